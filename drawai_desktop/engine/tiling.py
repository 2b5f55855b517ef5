"""Pictures larger than memory likes, in bands, without seams by construction.

A block's outputs on a rectangle need its input two pixels further. So a band of the picture is
computed from the band of each coarser level that it needs, halo included:

    need(block i) = halve(need(block i + 1) grown by 2),   need(last) = band grown by 1,

and two neighbouring bands agree where they meet because both are what the whole picture would be
there: nothing is blended. Where top and bottom are joined, the halo of the first band lies at the
bottom. The coarse levels, small even for large pictures, are computed whole;
the bands start from the last of those. Memory is bounded by the limits below, whatever the size.

Instance normalisation needs statistics of whole levels, so its networks render whole.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch

from drawai_desktop.core.geometry import Rect
from drawai_desktop.engine.fast.inputs import Inputs
from drawai_desktop.engine.fast.network import FastGenerator
from drawai_desktop.engine.fast.planes import halved
from drawai_desktop.errors import RenderError
from drawai_desktop.words import translator

tr = translator(__name__)

WHOLE_BYTES = 288 << 20
"""Largest output that a level may have to be computed whole."""
BAND_BYTES = 96 << 20
"""Largest plane of a band, for the choice of its height."""
_LEAST_ROWS = 32


@dataclass(frozen=True)
class Limits:
    """Memory limits in bytes; small ones in tests."""

    whole: int = WHOLE_BYTES
    band: int = BAND_BYTES


def render_in_bands(
    generator: FastGenerator,
    inputs: Inputs,
    progress: Callable[[float], None] | None = None,
    check: Callable[[], None] | None = None,
    limits: Limits | None = None,
) -> np.ndarray:
    """The picture of any size: uint8 (H, W, 3).

    Args:
        progress: told the finished part, 0 to 1.
        check: called between blocks; raises ``Cancelled`` to stop.
    Raises:
        RenderError: the network's answer is not a picture.
    """
    limits = limits or Limits()
    tell = progress or (lambda _part: None)
    check = check or (lambda: None)
    x = generator.start(inputs)
    first = 0
    for number, block in enumerate(generator.blocks):
        rect = generator.bounds(number, inputs)
        if generator.plane_bytes(number, rect) > limits.whole and not block.is_instance:
            break
        out = generator.empty_plane(number, rect)
        if block.is_instance:
            check()
            generator.run_block(number, x, out, rect, inputs)
        else:
            for part in _bands(rect, _rows(generator, number, rect.width, limits)):
                check()
                generator.run_block(number, x, out, part, inputs)
        x, first = out, number + 1
    bounds = inputs.bounds
    picture = np.empty((bounds.height, bounds.width, 3), np.uint8)
    rows = _rows(generator, len(generator.blocks) - 1, bounds.width, limits)
    for band in _bands(bounds, rows):
        plane = x
        for number, rect in enumerate(_needs(generator, first, band, inputs), first):
            check()
            out = generator.empty_plane(number, rect)
            generator.run_block(number, plane, out, rect, inputs)
            plane = out
        values = torch.empty(band.height, band.width, 3)
        generator.finish(plane, values, band, inputs)
        picture[band.slices] = to_bytes(values)
        tell(band.bottom / bounds.height)
    return picture


def _needs(generator: FastGenerator, first: int, band: Rect, inputs: Inputs) -> list[Rect]:
    """What of each block's output, from ``first`` on, a band of the picture needs."""
    rects: list[Rect] = []
    wrap = inputs.wrap
    rect = wrap.clipped(band.grown(1), inputs.bounds)
    for number in reversed(range(first, len(generator.blocks))):
        rects.append(rect)
        rect = wrap.clipped(rect.grown(2), generator.bounds(number, inputs))
        if generator.blocks[number].plan.doubles_before and number:
            rect = wrap.clipped(halved(rect), generator.bounds(number - 1, inputs))
    return rects[::-1]


def _bands(rect: Rect, rows: int) -> list[Rect]:
    return [
        Rect(rect.left, top, rect.right, min(top + rows, rect.bottom))
        for top in range(rect.top, rect.bottom, rows)
    ]


def _rows(generator: FastGenerator, number: int, width: int, limits: Limits) -> int:
    row = generator.dtype.itemsize * width * generator.blocks[number].plan.channels_in
    return max(_LEAST_ROWS, limits.band // row // _LEAST_ROWS * _LEAST_ROWS)


def to_bytes(picture: torch.Tensor) -> np.ndarray:
    """A picture (H, W, 3) in [-1, 1] as uint8 of the same shape, truncated as NVIDIA's code does.

    Raises:
        RenderError: it holds values that are not numbers.
    """
    scaled = ((picture + 1) / 2 * 255).clamp(0, 255)
    if not bool(torch.isfinite(scaled.sum())):
        raise RenderError(
            tr.later(
                "The picture came out empty: the network gave values that are not numbers. "
                "Nothing is lost; choose another model, or install this one again."
            )
        )
    array: np.ndarray = scaled.to(torch.uint8).cpu().numpy()
    return array
