"""*Export picture* at another size than the canvas's."""

import threading

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QFileDialog, QPushButton

from drawai_desktop.core import picture_writing
from drawai_desktop.errors import FileError
from drawai_desktop.ui.export_dialog import ExportDialog
from tests.fakes import FakeDetail


def written(qtbot, program, path):
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: program.window.messages.text == f"Saved {path}")
    return np.asarray(Image.open(path))


def dialog_of(program, qtbot, action="export"):
    program.window.actions_by_name[action].trigger()
    dialog = program.window.findChild(ExportDialog)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def test_the_sizes_have_the_canvas_shape_and_are_shown(program, qtbot):
    program.opening.new(1536, 512, 105)
    qtbot.waitUntil(lambda: program.pictures.final_pixels() is not None)
    dialog = dialog_of(program, qtbot)
    texts = [dialog.size_box.itemText(i) for i in range(dialog.size_box.count())]
    assert texts == [
        "As the canvas   (1536 x 512)", "1024 px   (1024 x 341)", "2048 px   (2048 x 683)",
        "4096 px   (4096 x 1365)", "Own size",
    ]  # fmt: skip
    assert dialog.detail_box.isChecked()


def test_a_larger_picture_has_detail_and_is_written_again_without_a_dialog(
    program, qtbot, tmp_path, monkeypatch
):
    path = tmp_path / "picture.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(path), ""))
    dialog = dialog_of(program, qtbot)
    dialog.size_box.setCurrentIndex(1)
    dialog.size_box.activated.emit(1)
    calls = len(program.fake.calls)
    dialog._export()
    picture = written(qtbot, program, path)
    assert picture.shape == (2048, 2048, 3)
    assert (picture[..., 2] == FakeDetail.mark).all()
    assert len(program.fake.calls) == calls  # it is the picture of the window, not another one
    path.unlink()
    program.window.actions_by_name["export"].trigger()
    qtbot.waitUntil(path.exists)
    assert np.asarray(Image.open(path)).shape == (2048, 2048, 3)


def test_without_detail_the_generators_picture_is_enlarged(program, qtbot, tmp_path):
    path = tmp_path / "picture.png"
    program.saving.export_picture(path, (2048, 1024), with_detail=False)
    picture = written(qtbot, program, path)
    assert picture.shape == (1024, 2048, 3)
    assert (picture == program.pictures.picture.generators_own[0, 0]).all()


def test_a_final_picture_of_that_size_is_not_made_again(program, qtbot, tmp_path):
    path = tmp_path / "picture.png"
    wanted = []
    program.saving.size_wanted.connect(lambda *_: wanted.append(1))
    program.saving.export_picture(path, (1024, 1024))
    assert (written(qtbot, program, path) == program.pictures.final_pixels()).all()
    assert wanted == []


def test_a_cancelled_export_leaves_nothing(program, qtbot, tmp_path, monkeypatch):
    gate, begun = threading.Event(), threading.Event()

    def slow(_self, *_args, check, **_more):
        begun.set()
        while not gate.wait(0.002):
            check()

    monkeypatch.setattr(FakeDetail, "render", slow)
    program.saving.export_picture(tmp_path / "picture.png", (2048, 2048))
    export = program.commands.sized_export
    qtbot.waitUntil(begun.is_set)
    assert export.unfinished() == ["picture.png"]
    export._progress.findChild(QPushButton).click()
    qtbot.waitUntil(lambda: not export.is_running)
    gate.set()
    assert list(tmp_path.iterdir()) == []


class HeldDetail:
    """Large pictures wait at a gate; those of the window do not."""

    def __init__(self, monkeypatch):
        self.gate, self.begun = threading.Event(), threading.Event()
        real, held = FakeDetail.render, self

        def render(self, *args, check=None, progress=None, **more):
            held.begun.set() if progress else None
            while progress and not held.gate.wait(0.002):
                check()
            return real(self, *args, check=check, progress=progress, **more)

        monkeypatch.setattr(FakeDetail, "render", render)


def test_exports_that_are_asked_for_meanwhile_are_made_one_after_another(
    program, qtbot, tmp_path, monkeypatch
):
    detail, export = HeldDetail(monkeypatch), program.commands.sized_export
    sizes = {"one.png": (2048, 2048), "two.png": (1536, 1536), "three.png": (2048, 1024)}
    for name, size in sizes.items():
        program.saving.export_picture(tmp_path / name, size)
        qtbot.waitUntil(lambda n=name: n in export.unfinished())
    program.saving.export_picture(tmp_path / "two.png", (1200, 1200))  # and not 1536
    assert program.window.messages.text == "two.png waits. First comes: one.png, three.png."
    assert export.unfinished() == ["one.png", "three.png", "two.png"]
    qtbot.waitUntil(detail.begun.is_set)
    detail.gate.set()
    sizes["two.png"] = (1200, 1200)
    for name, size in sizes.items():
        qtbot.waitUntil((tmp_path / name).exists)
        with Image.open(tmp_path / name) as image:
            assert image.size == size
    qtbot.waitUntil(lambda: not export.unfinished())


def test_cancelling_one_export_lets_the_next_begin_and_giving_up_ends_all(
    program, qtbot, tmp_path, monkeypatch
):
    detail, export = HeldDetail(monkeypatch), program.commands.sized_export
    for name in ("one.png", "two.png", "three.png"):
        program.saving.export_picture(tmp_path / name, (2048, 2048))
    qtbot.waitUntil(detail.begun.is_set)
    export._progress.findChild(QPushButton).click()
    qtbot.waitUntil(lambda: export.unfinished() == ["two.png", "three.png"])
    export.give_up()
    qtbot.waitUntil(lambda: not export.is_running)
    detail.gate.set()
    assert export.unfinished() == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("size", [(1024, 1024), (2048, 2048)])
def test_a_full_disk_is_told_and_leaves_nothing(program, qtbot, tmp_path, monkeypatch, size):
    def full(path, _write):
        raise FileError(f"{path.name}: the disk is full. Free some space, or choose another place.")

    monkeypatch.setattr(picture_writing, "write_atomically", full)
    before = program.document.snapshot()
    program.saving.export_picture(tmp_path / "picture.png", size)
    qtbot.waitUntil(lambda: "disk is full" in program.window.messages.text)
    assert list(tmp_path.iterdir()) == []
    assert (program.document.label_map.ids == before).all()
