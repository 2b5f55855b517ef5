"""Pictures worth keeping: what an entry brings back, and which go when room is short."""

import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from drawai_desktop.core.history import PICTURE_PX, History, HistoryEntry
from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.core.layers import Layer, Layered
from drawai_desktop.core.style import Style
from drawai_desktop.core.wrapping import Wrap


def entry(seed=1, pinned=False, side=64, label=123, picture_side=32):
    ids = np.full((side, side), label, np.uint8)
    ids[: side // 2] = 156
    noise = np.random.RandomState(seed).randint(0, 255, (picture_side, picture_side, 3))
    return HistoryEntry.of(ids, Style(seed=seed), noise.astype(np.uint8), "landscape", pinned)


def seeds(history):
    return [kept.style.seed for kept in history.entries]


def test_an_entry_gives_its_map_back_bit_for_bit():
    ids = np.random.RandomState(0).randint(0, 182, (96, 160)).astype(np.uint8)
    kept = HistoryEntry.of(ids, Style(), np.zeros((10, 10, 3), np.uint8))
    assert np.array_equal(kept.content().flat(), ids)
    assert not kept.content().layers[0].ids.flags.writeable


def test_a_map_that_is_a_part_of_a_larger_array_is_kept_as_it_is_seen():
    whole = np.random.RandomState(0).randint(0, 182, (96, 160)).astype(np.uint8)
    kept = HistoryEntry.of(whole[:, 10:50], Style(), np.zeros((10, 10, 3), np.uint8))
    assert np.array_equal(kept.content().flat(), whole[:, 10:50])


def test_layers_come_back_as_they_were():
    upper = np.full((32, 32), UNLABELLED, np.uint8)
    upper[:8] = 5
    layers = (
        Layer("Sky", np.full((32, 32), 156, np.uint8), is_locked=True),
        Layer("Trees", upper, is_hidden=True),
    )
    before = Layered(layers, active=1)
    kept = HistoryEntry.of(before, Style(), np.zeros((8, 8, 3), np.uint8))
    assert kept.content().has_layers_of(before)
    assert kept.content().active == 1
    flat = HistoryEntry.of(before.flat(), Style(), np.zeros((8, 8, 3), np.uint8))
    assert not kept.is_made_of(flat)


@pytest.mark.parametrize("wrap", list(Wrap))
def test_the_sides_that_were_joined_come_back(wrap):
    content = Layered.of_one(np.zeros((32, 32), np.uint8))
    kept = HistoryEntry.of(replace(content, wrap=wrap), Style(), np.zeros((8, 8, 3), np.uint8))
    assert kept.content().wrap is wrap
    plain = HistoryEntry.of(content, Style(), np.zeros((8, 8, 3), np.uint8))
    assert kept.is_made_of(plain) == (wrap is Wrap.NONE)


@pytest.mark.parametrize(
    ("shape", "size"),
    [((1024, 2048), (512, 256)), ((100, 300), (300, 100)), ((4000, 2), (1, 512))],
)
def test_the_kept_picture_is_small_and_has_the_pictures_shape(shape, size):
    picture = np.zeros((*shape, 3), np.uint8)
    kept = HistoryEntry.of(np.zeros((8, 8), np.uint8), Style(), picture)
    image = Image.open(io.BytesIO(kept.picture))
    assert (image.format, image.size) == ("JPEG", size)
    assert max(image.size) <= PICTURE_PX


def test_the_oldest_unpinned_goes_when_there_are_too_many():
    history = History(most_entries=3)
    for seed in range(1, 6):
        history.add(entry(seed, pinned=seed == 1))
    assert seeds(history) == [1, 4, 5]


def test_the_bound_of_bytes_holds_whatever_comes():
    one = entry(1).size_bytes
    history = History(most_bytes=4 * one)
    for seed in range(1, 30):
        history.add(entry(seed, pinned=seed % 7 == 0))
        assert history.size_bytes <= 4 * one
    assert [kept.style.seed for kept in history.pinned] == [7, 14, 21]


def test_where_pinned_ones_take_all_room_a_new_one_is_refused_and_none_is_lost():
    history = History(most_entries=2)
    history.add(entry(1, pinned=True))
    history.add(entry(2, pinned=True))
    assert history.add(entry(3)) is None
    assert history.add(entry(4, pinned=True)) is None
    assert seeds(history) == [1, 2]


def test_the_same_map_and_style_is_one_entry_that_stays_in_its_place_and_pinned():
    history = History()
    first = history.add(entry(1, pinned=True))
    history.add(entry(2))
    again = history.add(entry(1))
    assert again.key == first.key
    assert again.is_pinned
    assert seeds(history) == [1, 2]


def test_another_map_with_the_same_style_is_another_entry():
    history = History()
    history.add(entry(1))
    history.add(entry(1, label=5))
    history.add(entry(1, side=32))
    assert len(history) == 3


def test_pins_can_be_taken_off_and_then_the_entry_goes_like_others():
    history = History(most_entries=1)
    kept = history.add(entry(1, pinned=True))
    history.pin(kept.key, False)
    history.add(entry(2))
    assert seeds(history) == [2]


def test_another_document_brings_its_pins_and_the_pins_of_the_last_one_stay_as_pictures():
    history = History()
    history.add(entry(1, pinned=True))
    history.add(entry(2))
    history.change_document([entry(3)])
    assert seeds(history) == [1, 2, 3]
    assert [kept.style.seed for kept in history.pinned] == [3]


def test_what_is_removed_or_not_pinned_is_forgotten():
    history = History()
    first = history.add(entry(1))
    history.add(entry(2, pinned=True))
    history.add(entry(3))
    history.remove(first.key)
    assert history.get(first.key) is None
    history.forget_unpinned()
    assert seeds(history) == [2]
