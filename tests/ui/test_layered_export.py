"""*Export picture* as a layered file: the document's layers beside the picture, with progress."""

import threading

import numpy as np
import pytest
from PIL import Image
from psd_tools import PSDImage

from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.core.picture_labels import PictureLabels
from drawai_desktop.core.picture_metadata import PictureMetadata, read_metadata
from drawai_desktop.core.picture_writing import PICTURE_FORMATS
from drawai_desktop.ui.writing_progress import WritingProgress
from tests.builders import SEA, TREE
from tests.core.test_layered_writing import READERS
from tests.ui.settling import settle


def exported(program, qtbot, path, size=None):
    program.saving.export_picture(path, size)
    qtbot.waitUntil(lambda: program.window.messages.text == f"Saved {path}")


@pytest.mark.parametrize("suffix", READERS)
@pytest.mark.parametrize("size", [None, (640, 512)])
def test_an_export_has_the_layers_of_the_document_at_the_pictures_size(
    program, qtbot, tmp_path, suffix, size
):
    program.opening.new(512, 384, SEA)
    program.window.actions_by_name["layer_add"].trigger()
    ids = np.full((384, 512), UNLABELLED, np.uint8)
    ids[100:140, 30:90] = TREE
    program.document.edit("Fill", ids)
    path = tmp_path / f"a{suffix}"
    exported(program, qtbot, path, size)
    merged, groups = READERS[suffix](path)
    assert merged.shape[:2] == ((384, 512) if size is None else (512, 640))
    assert list(groups) == ["picture", "labels"]
    document = program.document
    assert [name for name, *_ in groups["labels"]] == [
        info.name for info in reversed(document.layers.infos)
    ]
    assert groups["labels"][0][2][..., 3].any()
    assert not groups["labels"][0][2][..., 3].all()
    style = document.style
    assert read_metadata(path) == PictureMetadata("landscape", style, "detail")


def test_layers_are_those_of_the_picture_when_painting_goes_on(program, qtbot, tmp_path):
    program.opening.new(256, 256, SEA)
    settle(program)
    qtbot.waitUntil(lambda: program.pictures.final() is not None)
    program.saving.export_picture(tmp_path / "a.psd", (512, 512))
    program.document.edit("Fill", np.full((256, 256), TREE, np.uint8))
    qtbot.waitUntil((tmp_path / "a.psd").exists)
    labels = PSDImage.open(tmp_path / "a.psd")[0]
    assert [layer.name for layer in labels] == ["Sea"]


@pytest.mark.parametrize("suffix", sorted(PICTURE_FORMATS.keys() - READERS.keys()))
def test_a_flat_picture_that_takes_its_time_shows_that_and_can_be_cancelled(
    program, qtbot, tmp_path, monkeypatch, suffix
):
    gate, begun = threading.Event(), threading.Event()
    save = Image.Image.save

    def slow(image, file, kind=None, **options):
        begun.set()
        gate.wait(10)
        save(image, file, kind, **options)

    monkeypatch.setattr(Image.Image, "save", slow)
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"an earlier picture")
    program.saving.export_picture(path)
    qtbot.waitUntil(begun.is_set)
    dialog = program.window.findChild(WritingProgress)
    qtbot.waitUntil(dialog.isVisible)
    assert path.name in dialog.labelText()
    assert (dialog.minimum(), dialog.maximum()) == (0, 0), "how long it takes is not known"
    dialog.cancel()
    dialog.canceled.emit()
    gate.set()
    settle(program)
    qtbot.waitUntil(lambda: program.window.findChild(WritingProgress) is None)
    assert path.read_bytes() == b"an earlier picture"
    assert list(tmp_path.iterdir()) == [path]
    assert "Saved" not in program.window.messages.text


def test_writing_shows_progress_and_a_cancelled_file_is_not_there(
    program, qtbot, tmp_path, monkeypatch
):
    gate, begun = threading.Event(), threading.Event()
    layers = PictureLabels.layers

    def slow(self, height, width):
        for layer in layers(self, height, width):
            yield layer
            begun.set()
            gate.wait(10)

    monkeypatch.setattr(PictureLabels, "layers", slow)
    program.opening.new(256, 256, SEA)
    program.saving.export_picture(tmp_path / "a.psd")
    qtbot.waitUntil(begun.is_set)
    dialog = program.window.findChild(WritingProgress)
    qtbot.waitUntil(dialog.isVisible)
    assert "a.psd" in dialog.labelText()
    dialog.cancel()
    dialog.canceled.emit()
    gate.set()
    settle(program)
    qtbot.waitUntil(lambda: program.window.findChild(WritingProgress) is None)
    assert list(tmp_path.iterdir()) == []
    assert "Saved" not in program.window.messages.text
