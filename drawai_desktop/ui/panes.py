"""The two pictures: side by side, stacked, or one of them."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from drawai_desktop.canvas.canvas_view import CanvasView
from drawai_desktop.canvas.viewport import Viewport
from drawai_desktop.core.choices import ViewChoice
from drawai_desktop.ui.result_view import ResultView

HANDLE_PX = 3
_TURN_FROM = 1.06
"""So much larger the pictures must become for the panes to be arranged anew by themselves: a
window that is dragged must not flicker between both ways."""


class Panes(QSplitter):
    """Lives in the GUI thread.

    Signals:
        arranged: the panes are arranged differently now, or have other sizes.
        turned(bool): whether they are stacked now.
    """

    arranged = Signal()
    turned = Signal(bool)

    def __init__(
        self, canvas: CanvasView, result: ResultView, viewport: Viewport, below: QWidget
    ) -> None:
        """
        Args:
            below: stands under the result, and goes with it.
        """
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName("splitter")
        self.setHandleWidth(HANDLE_PX)
        self.setChildrenCollapsible(False)
        self._canvas, self._result, self._viewport = canvas, result, viewport
        self._view = ViewChoice.BOTH
        self._room = QSize()
        self._result_side = QWidget()
        column = QVBoxLayout(self._result_side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(result, 1)
        column.addWidget(below)
        for place, pane in enumerate((canvas, self._result_side)):
            self.addWidget(pane)
            self.setStretchFactor(place, 1)
        # What Qt called it while the panes had no names; programs that drive the window know it.
        self.handle(1).setObjectName("qt_splithandle_")
        self.setSizes([500, 500])
        self.splitterMoved.connect(self.arranged)

    @property
    def view(self) -> ViewChoice:
        return self._view

    @property
    def is_stacked(self) -> bool:
        """Whether one picture stands above the other."""
        return self.orientation() is Qt.Orientation.Vertical

    def set_view(self, view: ViewChoice) -> None:
        """Both pictures, or one of them."""
        self._view = view
        self._result_side.setVisible(view.shows_result)
        for name, pane, is_shown in (
            ("canvas", self._canvas, view.shows_canvas),
            ("result", self._result, view.shows_result),
        ):
            pane.setVisible(is_shown)
            if is_shown:
                self._viewport.set_view_size(name, pane.width(), pane.height())
            else:
                self._viewport.remove_view(name)
        self.arrange()
        self.arranged.emit()

    def set_room(self, room: QSize) -> None:
        """How much room there is for both pictures, without panels that would step aside."""
        if room != self._room:
            self._room = room
            self.arrange()

    def arrange(self) -> None:
        """Turns the panes to the way that the view asks for."""
        if not (self._view.shows_canvas and self._view.shows_result):
            return
        stacked = self._view is ViewChoice.STACKED
        if self._view is ViewChoice.BOTH:
            stacked = self._is_larger_stacked()
        if stacked != self.is_stacked:
            self.setOrientation(Qt.Orientation.Vertical if stacked else Qt.Orientation.Horizontal)
            self.setSizes([500, 500])
            self.turned.emit(stacked)
            self.arranged.emit()

    def _is_larger_stacked(self) -> bool:
        bounds, room = self._viewport.map_rect, self._room
        if room.isEmpty():
            return self.is_stacked
        side = min(room.width() / 2 / bounds.width, room.height() / bounds.height)
        stacked = min(room.width() / bounds.width, room.height() / 2 / bounds.height)
        needed = 1 / _TURN_FROM if self.is_stacked else _TURN_FROM
        return stacked > side * needed

    def picture_rects(self, over: QWidget) -> tuple[list[QRect], list[QRect]]:
        """(panes, visible parts of their pictures), both in another widget's coordinates."""
        areas, pictures = [], []
        for pane in (self._canvas, self._result):
            if pane.isVisible():
                corner = pane.mapTo(over, pane.rect().topLeft())
                areas.append(pane.rect().translated(corner))
                pictures.append(pane.picture_rect().translated(corner))
        return areas, pictures

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arranged.emit()
