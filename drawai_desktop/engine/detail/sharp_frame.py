"""The picture with detail while a hand paints: sharp everywhere but where the paint is wet.

A preview is a generator's picture, a quarter as large a side. What of it has changed is enlarged
and added to the sharp picture, so that light may change everywhere and no texture is lost. Where
labels have changed there is no texture to keep: there the preview itself shows, with a soft rim,
until the network has painted its detail.
"""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.engine.networks.padding import wider

_RIM = 2
"""Pixels of the generator's picture over which wet paint and texture are blended."""
_BESIDE = 2 * _RIM + 1
"""How far a change reaches beyond its own pixels: the rim, and the enlargement's neighbour."""
_FEATHER_PX = 12
"""Pixels of the sharp picture over which a repainted window is blended with what is round it."""


@dataclass(frozen=True)
class _Axis:
    """Bilinear enlargement along one axis: two neighbours and the second's weight.

    Attributes:
        near: the small picture's pixels that are neighbours, in order.
        first: which of them is the first neighbour of each enlarged pixel.
        second: the other.
    """

    near: Tensor
    first: Tensor
    second: Tensor
    weight: Tensor

    @classmethod
    def of(cls, begin: int, end: int, small: int, large: int, wraps: bool) -> "_Axis":
        place = (torch.arange(begin, end, dtype=torch.float32) + 0.5) * (small / large) - 0.5
        if not wraps:
            place = place.clamp(0, small - 1)
        first = place.floor()
        second = first + 1 if wraps else (first + 1).clamp(max=small - 1)
        low, high = int(first[0]), int(second[-1])
        near = torch.arange(low, high + 1)
        return cls(near % small, first.long() - low, second.long() - low, place - first)


