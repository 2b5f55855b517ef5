"""What a helping hand gets from the person's hand, and what it makes of that."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from drawai_desktop.core.geometry import Point, Rect
from drawai_desktop.core.labels import UNLABELLED, standard_labels
from drawai_desktop.core.shapes import polygon_mask
from drawai_desktop.core.wrapping import Wrap

LEAST_LENGTH = 0.02
"""A shorter stroke is a click, in parts of the map's height."""
BORDER = 0.06
"""A stroke that ends so near the map's border goes on to it, in parts of the map's height."""


@dataclass(frozen=True)
class Guide:
    """A stroke, and what it was drawn with.

    Attributes:
        points: float (N, 2), in pixels of the map.
        size: the brush's diameter, in pixels of the map.
        label_id: the chosen label.
        seen: uint8 (H, W), what was seen when the stroke began; nobody writes into it.
        density: 0 to 1, for what is scattered.
        is_other: Shift is held; the hand does the other one of two things.
        wrap: sides of the map that are joined.
    """

    points: np.ndarray
    size: float
    label_id: int
    seen: np.ndarray
    density: float = 0.3
    is_other: bool = False
    wrap: Wrap = Wrap.NONE

    @property
    def height(self) -> int:
        return int(self.seen.shape[0])

    @property
    def bounds(self) -> Rect:
        return Rect(0, 0, self.seen.shape[1], self.seen.shape[0])

    @property
    def aspect(self) -> float:
        """The map's width in parts of its height."""
        return float(self.seen.shape[1] / self.seen.shape[0])

    @property
    def line(self) -> np.ndarray:
        """The stroke float (N, 2) in parts of the map's height, both across and down."""
        return self.points / self.height

    @property
    def thickness(self) -> float:
        """The brush's diameter in parts of the map's height."""
        return self.size / self.height

    @property
    def label_name(self) -> str:
        """COCO-Stuff's name of the chosen label; empty for a model's own."""
        labels = standard_labels()
        return labels[self.label_id].name if self.label_id in labels else ""

    @property
    def is_click(self) -> bool:
        """Whether it went nowhere."""
        return bool(np.ptp(self.line, axis=0).max() < LEAST_LENGTH)

    def heights(self) -> tuple[np.ndarray, np.ndarray]:
        """The stroke as a line of heights: x float (N,) that rises, and y (N,); what goes back
        across itself is its mean there."""
        line = self.line
        step = LEAST_LENGTH / 4
        place = np.floor(line[:, 0] / step).astype(int)
        _, group = np.unique(place, return_inverse=True)
        count = np.bincount(group)
        return np.bincount(group, line[:, 0]) / count, np.bincount(group, line[:, 1]) / count


Mark = tuple[int, np.ndarray, Rect]
"""A label, and where it is painted: bool mask (h, w), and its place."""


@dataclass(frozen=True)
class Shape:
    """What a helping hand will paint.

    Attributes:
        outlines: float (N, 2), closed, in parts of the map's height: what is shown.
        pieces: what is filled, likewise; the outlines themselves where there are none. An outline
            that crosses itself is filled by pieces that do not.
        over: bool (256,), the labels that it is painted over; None for all.
        marks: paints other labels than the chosen one; None for the outlines filled with that.
    """

    outlines: Sequence[np.ndarray]
    pieces: Sequence[np.ndarray] = ()
    over: np.ndarray | None = None
    marks: Callable[[], Iterator[Mark]] | None = field(default=None, compare=False)


EMPTY_SHAPE = Shape(())


def marks_of(shape: Shape, guide: Guide) -> Iterator[Mark]:
    """What a shape paints."""
    if shape.marks is not None:
        yield from shape.marks()
        return
    for outline in shape.pieces or shape.outlines:
        points = [Point(*corner) for corner in (outline * guide.height).tolist()]
        mask, rect = polygon_mask(points, guide.wrap.room(guide.bounds))
        if rect.is_empty:
            continue
        if shape.over is not None:
            seen = guide.wrap.part(guide.seen, rect)
            allowed = np.zeros(seen.shape, bool)
            for label_id in np.flatnonzero(shape.over):  # quicker than a table for each pixel
                allowed |= seen == label_id
            mask = mask & allowed
        yield guide.label_id, mask, rect


def without_crossings(left: np.ndarray, right: np.ndarray) -> list[np.ndarray]:
    """Pieces of a band between two sides (N, 2), short enough that none crosses itself; each
    reaches into the next one, so that nothing shows between them."""
    step = 4
    return [
        np.concatenate([left[i : i + step + 2], right[i : i + step + 2][::-1]])
        for i in range(0, len(left) - 1, step)
    ]


def labels_behind(guide: Guide, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The labels that something with this skyline stands before: bool (256,).

    Those of the sky, and those that the line itself runs over by a tenth or more: so what stands
    in front, as trees and the ground, stays there.
    """
    rows, columns = guide.seen.shape
    row, column = np.floor(y * guide.height).astype(int), np.floor(x * guide.height).astype(int)
    row = row % rows if guide.wrap.down else np.clip(row, 0, rows - 1)
    column = column % columns if guide.wrap.across else np.clip(column, 0, columns - 1)
    counts = np.bincount(guide.seen[row, column], minlength=256)
    behind: np.ndarray = counts >= 0.1 * counts.sum()
    for name in ("sky-other", "clouds", "fog"):
        label = standard_labels().named(name)
        if label is not None:
            behind[label.id] = True
    behind[UNLABELLED] = True
    return behind
