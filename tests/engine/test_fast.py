"""The fast path gives the pictures of the plain network."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from drawai_desktop.core.geometry import Rect
from drawai_desktop.engine.fast import packed
from drawai_desktop.engine.fast.convolution import (
    SLICE,
    DirectConvolution,
    LevelSize,
    WinogradConvolution,
)
from drawai_desktop.engine.fast.packed import SMALL_WEIGHT, PackedProduct, Scratch
from drawai_desktop.engine.fast.patterns import LevelPatterns, WindowTable
from drawai_desktop.engine.fast.ways import convolution
from drawai_desktop.engine.networks.config import GeneratorConfig
from drawai_desktop.engine.networks.generator import seeded_noise
from drawai_desktop.engine.networks.segmentation import Segmentation
from tests.engine.fast.plain import BASE, EDGE, OWN, a_network, a_random_map, differ, inputs_of

TOLERANCE = 5e-5


def plain_picture(plain, labels, style=None, seed=0):
    config = plain.config
    with torch.inference_mode():
        segmentation = Segmentation.from_arrays(config, labels, labels, *labels.shape)
        vector = None if style is None else style[None]
        return plain(segmentation, vector, seeded_noise(seed))[0].permute(1, 2, 0)


@st.composite
def _cases(draw):
    config = GeneratorConfig(
        ngf=draw(st.integers(1, 4)) * 2,
        label_nc=draw(st.integers(3, 9)),
        has_dontcare=draw(st.booleans()),
        has_edges=draw(st.booleans()),
        kernel=draw(st.sampled_from((1, 3, 5, 7))),
        norm=draw(st.sampled_from(("batch", "instance"))),
        upsampling=draw(st.sampled_from(("normal", "more"))),
        crop_size=64,
    )
    kind = draw(st.sampled_from(("flat", "stripes", "noise", "pixels", "lines")))
    high, wide = draw(st.tuples(st.integers(1, 2), st.integers(2, 3)))
    labels = a_random_map(kind, high * config.stride, wide * config.stride, config.label_nc)
    if config.has_dontcare and draw(st.booleans()):
        labels[: draw(st.integers(1, 64))] = 255
    return config, labels


@settings(max_examples=10)
@given(_cases())
def test_any_network_and_map_give_the_plain_picture(case):
    config, labels = case
    plain, fast = a_network(config)
    with torch.inference_mode():
        picture = fast.frame(inputs_of(fast, labels))
    scale = 20 if config.norm == "instance" else 1  # tiny variances at 2 x 4 px amplify rounding
    assert differ(picture, plain_picture(plain, labels)) <= TOLERANCE * scale


@pytest.mark.parametrize("config", [OWN, EDGE], ids=("zeros", "edge"))
@pytest.mark.parametrize("kind", ["flat", "stripes", "noise", "lines"])
def test_the_projects_own_network_gives_the_plain_picture(kind, config):
    plain, fast = a_network(config)
    labels = a_random_map(kind, 64, 96, 5)
    style = torch.randn(6)
    with torch.inference_mode():
        picture = fast.frame(inputs_of(fast, labels, style, 7))
    assert differ(picture, plain_picture(plain, labels, style, 7)) <= TOLERANCE


@pytest.mark.parametrize("width", [64, 160])
def test_wide_networks_repeat_the_edge_in_stripes_of_any_height(width):
    plain, fast = a_network(replace(EDGE, ngf=16))
    labels = a_random_map("lines", 96, width, 5)
    style = torch.randn(6)
    with torch.inference_mode():
        picture = fast.frame(inputs_of(fast, labels, style, 7))
    assert differ(picture, plain_picture(plain, labels, style, 7)) <= TOLERANCE


def test_a_network_that_repeats_the_edge_does_not_know_where_the_picture_ends():
    plain, _ = a_network(replace(EDGE, noise_blocks=()))
    flat = a_random_map("flat", 64, 64, 5)
    style = torch.randn(6)
    with torch.inference_mode():
        start = plain.start
        plain.start = lambda *a: start(*a)[:, :, :1, :1].expand(-1, -1, 2, 2)
        picture = plain_picture(plain, flat, style)
    assert float((picture - picture[:1, :1]).abs().max()) < 1e-5


@pytest.mark.parametrize("kernel", [3, 5])
def test_a_map_too_busy_for_tables_is_convolved(kernel, monkeypatch):
    monkeypatch.setattr("drawai_desktop.engine.fast.modulation.TABLE_BYTES", 1000)
    plain, fast = a_network(replace(BASE, kernel=kernel))
    labels = a_random_map("noise", 64, 96, 6)
    inputs = inputs_of(fast, labels)
    with torch.inference_mode():
        picture = fast.frame(inputs)
    assert inputs.maps[1].index is None
    assert differ(picture, plain_picture(plain, labels)) <= TOLERANCE


def test_painted_and_busy_maps_in_turn_give_the_plain_pictures(monkeypatch):
    monkeypatch.setattr("drawai_desktop.engine.fast.modulation.TABLE_BYTES", 1000)
    plain, fast = a_network(BASE)
    for kind in ("lines", "noise", "lines", "noise", "flat", "noise", "stripes"):
        labels = a_random_map(kind, 64, 96, 6)
        inputs = inputs_of(fast, labels)
        with torch.inference_mode():
            picture = fast.frame(inputs)
        assert (inputs.maps[1].index is None) == (kind == "noise")
        assert differ(picture, plain_picture(plain, labels)) <= TOLERANCE


@pytest.mark.parametrize("tile", [2, 4])
def test_minimal_filtering_equals_the_direct_convolution(tile):
    weight, bias = torch.randn(5, 7, 3, 3), torch.randn(5)
    x = torch.randn(10, 18, 7)
    want = torch.randn(8, 16, 5)
    out, scratch = want.clone(), Scratch()
    WinogradConvolution(weight, bias, LevelSize(8, 16), tile).run(x, out, True, scratch)
    DirectConvolution(weight, bias, LevelSize(8, 16)).run(x, want, True, scratch)
    assert differ(out, want) < 1e-4


@pytest.mark.parametrize("usual_rows", [64, 256])
@pytest.mark.parametrize("rows", [1, 9, 16, 17, 63, 64, 65, 200, 256, 300, 512])
def test_products_of_any_number_of_rows_are_those_of_a_matrix(rows, usual_rows):
    weight, bias = torch.randn(2 * 160, 220), torch.randn(2 * 160)
    assert weight.numel() > SMALL_WEIGHT
    x = torch.randn(rows, 2 * 220)
    y = PackedProduct(weight, bias, groups=2, rows=usual_rows)(x, Scratch())
    halves = [
        part @ w.t() + b
        for part, w, b in zip(x.chunk(2, 1), weight.chunk(2), bias.chunk(2), strict=True)
    ]
    assert differ(y, torch.cat(halves, 1)) < 1e-3


@pytest.mark.parametrize("rows", [9, 64, 200, 256, 300])
def test_where_each_number_of_rows_wants_an_order_of_its_own_one_piece_is_used(rows, monkeypatch):
    seen = []

    def order_of(_weight):
        seen.append(None)
        return bytes([len(seen)])

    monkeypatch.setattr(packed, "_order_of", order_of)
    monkeypatch.setattr(packed, "_KNOWN_SIZES", {})
    weight = torch.randn(2 * 160, 220)
    product = PackedProduct(weight, None, groups=2)
    assert product.pieces == (packed.PIECES[0],)
    x = torch.randn(rows, 2 * 220)
    want = [part @ w.t() for part, w in zip(x.chunk(2, 1), weight.chunk(2), strict=True)]
    assert differ(product(x, Scratch()), torch.cat(want, 1)) < 1e-3


def test_far_more_outputs_than_inputs_are_made_in_slices():
    weight, bias = torch.randn(SLICE + 70, 6, 3, 3), torch.randn(SLICE + 70)
    x, out = torch.randn(10, 14, 6), torch.empty(8, 12, SLICE + 70)
    want, scratch = out.clone(), Scratch()
    WinogradConvolution(weight, bias, LevelSize(8, 12), 4).run(x, out, False, scratch)
    DirectConvolution(weight, bias, LevelSize(8, 12)).run(x, want, False, scratch)
    assert differ(out, want) < 1e-4


@pytest.fixture
def without_wide_registers(monkeypatch):
    """Minimal filtering from 48 channels on; see fast/test_ways.py."""
    monkeypatch.setattr(torch.backends.cpu, "get_cpu_capability", lambda: "AVX2")


def test_wide_levels_use_minimal_filtering_and_narrow_ones_do_not(without_wide_registers):
    wide, narrow = torch.zeros(64, 64, 3, 3), torch.zeros(24, 24, 3, 3)
    assert convolution(wide, torch.zeros(64), LevelSize(64, 64)).tile == 4
    assert convolution(wide, torch.zeros(64), LevelSize(18, 18)).tile == 2
    assert convolution(wide, torch.zeros(64), LevelSize(8, 8)).tile == 1
    assert convolution(narrow, torch.zeros(24), LevelSize(64, 64)).tile == 1


def test_a_network_wide_enough_for_minimal_filtering_gives_the_plain_picture(
    without_wide_registers,
):
    config = replace(BASE, ngf=16, label_nc=4, crop_size=256)
    plain, fast = a_network(config)
    assert {block.conv_0.tile for block in fast.blocks} == {1, 2, 4}
    labels = a_random_map("lines", 128, 64, 4)
    with torch.inference_mode():
        picture = fast.frame(inputs_of(fast, labels))
    assert differ(picture, plain_picture(plain, labels)) <= TOLERANCE


def test_equal_windows_have_one_id_and_different_ones_two():
    table = WindowTable(3)
    padded = np.random.RandomState(0).randint(0, 2, (40, 40)).astype(np.int32)
    for _ in range(2):  # the second time all are known
        ids = table.ids(padded)
        windows = np.lib.stride_tricks.sliding_window_view(padded, (3, 3)).reshape(-1, 9)
        assert (table.windows[ids.reshape(-1)] == windows).all()
        assert table.count - 1 == len(np.unique(windows, axis=0))


def test_colliding_hashes_do_not_mix_windows_up():
    table = WindowTable(3)
    table._factors[:] = 0  # every window has the same hash
    padded = np.random.RandomState(0).randint(0, 3, (12, 12)).astype(np.int32)
    windows = np.lib.stride_tricks.sliding_window_view(padded, (3, 3)).reshape(-1, 9)
    ids = table.ids(padded).reshape(-1)
    assert (table.windows[ids] == windows).all()


def test_part_of_a_level_has_the_ids_of_the_whole():
    patterns = LevelPatterns(3)
    codes = np.random.RandomState(1).randint(1, 3, (20, 24)).astype(np.int32)
    whole = patterns.index(codes, Rect(0, 0, 24, 20))
    for rect in (Rect(0, 0, 5, 4), Rect(7, 6, 20, 19), Rect(20, 10, 24, 20)):
        assert (patterns.index(codes, rect) == whole[rect.slices]).all()
