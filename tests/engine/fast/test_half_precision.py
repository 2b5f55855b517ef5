"""Half precision: bfloat16 is rounded where it should be, and nowhere else.

The rounding is the same on every processor; where one has no instructions for it, the plain
operators stand in, and these tests hold there, too.
"""

from dataclasses import replace

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from drawai_desktop.core.geometry import Rect
from drawai_desktop.engine.fast import packed
from drawai_desktop.engine.fast.convolution import LevelSize
from drawai_desktop.engine.fast.frame_cache import FrameCache
from drawai_desktop.engine.fast.last import LastConvolution
from drawai_desktop.engine.fast.network import FastGenerator
from drawai_desktop.engine.fast.packed import HALF, HalfProduct, Scratch
from drawai_desktop.engine.fast.planes import Plane
from drawai_desktop.engine.fast.tiles import TileConvolution
from drawai_desktop.engine.networks.generator import seeded_noise
from drawai_desktop.engine.networks.segmentation import Segmentation
from drawai_desktop.engine.tiling import Limits, render_in_bands, to_bytes
from tests.engine.fast.plain import BASE, EDGE, OWN, a_network, a_random_map, differ, inputs_of

ULP = 2.0**-8
"""Twice what rounding to bfloat16 may change, relative to the largest value."""
NETWORKS = {
    "tables": replace(OWN, ngf=16),
    "edge": replace(EDGE, ngf=16),
    "convolutions": replace(BASE, ngf=8),
    "wide windows": replace(BASE, kernel=5),
    "instance": replace(BASE, ngf=8, norm="instance"),
}


@pytest.fixture(params=["quick", "without operators"])
def operators(request, monkeypatch):
    if request.param == "without operators":
        monkeypatch.setitem(packed._OPERATORS, HALF, None)
        monkeypatch.setattr(torch.backends.mkldnn, "enabled", False)


def half(config, seed=0):
    plain, _ = a_network(config, seed)
    return plain, FastGenerator(plain, precision="fast")


def is_near(got, want, bound=1.0):
    assert got.dtype == HALF
    assert differ(got.float(), want) <= bound * ULP * float(want.abs().max())


@pytest.mark.parametrize("shape", [(8, 8), (16, 16), (16, 48), (32, 144), (80, 80)])
@pytest.mark.parametrize("channels", [(3, 5), (24, 24), (48, 20)])
def test_tiles_give_the_convolution_of_rounded_numbers(shape, channels, operators):
    torch.manual_seed(1)
    weight, bias = torch.randn(channels[1], channels[0], 3, 3), torch.randn(channels[1])
    x = torch.randn(shape[0] + 2, shape[1] + 2, channels[0]).to(HALF)
    for usual in (8, 64):
        tiles = TileConvolution(weight, bias, LevelSize(usual, usual))
        if any(side % tiles.tile for side in shape):
            continue
        out = torch.empty(*shape, channels[1], dtype=HALF)
        tiles.run(x, out, False, Scratch())
        planes = x.float().permute(2, 0, 1)[None]
        want = F.conv2d(planes, weight.to(HALF).float(), bias.to(HALF).float())
        is_near(out, want[0].permute(1, 2, 0))


@pytest.mark.parametrize("rows", [1, 7, 64, 193, 1024])
def test_rows_times_a_matrix_in_pieces_are_the_product(rows, operators):
    torch.manual_seed(2)
    weight, bias = torch.randn(20, 48), torch.randn(20)
    x, before = torch.randn(rows, 48).to(HALF), torch.randn(rows, 20).to(HALF)
    want = x.float() @ weight.to(HALF).float().t()
    is_near(HalfProduct(weight)(x, Scratch()), want)
    is_near(HalfProduct(weight, bias)(x, Scratch()), want + bias.to(HALF).float())
    added = before.clone()
    HalfProduct(weight).add_to(added, x)
    is_near(added, want + before.float())


@pytest.mark.parametrize("width", [1, 4, 6, 31])
def test_pixels_beside_each_other_have_the_colours_of_each_by_itself(width):
    torch.manual_seed(3)
    weight, bias = torch.randn(3, 10, 3, 3), torch.randn(3)
    one, four = (LastConvolution(weight, bias, 64, at_once) for at_once in (1, 4))
    wide = four.columns(width)
    x = torch.randn(9, wide + 2, 10)
    assert wide >= width
    assert differ(four.run(x), one.run(x)) < 1e-4


