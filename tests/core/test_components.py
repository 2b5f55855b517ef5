"""Whose work the program runs on."""

import json

import pytest

from drawai_desktop.core import components as module
from drawai_desktop.core.components import components


@pytest.fixture
def bundled(tmp_path, monkeypatch):
    monkeypatch.setattr(module.resources, "bundled_licences", lambda: tmp_path)
    return tmp_path


def test_installed_packages_say_it_themselves():
    found = {component.name: component for component in components()}
    assert {"numpy", "torch", "pillow", "PySide6_Essentials", "safetensors"} <= set(found)
    assert "drawai-desktop" not in found
    assert "pytest" not in found
    assert "Redistribution and use" in found["numpy"].text
    assert "LGPL" in found["PySide6_Essentials"].licence


def test_the_folder_has_a_list_of_its_own(bundled):
    rows = [{"name": "zlib", "version": "1.3", "licence": "Zlib", "text": "zlib.txt"},
            {"name": "Brotli", "version": "1", "licence": "MIT", "text": "gone.txt"}]  # fmt: skip
    (bundled / "index.json").write_text(json.dumps(rows))
    (bundled / "zlib.txt").write_text("as is")
    assert [component.name for component in components()] == ["Brotli", "zlib"]
    assert components()[1].text == "as is"
    assert components()[0].text


@pytest.mark.parametrize("content", ["", "no json", '[{"name": "zlib"}]', "{}", "[1]"])
def test_a_damaged_list_shows_nothing_and_hurts_nobody(bundled, content):
    (bundled / "index.json").write_text(content)
    assert components() == []
