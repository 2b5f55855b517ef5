"""Kept activations: a settled picture is the cold one, whatever was painted before."""

import numpy as np
import pytest
import torch

from drawai_desktop.engine.fast.frame_cache import FrameCache
from drawai_desktop.errors import Cancelled
from tests.engine.fast.networks import (
    CLASSES,
    fast_network,
    inputs_of,
    label_maps,
    plain,
    random_generator,
    style_of,
)

SIDE = 128


@pytest.fixture(scope="module", params=["convolution", "table", "instance"])
def generator(request):
    if request.param == "table":
        return random_generator(modulation="table", noise_blocks=("up_0",), crop_size=SIDE)
    return random_generator(norm="instance" if request.param == "instance" else "batch")


class Painter:
    """Paints, and compares the settled pictures with cold ones."""

    def __init__(self, generator, seed=0):
        self.generator = generator
        self.network = fast_network(generator)
        self.cache = FrameCache(self.network)
        self.labels = label_maps(SIDE, SIDE)["blobs"]
        self.style, self.seed = style_of(generator), 0
        self.rng = np.random.default_rng(seed)

    def frame(self):
        return inputs_of(
            self.network, self.generator, self.labels, self.style, self.seed, SIDE, SIDE
        )

    def paint(self, top, left, height, width):
        self.labels = self.labels.copy()
        place = np.s_[top : top + height, left : left + width]
        self.labels[place] = self.rng.integers(CLASSES)

    def paint_anywhere(self):
        height, width = self.rng.integers(1, 40, 2)
        self.paint(*self.rng.integers(0, SIDE - 1, 2), height, width)

    def preview(self):
        with torch.inference_mode():
            return self.cache.preview(self.frame()).clone()

    def settle(self):
        with torch.inference_mode():
            return self.cache.settle(self.frame()).clone()

    def cold(self):
        with torch.inference_mode():
            return self.network.frame(self.frame())

    def check(self):
        assert float((self.settle() - self.cold()).abs().max()) < 1e-6


@pytest.mark.parametrize("corner", [(0, 0), (0, 118), (118, 0), (118, 118), (60, 50)])
def test_edits_in_every_corner_settle_to_the_cold_picture(generator, corner):
    painter = Painter(generator)
    painter.check()
    painter.paint(*corner, 10, 10)
    painter.preview()
    painter.check()


def test_a_hundred_random_edits_then_settle_equals_cold():
    painter = Painter(random_generator())
    painter.settle()
    for i in range(100):
        painter.paint_anywhere()
        painter.preview()
        if i == 30:
            painter.network.release()  # the kept rows go in the middle of it
        if i == 60:
            painter.cache.release()
        if i % 25 == 24:
            painter.check()


def test_an_edit_across_the_whole_picture_is_rendered_whole(generator):
    painter = Painter(generator)
    painter.settle()
    painter.paint(0, 0, SIDE, SIDE)
    picture = painter.preview()
    assert float((picture - painter.cold()).abs().max()) < 1e-6


def test_another_style_seed_or_size_is_never_answered_from_the_old_frame():
    generator = random_generator(modulation="table", noise_blocks=("head_0", "up_3"))
    painter = Painter(generator)
    first = painter.settle()
    painter.seed = 1
    second = painter.preview()
    assert (second != first).any()
    painter.check()
    painter.style = style_of(generator, 9)
    assert (painter.preview() != second).any()
    painter.check()
    with torch.inference_mode():
        small = inputs_of(painter.network, generator, painter.labels, painter.style, 1, 64, 96)
        got = painter.cache.settle(small).clone()
    assert float((got - plain(generator, painter.labels, painter.style, 1, 64, 96)).abs().max()) < (
        2e-5
    )
    painter.check()


def test_levels_that_did_not_change_are_not_computed_again(monkeypatch):
    painter = Painter(random_generator())
    painter.settle()
    ran = []
    run = painter.network.run_block
    monkeypatch.setattr(
        painter.network, "run_block", lambda place, *rest: (ran.append(place), run(place, *rest))[1]
    )
    painter.paint(33, 41, 2, 1)  # between the pixels of all but the finest level
    painter.settle()
    assert ran
    assert min(ran) >= 4
    painter.check()
    ran.clear()
    painter.settle()
    assert not ran  # nothing changed


def test_after_an_undo_the_picture_is_exact_again():
    painter = Painter(random_generator())
    first, before = painter.settle(), painter.labels
    painter.paint(20, 20, 30, 30)
    painter.preview()
    painter.labels = before
    painter.preview()  # the far reach of what was painted is still in it
    assert float((painter.settle() - first).abs().max()) < 1e-6


def test_a_preview_is_right_near_the_edit():
    """Near: inside the painted square; right: closer to the settled picture than the old one by
    far. The distribution over strokes is in docs/performance.md."""
    painter = Painter(random_generator(ngf=8))
    ratios = []
    for _ in range(12):
        before = painter.settle()
        top, left = painter.rng.integers(8, SIDE - 28, 2)
        painter.paint(top, left, 20, 20)
        picture = painter.preview()
        settled = painter.settle()
        place = np.s_[top : top + 20, left : left + 20]
        change = float((settled - before)[place].abs().mean())
        if change > 1e-3:
            ratios.append(float((settled - picture)[place].abs().mean()) / change)
    assert np.median(ratios) < 0.25


def test_a_cancelled_pass_leaves_nothing_wrong():
    painter = Painter(random_generator())
    painter.settle()
    painter.paint(10, 10, 50, 50)
    calls = []

    def stop_at_the_fourth():
        calls.append(1)
        if len(calls) == 4:
            raise Cancelled

    with pytest.raises(Cancelled), torch.inference_mode():
        painter.cache.settle(painter.frame(), stop_at_the_fourth)
    calls.clear()
    with pytest.raises(Cancelled), torch.inference_mode():
        painter.cache.settle(painter.frame(), stop_at_the_fourth)
    painter.paint(70, 70, 20, 20)
    painter.preview()
    painter.check()


def test_memory_is_told_and_given_back():
    painter = Painter(random_generator())
    painter.settle()
    assert painter.cache.nbytes > SIDE * SIDE * 3 * 4
    painter.cache.release()
    assert painter.cache.nbytes == 0
    painter.check()
