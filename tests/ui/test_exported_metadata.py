"""Exported pictures say how they were made, and offer it when they come back."""

import json
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image, PngImagePlugin
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QFileDialog, QInputDialog

from drawai_desktop.core.picture_metadata import PictureMetadata, read_metadata
from drawai_desktop.core.picture_writing import write_picture
from drawai_desktop.core.settings import read_settings
from drawai_desktop.core.style import Style
from drawai_desktop.ui.export_dialog import ExportDialog
from tests.fakes import FakeDetail
from tests.ui.hands import click_map, press
from tests.ui.settling import settle

PHOTO = np.random.RandomState(0).randint(0, 255, (64, 64, 3)).astype(np.uint8)
USE = "Use its style and seed"


def texts(program):
    return [button.text() for button in program.window.messages.answers]


def varied_look(program):
    """A look of the model in use, varied."""
    return program.renderer.manifest.styles[-1].with_seed(7).with_strength(0.5)


def drop(program, path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    program.window.dropped.emit(mime)
    settle(program)


@pytest.mark.parametrize("ending", ["png", "jpg", "webp"])
@pytest.mark.parametrize("size", [None, (2048, 2048)])
def test_an_export_says_model_detail_style_and_seed(program, qtbot, tmp_path, ending, size):
    program.document.choose_style(varied_look(program))
    path = tmp_path / f"a.{ending}"
    program.saving.export_picture(path, size)
    qtbot.waitUntil(lambda: program.window.messages.text == f"Saved {path}")
    assert read_metadata(path) == PictureMetadata("landscape", varied_look(program), "detail")


@pytest.mark.parametrize("size", [None, (2048, 2048)])
def test_an_export_without_detail_names_no_detail_model(program, qtbot, tmp_path, size):
    path = tmp_path / "a.png"
    program.saving.export_picture(path, size, with_detail=False)
    qtbot.waitUntil(lambda: program.window.messages.text == f"Saved {path}")
    assert read_metadata(path).detail == ""


def test_an_export_names_the_upscaler_that_painted_its_detail(
    program, qtbot, tmp_path, monkeypatch
):
    monkeypatch.setattr(FakeDetail, "manifest", SimpleNamespace(folder=Path("4x-Fine")))
    path = tmp_path / "a.png"
    program.saving.export_picture(path, (2048, 2048), with_detail="4x-Fine")
    qtbot.waitUntil(lambda: program.window.messages.text == f"Saved {path}")
    assert read_metadata(path).detail == "4x-Fine"
    drop(program, path)
    assert USE in texts(program)


@pytest.mark.parametrize("command", ["export_both", "export_large"])
@pytest.mark.parametrize("wanted", [True, False])
def test_the_other_pictures_say_so_too_unless_it_is_switched_off(
    program, qtbot, tmp_path, monkeypatch, command, wanted
):
    path = tmp_path / "a.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(path), ""))
    program.preferences.change(picture_metadata=wanted)
    program.window.actions_by_name[command].trigger()
    for dialog in program.window.findChildren(QInputDialog):  # which size
        dialog.accept()
    qtbot.waitUntil(lambda: program.window.messages.text == f"Saved {path}")
    detail = "detail" if command == "export_both" else ""  # the larger one is the network's own
    said = PictureMetadata("landscape", program.document.style, detail)
    assert read_metadata(path) == (said if wanted else None)


def test_label_maps_say_nothing(program, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(tmp_path / "a.png"), ""))
    for command in ("export_ids", "export_colours"):
        program.window.actions_by_name[command].trigger()
        settle(program)
        assert b"DrawAI" not in (tmp_path / "a.png").read_bytes()


def test_the_switch_of_the_dialog_leaves_it_out_and_is_remembered(
    program, qtbot, tmp_path, monkeypatch
):
    path = tmp_path / "a.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(path), ""))
    program.saving.export_as()
    dialog = program.window.findChild(ExportDialog)
    assert dialog.metadata_box.isChecked()
    dialog.metadata_box.setChecked(False)
    dialog._export()
    qtbot.waitUntil(lambda: program.window.messages.text == f"Saved {path}")
    assert b"DrawAI" not in path.read_bytes()
    settle(program)
    program.saving.export_as()
    again = [d for d in program.window.findChildren(ExportDialog) if d.isVisible()]
    assert not again[0].metadata_box.isChecked()
    again[0].reject()
    program.preferences.store()
    assert not read_settings().picture_metadata


def test_exporting_again_follows_the_setting(program, qtbot, tmp_path):
    path = tmp_path / "a.png"
    program.saving.export_picture(path)
    qtbot.waitUntil(path.exists)
    settle(program)
    path.unlink()
    program.preferences.change(picture_metadata=False)
    program.saving.export()
    qtbot.waitUntil(path.exists)
    assert read_metadata(path) is None


def test_an_export_that_waits_for_its_picture_keeps_what_was_chosen(program, qtbot, tmp_path):
    program.fake.gate.clear()
    press(program, Qt.Key.Key_5)
    click_map(program, 0.5, 0.95)
    program.preferences.change(picture_metadata=False)
    program.saving.export_picture(tmp_path / "a.png")
    program.preferences.change(picture_metadata=True)
    program.fake.gate.set()
    qtbot.waitUntil((tmp_path / "a.png").exists)
    assert read_metadata(tmp_path / "a.png") is None


