"""What the wheel does over the pictures, as the person has chosen it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputDevice, QWheelEvent

from drawai_desktop.core.choices import WheelChoice
from drawai_desktop.core.geometry import Point

if TYPE_CHECKING:
    from drawai_desktop.canvas.viewport import Viewport

NOTCH = 120.0
"""Of Qt's angle: an eighth of a degree each."""
SCROLL_PX = 40.0
"""A notch moves the view by so much."""


@dataclass(frozen=True)
class Wheel:
    """The way of the wheel.

    Attributes:
        choice: what it does without a key.
        is_inverted: away from the hand is what towards it was.
    """

    choice: WheelChoice = WheelChoice.ZOOM
    is_inverted: bool = False

    def notches(self, event: QWheelEvent) -> float:
        """How far the wheel was turned: positive to zoom in, to enlarge, to move up."""
        angle, keys = event.angleDelta(), Qt.KeyboardModifier
        # With these keys, some systems tell of the other axis.
        swaps = event.modifiers() & (keys.AltModifier | keys.ShiftModifier)
        return self._signed(angle.y() or (angle.x() if swaps else 0))

    def _signed(self, angle: int) -> float:
        return angle / NOTCH * (-1 if self.is_inverted else 1)

    def turn(self, viewport: "Viewport", event: QWheelEvent) -> None:
        """Zooms or moves the view; two fingers on a touchpad move it in any case."""
        event.accept()
        modifiers, pixels = event.modifiers(), event.pixelDelta()
        keys = Qt.KeyboardModifier
        steps = self.notches(event)
        if modifiers & keys.AltModifier:
            viewport.zoom_by(steps, _place(event))
        elif modifiers & keys.ShiftModifier:
            viewport.pan_by(steps * SCROLL_PX, 0)
        elif not pixels.isNull() and event.device().type() == QInputDevice.DeviceType.TouchPad:
            viewport.pan_by(pixels.x(), pixels.y())
        elif self.choice is WheelChoice.SCROLL:
            sideways = self._signed(event.angleDelta().x())
            viewport.pan_by(sideways * SCROLL_PX, steps * SCROLL_PX)
        else:
            viewport.zoom_by(steps, _place(event))


def _place(event: QWheelEvent) -> Point:
    return Point(event.position().x(), event.position().y())
