"""The detail network in half precision: near the exact one, and windows that equal the whole."""

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from drawai_desktop.core.geometry import Rect
from drawai_desktop.engine.detail import model, stages
from drawai_desktop.engine.detail.network import FastDetail
from drawai_desktop.engine.detail.widened import widened
from drawai_desktop.engine.fast import packed
from drawai_desktop.engine.fast.packed import HALF, Scratch
from drawai_desktop.engine.fast.tiles import TILE, TiledConvolution
from drawai_desktop.engine.models.own_detail import build, bundled_detail
from drawai_desktop.engine.networks.detail import detail_noise
from tests.engine.detail.networks import (
    KEEPING,
    SMALL,
    a_network,
    a_window,
    one_hot,
    part_of,
)
from tests.engine.detail.test_fast_network import plain_values, values_of

WINDOW_BOUND = 2.0**-7
"""Of [-1, 1]: what a window may differ from the whole; a grey level."""


@torch.inference_mode()
def rounded_values(plain, window):
    """The plain network in bfloat16."""
    picture = torch.from_numpy(window.picture).float().permute(2, 0, 1)[None] / 127.5 - 1
    noise = detail_noise(window.seed, *window.picture.shape[:2], window.step)
    with torch.autocast("cpu", torch.bfloat16):
        classes = one_hot(torch.from_numpy(window.classes), plain.config)
        correction = plain.correction(picture, classes, noise)
    base = F.interpolate(picture, scale_factor=4, mode="bicubic", align_corners=False)
    return (base + window.strength * correction.float())[0].permute(1, 2, 0)


@pytest.fixture(params=["quick", "without operators"])
def operators(request, monkeypatch):
    if request.param == "without operators":
        monkeypatch.setitem(packed._OPERATORS, HALF, None)
        monkeypatch.setattr(torch.backends.mkldnn, "enabled", False)


@pytest.fixture
def low_stripes(monkeypatch):
    monkeypatch.setattr(stages, "STRIPE_BYTES", 1)
    monkeypatch.setattr(stages, "HALF_ROWS", 16)
    monkeypatch.setattr("drawai_desktop.engine.detail.network.HALF_ROWS", 16)


@pytest.mark.parametrize("size", [(24, 24), (17, 33), (1, 3), (5, 1)])
@pytest.mark.parametrize("config", [SMALL, KEEPING], ids=["plain", "keeping"])
@pytest.mark.usefixtures("low_stripes")
def test_it_is_no_further_from_the_exact_picture_than_plain_bfloat16(size, config, operators):
    plain, window = a_network(config), a_window(*size)
    exact = plain_values(plain, window)
    found = values_of(FastDetail(plain, "fast"), window)
    apart, bound = ((v - exact).abs().mean() for v in (found, rounded_values(plain, window)))
    assert 0 < float(apart) <= 1.3 * float(bound)


@pytest.mark.parametrize(
    "wanted",
    [Rect(0, 0, 5, 5), Rect(13, 11, 22, 20), Rect(21, 17, 30, 26), Rect(0, 9, 30, 12)],
)
@pytest.mark.parametrize("config", [SMALL, KEEPING], ids=["plain", "keeping"])
@pytest.mark.usefixtures("low_stripes")
def test_a_window_from_its_surroundings_alone_equals_the_whole(wanted, config):
    network = FastDetail(a_network(config), "fast")
    window = a_window(26, 30)
    whole = values_of(network, window)
    found = values_of(network, part_of(window, network, wanted), wanted)
    larger = Rect(*(4 * side for side in wanted))
    apart = (found - whole[larger.slices]).abs()
    assert float(apart.max()) <= WINDOW_BOUND
    assert float(apart.mean()) <= WINDOW_BOUND / 20


def test_channels_of_zeros_change_nothing():
    plain, window = a_network(KEEPING), a_window(9, 14)
    wide = widened(plain)
    assert all(width % 16 == 0 for width in wide.config.widths)
    assert float((plain_values(wide, window) - plain_values(plain, window)).abs().max()) < 1e-5


@pytest.mark.parametrize("size", [(1, 1), (7, 20), (16, 16), (35, 49), (50, 1040)])
def test_tiles_take_any_rows_and_columns(size, operators):
    torch.manual_seed(4)
    weight, bias = torch.randn(6, 5, 3, 3), torch.randn(6)
    x = torch.randn(size[0] + 2, size[1] + 2, 5).to(HALF)
    added = torch.randn(*size, 6).to(HALF)
    want = F.conv2d(
        x.float().permute(2, 0, 1)[None], weight.to(HALF).float(), bias.to(HALF).float()
    )
    want = want[0].permute(1, 2, 0)
    out = torch.empty(*size, 6, dtype=HALF)
    tiles = TiledConvolution(weight, bias, TILE, 16)
    for more in (None, added):
        tiles.run(x, out, Scratch(), more)
        wanted = want if more is None else want + more.float()
        bound = 2.0**-7 * float(wanted.abs().max())
        assert float((out.float() - wanted).abs().max()) <= bound


@pytest.mark.parametrize("channels", [(1, 2), (3, 3), (5, 6), (12, 8)])
@pytest.mark.parametrize("size", [(1, 1), (7, 20), (35, 49)])
def test_memory_that_was_never_filled_is_never_seen(size, channels):
    """Few channels are read beyond the last pixel, where no number may lie."""
    torch.manual_seed(5)
    weight, bias = torch.randn(channels[1], channels[0], 3, 3), torch.randn(channels[1])
    x = torch.randn(size[0] + 2, size[1] + 2, channels[0]).to(HALF)
    scratch, out = Scratch(), torch.empty(*size, channels[1], dtype=HALF)
    scratch.get("tiles", 4096, 18, 18, 16, dtype=HALF).fill_(float("nan"))
    TiledConvolution(weight, bias, TILE, 16).run(x, out, scratch)
    assert bool(out.isfinite().all())


def test_the_models_fast_picture_differs_by_two_grey_levels_at_most():
    manifest = model.read_manifest(bundled_detail())
    exact, fast = (
        model.DetailModel(manifest, build(manifest), precision=precision)
        for precision in ("exact", "fast")
    )
    random = np.random.RandomState(5)
    small = random.randint(0, 256, (6, 6, 3)).astype(np.uint8)
    picture = np.kron(small, np.ones((6, 6, 1), np.uint8))
    labels = np.kron(random.choice([156, 105, 134, 123], (4, 4)), np.ones((9, 9), int))
    a, b = (m.render(picture, labels.astype(np.uint8), 0, 144, 144) for m in (exact, fast))
    apart = np.abs(a.astype(int) - b)
    assert 0 < apart.max() <= 3
    assert apart.mean() <= 0.3


@pytest.mark.parametrize("has_matrices", [False, True])
def test_the_choice_is_by_the_processors_flags_alone(has_matrices, monkeypatch):
    monkeypatch.setattr(model, "has_matrix_instructions", lambda: has_matrices)
    loaded = model.DetailModel.load(bundled_detail())
    assert loaded._network.dtype == (HALF if has_matrices else torch.float32)
