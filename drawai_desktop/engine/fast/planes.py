"""Activations of part of a level, channels last, and nearest doubling without carrying it out.

Where sides of a level are joined, a part may lie across the seam, and a plane that is the whole of
that axis is read on at its other side. One that is not is read where it lies: whoever made it knew
what would be needed.
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from drawai_desktop.core.geometry import EMPTY, Rect
from drawai_desktop.core.wrapping import Wrap, pieces
from drawai_desktop.engine.fast.packed import HALF, Scratch

Copies = list[tuple[tuple[slice, slice], Tensor]]
"""(where in a rectangle, what of a plane) such that all together make the rectangle."""


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
        if not doubled(self.rect).holds(rect):  # the whole of an axis that wraps
            down, across = down % self.rect.height, across % self.rect.width
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


def there(plane: Plane, is_doubled: bool, rect: Rect, bounds: Rect, wrap: Wrap) -> Rect:
    """What of a rectangle a plane has: it ends where the level does, or where the plane is only a
    part of it.

    Args:
        is_doubled: the level is the plane's doubling.
        bounds: of the level.
        wrap: its sides that are joined.
    """
    known = doubled(plane.rect) if is_doubled else plane.rect
    if wrap is Wrap.NONE:
        return rect.clipped(bounds).clipped(known)
    across, down = _wraps(known, bounds, wrap)
    left, top, right, bottom = wrap.cut(rect, bounds)
    if not across:
        left, right = max(left, known.left), min(right, known.right)
    if not down:
        top, bottom = max(top, known.top), min(bottom, known.bottom)
    result = Rect(left, top, right, bottom)
    return EMPTY if result.is_empty else result


def _wraps(known: Rect, bounds: Rect, wrap: Wrap) -> tuple[bool, bool]:
    """Whether a plane is the whole of an axis that wraps: across, down."""
    return (
        wrap.across and (known.left, known.right) == (bounds.left, bounds.right),
        wrap.down and (known.top, known.bottom) == (bounds.top, bounds.bottom),
    )


def copies(
    plane: Plane, rect: Rect, is_doubled: bool, scratch: Scratch, bounds: Rect, wrap: Wrap
) -> Copies:
    """The parts of a plane that make a rectangle of a level; see :func:`there`.

    In half precision a doubling is carried out: see :meth:`Plane.enlarge`.
    """
    if is_doubled and plane.data.dtype == HALF:
        shape = (rect.height, rect.width, plane.data.shape[2])
        out = scratch.get("enlarged", *shape, dtype=HALF)
        plane.enlarge(rect, out)
        return [((slice(None), slice(None)), out)]
    known = doubled(plane.rect) if is_doubled else plane.rect
    if known.holds(rect):
        return _copies(plane, rect, is_doubled)
    result: Copies = []
    for place, part in pieces(rect, known, *_wraps(known, bounds, wrap)):
        for (rows, columns), data in _copies(plane, part, is_doubled):
            result.append(
                (
                    (
                        _moved(rows, place.top, place.bottom),
                        _moved(columns, place.left, place.right),
                    ),
                    data,
                )
            )
    return result


def _moved(within: slice, begin: int, end: int) -> slice:
    return slice(begin + (within.start or 0), end, within.step)


def _copies(plane: Plane, rect: Rect, is_doubled: bool) -> Copies:
    if not is_doubled:
        return [((slice(None), slice(None)), plane.view(rect))]
    pairs: Copies = []
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


def clear_outside(buffer: Tensor, rect: Rect, inside: Rect) -> None:
    """Zeros round a part of a buffer (h, w, C).

    Args:
        rect: which part of the level the buffer is.
        inside: the part of it that is left alone.
    """
    buffer[: inside.top - rect.top].zero_()
    buffer[inside.bottom - rect.top :].zero_()
    buffer[:, : inside.left - rect.left].zero_()
    buffer[:, inside.right - rect.left :].zero_()
