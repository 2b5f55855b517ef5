"""Layers: what is seen of label maps one over another."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawai_desktop.core.geometry import EMPTY, Rect
from drawai_desktop.core.layers import (
    LONGEST_NAME,
    Layer,
    Layered,
    LayerInfo,
    LayerStack,
    flatten,
    free_name,
    room_for,
    tidy_name,
)
from tests.builders import GRASS, SEA, SKY, TREE, a_map

LOW = a_map("ss../gggg")
MIDDLE = a_map("..w./...w")
HIGH = a_map("t.../....")


def stack_of(*maps, **values):
    return LayerStack(Layered(tuple(Layer(f"L{n}", ids) for n, ids in enumerate(maps)), **values))


def seen_one_by_one(maps):
    """The slow way, pixel by pixel."""
    result = np.full_like(maps[0], 255)
    for place in np.ndindex(result.shape):
        for ids in maps:
            if ids[place] != 255:
                result[place] = ids[place]
    return result


def test_the_uppermost_painted_pixel_is_seen():
    assert (stack_of(LOW, MIDDLE, HIGH).flat.ids == a_map("tsw./gggw")).all()


def test_empty_and_unlabelled_are_one():
    assert (stack_of(LOW, np.full_like(LOW, 255)).flat.ids == LOW).all()


def test_hidden_layers_are_not_seen_and_of_none_nothing_is():
    stack = stack_of(LOW, MIDDLE)
    low, middle = stack.infos
    stack.arrange([low, LayerInfo(middle.key, "x", is_hidden=True)], {}, None)
    assert (stack.flat.ids == LOW).all()
    stack.arrange([LayerInfo(low.key, "x", is_hidden=True)], {}, None)
    assert (stack.flat.ids == 255).all()


maps = st.lists(
    st.lists(st.sampled_from([SKY, SEA, 255]), min_size=30, max_size=30), min_size=1, max_size=5
)


@settings(max_examples=60)
@given(maps, st.integers(0, 5), st.integers(0, 4), st.integers(1, 3), st.integers(0, 4))
def test_a_refreshed_rectangle_is_what_flattening_all_gives(rows, left, top, side, which):
    stack = stack_of(*(np.array(row, np.uint8).reshape(5, 6) for row in rows))
    key = stack.infos[which % len(stack)].key
    rect = Rect(left, top, left + side, top + side).clipped(stack.flat.bounds)
    stack.map_of(key).ids[rect.slices] = TREE
    stack.refresh(rect)
    own = [stack.map_of(info.key).ids for info in stack.infos]
    assert (stack.flat.ids == seen_one_by_one(own)).all()


def test_only_the_rectangle_is_refreshed():
    stack = stack_of(LOW)
    stack.map_of(stack.active).ids[:] = TREE
    stack.refresh(Rect(0, 0, 1, 1))
    assert (stack.flat.ids == TREE).sum() == 1


def test_arranging_tells_where_something_else_is_seen():
    stack = stack_of(LOW, MIDDLE)
    low, middle = stack.infos
    assert stack.arrange([low], {}, None) == Rect(2, 0, 4, 2)
    assert stack.active == low.key
    assert stack.arrange([low, middle], {middle.key: MIDDLE}, middle.key) == Rect(2, 0, 4, 2)
    renamed = LayerInfo(low.key, "Ground")
    assert stack.arrange([renamed, middle], {}, None) == EMPTY
    assert stack.active == middle.key


def test_layers_of_another_size_take_the_place_of_all():
    stack = stack_of(LOW, MIDDLE)
    key = stack.new_key()
    large = np.full((7, 9), GRASS, np.uint8)
    assert stack.arrange([LayerInfo(key, "x")], {key: large}, key) is None
    assert (stack.flat.ids == large).all()


def test_a_copy_for_other_threads_stays_as_it_was_and_is_made_of_changed_layers_only():
    stack = stack_of(LOW.copy(), MIDDLE.copy(), active=1)
    first = stack.layered()
    label_map = stack.map_of(stack.active)
    label_map.ids[:] = TREE
    label_map.touch()
    second = stack.layered()
    assert (first.layers[1].ids == MIDDLE).all()
    assert (second.layers[1].ids == TREE).all()
    assert second.layers[0].ids is first.layers[0].ids
    assert second.active == 1
    with pytest.raises(ValueError, match="read-only"):
        second.layers[0].ids[0, 0] = 1


def test_a_stack_does_not_write_into_the_maps_that_it_was_made_of():
    ids = LOW.copy()
    ids.flags.writeable = False
    stack = stack_of(ids)
    stack.map_of(stack.active).ids[:] = TREE
    assert (ids == LOW).all()


def test_flattening_nothing_leaves_nothing():
    into = LOW.copy()
    flatten([], into)
    assert (into == 255).all()


def test_there_is_room_for_a_bearable_number_of_layers():
    assert room_for(100, (1024, 1024))
    assert not room_for(101, (128, 128))
    assert room_for(16, (4096, 4096))
    assert not room_for(17, (4096, 4096))


def test_names_are_one_short_line():
    assert tidy_name("  My\nlayer\x00\u202e ") == "My layer"
    assert len(tidy_name("x" * 1_000_000)) == LONGEST_NAME
    assert tidy_name("\n") == ""


def test_a_new_name_is_one_that_no_layer_has():
    assert free_name(["Layer 1", "Layer 3"]) == "Layer 4"
    assert free_name([]) == "Layer 1"
