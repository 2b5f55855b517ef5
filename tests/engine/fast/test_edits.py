"""After edits: kept levels, previews, cancelled passes, bands."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from drawai_desktop.core.geometry import EMPTY, Rect
from drawai_desktop.engine.fast.frame_cache import MARGIN, FrameCache, changed_rect
from drawai_desktop.engine.tiling import Limits, render_in_bands, to_bytes
from drawai_desktop.errors import Cancelled, ModelError
from tests.engine.fast.plain import BASE, EDGE, OWN, a_network, a_random_map, differ, inputs_of


def test_the_changed_rectangle_is_the_smallest():
    a = np.zeros((6, 8), int)
    b = a.copy()
    assert changed_rect(a, b) == EMPTY
    b[1, 2] = b[4, 3] = 1
    assert changed_rect(a, b) == Rect(2, 1, 4, 5)


def an_edit(random, labels, classes):
    """Another map, with a rectangle somewhere painted over; corners are likely."""
    edited = labels.copy()
    height, width = labels.shape
    top, left = (max(0, random.randint(-20, side)) for side in (height, width))
    edited[top : top + random.randint(1, 30), left : left + random.randint(1, 30)] = random.randint(
        classes
    )
    return edited


@pytest.mark.parametrize(
    "config", [BASE, replace(BASE, norm="instance"), OWN, EDGE], ids=lambda c: c.norm
)
def test_after_any_edits_the_settled_picture_is_a_cold_one(config, monkeypatch):
    monkeypatch.setattr("drawai_desktop.engine.fast.modulation.TABLE_BYTES", 200_000)  # eviction
    _, fast = a_network(config)
    _, cold = a_network(config)
    frames = FrameCache(fast)
    random = np.random.RandomState(3)
    labels = a_random_map("stripes", 64, 96, 5)
    style = torch.randn(6) if config.latent_size else None
    with torch.inference_mode():
        for step in range(12 if config.norm == "instance" else 34):  # a hundred edits
            labels = an_edit(random, labels, 5)
            if step % 9 == 4:
                labels = a_random_map("lines", 96, 64, 5)  # another size
            if step % 7 == 3 and style is not None:
                style = torch.randn(6)
            frames.preview(inputs_of(fast, labels, style, step // 10))
            labels = an_edit(random, labels, 5)
            frames.preview(inputs_of(fast, labels, style, step // 10))
            if step % 11 == 10:
                frames.release()
            if step % 3 == 2:
                settled = frames.settle(inputs_of(fast, labels, style, step // 10))
                fresh = cold.frame(inputs_of(cold, labels, style, step // 10))
                assert differ(settled, fresh) <= 1e-4


def test_levels_that_an_edit_leaves_alone_are_not_computed_again():
    _, fast = a_network(BASE)
    frames = FrameCache(fast)
    labels = a_random_map("flat", 64, 64, 6)
    with torch.inference_mode():
        frames.settle(inputs_of(fast, labels))
        assert [number for number, _ in frames.computed] == list(range(7))
        labels[33, 33] = 5  # between the pixels of all coarser levels
        settled = frames.settle(inputs_of(fast, labels))
        assert [number for number, _ in frames.computed] == [6]
        assert differ(settled, fast.frame(inputs_of(fast, labels))) == 0.0
        frames.settle(inputs_of(fast, labels))
        assert frames.computed == []


def test_a_preview_computes_a_window_round_the_edit():
    _, fast = a_network(BASE)
    frames = FrameCache(fast)
    labels = a_random_map("stripes", 128, 128, 6)
    with torch.inference_mode():
        frames.settle(inputs_of(fast, labels))
        labels[61:63, 61:63] = 5
        before = frames.settle(inputs_of(fast, a_random_map("stripes", 128, 128, 6))).clone()
        after = frames.preview(inputs_of(fast, labels))
        number, rect = frames.computed[-1]
        assert number == 6
        assert rect.width <= 4 + 2 * MARGIN
        assert differ(before[:34], after[:34]) == 0.0
        assert differ(before[58:66, 58:66], after[58:66, 58:66]) > 0


def test_a_cancelled_pass_leaves_a_frame_that_can_be_used():
    _, fast = a_network(BASE)
    frames = FrameCache(fast)
    first, second = (a_random_map(kind, 64, 64, 6) for kind in ("stripes", "lines"))
    calls = []

    def cancel():
        calls.append(1)
        if len(calls) == 4:
            raise Cancelled

    with torch.inference_mode():
        for make in (frames.settle, frames.preview):
            frames.settle(inputs_of(fast, first))
            calls.clear()
            with pytest.raises(Cancelled):
                make(inputs_of(fast, second), cancel)
            picture = frames.preview(inputs_of(fast, second))
            assert differ(picture, fast.frame(inputs_of(fast, second))) <= 1e-4


def test_frames_too_large_to_keep_are_not_kept():
    _, fast = a_network(BASE)
    frames = FrameCache(fast, kept_bytes=1000)
    with torch.inference_mode():
        frames.settle(inputs_of(fast, a_random_map("flat", 64, 64, 6)))
    assert frames.nbytes == 0


@pytest.mark.parametrize("config", [BASE, OWN, EDGE], ids=("nvidia", "own", "edge"))
def test_bands_show_no_seams(config):
    _, fast = a_network(config)
    labels = a_random_map("lines", 192, 128, 5)
    style = torch.randn(6) if config.latent_size else None
    told = []
    with torch.inference_mode():
        whole = to_bytes(fast.frame(inputs_of(fast, labels, style, 1)))
        limits = Limits(whole=20_000, band=1000)
        bands = render_in_bands(fast, inputs_of(fast, labels, style, 1), told.append, None, limits)
    assert np.abs(whole.astype(int) - bands).max() <= 1
    assert (whole == bands).mean() > 0.999
    assert len(told) == 6
    assert told[-1] == 1.0


def test_bands_can_be_cancelled():
    _, fast = a_network(BASE)

    def cancel():
        raise Cancelled

    with torch.inference_mode(), pytest.raises(Cancelled):
        render_in_bands(fast, inputs_of(fast, a_random_map("flat", 64, 64, 6)), None, cancel)


def test_impossible_sizes_are_told():
    _, fast = a_network(BASE)
    with pytest.raises(ModelError, match="multiples of 32"):
        fast.inputs(np.zeros((64, 65), int), np.zeros((64, 65), bool), None, 0)
