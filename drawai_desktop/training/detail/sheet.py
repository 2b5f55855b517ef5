"""Sheets of a detail run: held-out photographs made small and enlarged again, and a
generator's pictures."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from drawai_desktop.core.contact_sheet import contact_sheet
from drawai_desktop.engine.networks.detail import SCALE, DetailNetwork, detail_noise
from drawai_desktop.training.detail.made_pictures import picture_path, read_picture
from drawai_desktop.training.detail.photographs import Photographs
from drawai_desktop.training.detail.samples import made_small
from drawai_desktop.training.detail.step import one_hot

_ROWS = 4
_SIDE = 256


@dataclass(frozen=True)
class Shown:
    """A square that every sheet of a run shows.

    Attributes:
        small: float (3, s, s) in [-1, 1].
        classes: int64 (4s, 4s).
        target: uint8 (4s, 4s, 3), the photograph or the teacher's answer; None if there is none.
    """

    small: Tensor
    classes: Tensor
    target: np.ndarray | None


def plan_sheet(photographs: Photographs, run: Path, made: Sequence[int]) -> list[Shown]:
    """The middles of some photographs and of some made pictures."""
    shown = []
    for number in _spread(range(len(photographs))):
        photo, label = photographs.read(number)
        side = min(_SIDE, *(n // (8 * SCALE) * 8 * SCALE for n in label.shape))
        top, left = ((n - side) // 2 for n in label.shape)
        inside = (slice(top, top + side), slice(left, left + side))
        target = np.ascontiguousarray(photo[inside])
        large = torch.from_numpy(target).permute(2, 0, 1).float() / 127.5 - 1
        classes = torch.from_numpy(label[inside].astype(np.int64))
        shown.append(Shown(made_small(large), classes, target))
    for number in _spread(made):
        picture = read_picture(picture_path(run, number))
        side = min(_SIDE // SCALE, *picture.small.shape[:2])
        small = torch.from_numpy(np.ascontiguousarray(picture.small[:side, :side]))
        inside = (slice(0, SCALE * side), slice(0, SCALE * side))
        classes = torch.from_numpy(picture.classes[inside].astype(np.int64))
        answer = None if picture.large is None else picture.large[inside]
        shown.append(Shown(small.permute(2, 0, 1).float() / 127.5 - 1, classes, answer))
    return shown


@torch.no_grad()
def draw_sheet(network: DetailNetwork, shown: Sequence[Shown]) -> np.ndarray:
    """uint8 (H, W, 3): rows of [enlarged without the network, with it, the target].

    Args:
        network: in evaluation mode.
    """
    device = next(network.parameters()).device
    rows = []
    for number, square in enumerate(shown):
        small = square.small[None].to(device)
        labels = one_hot(square.classes[None].to(device), network.config.classes)
        height, width = small.shape[2:]
        noise = [level.to(device) for level in detail_noise(number + 1, height, width)]
        plain = F.interpolate(small, scale_factor=SCALE, mode="bicubic", align_corners=False)
        made = network(small, labels, noise)
        rows.append([_bytes(plain), _bytes(made), square.target])
    return np.array(contact_sheet(rows, ["enlarged", "with detail", "target"], side=_SIDE))


def _spread(numbers: Sequence[int]) -> list[int]:
    count = len(numbers)
    places = sorted({i * count // _ROWS for i in range(_ROWS)}) if count else []
    return [numbers[place] for place in places]


def _bytes(picture: Tensor) -> np.ndarray:
    scaled = ((picture[0].float() + 1) * 127.5 + 0.5).clamp(0, 255).to(torch.uint8)
    array: np.ndarray = scaled.permute(1, 2, 0).cpu().numpy()
    return array
