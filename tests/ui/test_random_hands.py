"""Somebody who presses everything: whatever the order, nothing breaks."""

import random

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu

from drawai_desktop.core.labels import UNLABELLED, standard_labels

STEPS = 250
KEYS = [getattr(Qt.Key, f"Key_{k}") for k in "15BEFVUCSIHXPRQOM"] + [
    Qt.Key.Key_Escape,
    Qt.Key.Key_Space,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Left,
]
BUTTONS = [Qt.MouseButton.LeftButton] * 5 + [Qt.MouseButton.MiddleButton]
MODIFIERS = [Qt.KeyboardModifier.NoModifier] * 4 + [
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
]
ELSEWHERE = ("quit", "model_folder", "full_screen")  # they end or leave the window


class Hands:
    def __init__(self, program, seed):
        self.program, self.view = program, program.window.canvas_view
        self.choose = random.Random(seed)
        self.actions = [
            a for name, a in program.window.actions_by_name.items() if name not in ELSEWHERE
        ]

    def step(self):
        self.choose.choice([self.command, self.key, self.stroke, self.stroke, self.new])()
        QApplication.processEvents()
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, (QDialog, QMenu)) and widget.isVisible():
                widget.close()

    def command(self):
        self.choose.choice(self.actions).trigger()

    def key(self):
        QTest.keyClick(self.view, self.choose.choice(KEYS), self.choose.choice(MODIFIERS[:5]))

    def stroke(self):
        button, modifiers = self.choose.choice(BUTTONS), self.choose.choice(MODIFIERS)
        QTest.mousePress(self.view, button, modifiers, self.place())
        for _ in range(self.choose.randint(0, 5)):
            at = QPointF(self.place())
            move = QMouseEvent(
                QEvent.Type.MouseMove, at, at, Qt.MouseButton.NoButton, button, modifiers
            )
            QApplication.sendEvent(self.view, move)
            if self.choose.random() < 0.15:
                self.choose.choice([self.key, self.command])()
        QTest.mouseRelease(self.view, button, modifiers, self.place())

    def new(self):
        sides = [128, 257, 512]
        fill = self.choose.choice([UNLABELLED, 156])
        self.program.opening.new(self.choose.choice(sides), self.choose.choice(sides), fill)

    def place(self):
        return QPoint(
            self.choose.randint(-50, self.view.width() + 50),
            self.choose.randint(-50, self.view.height() + 50),
        )


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_whatever_is_pressed_nothing_breaks(program, qtbot, monkeypatch, seed):
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_a, **_k: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: "")
    hands = Hands(program, seed)
    labels = {c.id for c in standard_labels()} | {UNLABELLED}
    with qtbot.captureExceptions() as exceptions:
        for _ in range(STEPS):
            hands.step()
            assert set(program.document.label_map.ids.ravel().tolist()) <= labels
    assert not exceptions
