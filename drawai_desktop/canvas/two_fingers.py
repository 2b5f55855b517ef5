"""Two fingers on the view: they move and zoom it."""

from PySide6.QtCore import QPointF

from drawai_desktop.canvas.viewport import Viewport
from drawai_desktop.core.geometry import Point


class TwoFingers:
    """Lives in the GUI thread."""

    def __init__(self, viewport: Viewport) -> None:
        self._viewport = viewport
        self._before: list[QPointF] = []

    def lift(self) -> None:
        """Fewer fingers, or more: the next two begin anew."""
        self._before = []

    def move(self, points: list[QPointF]) -> bool:
        """Where two fingers are now; false for the first time, which moves nothing yet."""
        before, self._before = self._before, points
        if not before:
            return False
        middle = (points[0] + points[1]) / 2
        delta = middle - (before[0] + before[1]) / 2
        spread = _length(points[0] - points[1]) / max(_length(before[0] - before[1]), 1.0)
        self._viewport.pan_by(delta.x(), delta.y())
        at = Point(middle.x(), middle.y())
        self._viewport.set_zoom(self._viewport.zoom * spread, at)
        return True


def _length(vector: QPointF) -> float:
    return float((vector.x() ** 2 + vector.y() ** 2) ** 0.5)
