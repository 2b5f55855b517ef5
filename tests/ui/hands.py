"""What a hand does in the window, and what the window then says."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from drawai_desktop.core.geometry import Point


def press(program, key, modifiers=Qt.KeyboardModifier.NoModifier):
    """Types a key in the canvas."""
    QTest.keyClick(program.window.canvas_view, key, modifiers)


def click_map(program, fx=0.5, fy=0.5, button=Qt.MouseButton.LeftButton):
    """Clicks at a share of the map's width and height."""
    view = program.window.canvas_view
    label_map = program.document.label_map
    at = program.viewport.transform.to_widget(Point(fx * label_map.width, fy * label_map.height))
    QTest.mouseClick(view, button, pos=QPoint(round(at.x), round(at.y)))


def status(program):
    """The texts of the status line by their names."""
    line = program.window.status_line
    return {
        n: getattr(line, n).text() for n in ("brush", "pointer", "zoom", "engine", "model", "note")
    }
