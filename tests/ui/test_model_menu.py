"""The Model menu: broken models are told, and nothing is asked about paths with nothing in them."""

import json

import pytest
from PySide6.QtWidgets import QMenu, QMessageBox, QWidget

from drawai_desktop import resources
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.ui.message import Kind
from drawai_desktop.ui.model_commands import ModelCommands
from tests.engine.made_checkpoints import write_checkpoint


@pytest.fixture
def said():
    return []


@pytest.fixture
def window(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def commands(folder, window, said):
    made = ModelCommands(ModelLibrary((folder,)), QMenu("Model", window), window)
    made.said.connect(said.append)
    return made


def a_model(folder, **changes):
    folder.mkdir()
    data = json.loads((resources.bundled_models() / "landscape" / "model.json").read_text())
    (folder / "model.json").write_text(json.dumps({**data, **changes}))


def test_a_broken_model_is_told_in_a_sentence_and_the_others_can_be_chosen(tmp_path, window, said):
    a_model(tmp_path / "good", name="Sea & <b>sand</b>", licence="<img src=x>")
    a_model(tmp_path / "detail", version=3, task="detail")
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "model.json").write_text("{")
    menu = commands(tmp_path, window, said)._menu
    menu.aboutToShow.emit()
    texts = [action.text() for action in menu.actions()]
    assert texts == ["Sea && <b>sand</b>", "bad (cannot be used)"]
    assert "<img" not in menu.actions()[0].toolTip()
    menu.actions()[1].trigger()
    assert said[0].kind is Kind.WARNING
    assert "bad/model.json: not valid JSON" in said[0].text


@pytest.mark.parametrize("make", [None, "folder", "text"])
def test_a_path_with_nothing_to_install_is_told_before_the_licence_is_shown(
    tmp_path, window, said, monkeypatch, make
):
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: pytest.fail("the licence was shown"))
    path = tmp_path / ("a.zip" if make == "text" else "a")
    if make == "folder":
        path.mkdir()
    elif make == "text":
        path.write_text("no archive")
    commands(tmp_path, window, said).install(path)
    assert [message.kind for message in said] == [Kind.WARNING]
    assert len(said[0].text) < 300


def test_a_file_that_cannot_be_nvidias_shows_no_licence_of_theirs(
    tmp_path, window, said, monkeypatch, qtbot
):
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: pytest.fail("the licence was shown"))
    (tmp_path / "a.txt").write_text("no weights")
    commands(tmp_path, window, said).install(tmp_path / "a.txt")
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].kind is Kind.WARNING


@pytest.mark.parametrize("is_good", [True, False])
def test_an_installation_in_its_own_process_tells_what_came_of_it(
    tmp_path, window, said, monkeypatch, qtbot, is_good
):
    path = tmp_path / "mine" / "latest_net_G.pth"
    write_checkpoint(path)
    if not is_good:
        path.write_bytes(path.read_bytes()[:-100])
    monkeypatch.setattr(ModelCommands, "_accepts_licence", lambda *_: True)
    made = commands(resources.user_models(), window, said)
    made.install(path)
    qtbot.waitUntil(lambda: bool(said))
    assert made.unfinished() == []
    if is_good:
        assert (said[0].kind, said[0].text) == (Kind.DONE, "Installed mine.")
        assert (resources.user_models() / "mine" / "model.json").is_file()
    else:
        assert said[0].kind is Kind.WARNING
        assert "latest_net_G.pth: damaged" in said[0].text
