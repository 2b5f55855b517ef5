"""Keys that act while they are held, and digits by their place on the keyboard."""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from drawai_desktop.canvas.tool_state import ToolChoice, ToolState

_TYPING = (QLineEdit, QAbstractSpinBox, QPlainTextEdit, QComboBox)

# The digits of the upper row, 1 to 9 and 0, by the key's place: on a French keyboard they need
# Shift. X11 and Wayland number the keys from 10 on, Windows from 2 on; macOS in no order.
_FIRST_DIGIT_CODE = {"linux": 10, "win32": 2}
_MAC_DIGIT_CODES = (18, 19, 20, 21, 23, 22, 26, 28, 25, 29)


REPEAT_S = 0.06
"""A key that is pressed so soon after its release was not released: no finger is that quick."""


@dataclass(frozen=True)
class _Held:
    """A tool's key that is down, and the tool that was in the hand before."""

    key: int
    before: ToolChoice


class HoldKeys(QObject):
    """An event filter on the application. Lives in the GUI thread.

    A tool's key that is held while something is painted gives the tool before it back when it is
    released. Letters and digits act only where no text is being typed.
    """

    def __init__(
        self,
        window: QWidget,
        state: ToolState,
        on_digit: Callable[[str], None],
        on_peek: Callable[[bool], None],
    ) -> None:
        """
        Args:
            on_digit: called with "0" to "9".
            on_peek: called with whether Q is held.
        """
        super().__init__(window)
        self._window = window
        self._state = state
        self._on_digit = on_digit
        self._on_peek = on_peek
        self._held: _Held | None = None
        self._released: _Held | None = None
        self._released_at = 0.0
        self._painted = False
        self._tool_keys: dict[int, ToolChoice] = {}

    def set_tool_keys(self, keys: dict[int, ToolChoice]) -> None:
        """The tools' single keys, by Qt's number."""
        self._tool_keys = keys

    def stroke_begun(self) -> None:
        """Something is being painted."""
        self._painted = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in (
            QEvent.Type.ShortcutOverride,
            QEvent.Type.KeyPress,
            QEvent.Type.KeyRelease,
        ):
            return False
        assert isinstance(event, QKeyEvent)
        if event.isAutoRepeat() or not self._applies(watched):
            return False
        if kind == QEvent.Type.ShortcutOverride:
            self._note_tool(event)
            return False
        if kind == QEvent.Type.KeyRelease:
            return self._on_release(event)
        return self._on_press(event)

    def _applies(self, watched: QObject) -> bool:
        # Dialogs are windows of their own; what is typed there is not for the canvas.
        if not isinstance(watched, QWidget) or watched.window() is not self._window:
            return False
        return not isinstance(QApplication.focusWidget(), _TYPING)

    def _note_tool(self, event: QKeyEvent) -> None:
        tool = self._tool_keys.get(event.key())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if tool is None or not plain:
            return
        if self._goes_on(event.key()):
            self._held = self._released
        elif tool is not self._state.tool:
            self._held = _Held(event.key(), self._state.tool)
            self._painted = False

    def _goes_on(self, key: int) -> bool:
        """Whether a key that is pressed was never released: X11 tells of a repetition as of a
        release and a press, and Qt sees that they belong together only if both are there yet."""
        if self._released is None or self._released.key != key:
            return False
        return time.monotonic() - self._released_at < REPEAT_S

    def _on_press(self, event: QKeyEvent) -> bool:
        # Where braces have keys of their own; elsewhere they are Shift+[ and Shift+], which are
        # shortcuts and do not come here. Both as shortcuts would be ambiguous, and so dead.
        braces = {Qt.Key.Key_BraceLeft: -1, Qt.Key.Key_BraceRight: 1}
        if event.key() in braces:
            self._state.step_diameter(braces[Qt.Key(event.key())], True)
            return True
        if event.modifiers() not in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            return False
        if event.key() == Qt.Key.Key_Q:
            self._on_peek(True)
            return True
        digit = digit_of(event)
        if digit:
            self._on_digit(digit)
            return True
        return False

    def _on_release(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Q:
            self._on_peek(False)
            return True
        if self._held is not None and event.key() == self._held.key:
            self._released, self._released_at = self._held, time.monotonic()
            self._held = None
            if self._painted:
                self._state.set_tool(self._released.before)
        return False


def digit_of(event: QKeyEvent) -> str:
    """The digit that a key stands for, by what it types or by its place; empty for none."""
    key = event.key()
    if Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
        return chr(key)
    code = event.nativeScanCode()
    if sys.platform == "darwin":
        virtual = event.nativeVirtualKey()
        if virtual in _MAC_DIGIT_CODES:
            return "1234567890"[_MAC_DIGIT_CODES.index(virtual)]
        return ""
    first = _FIRST_DIGIT_CODE.get(sys.platform)
    if first is not None and first <= code < first + 10:
        return "1234567890"[code - first]
    return ""
