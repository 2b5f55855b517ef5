"""Activations kept between frames, so that an edit costs what it changes.

Nearest sampling keeps the top-left label of each cell, so a thin stroke often leaves the coarse
maps as they were. A block's output depends on the maps of its own and all coarser levels (and on
the style and the seed), hence

    settle:  all leading blocks whose maps are those of the kept frame are taken from it, bit for
             bit; the others are computed whole. The picture is that of a cold frame.
    preview: from the first changed level on, only a window is computed: the changed pixels and a
             margin, the same area at every level. Outside, the kept activations stay, and at the
             border the old picture passes over into the new one, so that no edge shows. Not
             settled, because the coarse levels see far, so a settle follows when the hand rests.

What a preview has touched is not settled any more: ``settled`` counts the leading blocks that
are. It moves with every finished block, so a pass that is cancelled halfway leaves a usable frame.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor

from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.engine.fast.inputs import Inputs
from drawai_desktop.engine.fast.modulation import Statistics
from drawai_desktop.engine.fast.network import FastGenerator
from drawai_desktop.engine.fast.planes import Plane

KEPT_BYTES = 256 << 20
"""Frames whose activations are larger are not kept."""
MARGIN = 24
"""Picture pixels round the changed ones that a preview computes. Wider is nearer to the settled
picture and takes longer; see docs/performance.md for what it leaves out."""
FEATHER = 12
"""Pixels at the window's border in which the old picture passes over into the new one."""
_WORTH = 0.7
"""Share of a level from which on its window is the whole level."""


@dataclass
class _Frame:
    inputs: Inputs
    start: Plane
    blocks: list[Plane] = field(default_factory=list)
    statistics: list[list[Statistics]] = field(default_factory=list)
    picture: Tensor | None = None
    settled: int = 0
    """Leading blocks that are exactly those of ``inputs``."""


