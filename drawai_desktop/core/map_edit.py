"""One undoable change of a label map: a rectangle, its old ids and its new ones."""

from dataclasses import dataclass

import numpy as np

from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.packed_ids import PackedIds


@dataclass(frozen=True)
class MapEdit:
    """Old and new ids of a rectangle, compressed."""

    rect: Rect
    _before: PackedIds
    _after: PackedIds

    @classmethod
    def between(cls, before: np.ndarray, after: np.ndarray, within: Rect) -> "MapEdit | None":
        """The edit that leads from one map to another of the same size, or None if none does.

        Args:
            before: uint8 (H, W).
            after: uint8 (H, W).
            within: where they may differ; the edit is cropped to where they do.
        """
        changed = before[within.slices] != after[within.slices]
        rows, columns = np.flatnonzero(changed.any(1)), np.flatnonzero(changed.any(0))
        if rows.size == 0:
            return None
        rect = Rect(
            within.left + int(columns[0]),
            within.top + int(rows[0]),
            within.left + int(columns[-1]) + 1,
            within.top + int(rows[-1]) + 1,
        )
        return cls(rect, PackedIds(before[rect.slices]), PackedIds(after[rect.slices]))

    def apply(self, ids: np.ndarray) -> None:
        """Writes the new ids."""
        ids[self.rect.slices] = self._after.ids()

    def revert(self, ids: np.ndarray) -> None:
        """Writes the old ids."""
        ids[self.rect.slices] = self._before.ids()

    @property
    def is_packed(self) -> bool:
        """Whether :attr:`size_bytes` is known without waiting."""
        return self._before.is_packed and self._after.is_packed

    @property
    def size_bytes(self) -> int:
        """What it takes in memory once it is packed; waits for that."""
        return self._before.size_bytes + self._after.size_bytes
