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
from drawai_desktop.engine.fast.ways import Way
from tests.engine.fast.plain import EDGE, a_network, a_random_map, differ, inputs_of


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("DRAWAI_DATA", str(tmp_path))
    monkeypatch.setattr(speeds, "has_bfloat16", lambda: True)
    return tmp_path


def of(*times):
    """Of (side, milliseconds in float32, in half precision)."""
    each = (
        Timing(s, Way.MINIMAL, {Way.MINIMAL: exact, Way.HALF: half}) for s, exact, half in times
    )
    return Speeds(speeds.machine(), tuple(each))


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
    for timing in found.timings:
        assert {timing.usual, Way.HALF} <= set(timing.ms)
        assert all(0 < ms < 1000 for ms in timing.ms.values())
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
        b'{"machine": "HERE", "timings": [{"side": 16, "exact_ms": 2, "half_ms": 1}]}',
        b'{"machine": "HERE", "timings": '
        b'[{"side": 16, "usual": "half precision", "ms": {"half precision": 1}}]}',
        b'{"machine": "HERE", "timings": '
        b'[{"side": 16, "usual": "direct", "ms": {"half precision": 1}}]}',
        b'{"machine": "HERE", "timings": [{"side": 16, "usual": "direct", "ms": 7}]}',
        b'{"machine": "HERE", "timings": '
        b'[{"side": 16, "usual": "direct", "ms": {"half precision": 1, "direct": 0}}]}',
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


def test_each_layer_goes_the_way_that_is_quickest_at_its_size():
    found = of((16, 1.0, 2.0), (64, 2.0, 1.0))
    sides = (4, 16, 31, 33, 64, 1024)
    minimal, half = Way.MINIMAL, Way.HALF
    assert [found.way_of(LevelSize(n, 2 * n)) for n in sides] == [
        minimal, minimal, minimal, half, half, half,
    ]  # fmt: skip


def test_where_half_precision_loses_every_way_of_float32_is_timed(monkeypatch):
    times = {Way.HALF: 3.0, Way.DIRECT: 1.0, Way.MINIMAL: 2.0, Way.PATCHES: 4.0}

    class Layer:
        def __init__(self, side, given, made, way):
            self._ms = times[way] if side != 64 or way is not Way.HALF else 0.5

        def milliseconds(self):
            return self._ms

    monkeypatch.setattr(speeds, "_Layer", Layer)
    by_side = {t.side: t for t in speeds.measure().timings}
    assert by_side[16].ms == by_side[128].ms == times
    assert by_side[16].way is by_side[128].way is Way.DIRECT
    assert set(by_side[64].ms) == {by_side[64].usual, Way.HALF}
    assert by_side[64].way is Way.HALF


def test_what_is_kept_is_what_was_measured(made):
    speeds.measured()
    entry = json.loads(speeds.file().read_text())["timings"][0]
    assert entry == {"side": 16, "usual": "minimal filtering",
                     "ms": {"minimal filtering": 4.0, "half precision": 1.0}}  # fmt: skip
    assert speeds.kept() == of((16, 4.0, 1.0), (64, 1.0, 1.0), (128, 2.0, 1.0))


def test_reports_tell_the_way_of_each_layer():
    assert of((16, 1.0, 2.0), (64, 4.0, 1.0)).text == (
        "half precision is 1.4 times as quick as float32 here "
        "(16 px: 0.5, taken is minimal filtering; 64 px: 4.0, taken is half precision)"
    )


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
