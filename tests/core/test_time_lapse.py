"""Which states a time lapse shows, for how long, and how each looks."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.history import HistoryEntry
from drawai_desktop.core.labels import UNLABELLED, standard_labels
from drawai_desktop.core.layers import Layered
from drawai_desktop.core.stroke_log import LogStep, StrokeLog
from drawai_desktop.core.style import NEUTRAL
from drawai_desktop.core.time_lapse import (
    TICKS_PER_S,
    HistoryStates,
    LapseState,
    LapseView,
    LapseWish,
    StrokeStates,
    plan_lapse,
    stills,
)
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.errors import OptionError
from tests.builders import GRASS, SEA, SKY

LABELS = standard_labels()
GREY = 128


def painted(steps, size=(24, 40)):
    """A log of rows that are painted one after another, from an empty canvas."""
    ids = np.full(size, UNLABELLED, np.uint8)
    log = StrokeLog.of(ids)
    for number in range(steps):
        row = number % size[0]
        after = ids[row : row + 1].copy()
        after[:] = (SKY, SEA, GRASS)[number // size[0] % 3]
        at = Rect(0, row, size[1], row + 1)
        step = LogStep.between(ids[at.slices], after, at, size, 1000 * number)
        ids[at.slices] = after
        log = log.with_step(step)
    return log


def flat(state, height, width):
    """A picture whose grey is the share of the map that is painted."""
    share = (state.ids != UNLABELLED).mean()
    return np.full((height, width, 3), round(200 * share), np.uint8)


@given(
    steps=st.integers(0, 60),
    size=st.tuples(st.integers(2, 50), st.integers(2, 50)),
    view=st.sampled_from(list(LapseView)),
    side=st.integers(64, 4096),
    seconds=st.floats(0.04, 10),
    hold=st.floats(0, 10),
)
def test_any_film_ends_with_the_last_state_and_is_as_long_as_wished(
    steps, size, view, side, seconds, hold
):
    states = StrokeStates(painted(steps, size), NEUTRAL)
    plan = plan_lapse(states, LapseWish(view, side, seconds, hold))
    assert plan.places[-1] == states.count - 1
    assert list(plan.places) == sorted(set(plan.places))
    assert min(plan.ticks) >= 1
    wanted = max(1, round(seconds * TICKS_PER_S)) + round(hold * TICKS_PER_S)
    assert sum(plan.ticks) == wanted
    assert plan.width % 2 == plan.height % 2 == 0
    assert 2 <= plan.height <= side
    assert 2 <= plan.width <= side + 4  # two panes and the gap are even, each


def test_every_step_is_a_still_where_there_is_time_for_it():
    states = StrokeStates(painted(10), NEUTRAL)
    plan = plan_lapse(states, LapseWish(seconds=4, hold_s=2))
    assert plan.places == tuple(range(11))
    assert plan.ticks[-1] >= 2 * TICKS_PER_S
    assert max(plan.ticks[:-1]) - min(plan.ticks[:-1]) <= 1


def test_the_stills_show_map_and_picture_of_each_state():
    states = StrokeStates(painted(24), NEUTRAL)
    plan = plan_lapse(states, LapseWish(side=400, seconds=1))
    shown = list(stills(states, plan, LABELS, flat))
    assert len(shown) == 25
    assert all(still.shape == (plan.height, plan.width, 3) for still in shown)
    map_part, picture = plan.map_pane.slices, plan.picture_pane.slices
    assert (shown[0][picture] == LABELS.colour_table()[UNLABELLED]).all()
    assert (shown[-1][picture] == 200).all()
    assert (shown[-1][map_part] == LABELS.colour_table()[SKY]).all()
    assert (shown[12][map_part][0] == LABELS.colour_table()[SKY]).all()
    assert (shown[12][map_part][-1] == LABELS.colour_table()[UNLABELLED]).all()


def test_the_result_alone_has_the_canvass_shape():
    plan = plan_lapse(
        StrokeStates(painted(3, (30, 60)), NEUTRAL), LapseWish(LapseView.RESULT, side=600)
    )
    assert (plan.width, plan.height, plan.map_pane) == (600, 300, None)


def test_an_earlier_canvas_of_another_size_is_shown_whole_in_the_middle():
    log = painted(2, (20, 20))
    wide = np.full((20, 60), SEA, np.uint8)
    before = np.full((20, 60), UNLABELLED, np.uint8)
    log = log.with_step(LogStep.between(before, wide, Rect(0, 0, 60, 20), (20, 60), 9000))
    states = StrokeStates(log, NEUTRAL)
    plan = plan_lapse(states, LapseWish(LapseView.RESULT, side=600, seconds=1))
    sizes = []

    def paint(state, height, width):
        sizes.append((height, width))
        return flat(state, height, width)

    shown = list(stills(states, plan, LABELS, paint))
    assert sizes == [(200, 200), (200, 200), (200, 600)]
    assert (shown[2][:, :200] == 255).all()
    assert (shown[2][:, 200:400] == round(200 * 2 / 20)).all()


def test_a_state_that_looks_as_the_one_before_is_painted_once():
    log = painted(2)
    calls = []
    states = HistoryStates((), LapseState(log.map_after(2), NEUTRAL))
    twice = HistoryStates((HistoryEntry.of(log.map_after(2), NEUTRAL, _photo()),), states.now)
    plan = plan_lapse(twice, LapseWish(side=100))

    def paint(*given):
        calls.append(given)
        return flat(*given)

    assert len(list(stills(twice, plan, LABELS, paint))) == 2
    assert len(calls) == 1


def test_the_pictures_of_a_history_come_in_their_styles():
    entries = tuple(
        HistoryEntry.of(np.full((20, 30), SEA, np.uint8), NEUTRAL.with_seed(seed), _photo())
        for seed in (5, 6, 7)
    )
    states = HistoryStates(entries)
    assert states.last_size == (20, 30)
    plan = plan_lapse(states, LapseWish(side=100))
    seeds = []

    def paint(state, height, width):
        seeds.append(state.style.seed)
        return flat(state, height, width)

    list(stills(states, plan, LABELS, paint))
    assert seeds == [5, 6, 7]


def test_each_picture_of_a_history_is_painted_with_the_sides_that_were_joined_then():
    content = Layered.of_one(np.full((20, 30), SEA, np.uint8))
    entries = tuple(
        HistoryEntry.of(replace(content, wrap=wrap), NEUTRAL, _photo())
        for wrap in (Wrap.ALL, Wrap.NONE)
    )
    states = HistoryStates(entries, LapseState(content.flat(), NEUTRAL, Wrap.LEFT_RIGHT))
    sides = []

    def paint(state, height, width):
        sides.append(state.wrap)
        return flat(state, height, width)

    list(stills(states, plan_lapse(states, LapseWish(side=100)), LABELS, paint))
    assert sides == [Wrap.ALL, Wrap.NONE, Wrap.LEFT_RIGHT]


def _photo():
    return np.full((16, 16, 3), 90, np.uint8)


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        (LapseWish(side=63), "63; it must be from 64 to 4096"),
        (LapseWish(side=4097), "4097"),
        (LapseWish(seconds=0), "0 seconds; it must be more than 0 and at most 600"),
        (LapseWish(seconds=float("nan")), "nan"),
        (LapseWish(hold_s=-1), "-1 seconds; it must be from 0 to 60"),
    ],
)
def test_a_film_that_cannot_be_is_refused_in_a_sentence(wish, told):
    with pytest.raises(OptionError, match=told):
        plan_lapse(StrokeStates(painted(1), NEUTRAL), wish)
