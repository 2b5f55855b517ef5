"""Activations of part of a level, channels last, and nearest doubling without carrying it out."""

from dataclasses import dataclass

import torch
from torch import Tensor

from drawai_desktop.core.geometry import Rect
from drawai_desktop.engine.fast.packed import HALF, Scratch


@dataclass
class Plane:
    """Activations of a part of a level.

    Attributes:
        data: (h, w, C) of the network's type, contiguous in its last dimension.
        rect: which part it is.
    """

    data: Tensor
    rect: Rect

    def view(self, rect: Rect) -> Tensor:
        """The data of a rectangle inside the part."""
        left, top = rect.left - self.rect.left, rect.top - self.rect.top
        return self.data[top : top + rect.height, left : left + rect.width]

    def enlarge(self, rect: Rect, out: Tensor) -> None:
        """Writes a rectangle of the nearest doubling, row by row of pixels: where an operation's
        inner loop is over few channels, half precision is slow, and whole copies are quick.

        Args:
            rect: of the doubled level.
            out: (rect.height, rect.width, C), contiguous.
        """
        down = torch.arange(rect.top, rect.bottom) // 2 - self.rect.top
        across = torch.arange(rect.left, rect.right) // 2 - self.rect.left
        index = (down[:, None] * self.rect.width + across).flatten()
        channels = out.shape[2]
        flat = self.data.view(-1, channels)
        torch.index_select(flat, 0, index, out=out.view(-1, channels))

    @classmethod
    def empty(cls, rect: Rect, channels: int, dtype: torch.dtype = torch.float32) -> "Plane":
        return cls(torch.empty(rect.height, rect.width, channels, dtype=dtype), rect)


def doubled(rect: Rect) -> Rect:
    return Rect(2 * rect.left, 2 * rect.top, 2 * rect.right, 2 * rect.bottom)


def halved(rect: Rect) -> Rect:
    """The pixels whose doubles cover a rectangle."""
    return Rect(rect.left // 2, rect.top // 2, -(-rect.right // 2), -(-rect.bottom // 2))


def copies(
    plane: Plane, rect: Rect, is_doubled: bool, scratch: Scratch
) -> list[tuple[tuple[slice, slice], Tensor]]:
    """(where in the rectangle, what of the plane) such that all together make the rectangle.

    In half precision a doubling is carried out: see :meth:`Plane.enlarge`.
    """
    if is_doubled and plane.data.dtype == HALF:
        shape = (rect.height, rect.width, plane.data.shape[2])
        out = scratch.get("enlarged", *shape, dtype=HALF)
        plane.enlarge(rect, out)
        return [((slice(None), slice(None)), out)]
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
