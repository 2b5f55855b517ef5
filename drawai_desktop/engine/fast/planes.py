"""Activations of part of a level, channels last, and nearest doubling without carrying it out."""

from dataclasses import dataclass

import torch
from torch import Tensor

from drawai_desktop.core.geometry import Rect


@dataclass
class Plane:
    """Activations of a part of a level.

    Attributes:
        data: float32 (h, w, C), contiguous in its last dimension.
        rect: which part it is.
    """

    data: Tensor
    rect: Rect

    def view(self, rect: Rect) -> Tensor:
        """The data of a rectangle inside the part."""
        left, top = rect.left - self.rect.left, rect.top - self.rect.top
        return self.data[top : top + rect.height, left : left + rect.width]

    @classmethod
    def empty(cls, rect: Rect, channels: int) -> "Plane":
        return cls(torch.empty(rect.height, rect.width, channels), rect)


def doubled(rect: Rect) -> Rect:
    return Rect(2 * rect.left, 2 * rect.top, 2 * rect.right, 2 * rect.bottom)


def halved(rect: Rect) -> Rect:
    """The pixels whose doubles cover a rectangle."""
    return Rect(rect.left // 2, rect.top // 2, -(-rect.right // 2), -(-rect.bottom // 2))


def copies(plane: Plane, rect: Rect, is_doubled: bool) -> list[tuple[tuple[slice, slice], Tensor]]:
    """(where in the rectangle, what of the plane) such that all together make the rectangle."""
    if not is_doubled:
        return [((slice(None), slice(None)), plane.view(rect))]
    pairs = []
    for down in (0, 1):
        first_row = rect.top + ((down - rect.top) & 1)
        high = (rect.bottom - first_row + 1) // 2
        for right in (0, 1):
            first_column = rect.left + ((right - rect.left) & 1)
            wide = (rect.right - first_column + 1) // 2
            if high > 0 and wide > 0:
                top, left = first_row // 2, first_column // 2
                place = (
                    slice(first_row - rect.top, None, 2),
                    slice(first_column - rect.left, None, 2),
                )
                pairs.append((place, plane.view(Rect(left, top, left + wide, top + high))))
    return pairs
