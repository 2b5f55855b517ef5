"""When to ask, and what waits: plain arithmetic, with the clock passed in."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.style import NEUTRAL
from drawai_desktop.engine.session.picture import RenderRequest
from drawai_desktop.live.mailbox import Mailbox
from drawai_desktop.live.pace import LONGEST_GRACE_MS, SHORTEST_GRACE_MS, Pace
from drawai_desktop.live.request import (
    LoadRequest,
    PhotoRequest,
    ThumbnailRequest,
)


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


def a_request(number):
    return RenderRequest(number, 1, number, np.zeros((2, 2), np.uint8), NEUTRAL)


def a_thumbnail(key):
    return ThumbnailRequest(key, np.zeros((2, 2), np.uint8), NEUTRAL, 64)


def test_a_newer_picture_replaces_one_that_still_waits():
    box = Mailbox()
    assert box.put(a_request(1))
    assert not box.put(a_request(2))
    assert box.take().number == 2
    assert box.take() is None


def test_models_come_before_photos_before_pictures_before_thumbnails():
    box = Mailbox()
    box.put(a_thumbnail("a"))
    box.put(a_request(1))
    box.put(PhotoRequest("p", np.zeros((2, 2, 3), np.uint8)))
    box.put(LoadRequest(1, ModelLibrary.standard().find(None)))
    kinds = [type(box.take()) for _ in range(4)]
    assert kinds == [LoadRequest, PhotoRequest, RenderRequest, ThumbnailRequest]
    assert box.is_empty


def test_no_photo_and_no_thumbnail_is_lost():
    box = Mailbox()
    for key in "abc":
        box.put(a_thumbnail(key))
    box.drop_thumbnails(lambda request: request.key == "b")
    assert [box.take().key, box.take().key] == ["a", "c"]


def test_a_closed_box_takes_nothing():
    box = Mailbox()
    box.put(a_request(1))
    box.close()
    assert not box.put(a_request(2))
    assert box.take() is None


def test_a_picture_that_waits_can_be_dropped():
    box = Mailbox()
    assert not box.drop_render()
    box.put(a_request(1))
    assert box.drop_render()
    assert box.take() is None
