"""Drags that are no strokes: they move or turn the view, or size the brush."""

import math
from enum import Enum, auto

from PySide6.QtCore import QPointF

from drawai_desktop.canvas.tool_state import ToolState
from drawai_desktop.canvas.viewport import Viewport


class DragKind(Enum):
    """What a drag does that is no stroke."""

    PAN = auto()
    SIZE = auto()
    TURN = auto()


class ViewDrag:
    """One at a time; positions are in widget coordinates.

    Attributes:
        kind: None while there is none.
    """

    def __init__(self, viewport: Viewport, state: ToolState) -> None:
        self._viewport = viewport
        self._state = state
        self.kind: DragKind | None = None
        self._from = QPointF()
        self._diameter, self._angle = 0, 0.0

    def begin(self, kind: DragKind, position: QPointF) -> None:
        """The pointer goes down."""
        self.kind, self._from = kind, position
        self._diameter, self._angle = self._state.diameter, self._viewport.angle

    def move(self, position: QPointF) -> None:
        """The pointer moves."""
        if self.kind is DragKind.PAN:
            delta = position - self._from
            self._from = position
            self._viewport.pan_by(delta.x(), delta.y())
        elif self.kind is DragKind.TURN:
            self._viewport.turn_to(self._angle + self._swept(position))
        else:
            across = (position.x() - self._from.x()) / self._viewport.zoom
            self._state.set_diameter(self._diameter + across)

    def end(self) -> None:
        """The pointer goes up."""
        self.kind = None

    def _swept(self, position: QPointF) -> float:
        """Degrees by which a drag has gone round the middle of the view."""
        middle = QPointF(*self._viewport.middle)
        before, now = self._from - middle, position - middle
        return math.degrees(math.atan2(now.y(), now.x()) - math.atan2(before.y(), before.x()))
