"""A file of shortcuts: read as it was written, or refused in one sentence."""

import json

import pytest

from drawai_desktop.core.shortcut_file import KIND, read_shortcuts, write_shortcuts
from drawai_desktop.errors import FileError

KEYS = {"save": ("Ctrl+S",), "redo": ("Ctrl+Y", "Ctrl+Shift+Z"), "flip": ()}


def test_shortcuts_are_read_as_they_were_written(tmp_path):
    path = tmp_path / "keys.json"
    write_shortcuts(path, KEYS)
    assert read_shortcuts(path) == KEYS


def broken(keys):
    return json.dumps({"kind": KIND, "version": 1, "keys": keys})


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", "empty"),
        ("{", "JSON"),
        ("[]", "entry"),
        ('{"keys": {}}', "no shortcuts of DrawAI"),
        (json.dumps({"kind": KIND, "version": 2, "keys": {}}), "version"),
        (json.dumps({"kind": KIND, "version": 1}), "keys"),
        (broken([]), "keys"),
        (broken({"save": "Ctrl+S"}), "list"),
        (broken({"save": [1]}), "texts"),
        (broken({"save": ["x" * 100]}), "letters"),
        (broken({"save": ["Ctrl+S"], "open": ["ctrl+s"]}), "both save and open"),
        (broken({str(i): [] for i in range(2000)}), "1000"),
        ("\0\xff", ""),
    ],
)
def test_a_file_that_is_none_of_shortcuts_is_refused_in_one_sentence(tmp_path, content, fault):
    path = tmp_path / "keys.json"
    path.write_bytes(content.encode("latin-1"))
    with pytest.raises(FileError) as error:
        read_shortcuts(path)
    said = str(error.value)
    assert fault in said
    assert said.startswith("keys.json")
    assert len(said) < 300
    assert "\n" not in said


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(FileError, match="nowhere"):
        read_shortcuts(tmp_path / "nowhere.json")
