"""Pictures whose sides join: rolled inputs give the rolled picture, by every way of making it."""

import numpy as np
import pytest
import torch

from drawai_desktop.core.precision import Precision
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.engine.fast.frame_cache import MARGIN, FrameCache
from drawai_desktop.engine.fast.network import FastGenerator
from drawai_desktop.engine.tiling import Limits, render_in_bands, to_bytes
from drawai_desktop.errors import ModelError
from tests.engine.fast.networks import CLASSES, label_maps, random_generator, style_of
from tests.engine.fast.wrapped import (
    CELL,
    KINDS,
    a_generator,
    inputs_of,
    plain,
    roll_noise_of,
    rolled,
    rolls,
    segmentation_of,
)

WRAPS = [Wrap.LEFT_RIGHT, Wrap.ALL]
HEIGHT, WIDTH = 96, 160


def differ(a, b):
    return float((a - b).abs().max())


def grey_levels(a, b):
    return int(np.abs(to_bytes(a).astype(int) - to_bytes(b).astype(int)).max())


@pytest.fixture(params=KINDS)
def generator(request):
    return a_generator(request.param)


@pytest.mark.parametrize("wrap", WRAPS)
def test_the_plain_network_rolls_its_picture_with_map_and_noise(generator, wrap):
    labels, style = label_maps(HEIGHT, WIDTH)["blobs"], style_of(generator)
    picture = plain(generator, labels, style, wrap)
    for by in rolls(wrap):
        got = plain(generator, rolled(labels, by), style, wrap, by)
        assert differ(got, rolled(picture, by)) < 1e-4
        other = plain(generator, rolled(labels, by), style, Wrap.NONE, by)
        assert differ(other, rolled(picture, by)) > 1e-2


@pytest.mark.parametrize("wrap", WRAPS)
@pytest.mark.parametrize("name", ["flat", "noise", "lines", "blobs", "corners"])
def test_the_fast_network_agrees_with_the_plain_one(generator, wrap, name):
    labels, style = label_maps(HEIGHT, WIDTH)[name], style_of(generator)
    fast = FastGenerator(generator)
    with torch.inference_mode():
        got = fast.frame(inputs_of(fast, generator, labels, style, wrap))
    assert differ(got, plain(generator, labels, style, wrap)) < 2e-4


@pytest.mark.parametrize("size", [(32, 64), (64, 32), (32, 96)])
def test_levels_of_one_pixel_wrap_round_themselves(size):
    generator = random_generator(kernel=5)
    labels, fast = label_maps(*size)["blobs"], FastGenerator(generator)
    with torch.inference_mode():
        got = fast.frame(inputs_of(fast, generator, labels, None))
    assert differ(got, plain(generator, labels, None, Wrap.ALL)) < 2e-4


@pytest.mark.parametrize("precision", Precision)
@pytest.mark.parametrize("wrap", WRAPS)
def test_whole_frames_roll_within_a_grey_level(generator, wrap, precision, monkeypatch):
    if precision == Precision.AUTOMATIC:
        precision = Precision.FAST
    labels, style = label_maps(HEIGHT, WIDTH)["blobs"], style_of(generator)
    fast = FastGenerator(generator, precision=precision)
    with torch.inference_mode():
        picture = fast.frame(inputs_of(fast, generator, labels, style, wrap))
        for by in rolls(wrap):
            roll_noise_of(monkeypatch, HEIGHT, by)
            got = fast.frame(inputs_of(fast, generator, rolled(labels, by), style, wrap))
            assert grey_levels(got, rolled(picture, by)) <= 1


@pytest.mark.parametrize("precision", [Precision.EXACT, Precision.FAST])
@pytest.mark.parametrize("wrap", WRAPS)
def test_half_precision_differs_from_the_exact_picture_no_more_at_the_seam(wrap, precision):
    generator = a_generator("own")
    labels, style = label_maps(HEIGHT, WIDTH)["blobs"], style_of(generator)
    fast = FastGenerator(generator, precision=precision)
    with torch.inference_mode():
        got = fast.frame(inputs_of(fast, generator, labels, style, wrap))
    off = (got - plain(generator, labels, style, wrap)).abs()
    assert float(off[:, [0, -1]].mean()) < 1.5 * float(off.mean()) + 1e-6


