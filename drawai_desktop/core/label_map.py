"""The label map: what the user paints. Ids only, never colours."""

import numpy as np

from drawai_desktop.core.geometry import EMPTY, Rect
from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.errors import LabelError
from drawai_desktop.words import translator

tr = translator(__name__)

SMALLEST_SIDE = 128
LARGEST_SIDE = 4096


class LabelMap:
    """uint8 (H, W) of label ids, and a counter of its changes.

    Attributes:
        ids: the array itself; whoever writes to it calls :meth:`touch`.
        revision: counts changes; equal revisions mean equal contents.
    """

    def __init__(self, ids: np.ndarray) -> None:
        if ids.ndim != 2 or ids.dtype != np.uint8 or ids.size == 0:
            raise LabelError(
                tr.later(
                    "A label map is uint8 (H, W), not {kind} {shape}.",
                    kind=ids.dtype,
                    shape=ids.shape,
                )
            )
        self.ids = np.ascontiguousarray(ids)
        if not self.ids.flags.writeable or self.ids.base is not None:
            self.ids = self.ids.copy()
        self.revision = 0

    @classmethod
    def blank(cls, width: int, height: int, label_id: int = UNLABELLED) -> "LabelMap":
        """A map of one label."""
        return cls(np.full((height, width), label_id, np.uint8))

    @property
    def width(self) -> int:
        return int(self.ids.shape[1])

    @property
    def height(self) -> int:
        return int(self.ids.shape[0])

    @property
    def bounds(self) -> Rect:
        return Rect(0, 0, self.width, self.height)

    def touch(self) -> None:
        """Says that the ids have changed."""
        self.revision += 1

    def at(self, x: float, y: float) -> int | None:
        """The id under a point, or None outside the map."""
        if not self.bounds.contains(x, y):
            return None
        return int(self.ids[int(y), int(x)])

    def snapshot(self) -> np.ndarray:
        """A read-only copy, safe to hand to another thread."""
        copy: np.ndarray = self.ids.copy()
        copy.flags.writeable = False
        return copy

    def stamp(
        self,
        mask: np.ndarray,
        left: int,
        top: int,
        label_id: int,
        only: int | None = None,
        seen: np.ndarray | None = None,
        wrap: Wrap = Wrap.NONE,
    ) -> Rect:
        """Writes a label where the mask is true.

        Args:
            mask: bool (h, w), its corner at (left, top); may reach over the map's border.
            only: paint over this label alone; None paints over everything.
            seen: uint8 (H, W), where ``only`` is looked for; by default in this map itself.
            wrap: sides beyond which the mask goes on at the other side.
        Returns:
            The part of the map that the mask covers (not only where something changed), or the
            smallest rectangle round its parts.
        """
        rect, covered = Rect(left, top, left + mask.shape[1], top + mask.shape[0]), EMPTY
        for place, part in wrap.pieces(rect, self.bounds):
            inside = mask[place.slices]
            if only is not None:
                inside = inside & ((self.ids if seen is None else seen)[part.slices] == only)
            np.copyto(self.ids[part.slices], np.uint8(label_id), where=inside)
            covered = covered.united(part)
        return covered


def size_for_canvas(width: int, height: int) -> tuple[int, int]:
    """(width, height) within the sides that a canvas may have, the aspect kept where it can be."""
    factor = min(1.0, LARGEST_SIDE / max(width, height))
    factor = max(factor, SMALLEST_SIDE / min(width, height))

    def fitted(side: int) -> int:
        return min(LARGEST_SIDE, max(SMALLEST_SIDE, round(side * factor)))

    return fitted(width), fitted(height)
