"""The segmenter's coarse answer at the size of a label map, with the photograph's outlines."""

from collections.abc import Callable

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from torch import Tensor

from drawai_desktop.engine.guided_filter import ColourGuide, applied

RADIUS = 24 / 1024
"""Of the filter's windows, as a part of the side of a square picture of the area: half as much
again as one place of the network's answer."""
EPSILON = 4e-4
COARSE_SIDE = 512
"""Side of a square picture of the area on which the filter's coefficients are computed; they vary
more slowly than its windows are wide, and are enlarged for larger pictures."""
_LEAST_SHARE = 0.004
"""Classes that cover less of the picture than this are given to their neighbours."""
_STRIP_PIXELS = 1 << 18


def refined(
    probabilities: Tensor,
    guide: np.ndarray,
    check: Callable[[], None] = lambda: None,
    progress: Callable[[float], None] = lambda _: None,
) -> np.ndarray:
    """The likeliest class of each pixel, when each class's probabilities follow the photograph.

    Memory: sixteen bytes a class and pixel of the coarse grid, little more than the guide for large
    pictures.

    Args:
        probabilities: float32 (classes, h, w), on a coarse grid over the same picture.
        guide: uint8 (H, W, 3), the photograph.
        check: called between pieces of the work; may raise to stop.
        progress: told 0 to 1.
    Returns:
        uint8 (H, W), classes.
    """
    kept = _common(probabilities)
    height, width = guide.shape[:2]
    shrink = min(1.0, COARSE_SIDE / (height * width) ** 0.5)
    coarse = max(1, round(height * shrink)), max(1, round(width * shrink))
    small = guide if coarse == (height, width) else _shrunk(guide, coarse)
    radius = max(1, round(RADIUS * (coarse[0] * coarse[1]) ** 0.5))
    with torch.inference_mode():
        filtering = ColourGuide(_planes(small), radius, EPSILON)
        coefficients = []
        for place, channel in enumerate(kept):
            check()
            plane = probabilities[None, channel : channel + 1]
            plane = F.interpolate(plane, coarse, mode="bilinear", align_corners=False)[0, 0]
            coefficients.append(filtering.coefficients(plane))
            progress(0.5 * (place + 1) / len(kept))
        del filtering
        result = np.empty((height, width), np.uint8)
        table = np.array(kept, np.uint8)
        rows = max(1, _STRIP_PIXELS // width)
        for top in range(0, height, rows):
            check()
            strip = _planes(guide[top : top + rows])
            result[top : top + rows] = table[_likeliest(coefficients, strip, top, height)]
            progress(0.5 + 0.5 * min(1.0, (top + rows) / height))
    return result


def _common(probabilities: Tensor) -> list[int]:
    """The classes that are likeliest in some part of the picture."""
    counts = np.bincount(probabilities.argmax(0).ravel().numpy(), minlength=len(probabilities))
    return [int(c) for c in np.flatnonzero(counts >= _LEAST_SHARE * counts.sum())]


def _likeliest(coefficients: list[Tensor], strip: Tensor, top: int, height: int) -> np.ndarray:
    """int64 (rows, W): which of the classes is likeliest in rows of the picture from ``top`` on."""
    best = torch.full(strip.shape[1:], -torch.inf)
    which = torch.zeros(strip.shape[1:], dtype=torch.int64)
    for place, coarse in enumerate(coefficients):
        value = applied(_enlarged(coarse, top, strip.shape[1], height, strip.shape[2]), strip)
        better = value > best
        best = torch.where(better, value, best)
        which.masked_fill_(better, place)
    return which.numpy()


def _enlarged(planes: Tensor, top: int, rows: int, height: int, width: int) -> Tensor:
    """Rows of what ``F.interpolate`` (bilinear) would make of planes (C, h, w) at a larger size."""
    high = planes.shape[1]
    if (high, planes.shape[2]) == (height, width):
        return planes[:, top : top + rows]
    place = ((torch.arange(top, top + rows) + 0.5) * (high / height) - 0.5).clamp(0, high - 1)
    above = place.floor().long()
    below = (above + 1).clamp(max=high - 1)
    weight = (place - above)[:, None]
    mixed = torch.lerp(planes[:, above], planes[:, below], weight)
    return F.interpolate(mixed[None], (rows, width), mode="bilinear", align_corners=False)[0]


def _shrunk(picture: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    image = Image.fromarray(picture).resize((shape[1], shape[0]), Image.Resampling.BOX)
    return np.array(image)


def _planes(picture: np.ndarray) -> Tensor:
    """float32 (3, H, W), 0 to 1, of uint8 (H, W, 3)."""
    return torch.from_numpy(np.array(picture)).permute(2, 0, 1).to(torch.float32) / 255