class FrameCache:
    """The last frame of one client of a fast network. Belongs to one thread, as that does."""

    def __init__(self, generator: FastGenerator, kept_bytes: int = KEPT_BYTES) -> None:
        self.generator = generator
        self.kept_bytes = kept_bytes
        self._frame: _Frame | None = None
        self.computed: list[tuple[int, Rect]] = []
        """(block, rectangle) of the last picture, for tests and benchmarks."""

    @property
    def nbytes(self) -> int:
        """Of the kept activations."""
        if self._frame is None:
            return 0
        return sum(plane.data.nbytes for plane in self._frame.blocks)

    def forget(self) -> None:
        """Forgets the frame."""
        self._frame = None

    def release(self) -> None:
        """Forgets the frame, and all that the network can compute again."""
        self.forget()
        self.generator.release()

    def settle(self, inputs: Inputs, check: Callable[[], None] | None = None) -> Tensor:
        """The whole picture: float32 (H, W, 3) in [-1, 1], valid until the next one."""
        generator = self.generator
        self.computed = []
        if not self.keeps(inputs):
            return generator.frame(inputs, check)
        frame = self._frame
        if frame is None or not frame.inputs.differ_in_map(inputs):
            frame = self._frame = _Frame(inputs, generator.start(inputs))
        else:
            unchanged = self._adopt(frame, inputs)
            if unchanged == 0:
                frame.start = generator.start(inputs)
            frame.settled = min(frame.settled, unchanged)
        for number in range(frame.settled, len(generator.blocks)):
            if check is not None:
                check()
            rect = generator.bounds(number, inputs)
            if number == len(frame.blocks):
                frame.blocks.append(generator.empty_plane(number, rect))
                frame.statistics.append([])
            self._run(frame, number, rect, None)
            frame.settled = number + 1
            if frame.picture is not None and number + 1 < len(generator.blocks):
                frame.picture = None  # of what is no more, should the pass be cancelled
        if frame.picture is None or self.computed:
            frame.picture = torch.empty(inputs.bounds.height, inputs.bounds.width, 3)
            generator.finish(frame.blocks[-1], frame.picture, inputs.bounds, inputs)
        return frame.picture

    def preview(self, inputs: Inputs, check: Callable[[], None] | None = None) -> Tensor:
        """A picture that is right near the edit: float32 (H, W, 3), valid until the next one."""
        frame = self._frame
        if frame is None or frame.picture is None or not frame.inputs.differ_in_map(inputs):
            return self.settle(inputs, check)
        generator = self.generator
        self.computed = []
        wrap, bounds = inputs.wrap, inputs.bounds
        area = changed_rect(frame.inputs.codes, inputs.codes, wrap).grown(MARGIN)
        unchanged = self._adopt(frame, inputs)
        if unchanged == len(generator.blocks):
            return frame.picture
        if unchanged == 0:
            frame.start = generator.start(inputs)
        frame.settled = min(frame.settled, unchanged)
        picture, frame.picture = frame.picture, None  # nobody's, should the pass be cancelled
        for number in range(unchanged, len(generator.blocks)):
            if check is not None:
                check()
            rect = self._window(number, area, inputs)
            self._run(frame, number, rect, frame.statistics[number])
        rect = wrap.clipped(area, bounds)
        made, share = torch.empty(rect.height, rect.width, 3), _feather(rect, bounds, wrap)
        generator.finish(frame.blocks[-1], made, rect, inputs)
        for place, part in wrap.pieces(rect, bounds):
            picture[part.slices].lerp_(made[place.slices], share[place.slices])
        frame.picture = picture
        return picture

    def keeps(self, inputs: Inputs) -> bool:
        """Whether a picture's activations are few enough to be kept; forgets the last if not."""
        generator = self.generator
        total = sum(
            generator.plane_bytes(number, generator.bounds(number, inputs))
            for number in range(len(generator.blocks))
        )
        if total > self.kept_bytes:
            self._frame = None
        return total <= self.kept_bytes

    def _adopt(self, frame: _Frame, inputs: Inputs) -> int:
        """Makes new inputs the frame's; gives the leading blocks that they leave unchanged.

        Level maps are carried over, and brought up to date where they differ.
        """
        generator = self.generator
        old = frame.inputs
        differs: dict[int, bool] = {}
        for scale, level in generator.levels.items():
            before, codes = old.codes_at(scale), inputs.codes_at(scale)
            changed = changed_rect(before, codes, inputs.wrap)
            differs[scale] = not changed.is_empty
            kept = old.maps.get(scale)
            if kept is not None:
                inputs.maps[scale] = (
                    kept if changed.is_empty else level.updated(kept, codes, changed)
                )
        frame.inputs = inputs
        for number, scale in enumerate(generator.scales):
            if differs[scale]:
                return number
        return len(generator.scales)

    def _window(self, number: int, area: Rect, inputs: Inputs) -> Rect:
        """What of a block's level a preview computes, for an area of the picture."""
        scale = self.generator.scales[number]
        bounds = self.generator.bounds(number, inputs)
        rect = Rect(
            area.left // scale,
            area.top // scale,
            -(-area.right // scale),
            -(-area.bottom // scale),
        )
        rect = inputs.wrap.clipped(rect, bounds)
        if rect.width * rect.height > _WORTH * bounds.width * bounds.height:
            return bounds
        return rect

    def _run(
        self, frame: _Frame, number: int, rect: Rect, statistics: list[Statistics] | None
    ) -> None:
        x = frame.blocks[number - 1] if number else frame.start
        inputs, bounds, kept = (
            frame.inputs,
            self.generator.bounds(number, frame.inputs),
            frame.blocks[number],
        )
        if rect == bounds:
            statistics = None  # of the level as it is now, and not as it was
        is_across = not bounds.holds(rect)
        out = self.generator.empty_plane(number, rect) if is_across else kept
        frame.statistics[number] = self.generator.run_block(
            number, x, out, rect, inputs, statistics or None
        )
        if is_across:  # a window across a seam lies in pieces in the level
            for place, part in inputs.wrap.pieces(rect, bounds):
                kept.view(part).copy_(out.data[place.slices])
        self.computed.append((number, rect))


def _feather(rect: Rect, bounds: Rect, wrap: Wrap) -> Tensor:
    """float32 (h, w, 1): the share of the new picture, 1 but for a ramp at inner borders."""
    # Sides that are joined are no borders, but where the whole lies between them.
    left, right = rect.left == bounds.left, rect.right == bounds.right
    top, bottom = rect.top == bounds.top, rect.bottom == bounds.bottom
    if wrap.across:
        left = right = left and right
    if wrap.down:
        top = bottom = top and bottom

    def ramp(count: int, at_begin: bool, at_end: bool) -> Tensor:
        steps = torch.arange(1, count + 1) / FEATHER
        share = torch.ones(count)
        if not at_begin:
            share = torch.minimum(share, steps)
        if not at_end:
            share = torch.minimum(share, steps.flip(0))
        return share

    down, across = ramp(rect.height, top, bottom), ramp(rect.width, left, right)
    return (down[:, None] * across[None, :])[:, :, None]


def changed_rect(before: np.ndarray, after: np.ndarray, wrap: Wrap = Wrap.NONE) -> Rect:
    """The smallest rectangle in which two maps of one size differ, maybe across seams; empty where
    they are equal."""
    return wrap.around(before != after)
