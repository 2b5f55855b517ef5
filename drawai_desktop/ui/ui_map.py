"""``--ui-map``: where everything stands on the screen, for programs that drive the window."""

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import QWidget

from drawai_desktop.core.atomic_file import write_bytes

Places = Callable[[], dict[str, tuple[QWidget, QRect]]]
"""Name -> a widget, and a rectangle in its coordinates."""


class UiMap(QObject):
    """Writes the file shortly after the layout changed. Lives in the GUI thread.

    The rectangles are ``[x, y, width, height]`` in the screen's own pixels, as a mouse robot needs
    them, whatever the scale factor is.
    """

    def __init__(self, path: Path, places: Places, parent: QObject) -> None:
        super().__init__(parent)
        self._path = path
        self._places = places
        self._written = b""
        self._is_stopped = False
        self._timer = QTimer(self, singleShot=True, interval=30)
        self._timer.timeout.connect(self.write)

    def layout_changed(self) -> None:
        """Something may stand elsewhere now."""
        if not self._is_stopped and not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Nothing is written any more: the window goes."""
        self._timer.stop()
        self._is_stopped = True

    def write(self) -> None:
        """Writes the file, if it would be another."""
        rects = {}
        for name, (widget, rect) in self._places().items():
            if widget.isVisible() and not rect.isEmpty():
                rects[name] = _on_screen(widget, rect)
        content = (json.dumps(rects, indent=1) + "\n").encode()
        if content != self._written:
            write_bytes(self._path, content)
            self._written = content


def _on_screen(widget: QWidget, rect: QRect) -> list[int]:
    ratio = widget.devicePixelRatioF()
    corner: QPoint = widget.mapToGlobal(rect.topLeft())
    return [
        round(corner.x() * ratio),
        round(corner.y() * ratio),
        round(rect.width() * ratio),
        round(rect.height() * ratio),
    ]
