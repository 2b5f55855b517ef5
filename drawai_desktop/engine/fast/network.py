"""The SPADE generator on channels-last planes, block by block, on any window of a level.

A residual block with m = min(a, b) channels inside,

    d   = conv_0(lrelu(x A_0 + B_0)),
    out = conv_1(lrelu(d A_1 + B_1)) + (conv_s(x A_s + B_s) or x),

is run in stripes (see :mod:`~drawai_desktop.engine.fast.block`). A doubling before the block is
never carried out: its four copies of a pixel are four strided views of the output that read the
same small plane.

A block can be run on a window: its outputs there need d one pixel, and x two pixels further. That
is what previews, tiles and whole frames share; a whole frame is the window that is the level.
"""

import copy
from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.noise import wrapped_noise
from drawai_desktop.core.precision import Precision
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.engine.fast.block import (
    POINTWISE_BYTES,
    ConvInput,
    FastBlock,
    add_shortcut,
    convolve,
    copies_of,
    packed_convolution,
    repeat_edge,
    statistics_of,
)
from drawai_desktop.engine.fast.convolution import LevelSize
from drawai_desktop.engine.fast.folded import code_count
from drawai_desktop.engine.fast.inputs import Inputs
from drawai_desktop.engine.fast.last import AT_ONCE, LastConvolution
from drawai_desktop.engine.fast.modulation import Level, LevelMap, Statistics
from drawai_desktop.engine.fast.packed import HALF, Scratch
from drawai_desktop.engine.fast.planes import Plane, clear_outside, copies, there
from drawai_desktop.engine.fast.speeds import Speeds
from drawai_desktop.engine.networks.generator import (
    SpadeGenerator,
    check_size,
    check_start,
    check_wrap,
)
from drawai_desktop.engine.networks.spade import LEAK


