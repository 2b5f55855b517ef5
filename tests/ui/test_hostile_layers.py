"""Layers that no program of ours has written: the open document survives them, and its undo."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from drawai_desktop.core.history import HistoryEntry
from drawai_desktop.core.layers import Layer, Layered
from drawai_desktop.core.project_file import Project, read_project, write_project
from drawai_desktop.core.style import NEUTRAL
from tests.builders import SEA
from tests.core.layered import LABELS, with_header, written
from tests.ui.hands import click_map, press
from tests.ui.settling import settle
from tests.ui.test_stroke_log import everything, stroke


@pytest.mark.parametrize(
    "values",
    [
        {"layers": [{"name": "a", "file": "data/layer0.png"}] * 10_000},
        {"layers": [{"name": "a", "file": "../" * 50}]},
        {"layers": [{"name": "n" * 5_000_000, "file": "data/layer0.png"}]},
        {"layers": [{"name": "a", "file": "drawai/project.json"}]},
        {"reference": {"name": "a", "x": 1e300}},
    ],
    ids=["10000", "path", "name", "no picture", "reference"],
)
def test_a_file_of_hostile_layers_changes_nothing_and_gives_one_sentence(program, tmp_path, values):
    stroke(program.document, SEA, (40, 40))
    before, path = everything(program.document), with_header(written(tmp_path), **values)
    program.opening.open_path(path)
    settle(program)
    assert everything(program.document) == before
    assert program.document.undo_stack.canUndo()
    said = program.window.messages.text
    assert said.startswith("a.drawai: ")
    assert len(said) < 300
    assert "\n" not in said


def test_ids_that_no_label_has_are_kept_painted_beside_and_saved(program, tmp_path):
    ids = np.arange(192 * 256, dtype=np.uint32).reshape(192, 256).astype(np.uint8)
    content = Layered((Layer("All", ids), Layer("Turned", ids[::-1].copy())))
    pin = HistoryEntry.of(
        Layered((Layer("Pinned", ids.T.copy()),)),
        NEUTRAL.with_seed(7),
        np.zeros((60, 60, 3), np.uint8),
        is_pinned=True,
    )
    path = tmp_path / "a.drawai"
    project = Project(content.flat(), NEUTRAL, "", content=content, pinned=(pin,))
    write_project(path, project, LABELS)
    program.opening.open_path(path)
    settle(program)
    assert "no labels here" in program.window.messages.text
    document, view = program.document, program.window.canvas_view
    opened = everything(document)
    for x in range(5, view.width(), 37):
        QTest.mouseMove(view, view.rect().topLeft() + view.rect().center() * (x / view.width()))
    program.state.set_tool("pick")
    click_map(program, 0.5, 0.6)
    program.state.set_tool("fill")
    click_map(program, 0.3, 0.3)
    assert document.undo_stack.count() <= 1
    while document.undo_stack.canUndo():
        press(program, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert everything(document) == opened
    (entry,) = program.commands.history.history.pinned
    program.commands.history.bring_back(entry.key)
    assert (document.label_map.ids == ids.T).all()
    document.undo_stack.undo()
    program.projects.save_to(tmp_path / "b.drawai")
    settle(program)
    saved = read_project(tmp_path / "b.drawai")
    assert [layer.ids.tobytes() for layer in saved.layered.layers] == [
        layer.ids.tobytes() for layer in content.layers
    ]
