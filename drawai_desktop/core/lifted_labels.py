"""Labels lifted out of a map, to be put down elsewhere and in another size."""

from dataclasses import dataclass

import numpy as np

from drawai_desktop.core.geometry import EMPTY, Rect
from drawai_desktop.core.labels import UNLABELLED


@dataclass(frozen=True, eq=False)
class LiftedLabels:
    """What was selected of a layer.

    Attributes:
        ids: uint8 (h, w); ``UNLABELLED`` where nothing was lifted.
        rect: where they were lifted.
    """

    ids: np.ndarray
    rect: Rect

    @classmethod
    def of(cls, ids: np.ndarray, mask: np.ndarray, rect: Rect) -> "LiftedLabels | None":
        """The painted pixels of a layer under a mask, cropped to them; None if there are none.

        Args:
            ids: uint8 (H, W), the layer.
            mask: bool (h, w), whose place in the layer is ``rect``.
        """
        chosen = mask & (ids[rect.slices] != UNLABELLED)
        around = Rect.around(chosen)
        if around.is_empty:
            return None
        lifted = np.where(chosen, ids[rect.slices], np.uint8(UNLABELLED))[around.slices]
        return cls(lifted, moved(around, rect.left, rect.top))

    def cut_from(self, ids: np.ndarray) -> None:
        """Leaves the layer unlabelled where they were."""
        ids[self.rect.slices][self.ids != UNLABELLED] = UNLABELLED

    def put_on(self, ids: np.ndarray, place: Rect, flip_x: bool, flip_y: bool) -> Rect:
        """Writes them into a layer, scaled to a place without blending: each pixel takes the label
        of the one that it comes from.

        Args:
            place: may reach over the layer's border.
        Returns:
            Where something may have been written.
        """
        bounds = Rect(0, 0, ids.shape[1], ids.shape[0])
        inside = place.clipped(bounds)
        if inside.is_empty:
            return EMPTY
        height, width = self.ids.shape
        rows = _source(inside.top, inside.bottom, place.top, place.height, height, flip_y)
        columns = _source(inside.left, inside.right, place.left, place.width, width, flip_x)
        scaled = self.ids[rows[:, None], columns[None, :]]
        np.copyto(ids[inside.slices], scaled, where=scaled != UNLABELLED)
        return inside


def moved(rect: Rect, dx: int, dy: int) -> Rect:
    """The same rectangle elsewhere."""
    return Rect(rect.left + dx, rect.top + dy, rect.right + dx, rect.bottom + dy)


def _source(start: int, stop: int, first: int, length: int, of: int, flip: bool) -> np.ndarray:
    """Which row or column of the lifted ones each of those from start to stop shows."""
    place = (2 * (np.arange(start, stop) - first) + 1) * of // (2 * length)
    return of - 1 - place if flip else place
