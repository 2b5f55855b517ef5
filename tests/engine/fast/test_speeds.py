"""What was measured is kept for this machine, and followed by the live picture alone."""

import json

import pytest
import torch

from drawai_desktop.core.precision import Precision
from drawai_desktop.engine.fast import speeds
from drawai_desktop.engine.fast.convolution import LevelSize
from drawai_desktop.engine.fast.network import FastGenerator
from drawai_desktop.engine.fast.rounded import RoundedConvolution
from drawai_desktop.engine.fast.speeds import LAYERS, Speeds, Timing
from drawai_desktop.engine.fast.tiles import TileConvolution
from tests.engine.fast.plain import EDGE, a_network, a_random_map, differ, inputs_of


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("DRAWAI_DATA", str(tmp_path))
    monkeypatch.setattr(speeds, "has_bfloat16", lambda: True)
    return tmp_path


def of(*times):
    return Speeds(speeds.machine(), tuple(Timing(*each) for each in times))


@pytest.fixture
def made(monkeypatch):
    """Counts measurements, which give what is asked for."""
    count = []

    def measure():
        count.append(1)
        return of((16, 4.0, 1.0), (64, 1.0, 1.0), (128, 2.0, 1.0))

    monkeypatch.setattr(speeds, "measure", measure)
    return count


def test_a_measurement_times_every_layer_in_both_precisions():
    threads = torch.get_num_threads()
    found = speeds.measure()
    assert [t.side for t in found.timings] == [side for side, _, _ in LAYERS]
    assert all(t.exact_ms > 0 and t.half_ms > 0 for t in found.timings)
    assert torch.get_num_threads() == threads


def test_it_is_measured_once_and_kept(made):
    first = speeds.measured()
    assert speeds.measured() == first == speeds.kept()
    assert len(made) == 1
    assert first.gain == pytest.approx(2.0)


@pytest.mark.parametrize("what", ["processor", "torch", "threads"])
def test_another_machine_is_measured_anew(what, made, monkeypatch):
    speeds.measured()
    if what == "processor":
        monkeypatch.setattr(speeds, "processor", lambda: "Another")
    elif what == "torch":
        monkeypatch.setattr(torch, "__version__", "9.9")
    else:
        threads = torch.get_num_threads()
        monkeypatch.setattr(torch, "get_num_threads", lambda: threads + 1)
    assert speeds.kept() is None
    speeds.measured()
    assert len(made) == 2
    assert speeds.kept() is not None


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[]", b"{}", b'{"machine": 3}',
        b'{"machine": "HERE", "timings": []}',
        b'{"machine": "HERE", "timings": [{"side": 16, "exact_ms": 0, "half_ms": 1}]}',
        b'{"machine": "HERE", "timings": 7}',
    ],
)  # fmt: skip
def test_a_damaged_file_is_measured_anew(content, made):
    path = speeds.file()
    path.parent.mkdir(parents=True)
    path.write_bytes(content.replace(b'"HERE"', json.dumps(speeds.machine()).encode()))
    assert speeds.kept() is None
    assert speeds.measured() is not None
    assert speeds.kept() is not None


def test_automatic_is_fast_only_where_that_is_worth_it(monkeypatch):
    for half_ms, precision in ((1.0, Precision.FAST), (1.9, Precision.EXACT)):
        monkeypatch.setattr(speeds, "kept", lambda ms=half_ms: of((16, 2.0, ms)))
        assert speeds.automatic() is precision


def test_before_it_is_measured_automatic_follows_the_processors_flags(monkeypatch):
    for has_matrices, precision in ((True, Precision.FAST), (False, Precision.EXACT)):
        monkeypatch.setattr(speeds, "has_matrix_instructions", lambda h=has_matrices: h)
        assert speeds.automatic() is precision
    monkeypatch.setattr(speeds, "has_bfloat16", lambda: False)
    assert speeds.automatic() is Precision.EXACT
    assert speeds.measured() is None


def test_each_layer_goes_the_way_that_is_quicker_at_its_size():
    found = of((16, 1.0, 2.0), (64, 2.0, 1.0))
    sides = (4, 16, 31, 33, 64, 1024)
    assert [found.is_half_quicker(LevelSize(n, 2 * n)) for n in sides] == [
        False, False, False, True, True, True,
    ]  # fmt: skip


def test_a_fast_network_with_float32_layers_is_as_near_to_the_exact_one():
    plain, exact = a_network(EDGE)
    mixed = FastGenerator(plain, precision="fast", speeds=of((16, 1.0, 2.0), (64, 2.0, 1.0)))
    kinds = {type(block.conv_0) for block in mixed.blocks}
    assert kinds == {RoundedConvolution, TileConvolution}
    fast = FastGenerator(plain, precision="fast")
    labels, style = a_random_map("lines", 64, 64, 5), torch.ones(6)
    with torch.inference_mode():
        pictures = [n.frame(inputs_of(n, labels, style)) for n in (exact, mixed, fast)]
    assert 0 < differ(pictures[0], pictures[1]) <= 1.5 * differ(pictures[0], pictures[2])