@torch.inference_mode()
def plain_picture(plain, labels, style, dtype):
    segmentation = Segmentation.from_arrays(plain.config, labels, labels, *labels.shape)
    vector = None if style is None else style[None]
    plain = plain.to(dtype)
    with torch.autocast("cpu", torch.bfloat16, enabled=dtype == HALF):
        picture = plain(segmentation, vector, seeded_noise(0))[0].permute(1, 2, 0).float()
    plain.float()
    return picture


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("kind", ["lines", "noise"])
def test_a_fast_picture_is_no_further_from_the_exact_one_than_plain_bfloat16(
    name, kind, monkeypatch
):
    if kind == "noise":  # too busy for tables of patterns
        monkeypatch.setattr("drawai_desktop.engine.fast.modulation.TABLE_BYTES", 1000)
    compare_with_plain_bfloat16(NETWORKS[name], kind)


def test_neither_is_it_where_the_processor_has_no_bfloat16(operators):
    compare_with_plain_bfloat16(NETWORKS["edge"], "lines")


def compare_with_plain_bfloat16(config, kind):
    plain, fast = half(config)
    labels = a_random_map(kind, 64, 96, config.label_nc)
    style = torch.randn(6) if config.latent_size else None
    with torch.inference_mode():
        picture = fast.frame(inputs_of(fast, labels, style))
    exact = plain_picture(plain, labels, style, torch.float32)
    rounded = plain_picture(plain, labels, style, HALF)
    apart, bound = (float((p - exact).abs().mean()) for p in (picture, rounded))
    assert 0 < apart <= 1.2 * bound


@pytest.mark.parametrize(("threads", "apart"), [(1, 0.0), (2, 0.03)])
@pytest.mark.parametrize("name", NETWORKS)
def test_after_edits_the_settled_fast_picture_is_a_cold_one(name, threads, apart, one_thread):
    """With several threads sums are joined in an order that depends on how many rows there are."""
    torch.set_num_threads(threads)
    config = NETWORKS[name]
    _, fast = half(config)
    _, cold = half(config)
    frames = FrameCache(fast)
    labels = a_random_map("stripes", 64, 96, 5)
    style = torch.randn(6) if config.latent_size else None
    with torch.inference_mode():
        frames.settle(inputs_of(fast, labels, style))
        for step in range(4):
            labels[10 + 9 * step : 30, 7 : 20 + 11 * step] = step
            frames.preview(inputs_of(fast, labels, style))
        settled = frames.settle(inputs_of(fast, labels, style))
        assert differ(settled, cold.frame(inputs_of(cold, labels, style))) <= apart


@pytest.mark.parametrize("name", ["edge", "convolutions"])
def test_bands_of_a_fast_picture_are_parts_of_the_whole(name):
    config = NETWORKS[name]
    _, fast = half(config)
    labels = a_random_map("lines", 128, 96, 5)
    style = torch.randn(6) if config.latent_size else None
    with torch.inference_mode():
        inputs = inputs_of(fast, labels, style)
        whole = to_bytes(fast.frame(inputs)).astype(int)
        bands = render_in_bands(fast, inputs, limits=Limits(60_000, 60_000)).astype(int)
    # Sums in another order fall to the other side of a rounding.
    assert np.abs(bands - whole).mean() < 0.2
    assert np.abs(bands - whole).max() <= 12


def test_kept_frames_in_half_precision_take_half_of_the_memory():
    plain, fast = half(NETWORKS["edge"])
    labels = a_random_map("lines", 64, 64, 5)
    sizes = []
    for network in (FastGenerator(plain), fast):
        frames = FrameCache(network)
        with torch.inference_mode():
            frames.settle(inputs_of(network, labels, torch.zeros(6)))
        sizes.append(frames.nbytes)
    assert sizes[1] * 2 == sizes[0]
    assert all(plane.data.dtype == HALF for plane in frames._frame.blocks)


def test_a_doubled_plane_repeats_each_pixel_in_any_rectangle():
    data = torch.randn(6, 5, 3).to(HALF)
    plane = Plane(data, Rect(2, 1, 7, 7))
    rect = Rect(5, 3, 12, 10)
    out = torch.empty(rect.height, rect.width, 3, dtype=HALF)
    plane.enlarge(rect, out)
    whole = data.repeat_interleave(2, 0).repeat_interleave(2, 1)
    assert torch.equal(out, whole[3 - 2 : 10 - 2, 5 - 4 : 12 - 4])
