"""What is dropped on the window, and the picture that is dragged out of it."""

import json
import tarfile

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.picture_metadata import PictureMetadata, read_metadata
from drawai_desktop.core.project_file import Project, write_project
from drawai_desktop.core.style import Style
from drawai_desktop.ui import picture_dragging
from drawai_desktop.ui.dropped_files import is_welcome
from drawai_desktop.ui.picture_dragging import mime_of
from tests.builders import a_blue_and_green_photo, a_scene, save_png
from tests.ui.hands import click_map, press
from tests.ui.settling import settle

LABELS = standard_labels()


def files(*paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drop(program, mime, on=None):
    """Drags something over a part of the window and drops it there, as Qt has such events; gives
    whether it was taken."""
    target = on or program.window
    at = QPoint(60, 60)
    way = (mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(at, Qt.DropAction.CopyAction, *way)
    enter.ignore()
    QApplication.sendEvent(target, enter)
    if enter.isAccepted():
        QApplication.sendEvent(target, QDropEvent(QPointF(at), Qt.DropAction.CopyAction, *way))
        settle(program)
    return enter.isAccepted()


# Into the window.


@pytest.mark.parametrize("ending", [".drawai", ".ora"])
def test_a_dropped_project_opens(program, tmp_path, ending):
    path = tmp_path / "scene.drawai"
    write_project(path, Project(a_scene(), Style("Dusk"), "landscape"), LABELS)
    path = path.rename(path.with_suffix(ending))
    assert drop(program, files(path))
    assert (program.document.snapshot() == a_scene()).all()


def test_a_dropped_label_map_opens(program, tmp_path):
    assert drop(program, files(save_png(tmp_path / "map.png", a_scene())))
    assert (program.document.snapshot() == a_scene()).all()


def test_a_dropped_annotation_file_opens(program, tmp_path):
    shape = {
        "label": "sea",
        "shape_type": "polygon",
        "points": [[0, 0], [200, 0], [200, 200], [0, 200]],
    }
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"shapes": [shape], "imageWidth": 200, "imageHeight": 200}))
    assert drop(program, files(path))
    assert (program.document.snapshot() == LABELS.named("sea").id).mean() > 0.9


def test_a_dropped_photograph_offers_what_can_be_made_of_it(program, tmp_path):
    path = tmp_path / "holiday.jpg"
    Image.fromarray(a_blue_and_green_photo()).save(path, quality=95)
    assert drop(program, files(path))
    answers = [b.text() for b in program.window.messages.answers]
    assert answers == ["Use as style", "Make it a label map"]


def test_a_dropped_picture_without_a_file_opens(program):
    image = QImage(200, 150, QImage.Format.Format_RGB32)
    image.fill(QColor(*LABELS.named("sea").rgb))
    mime = QMimeData()
    mime.setImageData(image)
    assert drop(program, mime)
    assert program.document.snapshot().shape == (150, 200)


def test_a_photograph_that_is_dropped_on_the_styles_becomes_one(program, tmp_path, qtbot):
    path = tmp_path / "holiday.jpg"
    Image.fromarray(a_blue_and_green_photo()).save(path, quality=95)
    assert drop(program, files(path), program.window.style_panel)
    qtbot.waitUntil(lambda: program.document.style.name == "holiday")


def test_of_several_files_one_is_taken_and_that_is_told(program, tmp_path):
    said = []
    program.commands.dropped.said.connect(lambda message: said.append(message.text))
    first = save_png(tmp_path / "first.png", a_scene())
    second = save_png(tmp_path / "second.png", np.full((200, 200), 3, np.uint8))
    assert drop(program, files(first, second))
    assert said == ["2 files were dropped, and a window holds one: first.png is taken."]
    assert (program.document.snapshot() == a_scene()).all()


@pytest.mark.parametrize(
    "kind", ["folder", "model.pth", "upscaler.safetensors", "checkpoints.tar.gz"]
)
def test_a_dropped_model_is_installed(program, tmp_path, monkeypatch, kind):
    path = tmp_path / kind
    if kind == "folder":
        path.mkdir()
    elif kind.endswith("gz"):
        tarfile.open(path, "w:gz").close()
    else:
        path.write_bytes(b"weights")
    installed = []
    monkeypatch.setattr(program.commands.dropped, "_install", installed.append)
    assert drop(program, files(path))
    assert installed == [path]


def test_what_is_no_file_of_this_machine_is_not_taken(program):
    address, text = QMimeData(), QMimeData()
    address.setUrls([QUrl("https://example.org/picture.png")])
    text.setText("a sunny day")
    for mime in (address, text, QMimeData()):
        assert not drop(program, mime)
        assert not drop(program, mime, program.window.style_panel)


