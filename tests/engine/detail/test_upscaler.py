"""Upscalers paint detail: tile by tile, without a seam, at any size, and can be stopped."""

import tracemalloc

import numpy as np
import pytest
import torch

from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.engine.detail import upscaler_network, upscaler_tiles
from drawai_desktop.engine.detail.kept import KeptDetail
from drawai_desktop.engine.detail.upscaler import UpscalerModel
from drawai_desktop.engine.detail.upscaler_network import UpscalerNetwork
from drawai_desktop.engine.detail.upscaler_tiles import TileAxis
from drawai_desktop.engine.models.install import InstallOptions, install
from drawai_desktop.engine.models.spandrel_door import built
from drawai_desktop.errors import Cancelled, RenderError
from tests.engine.made_upscalers import weights, write

pytestmark = pytest.mark.filterwarnings("ignore")  # of spandrel's own code


def picture(rows, columns):
    """Slopes, edges and grain."""
    random = np.random.RandomState(4)
    y, x = np.mgrid[:rows, :columns]
    flat = np.stack([y * 255 / rows, x * 255 / columns, 128 + 60 * np.sin(x / 9)], 2)
    flat[(y // 23 + x // 31) % 2 == 0] *= 0.6
    return (flat + random.randn(rows, columns, 3) * 6).clip(0, 255).astype(np.uint8)


def network(name="Compact", scale=4, keeps_light=True):
    tensors = weights(name, scale)
    if name == "Compact":  # as a trained one, it changes the enlarged picture but a little
        tensors["body.6.weight"] *= 0.1
    return UpscalerNetwork(built(tensors, name), name, keeps_light=keeps_light)


def model(name="Compact", scale=4, **options):
    return UpscalerModel(None, network(name, scale, **options))


LABELS = np.zeros((8, 8), np.uint8)


def whole(made, given, **more):
    scale = made.network.scale
    return made.render(given, LABELS, 0, scale * given.shape[0], scale * given.shape[1], **more)


def test_a_picture_of_the_usual_size_is_one_tile():
    assert TileAxis(256, 4).count == 1
    assert TileAxis(257, 4).count == 2


@pytest.mark.parametrize("size", [1, 40, 256, 257, 300, 700, 1024, 4096])
def test_all_tiles_together_count_once_everywhere(size):
    axis = TileAxis(size, 2)
    total = np.zeros(2 * size)
    for number in range(axis.count):
        first, last = axis.made(number)
        begin, end = axis.seen(number)
        assert 2 * begin <= first < last <= 2 * end
        assert end - begin <= 256
        total[first:last] += axis.weights(number)
    np.testing.assert_allclose(total, 1, atol=1e-6)


@pytest.mark.parametrize("size", [1, 16, 40, 256, 300, 700])
def test_all_tiles_of_joined_sides_count_once_everywhere(size):
    axis = TileAxis(size, 2, wraps=True)
    total = np.zeros(2 * size)
    for number in axis.touching(0, 2 * size):
        first, last = axis.made(number)
        inside = slice(max(0, first), min(2 * size, last))
        total[inside] += axis.weights(number)[inside.start - first : inside.stop - first]
    np.testing.assert_allclose(total, 1, atol=1e-6)


@pytest.mark.parametrize("name", ["Compact", "ESRGAN", "SPAN", "SwinIR", "PLKSR"])
@pytest.mark.parametrize("scale", [2, 4])
def test_tiles_are_the_whole_without_a_seam(name, scale):
    """The networks look less far than the margin, so nothing but rounding may differ."""
    made, given = model(name, scale), picture(60, 290)
    answer = whole(made, given).astype(int)
    at_once = made.network.enlarge(given).numpy()
    difference = np.abs(answer - at_once)
    assert TileAxis(290, scale).count == 2
    assert difference.mean() < 0.5
    border = scale * 145
    near = difference[:, border - 60 : border + 60]
    assert near.mean() < difference.mean() + 0.5


def test_a_network_that_sees_the_whole_picture_has_no_seam_either():
    """Attention over the means of channels makes every tile another; they are blended."""
    made, given = model("HAT", 2), picture(40, 290)
    answer = whole(made, given).astype(float)
    steps = np.abs(np.diff(answer, axis=1)).mean((0, 2))
    border = 2 * 145
    assert steps[border - 2 : border + 2].max() < 1.5 * np.percentile(steps, 99)


def test_a_part_equals_that_part_of_the_whole():
    made, given = model("SPAN", 2), picture(300, 270)
    at_once = made.render(given, LABELS, 0, 900, 810)
    for rect in (Rect(0, 0, 50, 30), Rect(380, 420, 470, 520), Rect(790, 880, 810, 900)):
        part = made.render(given, LABELS, 0, 900, 810, rect=rect)
        np.testing.assert_array_equal(part, at_once[rect.slices])


@pytest.mark.parametrize(
    ("scale", "height", "width"), [(2, 128, 160), (4, 500, 640), (2, 150, 151), (4, 20, 25)]
)
def test_sizes_between_are_shrunk_and_larger_ones_enlarged_again(scale, height, width):
    made, given = model("Compact", scale), picture(32, 40)
    answer = made.render(given, LABELS, 0, height, width)
    assert answer.shape == (height, width, 3)
    assert answer.dtype == np.uint8
    assert np.abs(answer.mean((0, 1)) - given.mean((0, 1))).max() < 8


@pytest.mark.parametrize("rows", [24, 290])
@pytest.mark.parametrize("wrap", [Wrap.LEFT_RIGHT, Wrap.ALL])
def test_sides_that_are_joined_fit_together(rows, wrap):
    """A picture that is laid beside itself gives the same, wherever it begins."""
    made, given = model("SPAN", 2), picture(rows, 32)
    answer = made.render(given, LABELS, 0, 2 * rows, 64, wrap=wrap)
    down = 8 if wrap is Wrap.ALL else 0
    moved = made.render(np.roll(given, (down, 10), (0, 1)), LABELS, 0, 2 * rows, 64, wrap=wrap)
    moved = np.roll(moved, (-2 * down, -20), (0, 1)).astype(int)
    assert np.abs(answer - moved).mean() < 0.5
    rect = Rect(50, 2 * rows - 20, 80, 2 * rows + 10 if wrap.down else 2 * rows)
    part = made.render(given, LABELS, 0, 2 * rows, 64, wrap=wrap, rect=rect)
    np.testing.assert_array_equal(part, wrap.part(answer, rect))


def test_two_steps_are_the_network_on_its_own_answer():
    made, given = model("Compact", 2), picture(24, 30)
    once = made.render(given, LABELS, 0, 48, 60)
    np.testing.assert_array_equal(
        made.render(given, LABELS, 0, 96, 120), made.render(once, LABELS, 0, 96, 120)
    )


def test_light_and_colours_stay_those_of_the_picture(monkeypatch):
    monkeypatch.setattr(upscaler_network, "has_matrix_instructions", lambda: False)
    given = picture(40, 40)
    kept = network().enlarge(given).numpy()
    raw = network(keeps_light=False).enlarge(given).numpy()
    small = kept.reshape(40, 4, 40, 4, 3).mean((1, 3))
    assert np.abs(small.mean((0, 1)) - given.mean((0, 1))).max() < 3
    x = torch.from_numpy(given).permute(2, 0, 1)[None] / 255
    its_own = network()._found(x)[0].permute(1, 2, 0).numpy() * 255
    np.testing.assert_allclose(raw, its_own, atol=0.01)
    assert np.abs(raw - kept).mean() > 1


def test_it_is_stopped_within_a_tile():
    made, given = model("ESRGAN"), picture(40, 40)
    calls = []

    def check():
        calls.append(1)
        if len(calls) == 9:
            raise Cancelled

    with pytest.raises(Cancelled):
        whole(made, given, check=check)
    assert len(calls) == 9
    assert whole(made, given).shape == (160, 160, 3)


def test_progress_is_told_within_the_first_tile():
    told = []
    network("ESRGAN").enlarge(picture(20, 20), progress=told.append)
    assert any(0.3 < part < 0.7 for part in told)


def test_progress_rises_to_the_end():
    told = []
    whole(model("Compact", 2), picture(30, 300), progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(told) > 4


def test_an_edit_paints_what_it_can_have_changed():
    kept, given = KeptDetail(model("Compact", 2)), picture(40, 900)
    kept.render(given, LABELS, 0, 80, 1800)
    changed = given.copy()
    changed[5:9, 5:9] = 0
    again = kept.render(changed, LABELS, 0, 80, 1800)
    assert kept.changed.width < 1800
    fresh = model("Compact", 2).render(changed, LABELS, 0, 80, 1800)
    assert np.abs(again.astype(int) - fresh).max() <= 1


def test_values_that_are_no_numbers_are_said():
    tensors = weights("Compact")
    tensors["body.2.weight"] = torch.full_like(tensors["body.2.weight"], float("inf"))
    with pytest.raises(RenderError, match=r"The upscaler bad gave no picture: it holds values"):
        UpscalerNetwork(built(tensors, "bad"), "bad").enlarge(picture(8, 8))


def test_half_precision_is_used_only_where_it_changes_next_to_nothing(monkeypatch):
    monkeypatch.setattr(upscaler_network, "has_matrix_instructions", lambda: True)
    assert network("ESRGAN").is_half
    monkeypatch.setattr(upscaler_network, "_SAFE_MEAN", 0.0)
    assert not network("ESRGAN").is_half
    monkeypatch.setattr(upscaler_network, "has_matrix_instructions", lambda: False)
    monkeypatch.undo()
    monkeypatch.setattr(upscaler_network, "has_matrix_instructions", lambda: False)
    assert not network("ESRGAN").is_half


def test_a_picture_that_half_precision_cannot_make_is_made_in_full(monkeypatch):
    monkeypatch.setattr(upscaler_network, "has_matrix_instructions", lambda: False)
    made, given = network(), picture(16, 16)
    exact = made.enlarge(given)
    made._set_half(True)
    run = made._run
    monkeypatch.setattr(made, "_run", lambda x: run(x) * (float("nan") if made.is_half else 1))
    assert torch.allclose(made.enlarge(given), exact, atol=0.1)
    assert not made.is_half


def test_an_installed_one_is_loaded_by_its_folder(tmp_path):
    path = write(tmp_path / "a.pth", weights("ESRGAN", 2))
    folder = install(path, tmp_path / "models", InstallOptions(), lambda *_: None)[0].folder
    loaded = UpscalerModel.load(folder)
    assert loaded.render(picture(20, 20), LABELS, 0, 40, 40).shape == (40, 40, 3)
    assert loaded.note == ""
    loaded.release()


def test_memory_depends_little_on_the_size(monkeypatch):
    """The last level is shrunk band by band: nothing of its whole size is kept."""
    monkeypatch.setattr(upscaler_tiles, "_LARGEST", 80)
    monkeypatch.setattr(upscaler_tiles, "MARGIN", 8)
    monkeypatch.setattr(upscaler_tiles, "_BLEND", 4)
    made = model("Compact", 4)
    tracemalloc.start()
    made.render(picture(40, 40), LABELS, 0, 650, 650)  # the third level, 2560 pixels a side
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 2560 * 2560 * 3
