"""Which way a convolution of float32 goes depends on its shape and the processor's flags alone."""

import pytest
import torch

from drawai_desktop.engine.fast import ways
from drawai_desktop.engine.fast.convolution import (
    DirectConvolution,
    LevelSize,
    PatchConvolution,
    WinogradConvolution,
)
from drawai_desktop.engine.fast.packed import Scratch

pytestmark = pytest.mark.skipif(not ways.HAS_PACKED_WEIGHTS, reason="one way only")


def way(side, given, made):
    weight, bias = torch.zeros(made, given, 3, 3), torch.zeros(made)
    return type(ways.convolution(weight, bias, LevelSize(side, side)))


@pytest.fixture(params=["AVX2", "AVX512"])
def is_wide(request, monkeypatch):
    monkeypatch.setattr(torch.backends.cpu, "get_cpu_capability", lambda: request.param)
    return request.param == "AVX512"


def test_minimal_filtering_is_for_many_channels(is_wide):
    assert way(64, 24, 24) is DirectConvolution
    assert way(64, 192, 256) is WinogradConvolution
    for given, made in ((48, 48), (96, 48), (192, 96), (128, 512)):
        assert way(64, given, made) is (DirectConvolution if is_wide else WinogradConvolution)


def test_few_pixels_with_large_weights_are_patches(is_wide):
    assert way(8, 384, 384) is PatchConvolution
    assert way(16, 192, 96) is (PatchConvolution if is_wide else WinogradConvolution)
    assert way(8, 24, 24) is DirectConvolution


def test_all_ways_give_one_answer():
    torch.manual_seed(0)
    weight, bias = torch.randn(48, 64, 3, 3), torch.randn(48)
    x = torch.randn(18, 34, 64)
    answers = []
    for kind in (DirectConvolution, PatchConvolution, WinogradConvolution):
        more = () if kind is not WinogradConvolution else (4,)
        out = torch.empty(16, 32, 48)
        made = kind(weight, bias, LevelSize(32, 32), *more)
        made.run(x, out, False, Scratch())
        answers.append(out)
    for answer in answers[1:]:
        assert float((answer - answers[0]).abs().max()) < 1e-4 * float(answers[0].abs().max())