class SharpFrame:
    """A picture with detail that follows its generator's previews. Belongs to one thread.

    Args:
        base: uint8 (h, w, 3): the generator's picture.
        labels: uint8 (H, W): the label map that it was painted from.
        sharp: uint8 (r, c, 3): the picture with detail that was made of both.
        wrap: sides of the picture that are joined.
    """

    def __init__(
        self, base: np.ndarray, labels: np.ndarray, sharp: np.ndarray, wrap: Wrap = Wrap.NONE
    ) -> None:
        self._base, self._labels, self._wrap = base, labels, wrap
        self._picture = sharp
        # Not bytes: many small changes would round the same pixel again and again.
        self._values = torch.from_numpy(sharp.astype(np.float32))

    def fits(self, base: np.ndarray, labels: np.ndarray, wrap: Wrap) -> bool:
        """Whether a picture and its map have the sizes of this frame's, and its sides are joined
        alike."""
        sizes = base.shape == self._base.shape and labels.shape == self._labels.shape
        return sizes and wrap is self._wrap

    def follow(self, base: np.ndarray, labels: np.ndarray) -> tuple[np.ndarray, Rect]:
        """The sharp picture with what has changed since the last time.

        Args:
            base: uint8 (h, w, 3), of this frame's size.
            labels: uint8 (H, W), of this frame's size.
        Returns:
            uint8 (r, c, 3), read-only; and the part of it where labels have changed, maybe empty or
            across the seams.
        """
        height, width = base.shape[:2]
        wet = self._wet(labels, height, width)
        wrap = self._wrap
        changed = wrap.around((base != self._base).any(axis=2) | wet)
        if not changed.is_empty:
            small = wrap.clipped(changed.grown(_BESIDE), Rect(0, 0, width, height))
            self._blend(base, wet, self._enlarged(small))
        self._base, self._labels = base, labels
        return self._picture, self._enlarged(wrap.around(wet))

    def repaint(self, rect: Rect, pixels: np.ndarray) -> np.ndarray:
        """Lays a window of the picture with detail over the frame; its edges are blended in.

        Args:
            rect: where, in pixels of the sharp picture; maybe across the seams.
            pixels: uint8 (rect.height, rect.width, 3).
        Returns:
            uint8 (r, c, 3), read-only: the frame with it.
        """
        whole, wrap = self._bounds, self._wrap
        joined = wrap.down and rect.height < whole.height
        down = _feather(rect.height, joined or rect.top > 0, joined or rect.bottom < whole.bottom)
        joined = wrap.across and rect.width < whole.width
        across = _feather(rect.width, joined or rect.left > 0, joined or rect.right < whole.right)
        values = torch.from_numpy(pixels.astype(np.float32))
        share = (down[:, None] * across)[..., None]
        for place, part in wrap.pieces(rect, whole):
            self._values[part.slices].lerp_(values[place.slices], share[place.slices])
        self._write(rect)
        return self._picture

    @property
    def _bounds(self) -> Rect:
        """Of the sharp picture."""
        rows, columns = self._picture.shape[:2]
        return Rect(0, 0, columns, rows)

    def _wet(self, labels: np.ndarray, height: int, width: int) -> np.ndarray:
        """bool (height, width): where any label has changed."""
        wet = np.zeros((height, width), bool)
        if labels is self._labels:
            return wet
        rows, columns = np.nonzero(labels != self._labels)
        wet[rows * height // labels.shape[0], columns * width // labels.shape[1]] = True
        return wet

    def _enlarged(self, small: Rect) -> Rect:
        """A rectangle of the generator's picture in pixels of the sharp one."""
        height, width = self._base.shape[:2]
        rows, columns = self._picture.shape[:2]
        return small.scaled((height, width), (rows, columns))

    def _blend(self, base: np.ndarray, wet: np.ndarray, rect: Rect) -> None:
        height, width = base.shape[:2]
        whole, wrap = self._bounds, self._wrap
        down = _Axis.of(rect.top, rect.bottom, height, whole.height, wrap.down)
        across = _Axis.of(rect.left, rect.right, width, whole.width, wrap.across)
        new = torch.from_numpy(base.astype(np.float32))
        change = _enlarge(new - torch.from_numpy(self._base.astype(np.float32)), down, across)
        is_wet = bool(wet.any())
        if is_wet:
            plain = _enlarge(new, down, across)
            share = _enlarge(_softened(wet, wrap), down, across)
        for place, part in wrap.pieces(rect, whole):
            values = self._values[part.slices].add_(change[place.slices])
            if is_wet:
                values.lerp_(plain[place.slices], share[place.slices])
        self._write(rect)

    def _write(self, rect: Rect) -> None:
        # The last picture may still be shown: it is left as it is.
        picture = self._picture.copy()
        for _, part in self._wrap.pieces(rect, self._bounds):
            values = self._values[part.slices].round().clamp(0, 255)
            picture[part.slices] = values.to(torch.uint8).numpy()
        picture.flags.writeable = False
        self._picture = picture


def _softened(wet: np.ndarray, wrap: Wrap) -> Tensor:
    """float32 (h, w, 1): one where labels have changed and next to it, falling off beyond."""
    margin = _RIM + 1
    x = wider(torch.from_numpy(wet).float()[None, None], margin, wrap)
    x = F.max_pool2d(x, 3, stride=1, padding=1)
    down, across = (margin if joined else 0 for joined in (wrap.down, wrap.across))
    x = F.avg_pool2d(F.pad(x, (_RIM,) * 4, mode="replicate"), 2 * _RIM + 1, stride=1)
    x = x[:, :, down : x.shape[2] - down, across : x.shape[3] - across]
    # The average is a half at the edge: doubled, what has changed is wholly wet.
    return (2 * x).clamp_(max=1)[0, 0, :, :, None]


def _enlarge(small: Tensor, down: _Axis, across: _Axis) -> Tensor:
    """Rows and columns of a bilinear enlargement: float32 (n, m, C)."""
    near = small[down.near][:, across.near]
    x = torch.lerp(near[down.first], near[down.second], down.weight[:, None, None])
    return torch.lerp(x[:, across.first], x[:, across.second], across.weight[None, :, None])


def _feather(size: int, rises: bool, falls: bool) -> Tensor:
    """float32 (size,): one, rising from and falling to nothing at the ends that are inside."""
    weight = torch.ones(size)
    rim = min(_FEATHER_PX, size // 2)
    ramp = (torch.arange(rim, dtype=torch.float32) + 0.5) / max(1, rim)
    if rises:
        weight[:rim] = ramp
    if falls:
        weight[size - rim :] = torch.minimum(weight[size - rim :], ramp.flip(0))
    return weight