class FastGenerator:
    """The folded network. Belongs to one thread.

    Args:
        generator: the plain network, on the CPU; it is left as it is.
        consume: take the plain network's weights away, block by block, to save memory.
        precision: ``fast`` computes the blocks in half precision; see below.
        speeds: which way each of a fast network's convolutions goes; by default half precision.

    Attributes:
        dtype: of the blocks' activations, weights and rows. In half precision sums, statistics,
            the start and the last convolution are float32 all the same.
    """

    def __init__(
        self,
        generator: SpadeGenerator,
        consume: bool = False,
        precision: Precision = Precision.EXACT,
        speeds: Speeds | None = None,
    ) -> None:
        config = generator.config
        self.config = config
        self.dtype = HALF if precision == Precision.FAST else torch.float32
        self.scratch = Scratch()
        self.code_count = code_count(config)
        self.scales: list[int] = []
        self.blocks: list[FastBlock] = []
        self.levels: dict[int, Level] = {}
        scale = config.stride
        height, width = config.output_size
        with torch.no_grad():
            self._start_linear = copy.deepcopy(generator.fc) if config.starts_from_latent else None
            if not config.starts_from_latent:
                assert isinstance(generator.fc, nn.Conv2d)
                start = LevelSize(height // scale, width // scale)
                self._start = packed_convolution(generator.fc, start)
            is_table = config.modulation == "table"
            self._start_style = generator.fz.weight.detach().clone() if is_table else None
            for plan in config.blocks:
                scale //= 2 if plan.doubles_before else 1
                level = self.levels.setdefault(scale, Level(config.kernel, is_table))
                size = LevelSize(height // scale, width // scale)
                block = getattr(generator, plan.name)
                way = None if speeds is None else speeds.way_of(size)
                has_noise = plan.name in config.noise_blocks
                weight = generator.noise[plan.name].detach().clone() if has_noise else None
                self.blocks.append(
                    FastBlock(config, plan, block, level, size, weight, self.dtype, way)
                )
                self.scales.append(scale)
                if consume:
                    delattr(generator, plan.name)
            last = generator.conv_img
            assert last.bias is not None
            weight, bias = last.weight.detach(), last.bias.detach()
            at_once = 1 if self.dtype == torch.float32 else AT_ONCE
            self._last = LastConvolution(weight, bias, width, at_once)
            if consume:  # views of a checkpoint file, which would stay in memory
                for name in [name for name, _ in generator.named_children()]:
                    delattr(generator, name)

    def inputs(
        self,
        classes: np.ndarray,
        edges: np.ndarray | None,
        style: Tensor | None,
        seed: int,
        wrap: Wrap = Wrap.NONE,
    ) -> Inputs:
        """A picture's inputs.

        Args:
            classes: integers (H, W) at the picture's size, below ``config.label_channels``.
            edges: bool (H, W) where the network reads edges.
            wrap: sides of the picture that are joined.
        Raises:
            ModelError: the network cannot make a picture of this size, or none that wraps.
        """
        config = self.config
        check_wrap(config, wrap)
        check_size(config, *classes.shape)
        codes = classes.astype(np.int32) + 1
        if edges is not None:
            codes += edges * np.int32(config.label_channels)
        return Inputs(codes, style, seed, wrap)

    def level_map(self, inputs: Inputs, scale: int) -> LevelMap:
        """The label map of a level, with its patterns; found once per picture."""
        found = inputs.maps.get(scale)
        level = self.levels[scale]
        if found is None or found.generation != level.patterns.generation:
            found = level.map_of(inputs.codes_at(scale), inputs.wrap)
            inputs.maps[scale] = found
        return found

    def start(self, inputs: Inputs) -> Plane:
        """The coarsest level, whole."""
        config = self.config
        codes = inputs.codes_at(config.stride)
        height, width = codes.shape
        if config.starts_from_latent:
            check_start(config, height * config.stride, width * config.stride)
            assert inputs.style is not None
            assert self._start_linear is not None
            flat: Tensor = self._start_linear(inputs.style[None])
            x = flat.view(config.start_channels, height, width).permute(1, 2, 0).contiguous()
        else:
            classes = torch.from_numpy((codes - 1) % config.label_channels).long()
            one_hot = torch.zeros(height + 2, width + 2, config.semantic_channels)
            one_hot[1:-1, 1:-1].scatter_(2, classes[:, :, None], 1.0)
            if config.has_edges:
                one_hot[1:-1, 1:-1, -1] = torch.from_numpy(codes > config.label_channels)
            if inputs.wrap.across:
                one_hot[:, 0], one_hot[:, -1] = one_hot[:, -2], one_hot[:, 1]
            if inputs.wrap.down:
                one_hot[0], one_hot[-1] = one_hot[-2], one_hot[1]
            x = torch.empty(height, width, config.start_channels)
            step = self._start.rows_per_stripe(width)
            for top in range(0, height, step):
                part = one_hot[top : top + min(step, height - top) + 2]
                self._start.run(part, x[top : top + step], False, self.scratch)
            if self._start_style is not None:
                assert inputs.style is not None
                x += self._start_style @ inputs.style
        return Plane(x.to(self.dtype), Rect(0, 0, width, height))

    def prepare(self, block: int, inputs: Inputs) -> LevelMap:
        """The block's label map, and rows for every pattern in it."""
        level_map = self.level_map(inputs, self.scales[block])
        for modulation in self.blocks[block].modulations:
            modulation.prepare(level_map, inputs.style, self.scratch)
        return level_map

    def run_block(
        self,
        number: int,
        x: Plane,
        out: Plane,
        rect: Rect,
        inputs: Inputs,
        statistics: list[Statistics] | None = None,
    ) -> list[Statistics]:
        """Computes a rectangle of a block's output.

        Args:
            x: the block's input, before a doubling; at least what the rectangle needs of it.
            rect: of the level, or across its seams.
            out: gets the outputs; holds the rectangle.
            statistics: of an earlier run, for instance normalisation; by default from this one,
                which then must be of the whole level.
        Returns:
            the statistics used: of x, of d. Empty for stored ones.
        """
        block = self.blocks[number]
        level_map = self.prepare(number, inputs)
        bounds, wrap = level_map.bounds, inputs.wrap
        doubled = block.plan.doubles_before
        if block.noise_weight is not None:
            x = self._with_noise(number, x, doubled, wrap.clipped(rect.grown(2), bounds), inputs)
            doubled = False
        used: list[Statistics] = []
        outer = inner = None
        if block.is_instance:
            outer = statistics_of(x.data) if statistics is None else statistics[0]
        wider = wrap.clipped(rect.grown(1), bounds)
        middle = Plane(self._scratch("middle", wider, block.plan.channels_middle), wider)
        repeats = self.config.padding == "edge"
        first = ConvInput(x, doubled, block.norm_0, outer, level_map, repeats_edge=repeats)
        convolve(block.conv_0, first, wider, middle.data, self.scratch)
        if block.is_instance:
            assert outer is not None
            inner = statistics_of(middle.data) if statistics is None else statistics[1]
            used = [outer, inner]
        target = out.view(rect)
        second = ConvInput(middle, False, block.norm_1, inner, level_map, repeats_edge=repeats)
        convolve(block.conv_1, second, rect, target, self.scratch)
        if block.conv_s is None:
            for place, part in copies_of(x, rect, doubled, self.scratch, level_map):
                target[place].add_(part)
        else:
            assert block.norm_s is not None
            shortcut = ConvInput(x, doubled, block.norm_s, outer, level_map, is_rectified=False)
            add_shortcut(block.conv_s, shortcut, rect, target, self.scratch)
        return used

    def _with_noise(
        self, number: int, x: Plane, is_doubled: bool, rect: Rect, inputs: Inputs
    ) -> Plane:
        """The block's input with its noise, at the block's own size."""
        weight = self.blocks[number].noise_weight
        assert weight is not None
        data = self._scratch("noisy", rect, len(weight))
        bounds, wrap = self.bounds(number, inputs), inputs.wrap
        noise = torch.from_numpy(wrapped_noise(inputs.seed, number, rect, bounds, wrap))
        parts = copies(x, rect, is_doubled, self.scratch, bounds, wrap)
        if self.dtype == torch.float32:
            for place, part in parts:
                data[place].copy_(part)
            data.view(-1, len(weight)).addr_(noise.flatten(), weight)
        else:
            each = noise.view(rect.height, rect.width, 1).to(self.dtype)
            for place, part in parts:
                torch.addcmul(part, each[place], weight, out=data[place])
        return Plane(data, rect)

    def _scratch(self, name: str, rect: Rect, channels: int) -> Tensor:
        return self.scratch.get(name, rect.height, rect.width, channels, dtype=self.dtype)

    def empty_plane(self, number: int, rect: Rect) -> Plane:
        """Memory for a part of a block's output."""
        return Plane.empty(rect, self.blocks[number].plan.channels_out, self.dtype)

    def plane_bytes(self, number: int, rect: Rect) -> int:
        """What that takes."""
        channels = self.blocks[number].plan.channels_out
        return self.dtype.itemsize * rect.width * rect.height * channels

    def finish(self, x: Plane, out: Tensor, rect: Rect, inputs: Inputs) -> None:
        """The last convolution: a rectangle of the picture, float32 (h, w, 3) in [-1, 1].

        Args:
            x: the last block's output, at least the rectangle and one pixel round it.
        """
        bounds, wrap = inputs.bounds, inputs.wrap
        channels = self.config.last_channels
        step = max(4, POINTWISE_BYTES // (4 * rect.width * channels))
        wide = self._last.columns(rect.width)
        for begin in range(0, rect.height, step):
            end = min(begin + step, rect.height)
            area = Rect(rect.left, rect.top + begin, rect.left + wide, rect.top + end).grown(1)
            inside = there(x, False, area, bounds, wrap)
            buffer = self.scratch.get("stripe", area.height, area.width, channels)
            if inside != area:
                clear_outside(buffer, area, inside)
            target = buffer[
                inside.top - area.top : inside.bottom - area.top,
                inside.left - area.left : inside.right - area.left,
            ]
            for place, part in copies(x, inside, False, self.scratch, bounds, wrap):
                target[place].copy_(part)
            F.leaky_relu_(buffer, LEAK)
            if self.config.padding == "edge":
                repeat_edge(buffer, area, bounds, wrap)
            torch.tanh(self._last.run(buffer)[:, : rect.width], out=out[begin:end])

    def frame(self, inputs: Inputs, check: Callable[[], None] | None = None) -> Tensor:
        """The whole picture, nothing kept: float32 (H, W, 3) in [-1, 1]."""
        x = self.start(inputs)
        for number in range(len(self.blocks)):
            if check is not None:
                check()
            rect = self.bounds(number, inputs)
            out = self.empty_plane(number, rect)
            self.run_block(number, x, out, rect, inputs)
            x = out
        picture = torch.empty(inputs.bounds.height, inputs.bounds.width, 3)
        self.finish(x, picture, inputs.bounds, inputs)
        return picture

    def bounds(self, block: int, inputs: Inputs) -> Rect:
        """The level that a block works at."""
        scale = self.scales[block]
        return Rect(0, 0, inputs.bounds.width // scale, inputs.bounds.height // scale)

    def release(self) -> None:
        """Gives back what can be computed again."""
        self.scratch.release()
        for level in self.levels.values():
            level.patterns.clear()
        for block in self.blocks:
            for modulation in block.modulations:
                modulation.release()
