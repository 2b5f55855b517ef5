"""Labels lifted out of a map, to be put down elsewhere and in another size."""

from dataclasses import dataclass

import numpy as np

from drawai_desktop.core.geometry import EMPTY, Rect
from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.core.wrapping import Wrap


@dataclass(frozen=True, eq=False)
class LiftedLabels:
    """What was selected of a layer.

    Attributes:
        ids: uint8 (h, w); ``UNLABELLED`` where nothing was lifted.
        rect: where they were lifted; maybe across joined sides.
        wrap: the layer's sides that are joined.
    """

    ids: np.ndarray
    rect: Rect
    wrap: Wrap = Wrap.NONE

    @classmethod
    def of(
        cls, ids: np.ndarray, mask: np.ndarray, rect: Rect, wrap: Wrap = Wrap.NONE
    ) -> "LiftedLabels | None":
        """The painted pixels of a layer under a mask, cropped to them; None if there are none.

        Args:
            ids: uint8 (H, W), the layer.
            mask: bool (h, w), whose place in the layer is ``rect``.
            wrap: the layer's sides that are joined.
        """
        seen = wrap.part(ids, rect)
        chosen = mask & (seen != UNLABELLED)
        around = Rect.around(chosen)
        if around.is_empty:
            return None
        lifted = np.where(chosen, seen, np.uint8(UNLABELLED))[around.slices]
        return cls(lifted, moved(around, rect.left, rect.top), wrap)

    def cut_from(self, ids: np.ndarray) -> Rect:
        """Leaves the layer unlabelled where they were.

        Returns:
            Where something has changed.
        """
        covered = EMPTY
        for place, part in self.wrap.pieces(self.rect, _bounds_of(ids)):
            ids[part.slices][self.ids[place.slices] != UNLABELLED] = UNLABELLED
            covered = covered.united(part)
        return covered

    def put_on(self, ids: np.ndarray, place: Rect, flip_x: bool, flip_y: bool) -> Rect:
        """Writes them into a layer, scaled to a place without blending: each pixel takes the label
        of the one that it comes from.

        Args:
            place: may reach over the layer's border, and goes on at the other side where it is
                joined.
        Returns:
            Where something may have been written.
        """
        height, width = self.ids.shape
        covered = EMPTY
        for within, part in self.wrap.pieces(place, _bounds_of(ids)):
            rows = _source(within.top, within.bottom, place.height, height, flip_y)
            columns = _source(within.left, within.right, place.width, width, flip_x)
            scaled = self.ids[rows[:, None], columns[None, :]]
            np.copyto(ids[part.slices], scaled, where=scaled != UNLABELLED)
            covered = covered.united(part)
        return covered


def _bounds_of(ids: np.ndarray) -> Rect:
    return Rect(0, 0, ids.shape[1], ids.shape[0])


def moved(rect: Rect, dx: int, dy: int) -> Rect:
    """The same rectangle elsewhere."""
    return Rect(rect.left + dx, rect.top + dy, rect.right + dx, rect.bottom + dy)


def _source(start: int, stop: int, length: int, of: int, flip: bool) -> np.ndarray:
    """Which row or column of the lifted ones each of those of their place shows."""
    place = (2 * np.arange(start, stop) + 1) * of // (2 * length)
    return of - 1 - place if flip else place
