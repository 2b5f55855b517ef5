"""A canvas of its own for each test: no window, no engine."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QInputDevice, QMouseEvent, QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QApplication

from drawai_desktop.canvas.canvas_view import CanvasView
from drawai_desktop.canvas.current_labels import CurrentLabels
from drawai_desktop.canvas.document import Document
from drawai_desktop.canvas.tool_state import ToolState
from drawai_desktop.canvas.viewport import Viewport
from drawai_desktop.core.geometry import Point
from drawai_desktop.core.label_map import LabelMap
from drawai_desktop.core.labels import standard_labels
from tests.builders import GRASS, SKY
from tests.gui_thread import cycle_search, no_cycle_left  # noqa: F401

PEN = QPointingDevice(
    "pen",
    4711,
    QInputDevice.DeviceType.Stylus,
    QPointingDevice.PointerType.Pen,
    QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
    1,
    3,
)
ERASER = QPointingDevice(
    "eraser end",
    4712,
    QInputDevice.DeviceType.Stylus,
    QPointingDevice.PointerType.Eraser,
    QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
    1,
    3,
)
NO_PRESSURE = QPointingDevice(
    "plain pen",
    4713,
    QInputDevice.DeviceType.Stylus,
    QPointingDevice.PointerType.Pen,
    QInputDevice.Capability.Position,
    1,
    3,
)
LEFT, RIGHT, MIDDLE = (
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.RightButton,
    Qt.MouseButton.MiddleButton,
)
NONE = Qt.MouseButton.NoButton
PLAIN = Qt.KeyboardModifier.NoModifier


class Hand:
    """Sends events whose positions are given in map coordinates."""

    def __init__(self, canvas):
        self.canvas = canvas

    def at(self, x, y):
        return QPointF(*self.canvas.viewport.transform.to_widget(Point(x, y)))

    def mouse(self, kind, x, y, button=NONE, buttons=LEFT, modifiers=PLAIN):
        local = self.at(x, y)
        event = QMouseEvent(
            kind, local, self.canvas.view.mapToGlobal(local), button, buttons, modifiers
        )
        QApplication.sendEvent(self.canvas.view, event)

    def press(self, x, y, button=LEFT, modifiers=PLAIN):
        self.mouse(QEvent.Type.MouseButtonPress, x, y, button, button, modifiers)

    def move(self, x, y, modifiers=PLAIN, buttons=LEFT):
        self.mouse(QEvent.Type.MouseMove, x, y, NONE, buttons, modifiers)

    def release(self, x, y, button=LEFT):
        self.mouse(QEvent.Type.MouseButtonRelease, x, y, button, NONE)

    def click(self, x, y, button=LEFT, modifiers=PLAIN):
        self.press(x, y, button, modifiers)
        self.release(x, y, button)

    def stroke(self, *points, modifiers=PLAIN):
        self.press(*points[0], modifiers=modifiers)
        for point in points[1:]:
            self.move(*point, modifiers=modifiers)
        self.release(*points[-1])

    def pen(self, kind, x, y, pressure=1.0, device=PEN, button=LEFT):
        local = self.at(x, y)
        down = kind != QEvent.Type.TabletRelease
        event = QTabletEvent(
            kind, device, local, self.canvas.view.mapToGlobal(local), pressure, 0, 0, 0, 0, 0,
            Qt.KeyboardModifier(0), button, button if down else NONE,
        )  # fmt: skip
        QApplication.sendEvent(self.canvas.view, event)
        return event


class Canvas:
    """Document, tool state, viewport and view, put together as in the program."""

    def __init__(self, width=200, height=160):
        self.labels = CurrentLabels(standard_labels())
        self.document = Document(LabelMap.blank(width, height, SKY))
        self.state = ToolState(GRASS, 20)
        self.viewport = Viewport()
        self.view = CanvasView(self.document, self.state, self.viewport, self.labels)
        self.view.resize(400, 320)
        self.view.show()
        self.hand = Hand(self)

    @property
    def ids(self):
        return self.document.label_map.ids


@pytest.fixture
def canvas(qtbot):
    made = Canvas()
    qtbot.addWidget(made.view)
    yield made
    del made.hand  # which knows the canvas: no circle of Qt's objects is left to the collector
