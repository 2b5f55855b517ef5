"""What both pictures show: one zoom and one place for canvas and result."""

import math

from PySide6.QtCore import QObject, QTimer, Signal

from drawai_desktop.canvas.view_transform import ViewTransform, clamp_zoom, fitting, turned
from drawai_desktop.canvas.wheel import Wheel
from drawai_desktop.core.geometry import Point, Rect
from drawai_desktop.core.unsaved_work import Sight

MARGIN = 3.0
"""Round a fitted map, in device-independent pixels."""
ZOOM_STEP = 2**0.25
REST_MS = 140
"""The view rests when it was not moved for so long."""
SMALLEST_ANGLE = 0.5
"""Less than this many degrees is no turn: nobody could tell, and it would draw slower."""


class Viewport(QObject):
    """Lives in the GUI thread. The views that share it report their sizes; the map is laid out
    in the smallest common size, so that it stands at the same place in all of them.

    Signals:
        changed: zoom, place or angle are others now.
        rested: it has not been moved for a moment.
    """

    changed = Signal()
    rested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.wheel = Wheel()
        self._map_width, self._map_height = 1, 1
        self._sizes: dict[str, tuple[float, float]] = {}
        self._zoom = 1.0
        self._centre = Point(0.5, 0.5)
        self._is_fitted = True
        self._is_mirrored = False
        self._repeats = False
        self._angle = 0.0
        self._is_moving = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._on_rest)

    @property
    def is_moving(self) -> bool:
        """Whether it was moved just now: what is drawn must be quick, and may be rough."""
        return self._is_moving

    @property
    def angle(self) -> float:
        """By how much the view is turned: degrees, clockwise, in [-180, 180)."""
        return self._angle

    @property
    def middle(self) -> Point:
        """The middle of the views, in widget coordinates."""
        width, height = self._common_size()
        return Point(width / 2, height / 2)

    @property
    def zoom(self) -> float:
        """Device-independent pixels per map pixel."""
        return self._zoom

    @property
    def is_fitted(self) -> bool:
        """Whether the whole map is shown and stays so when a view's size changes."""
        return self._is_fitted

    @property
    def transform(self) -> ViewTransform:
        width, height = self._common_size()
        return ViewTransform(
            self._zoom,
            width / 2 - self._centre.x * self._zoom,
            height / 2 - self._centre.y * self._zoom,
            width if self._is_mirrored else 0.0,
            self._angle,
            self.middle,
        )

    @property
    def map_rect(self) -> Rect:
        return Rect(0, 0, self._map_width, self._map_height)

    @property
    def repeats(self) -> bool:
        """Whether the map is shown nine times, beside itself."""
        return self._repeats

    @property
    def area(self) -> Rect:
        """All that is shown: the map, or it and its copies round it."""
        if not self._repeats:
            return self.map_rect
        width, height = self._map_width, self._map_height
        return Rect(-width, -height, 2 * width, 2 * height)

    @property
    def copies(self) -> list[ViewTransform]:
        """The transforms of all copies of the map, its own the last."""
        own, places = self.transform, [0]
        if self._repeats:
            places = [-1, 1, 0]
        return [
            own.beside(x * self._map_width, y * self._map_height) for y in places for x in places
        ]

    def copy_at(self, point: Point) -> Point:
        """Where the copy begins that a place is in, the nearest for one beside all of them."""
        if not self._repeats:
            return Point(0.0, 0.0)
        column, row = point.x // self._map_width, point.y // self._map_height
        return Point(
            min(max(column, -1), 1) * self._map_width, min(max(row, -1), 1) * self._map_height
        )

    @property
    def sight(self) -> Sight:
        """What is shown, to be kept and put back."""
        centre = self._centre
        fitted, mirrored = self._is_fitted, self._is_mirrored
        return Sight(self._zoom, centre.x, centre.y, fitted, mirrored, self._angle)

    def put_back(self, sight: Sight) -> None:
        """Shows what was shown then; call after the map has its size."""
        self._is_mirrored = sight.is_mirrored
        if math.isfinite(sight.angle):
            self.turn_to(sight.angle)
        if not sight.is_fitted and math.isfinite(sight.zoom + sight.x + sight.y):
            self._zoom, self._centre = clamp_zoom(sight.zoom), Point(sight.x, sight.y)
            self._is_fitted = False
            self._keep_in_sight()
        self.changed.emit()

    def set_map_size(self, width: int, height: int) -> None:
        """Another map; it is fitted."""
        self._map_width, self._map_height = width, height
        self.fit()

    def set_view_size(self, view: str, width: float, height: float) -> None:
        """A view's size changed, or it was shown."""
        self._sizes[view] = (width, height)
        self._laid_out()

    def remove_view(self, view: str) -> None:
        """A view was hidden: it does not limit the others any more."""
        if self._sizes.pop(view, None) is not None:
            self._laid_out()

    def fit(self) -> None:
        """Shows the whole map."""
        self._is_fitted = True
        self._laid_out()

    def set_zoom(self, zoom: float, at: Point | None = None) -> None:
        """Zooms; the map point under a widget position stays there.

        Args:
            at: in widget coordinates; None for the middle.
        """
        transform = self.transform
        width, height = self._common_size()
        anchor = self.middle if at is None else at
        fixed = transform.to_map(anchor.x, anchor.y)
        anchor = turned(anchor, -self._angle, self.middle)
        self._zoom = clamp_zoom(zoom)
        self._centre = Point(
            fixed.x - (anchor.x - width / 2) * (-1 if self._is_mirrored else 1) / self._zoom,
            fixed.y - (anchor.y - height / 2) / self._zoom,
        )
        self._is_fitted = False
        self._keep_in_sight()
        self._moved()

    def zoom_by(self, steps: float, at: Point | None = None) -> None:
        """Zooms in (positive) or out by wheel steps."""
        self.set_zoom(self._zoom * ZOOM_STEP**steps, at)

    def set_mirrored(self, mirrored: bool) -> None:
        """Swaps left and right on the screen; the map stays as it is."""
        self._is_mirrored = mirrored
        self.changed.emit()

    def set_repeats(self, repeats: bool) -> None:
        """Shows the map nine times, or once."""
        self._repeats = repeats
        self._keep_in_sight()
        self._laid_out()

    def pan_by(self, dx: float, dy: float) -> None:
        """Moves what is shown, in device-independent pixels."""
        dx, dy = turned(Point(dx, dy), -self._angle, Point(0.0, 0.0))
        if self._is_mirrored:
            dx = -dx
        self._centre = Point(self._centre.x - dx / self._zoom, self._centre.y - dy / self._zoom)
        self._is_fitted = False
        self._keep_in_sight()
        self._moved()

    def turn_to(self, angle: float) -> None:
        """Turns the view about its middle; the map stays as it is. A fitted map stays fitted."""
        self._angle = (angle + 180.0) % 360.0 - 180.0
        if abs(self._angle) < SMALLEST_ANGLE:
            self._angle = 0.0
        if self._is_fitted:
            self._fit()
        self._moved()

    def turn_by(self, angle: float) -> None:
        """Turns the view by degrees, clockwise."""
        self.turn_to(self._angle + angle)

    def _moved(self) -> None:
        self._is_moving = True
        self._rest.start()
        self.changed.emit()

    def _on_rest(self) -> None:
        self._is_moving = False
        self.rested.emit()

    def _common_size(self) -> tuple[float, float]:
        if not self._sizes:
            return 1.0, 1.0
        return min(w for w, _ in self._sizes.values()), min(h for _, h in self._sizes.values())

    def _laid_out(self) -> None:
        if self._is_fitted:
            self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        width, height = self._common_size()
        turn = math.radians(self._angle)
        cos, sin = abs(math.cos(turn)), abs(math.sin(turn))
        wide, high = self.area.width, self.area.height
        across = wide * cos + high * sin if sin else wide
        down = wide * sin + high * cos if sin else high
        self._zoom = fitting(across, down, width, height, MARGIN)
        self._centre = Point(self._map_width / 2, self._map_height / 2)

    def _keep_in_sight(self) -> None:
        """The middle of the view stays on the map, so that it cannot be lost."""
        area = self.area
        self._centre = Point(
            min(max(self._centre.x, float(area.left)), float(area.right)),
            min(max(self._centre.y, float(area.top)), float(area.bottom)),
        )
