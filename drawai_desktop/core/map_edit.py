"""One undoable change of a label map: a rectangle, its old ids and its new ones."""

import zlib
from dataclasses import dataclass

import numpy as np

from drawai_desktop.core.geometry import Rect


@dataclass(frozen=True)
class MapEdit:
    """Old and new ids of a rectangle, compressed.

    Label maps are flat, so level 1 makes them some hundred times smaller: two hundred undo steps
    of whole 4096 px maps stay in the tens of megabytes.
    """

    rect: Rect
    _before: bytes
    _after: bytes

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
        return cls(rect, _pack(before[rect.slices]), _pack(after[rect.slices]))

    def apply(self, ids: np.ndarray) -> None:
        """Writes the new ids."""
        ids[self.rect.slices] = _unpack(self._after, self.rect)

    def revert(self, ids: np.ndarray) -> None:
        """Writes the old ids."""
        ids[self.rect.slices] = _unpack(self._before, self.rect)

    @property
    def size_bytes(self) -> int:
        return len(self._before) + len(self._after)


def _pack(ids: np.ndarray) -> bytes:
    return zlib.compress(ids.tobytes(), 1)


def _unpack(packed: bytes, rect: Rect) -> np.ndarray:
    return np.frombuffer(zlib.decompress(packed), np.uint8).reshape(rect.height, rect.width)
