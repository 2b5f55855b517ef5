"""When a training stops, and when something is due."""

from drawai_desktop.training.limits import Clock, Limits


def test_a_clock_says_now_and_then_that_something_is_due():
    now = [0.0]
    clock = Clock(20 / 60, now=lambda: now[0])
    due = []
    for second in range(0, 70, 10):
        now[0] = float(second)
        if clock.is_due():
            due.append(second)
    assert due == [20, 40, 60]
    assert clock.seconds == 60


def test_a_training_stops_at_its_time_at_its_steps_or_when_asked():
    assert not Limits().reached(10**9, 10.0**9)
    limits = Limits(minutes=1.0, steps=7)
    assert not limits.reached(6, 59.9)
    assert limits.reached(6, 60.0)
    assert limits.reached(7, 0.0)
    assert Limits(wants_stop=lambda: True).reached(0, 0.0)
