"""Folders are put in place whole or not at all, whatever step fails."""

import shutil
from pathlib import Path

import pytest

from drawai_desktop.core.atomic_folder import move_in, recover, workplace
from drawai_desktop.errors import FileError, ModelError


def a_folder(path, text):
    path.mkdir(parents=True)
    (path / "file").write_text(text)
    return path


def contents(folder):
    return {p.name: (p / "file").read_text() for p in sorted(folder.iterdir())}


def test_new_folders_take_the_place_of_old_ones(tmp_path):
    home = tmp_path / "home"
    a_folder(home / "a", "old a")
    with workplace(home) as work:
        made = [a_folder(work / name, f"new {name}") for name in "ab"]
        move_in(made, [home / "a", home / "b"])
    assert contents(home) == {"a": "new a", "b": "new b"}


@pytest.mark.parametrize("step", range(4))
@pytest.mark.parametrize("fault", [OSError(5, "Input/output error"), KeyboardInterrupt()])
def test_any_step_that_fails_leaves_everything_as_it_was(tmp_path, monkeypatch, step, fault):
    """The four renamings of replacing two folders fail one after the other."""
    home = tmp_path / "home"
    a_folder(home / "a", "old a")
    a_folder(home / "b", "old b")
    rename, calls = Path.rename, []

    def failing(path, target):
        calls.append(path)
        if len(calls) == step + 1:
            raise fault
        return rename(path, target)

    with workplace(home) as work:
        made = [a_folder(work / name, f"new {name}") for name in "ab"]
        monkeypatch.setattr(Path, "rename", failing)
        with pytest.raises((FileError, KeyboardInterrupt)):
            move_in(made, [home / "a", home / "b"])
        monkeypatch.undo()
    assert len(calls) > step
    assert contents(home) == {"a": "old a", "b": "old b"}


def test_a_check_that_fails_puts_the_old_one_back(tmp_path):
    home = tmp_path / "home"
    a_folder(home / "a", "old a")

    def refuse(_folder):
        raise ModelError("no")

    with workplace(home) as work, pytest.raises(ModelError):
        move_in([a_folder(work / "a", "new a")], [home / "a"], refuse)
    assert contents(home) == {"a": "old a"}


def test_a_replaced_folder_that_cannot_be_removed_does_no_harm(tmp_path, monkeypatch):
    home = tmp_path / "home"
    a_folder(home / "a", "old a")
    monkeypatch.setattr(shutil, "rmtree", lambda *_arguments, **_keywords: None)
    move_in([a_folder(tmp_path / "new", "new a")], [home / "a"])
    monkeypatch.undo()
    assert (home / "a" / "file").read_text() == "new a"
    recover(home)
    assert contents(home) == {"a": "new a"}


def test_a_swap_that_was_killed_in_the_middle_is_undone_by_the_next(tmp_path, monkeypatch):
    home = tmp_path / "home"
    a_folder(home / "a", "old a")
    monkeypatch.setattr("contextlib.ExitStack.callback", lambda *_arguments: None)  # as a kill
    rename = Path.rename

    def killed(path, target):
        rename(path, target)
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "rename", killed)
    with pytest.raises(KeyboardInterrupt):
        move_in([a_folder(tmp_path / "new", "new a")], [home / "a"])
    monkeypatch.undo()
    assert not (home / "a").exists()
    recover(home)
    assert contents(home) == {"a": "old a"}


def test_a_workplace_goes_with_all_that_is_left_in_it(tmp_path):
    with workplace(tmp_path / "deep" / "home") as work:
        a_folder(work / "half", "made")
    assert list((tmp_path / "deep" / "home").iterdir()) == []
    (tmp_path / "file").write_text("x")
    with pytest.raises(FileError), workplace(tmp_path / "file" / "home"):
        pass