class Painter:
    """Paints round the seams of a wrapped map, in a frame cache."""

    def __init__(self, generator, wrap, precision=Precision.EXACT, by=(0, 0)):
        self.generator, self.wrap, self.by = generator, wrap, by
        self.fast = FastGenerator(generator, precision=precision)
        self.cache = FrameCache(self.fast)
        self.labels = rolled(label_maps(128, 160)["blobs"], by)
        self.style = style_of(generator)

    def paint(self, top, left, height, width, label=6):
        rows = np.arange(top, top + height) + self.by[0]
        columns = np.arange(left, left + width) + self.by[1]
        if not self.wrap.down:
            rows = rows[(rows >= 0) & (rows < 128)]
        self.labels = self.labels.copy()
        self.labels[rows[:, None] % 128, columns % 160] = label

    def make(self, make):
        with torch.inference_mode():
            return make(
                inputs_of(self.fast, self.generator, self.labels, self.style, self.wrap)
            ).clone()

    def preview(self):
        return self.make(self.cache.preview)

    def settle(self):
        return self.make(self.cache.settle)

    def cold(self):
        return self.make(self.fast.frame)


PLACES = [(50, 154), (50, -5), (-4, 70), (122, 70), (-6, -6), (50, 60)]


@pytest.mark.parametrize("wrap", WRAPS)
def test_edits_at_every_seam_settle_to_the_cold_picture(generator, wrap):
    painter = Painter(generator, wrap)
    painter.settle()
    for number, (top, left) in enumerate(PLACES):
        painter.paint(top, left, 12, 12, number % CLASSES)
        painter.preview()
        assert differ(painter.settle(), painter.cold()) < 1e-5


@pytest.mark.parametrize("precision", [Precision.EXACT, Precision.FAST])
@pytest.mark.parametrize("by", [(0, CELL), (CELL, 3 * CELL)])
def test_previews_roll_within_a_grey_level(generator, by, precision, monkeypatch):
    one, other = (Painter(generator, Wrap.ALL, precision, by) for by in ((0, 0), by))
    roll_noise_of(monkeypatch, 128, (0, 0))
    pictures = [one.settle()]
    for top, left in PLACES:
        one.paint(top, left, 6, 9)
        pictures.append(one.preview())
    roll_noise_of(monkeypatch, 128, by)
    got = [other.settle()]
    for top, left in PLACES:
        other.paint(top, left, 6, 9)
        got.append(other.preview())
    # Statistics of a rolled level are summed in another order, which half precision shows.
    is_summed = precision == Precision.FAST and generator.config.norm == "instance"
    off = max(grey_levels(b, rolled(a, by)) for a, b in zip(pictures, got, strict=True))
    assert off <= (2 if is_summed else 1)


@pytest.mark.parametrize("wrap", WRAPS)
def test_the_window_of_a_preview_across_a_seam_is_that_of_one_in_the_middle(wrap):
    painter = Painter(a_generator("own"), wrap)
    painter.settle()
    painter.paint(60, -4, 8, 8)
    picture = painter.preview()
    for number, rect in painter.cache.computed[2:]:
        side = 8 + 2 * MARGIN
        assert rect.width <= -(-side // painter.fast.scales[number]) + 1
    before = painter.settle()
    assert differ(picture[56:72, [0, 1, -1, -2]], before[56:72, [0, 1, -1, -2]]) < 0.2


@pytest.mark.parametrize("whole", [0, 60_000, 1 << 30])
@pytest.mark.parametrize("wrap", WRAPS)
def test_bands_are_the_whole_picture(generator, wrap, whole):
    labels, style = label_maps(256, 160)["blobs"], style_of(generator)
    fast = FastGenerator(generator)
    with torch.inference_mode():
        inputs = inputs_of(fast, generator, labels, style, wrap)
        picture = to_bytes(fast.frame(inputs))
        got = render_in_bands(fast, inputs, limits=Limits(whole=whole, band=20_000))
    assert np.abs(got.astype(int) - picture.astype(int)).max() <= 1


def test_a_change_of_the_sides_is_never_answered_from_the_old_frame():
    painter = Painter(a_generator("own"), Wrap.ALL)
    for wrap in (Wrap.ALL, Wrap.NONE, Wrap.LEFT_RIGHT, Wrap.NONE):
        painter.wrap = wrap
        assert differ(painter.preview(), painter.cold()) < 1e-5


def test_edges_are_marked_across_the_seam():
    generator = a_generator("nvidia")
    labels = np.zeros((32, 64), int)
    labels[:, 20:] = 1
    edges = segmentation_of(generator, labels, Wrap.LEFT_RIGHT).edges[0]
    assert np.flatnonzero(edges[5]).tolist() == [0, 19, 20, 63]
    assert not segmentation_of(generator, labels, Wrap.NONE).edges[0][5, 0]


def test_a_network_that_starts_from_a_latent_vector_says_that_it_cannot():
    generator = random_generator(latent_size=8)
    fast = FastGenerator(generator)
    labels, style = np.zeros((64, 64), int), style_of(generator)
    for make in (
        lambda: plain(generator, labels, style, Wrap.LEFT_RIGHT),
        lambda: inputs_of(fast, generator, labels, style),
    ):
        with pytest.raises(ModelError, match="join no sides"):
            make()
