"""Layered files of other programs in the window: opened, dropped, read in another way."""

import shutil

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QUrl

from drawai_desktop.core.colour_schemes import Scheme
from drawai_desktop.core.layers import Layer, Layered
from drawai_desktop.core.picture_labels import PictureLabels
from drawai_desktop.core.picture_metadata import PictureMetadata
from drawai_desktop.core.picture_writing import write_picture
from drawai_desktop.core.project_file import Project, write_project
from drawai_desktop.core.style import NEUTRAL
from drawai_desktop.ui.opening_texts import open_filter
from tests.builders import SEA, TREE, a_scene
from tests.core.layered import LABELS
from tests.ui.settling import settle
from tests.ui.test_read_as import choose, dialog_of

PICTURE = np.random.default_rng(1).integers(0, 256, (192, 256, 3), np.uint8)


def two_layers():
    upper = np.full((192, 256), 255, np.uint8)
    upper[20:60, 30:90] = TREE
    return Layered((Layer("Ground", a_scene(192, 256)), Layer("Wood", upper)))


def written(path):
    said = PictureMetadata("landscape", NEUTRAL.with_seed(5))
    write_picture(path, PICTURE, said, PictureLabels(two_layers(), LABELS))
    return path


@pytest.mark.parametrize("suffix", [".psd", ".ora"])
@pytest.mark.parametrize("way", ["open", "drop"])
def test_a_layered_file_opens_with_its_layers_as_a_new_document(program, tmp_path, suffix, way):
    path = written(tmp_path / f"a{suffix}")
    if way == "open":
        program.opening.open_path(path)
    else:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        program.window.dropped.emit(mime)
    settle(program)
    document, content = program.document, two_layers()
    assert [info.name for info in document.layers.infos] == ["Ground", "Wood"]
    assert (document.snapshot() == content.flat()).all()
    assert document.path is None  # another program's file is not written over
    assert document.title == "a"
    texts = [button.text() for button in program.window.messages.answers]
    assert {"Use its style and seed", "Read as..."} <= set(texts)


def test_a_layered_file_is_read_in_another_way_as_one_step_of_undo(program, qtbot, tmp_path):
    program.opening.open_path(written(tmp_path / "a.psd"))
    settle(program)
    before = program.document.snapshot()
    next(b for b in program.window.messages.answers if b.text() == "Read as...").click()
    dialog = dialog_of(program, qtbot)
    assert dialog._options[0].code is Scheme.PALETTE
    choose(dialog, Scheme.PALETTE)
    settle(program)
    assert [info.name for info in program.document.layers.infos] == ["Ground", "Wood"]
    program.document.undo_stack.undo()
    assert (program.document.snapshot() == before).all()


def test_our_own_project_opens_under_the_name_ora_and_is_not_written_over(program, tmp_path):
    project = Project(two_layers().flat(), NEUTRAL.with_seed(9), "landscape", content=two_layers())
    write_project(tmp_path / "a.drawai", project, LABELS)
    shutil.copy(tmp_path / "a.drawai", tmp_path / "b.ora")
    program.opening.open_path(tmp_path / "b.ora")
    settle(program)
    assert [info.name for info in program.document.layers.infos] == ["Ground", "Wood"]
    assert program.document.style.seed == 9
    assert program.document.path is None


def test_a_damaged_layered_file_changes_nothing(program, tmp_path):
    program.opening.new(256, 256, SEA)
    settle(program)
    before = program.document.snapshot()
    path = written(tmp_path / "a.psd")
    path.write_bytes(path.read_bytes()[:40_000])
    program.opening.open_path(path)
    settle(program)
    assert "damaged" in program.window.messages.text
    assert (program.document.snapshot() == before).all()


def test_the_dialog_offers_them():
    assert {"*.psd", "*.ora", "*.kra"} <= set(open_filter().replace(")", " ").split())