@pytest.mark.parametrize("ending", ["png", "jpg", "webp"])
def test_a_dropped_picture_offers_its_style_and_seed_as_one_step(program, tmp_path, ending):
    path = tmp_path / f"a.{ending}"
    write_picture(path, PHOTO, PictureMetadata("landscape", varied_look(program)))
    ids, before = program.document.snapshot(), program.document.style
    drop(program, path)
    look = varied_look(program).name
    assert f"by the model landscape in the style {look}, seed 7" in program.window.messages.text
    assert texts(program) == [USE, "Use as style", "Make it a label map"]
    program.window.messages.answers[0].click()
    assert program.document.style == varied_look(program)
    assert program.window.messages.text == f"The picture now has the style and seed of a.{ending}."
    assert program.document.undo_stack.count() == 1
    program.document.undo_stack.undo()
    assert program.document.style == before
    assert (program.document.snapshot() == ids).all()


def test_a_map_with_metadata_opens_as_ever_and_offers_its_style_too(program, tmp_path):
    grass = np.full((64, 64, 3), (0, 0, 0), np.uint8)
    write_picture(tmp_path / "a.png", grass, PictureMetadata("landscape", varied_look(program)))
    drop(program, tmp_path / "a.png")
    shown = [d for d in program.window.findChildren(object, "read_as_dialog") if d.isVisible()]
    for dialog in shown:  # where its code is unsure
        dialog.reject()
    assert USE in texts(program)
    program.window.messages.answers[texts(program).index(USE)].click()
    assert program.document.style == varied_look(program)


def test_a_style_that_the_model_lacks_gets_one_sentence(program, tmp_path):
    path = tmp_path / "a.png"
    write_picture(path, PHOTO, PictureMetadata("coast", Style("holiday", (1.0, 2.0))))
    before = program.document.style
    drop(program, path)
    program.window.messages.answers[0].click()
    text = "a.png: this model has no style holiday; choose the model coast first."
    assert program.window.messages.text == text
    assert program.document.style == before
    assert not program.document.undo_stack.count()


def test_long_and_strange_names_stay_short_and_harmless(program, tmp_path):
    said = PictureMetadata("x\n" * 90, Style("<b>" + "y" * 150, (1.0,) * 32))
    write_picture(tmp_path / "a.png", PHOTO, said)
    drop(program, tmp_path / "a.png")
    text = program.window.messages.text
    assert "\n" not in text
    assert len(text) < 300
    program.window.messages.answers[0].click()
    assert program.document.style == said.style


DAMAGED = [
    '{"program": "DrawAI desktop", "style": {"vector": [NaN]}}',
    '{"program": "DrawAI desktop", "style": {"vector": "no"}}',
    '{"program": "DrawAI desktop", "style": {"seed": -1}}',
    '{"program": "DrawAI desktop", "style": {"vector": [1e999]}}',
    '{"program": "DrawAI desktop", "model": 5}',
    '{"program": "DrawAI desktop", "model": "la',
    json.dumps({"program": "DrawAI desktop", "style": {"vector": [1] * 9000}}),
    json.dumps({"program": "DrawAI desktop", "model": "a" * 70_000}),
]
HUGE = '{"program": "DrawAI desktop", "model": "' + "a" * 5_000_000 + '"}'
OTHERS = [
    '{"program": "Another", "style": {}}',
    "parameters: a landscape, seed 5",
]


def saying(path, text, packed=True):
    """A photograph with a text where this program says how a picture was made."""
    if path.suffix == ".png":
        chunks = PngImagePlugin.PngInfo()
        chunks.add_itxt("drawai", text, zip=packed)
        Image.fromarray(PHOTO).save(path, pnginfo=chunks)
    else:
        exif = Image.Exif()
        exif[0x8769] = {0x9286: b"ASCII\0\0\0" + text.encode()}
        Image.fromarray(PHOTO).save(path, exif=exif.tobytes())
    return path


@pytest.mark.parametrize("text", DAMAGED)
@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.webp"])
def test_damaged_metadata_is_told_in_a_sentence_and_the_picture_opens(
    program, tmp_path, text, name
):
    if name != "a.png" and len(text) > 60_000:
        return  # an EXIF entry cannot be so long
    before = program.document.snapshot()
    drop(program, saying(tmp_path / name, text))
    assert program.window.messages.text.count("What it says of how it was made is damaged") == 1
    assert texts(program) == ["Use as style", "Make it a label map"], "as of any photograph"
    assert (program.document.snapshot() == before).all()


@pytest.mark.parametrize("text", OTHERS)
@pytest.mark.parametrize("packed", [True, False])
def test_metadata_of_others_is_passed_over(program, tmp_path, text, packed):
    before = program.document.snapshot()
    drop(program, saying(tmp_path / "a.png", text, packed))
    assert USE not in texts(program)
    assert program.window.messages.text.startswith("a.png")
    assert "how it was made" not in program.window.messages.text
    assert (program.document.snapshot() == before).all()


def test_a_comment_of_another_program_is_no_damage(program, tmp_path):
    drop(program, saying(tmp_path / "a.jpg", '{"prompt": "a landscape", '))
    assert "how it was made" not in program.window.messages.text


@pytest.mark.parametrize("packed", [True, False])
def test_a_text_of_megabytes_offers_nothing(program, tmp_path, packed):
    drop(program, saying(tmp_path / "a.png", HUGE, packed))
    assert USE not in texts(program)
    assert program.window.messages.text.startswith("a.png")
