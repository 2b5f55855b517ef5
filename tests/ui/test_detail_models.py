"""Detail models in the window: installed, chosen in the menu, offered to exports."""

import json
import shutil
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QFileDialog

from drawai_desktop import resources
from drawai_desktop.ui import model_commands
from drawai_desktop.ui.export_dialog import ExportDialog
from drawai_desktop.ui.message import Kind
from tests.fakes import FakeDetail, FakeSynthesizer, Loader


class Named(FakeDetail):
    """Marks what it paints by the length of its name."""

    def __init__(self, name):
        super().__init__()
        self.mark = 100 + len(name)


def load(_labels, name, _device):
    return Named(name)


def an_upscaler(name="Fine", licence=""):
    folder = resources.user_models() / name
    folder.mkdir(parents=True)
    network = {"kind": "upscaler", "stride": 1, "architecture": "ESRGAN", "scale": 4}
    manifest = {"format": "drawai-model", "version": 3, "name": name, "task": "detail"}
    manifest |= {"network": network, "classes": []} | ({"licence": licence} if licence else {})
    (folder / "model.json").write_text(json.dumps(manifest))
    return folder


@pytest.fixture
def program(start, qtbot):
    made = start(Loader(FakeSynthesizer()), load_detail=load)
    qtbot.waitUntil(lambda: made.pictures.final_pixels() is not None)
    return made


def painted_by(program, name):
    final = program.pictures.final()
    return final is not None and (final.array[..., 2] == 100 + len(name)).all()


def menu_of(program):
    menu = program.window.details_menu
    menu.aboutToShow.emit()
    return menu.actions()


def test_the_menu_lists_detail_models_and_the_chosen_one_paints_at_rest(program, qtbot):
    assert [a.text() for a in menu_of(program)] == ["The program's own"]
    an_upscaler("Fine & sharp", "CC <b>BY</b>")
    own, other = menu_of(program)
    assert (own.isChecked(), other.text()) == (True, "Fine && sharp (ESRGAN, x4)")
    assert "<b>" not in other.toolTip()
    qtbot.waitUntil(lambda: painted_by(program, "detail"))
    other.trigger()
    qtbot.waitUntil(lambda: painted_by(program, "Fine & sharp"))
    assert program.preferences.settings.detail_model == "Fine & sharp"
    own, other = menu_of(program)
    assert other.isChecked()
    own.trigger()
    qtbot.waitUntil(lambda: painted_by(program, "detail"))
    assert program.preferences.settings.detail_model == ""


def test_the_choice_is_there_at_the_next_start(start, qtbot):
    an_upscaler()
    first = start(Loader(FakeSynthesizer()), load_detail=load)
    first.preferences.change(detail_model="Fine")
    first.preferences.store()
    first.stop()
    again = start(Loader(FakeSynthesizer()), load_detail=load)
    qtbot.waitUntil(lambda: painted_by(again, "Fine"))


def dialog_of(program, qtbot):
    program.window.actions_by_name["export_as"].trigger()
    dialog = program.window.findChild(ExportDialog)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def test_with_one_detail_model_exports_ask_nothing_more(program, qtbot):
    assert not dialog_of(program, qtbot).painter_box.isVisible()


def test_an_export_is_painted_by_the_model_that_it_names(program, qtbot, tmp_path, monkeypatch):
    an_upscaler("Fine")
    path = tmp_path / "picture.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(path), ""))
    dialog = dialog_of(program, qtbot)
    box = dialog.painter_box
    assert [box.itemText(n) for n in range(box.count())] == [
        "The program's own", "Fine (ESRGAN, x4)",
    ]  # fmt: skip
    dialog.detail_box.setChecked(False)
    assert not box.isEnabled()
    dialog.detail_box.setChecked(True)
    box.setCurrentIndex(1)
    dialog._export()
    qtbot.waitUntil(path.exists)
    picture = np.asarray(Image.open(path))
    assert (picture[..., 2] == 100 + len("Fine")).all()
    assert painted_by(program, "detail")
    path.unlink()
    program.window.actions_by_name["export"].trigger()  # as the last time
    qtbot.waitUntil(path.exists)
    assert (np.asarray(Image.open(path))[..., 2] == 100 + len("Fine")).all()


def test_an_export_by_a_model_that_cannot_be_used_is_said_and_writes_nothing(
    start, qtbot, tmp_path
):
    def stands_in(_labels, name, _device):
        made = FakeDetail()
        made.note = (
            "" if name == "detail" else f"{name}: damaged. The program's own detail is used."
        )
        return made

    program = start(Loader(FakeSynthesizer()), load_detail=stands_in)
    qtbot.waitUntil(lambda: program.pictures.final_pixels() is not None)
    program.saving.export_picture(tmp_path / "a.png", with_detail="Fine")
    qtbot.waitUntil(lambda: "Fine: damaged." in program.window.messages.text)
    assert list(tmp_path.glob("a*")) == []


def test_installing_asks_for_a_file_and_offers_to_use_it(program, qtbot, tmp_path, monkeypatch):
    given = []
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName", lambda *a: (str(tmp_path / "Fine.pth"), a[3])
    )
    monkeypatch.setattr(
        program.parts.models,
        "install",
        lambda path, is_detail=False: given.append((path, is_detail)),
    )
    program.window.actions_by_name["install_detail"].trigger()
    assert given == [(tmp_path / "Fine.pth", True)]
    folder = an_upscaler("Fine")
    program.parts.models._say_installed(program.parts.models.library.find_any(str(folder)))
    message = program.window.messages
    assert message.text.startswith("Installed Fine (ESRGAN, x4).")
    said = []
    program.parts.models.said.connect(said.append)
    program.parts.models._say_installed(program.parts.models.library.find_any(str(folder)))
    said[0].answers[0][1]()
    qtbot.waitUntil(lambda: painted_by(program, "Fine"))


def test_an_upscaler_is_installed_in_its_own_process(program, qtbot, tmp_path):
    from tests.engine.made_upscalers import weights, write

    said = []
    program.parts.models.said.connect(said.append)
    program.parts.models.install(write(tmp_path / "Fine.pth", weights("Compact")), is_detail=True)
    qtbot.waitUntil(lambda: bool(said), timeout=90_000)
    assert said[0].kind is Kind.DONE, said[0].text
    assert "RealESRGAN Compact, x4" in said[0].text
    (tmp_path / "bad.pth").write_bytes(b"nothing")
    program.parts.models.install(tmp_path / "bad.pth", is_detail=True)
    qtbot.waitUntil(lambda: len(said) == 2, timeout=90_000)
    assert said[1].kind is Kind.WARNING
    assert "bad.pth: damaged" in said[1].text
    shutil.rmtree(resources.user_models() / "Fine")


def test_without_the_extra_the_command_says_what_to_install(program, monkeypatch):
    said = []
    program.parts.models.said.connect(said.append)
    monkeypatch.setattr(model_commands, "upscalers_can_be_read", lambda: False)
    program.window.actions_by_name["install_detail"].trigger()
    assert "pip install 'drawai-desktop[upscalers]'" in said[0].text


@pytest.mark.parametrize("has_extra", [True, False])
def test_a_frozen_program_has_the_command_only_with_the_extra(has_extra):
    code = (
        "import sys; sys.frozen = True\n"
        f"if not {has_extra}: sys.modules['spandrel'] = None\n"
        "from drawai_desktop.ui.actions import COMMANDS, MENUS\n"
        "print('install_detail' in [c.name for c in COMMANDS],\n"
        "      any('install_detail' in m.commands for m in MENUS))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=60
    )
    assert done.stdout.split() == [str(has_extra)] * 2
