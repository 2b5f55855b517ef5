"""Which size the network renders at for a canvas of some size."""

from dataclasses import dataclass

import numpy as np

from drawai_desktop.core.resampling import resample
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.errors import OptionError
from drawai_desktop.words import translator

tr = translator(__name__)

_WASTE_WEIGHT = 4.0
"""How much padding, or a wrong shape, counts against a wrong area when a size is chosen."""
_SMALLEST_RESOLUTION, _LARGEST_RESOLUTION = 64, 4096


def check_resolution(resolution: int, called: str = "The resolution") -> None:
    """That the network may be asked for a square picture of such a side.

    Args:
        called: what the message says of it.
    Raises:
        OptionError: it may not.
    """
    if not _SMALLEST_RESOLUTION <= resolution <= _LARGEST_RESOLUTION:
        raise OptionError(
            tr.later(
                "{called} is {resolution}; it must be from {smallest} to {largest}.",
                called=called,
                resolution=resolution,
                smallest=_SMALLEST_RESOLUTION,
                largest=_LARGEST_RESOLUTION,
            )
        )


@dataclass(frozen=True)
class RenderSize:
    """The network's size and the part of it that shows the canvas.

    The network works in multiples of its stride. The canvas is scaled, aspect kept, to
    (``height``, ``width``); the map is padded by its own edge at the right and at the bottom up to
    (``network_height``, ``network_width``), and the padding is cut off the picture again. Where
    sides are joined (``wrap``), nothing can be between them: there the canvas is stretched a little
    instead.
    """

    height: int
    width: int
    network_height: int
    network_width: int
    wrap: Wrap = Wrap.NONE

    def fit_map(self, label_map: np.ndarray) -> np.ndarray:
        """The label map (H, W) at the network's size, edge-padded; any integer type."""
        fitted = resample(label_map, self.height, self.width)
        below = self.network_height - self.height
        beside = self.network_width - self.width
        if below or beside:
            fitted = np.pad(fitted, ((0, below), (0, beside)), mode="edge")
        return fitted

    def crop_picture(self, picture: np.ndarray) -> np.ndarray:
        """The part (height, width, 3) of the network's picture that shows the canvas."""
        return picture[: self.height, : self.width]


def _multiple(length: int, stride: int) -> int:
    """The next multiple from a length on."""
    return -(-length // stride) * stride


def _nearest_multiple(length: int, stride: int) -> int:
    """The nearest multiple to a length, at least one."""
    return max(1, round(length / stride)) * stride


def render_size(
    canvas_height: int,
    canvas_width: int,
    resolution: int = 256,
    stride: int = 32,
    wrap: Wrap = Wrap.NONE,
) -> RenderSize:
    """The size to render a canvas at so that the picture has about ``resolution``² pixels.

    Among the scales that make one side a multiple of the stride, the one with the least padding
    and an area nearest to the wanted one wins, so common formats (1:1, 3:2, 16:9) need none.

    Args:
        canvas_height: rows of the label map.
        canvas_width: columns of the label map.
        resolution: side of a square picture of the wanted area, in pixels.
        stride: the network's size multiple (32 for five doublings).
        wrap: sides that are joined.
    """
    best: tuple[float, RenderSize] | None = None
    wanted = float(resolution * resolution)
    longest = int(
        4 * resolution * max(canvas_height, canvas_width) / min(canvas_height, canvas_width)
    )
    for side in range(stride, max(longest, stride) + 1, stride):
        for height, width in (
            (side, max(1, round(side * canvas_width / canvas_height))),
            (max(1, round(side * canvas_height / canvas_width)), side),
        ):
            high, wide = _multiple(height, stride), _multiple(width, stride)
            if wrap.down:
                height = high = _nearest_multiple(height, stride)
            if wrap.across:
                width = wide = _nearest_multiple(width, stride)
            size = RenderSize(height, width, high, wide, wrap)
            shape = (
                abs(np.log(width * canvas_height / (height * canvas_width))) if wrap.across else 0
            )
            waste = high * wide / (height * width) - 1.0 + shape
            cost = abs(np.log(height * width / wanted)) + waste * _WASTE_WEIGHT
            if best is None or cost < best[0]:
                best = (float(cost), size)
    assert best is not None
    return best[1]