@pytest.mark.parametrize("content", [b"", b"\x00" * 500, b"hello"])
@pytest.mark.parametrize("ending", [".png", ".drawai", ".json", ".txt"])
def test_a_file_that_is_nothing_gets_one_sentence(program, tmp_path, content, ending):
    before = program.document.snapshot()
    path = tmp_path / f"a{ending}"
    path.write_bytes(content)
    assert drop(program, files(path))
    assert len(program.window.messages.text.splitlines()) == 1
    assert "a" + ending in program.window.messages.text
    assert (program.document.snapshot() == before).all()


# Out of the window.


@pytest.fixture
def dragged(monkeypatch):
    """What the window gives away when it is dragged, instead of a loop that waits for the drop."""
    given = []

    class Drag:
        def __init__(self, source):
            self.source = source

        def setMimeData(self, mime):
            given.append(mime)

        def setPixmap(self, pixmap):
            assert not pixmap.isNull()

        def setHotSpot(self, _at):
            pass

        def exec(self, action):
            assert action == Qt.DropAction.CopyAction

    monkeypatch.setattr(picture_dragging, "QDrag", Drag)
    return given


def grip_of(program):
    return program.window.result_view.grip


def pull(program, qtbot, dragged, far=40):
    """Presses the grip and pulls it away."""
    grip = grip_of(program)
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    qtbot.waitUntil(
        lambda: (
            program.commands.dragging._ready is not None or program.commands.dragging._task is None
        ),
    )
    QTest.mouseMove(grip, QPoint(10 + far, 10))
    settle(program)


def test_the_picture_is_dragged_as_a_file_and_as_an_image_with_its_metadata(
    program, qtbot, dragged
):
    look = program.renderer.manifest.styles[-1].with_seed(7)
    program.document.choose_style(look)
    qtbot.waitUntil(lambda: program.pictures.final() is not None)
    pull(program, qtbot, dragged)
    (mime,) = dragged
    path = mime.urls()[0].toLocalFile()
    assert path.endswith(f"{program.document.title}.png")
    assert read_metadata(picture_dragging.Path(path)) == PictureMetadata(
        "landscape", look, "detail"
    )
    with Image.open(path) as image:
        size = image.size
    label_map = program.document.label_map
    assert size == (label_map.width, label_map.height)
    assert bytes(mime.data("image/png")) == picture_dragging.Path(path).read_bytes()
    assert QImage(mime.imageData()).size().toTuple() == size


def test_without_metadata_the_dragged_picture_says_nothing(program, qtbot, dragged):
    program.preferences.change(picture_metadata=False)
    pull(program, qtbot, dragged)
    assert b"DrawAI" not in bytes(dragged[0].data("image/png"))


def test_a_twitch_drags_nothing_and_a_click_says_what_the_grip_is_for(program, qtbot, dragged):
    pull(program, qtbot, dragged, far=2)
    QTest.mouseRelease(grip_of(program), Qt.MouseButton.LeftButton, pos=QPoint(12, 10))
    assert dragged == []
    assert "Drag this out of the window" in program.window.messages.text


def test_a_picture_that_is_not_finished_is_not_dragged(program, qtbot, dragged):
    program.fake.gate.clear()
    press(program, Qt.Key.Key_5)
    click_map(program, 0.5, 0.9)
    assert program.pictures.final() is None
    pull(program, qtbot, dragged)
    assert dragged == []
    assert "not finished yet" in program.window.messages.text
    program.fake.gate.set()


def test_two_drags_give_two_files(program, qtbot, dragged):
    pull(program, qtbot, dragged)
    pull(program, qtbot, dragged)
    first, second = (mime.urls()[0].toLocalFile() for mime in dragged)
    assert first != second


@pytest.mark.parametrize("title", ["a/b:c", "..", "con?", "x" * 300, "Bergsee \u00e4\u20ac"])
def test_any_title_makes_a_name_of_a_file(program, qtbot, dragged, title):
    program.document.open(a_scene(), program.document.style, None, title)
    qtbot.waitUntil(lambda: program.pictures.final() is not None)
    pull(program, qtbot, dragged)
    path = picture_dragging.Path(dragged[0].urls()[0].toLocalFile())
    assert path.is_file()
    assert path.suffix == ".png"


def test_the_grip_covers_the_picture_only_while_the_pointer_is_there(program):
    view, grip = program.window.result_view, grip_of(program)
    assert not grip.isVisible()
    view.grip.set_near(True)
    assert grip.isVisible()
    assert view.picture_rect().contains(grip.geometry())
    program.pictures.clear()
    assert not grip.isVisible()


def test_what_the_window_gives_away_is_not_taken_back(program, tmp_path):
    path = tmp_path / "a.png"
    Image.fromarray(a_blue_and_green_photo()).save(path)

    class OwnDrag:
        def mimeData(self):
            return mime_of(path, path.read_bytes())

        def source(self):
            return grip_of(program)

    assert not is_welcome(OwnDrag())
