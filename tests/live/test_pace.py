"""When to ask: plain arithmetic, with the clock passed in."""

from hypothesis import given
from hypothesis import strategies as st

from drawai_desktop.live.pace import LONGEST_GRACE_MS, SHORTEST_GRACE_MS, Pace


def test_nothing_is_due_before_a_change():
    assert Pace().due_in(0) is None


def test_a_change_is_due_after_a_short_quiet():
    pace = Pace()
    pace.changed(1000)
    assert pace.due_in(1000) == pace.grace_ms
    assert pace.due_in(1000 + pace.grace_ms) == 0


def test_further_changes_put_it_off_but_not_for_ever():
    pace = Pace()
    now = 0.0
    pace.changed(now)
    while pace.due_in(now) > 0:
        now += pace.grace_ms / 3
        pace.changed(now)
        assert now < 1000, "a stroke without a pause must still be followed by a picture"
    assert now >= pace.grace_ms


def test_nothing_is_due_while_a_picture_is_made():
    pace = Pace()
    pace.changed(0)
    pace.asked()
    pace.changed(1)
    assert pace.due_in(10_000) is None
    pace.answered(50)
    assert pace.due_in(10_000) == 0


@given(st.lists(st.floats(0.1, 20_000), min_size=1, max_size=30))
def test_the_grace_follows_the_time_that_pictures_take(durations):
    pace = Pace()
    for duration in durations:
        pace.asked()
        pace.answered(duration)
    assert SHORTEST_GRACE_MS <= pace.grace_ms <= LONGEST_GRACE_MS
    assert pace.cap_ms >= pace.grace_ms


def test_a_fast_model_asks_sooner_than_a_slow_one():
    fast, slow = Pace(), Pace()
    for pace, duration in ((fast, 30), (slow, 2000)):
        pace.asked()
        pace.answered(duration)
    assert fast.grace_ms < slow.grace_ms


def test_a_failure_does_not_count_as_a_time():
    pace = Pace()
    pace.asked()
    pace.answered(None)
    assert not pace.in_flight
    assert not pace.durations
