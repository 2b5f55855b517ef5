"""What the critics see is changed at random, made pictures and photographs alike.

Critics learn a few thousand photographs by heart, and then tell the generator nothing of use.
Moved, tinted and with a square cut out, no two looks at a photograph are the same; where the made
picture of the same place is changed in the same way, the generator does not learn to paint changes.

After: Zhao et al. 2020, "Differentiable Augmentation for Data-Efficient GAN Training",
arXiv 2006.10738 (no code used); by chance, as in Karras et al. 2020, arXiv 2006.06676.
"""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from drawai_desktop.training.random_draws import sent

_SEEDS = 1299709
_FARTHEST = 1 / 8
"""Of a move, in parts of the side; what comes in is mirrored."""
_BRIGHTNESS = 0.3
_CONTRAST = 0.3
_SATURATION = 0.6
_LARGEST_HOLE = 0.5
"""Side of the square that is cut out, in parts of the picture's."""


@dataclass(frozen=True)
class CriticAugment:
    """How each picture of a batch is changed; one that is not has the numbers of no change.

    Attributes:
        moves: float32 (N, 2), down and to the right, in parts of the sides.
        holes: float32 (N, 3): middle (row, column) and side of the square, in parts of the sides.
        light: float32 (N, 3): added brightness, factors of contrast and of saturation.
    """

    moves: Tensor
    holes: Tensor
    light: Tensor

    def of(self, pictures: Tensor) -> Tensor:
        """The pictures as the critics see them; gradients pass.

        Args:
            pictures: float (N, 3, H, W) in [-1, 1].
        Returns:
            float32 of the same shape; a hole is 0, which is grey.
        """
        added, contrast, saturation = (x[:, None, None, None] for x in self.light.unbind(1))
        x = pictures.float()  # bfloat16 would round made pictures, and not photographs, once more
        x = torch.lerp(x.mean(1, keepdim=True), x, saturation)
        x = torch.lerp(x.mean((1, 2, 3), keepdim=True), x, contrast) + added
        return self._moved(x) * self._kept(x.shape[2], x.shape[3]).to(x.dtype)

    def of_labels(self, labels: Tensor) -> Tensor:
        """One-hot label maps (N, C, H, W) to those pictures; a hole has no label."""
        return self._moved(labels) * self._kept(labels.shape[2], labels.shape[3]).to(labels.dtype)

    def _moved(self, x: Tensor) -> Tensor:
        for axis in (2, 3):
            size = x.shape[axis]
            shift = (self.moves[:, axis - 2 : axis - 1] * size).round().long()
            places = torch.arange(size, device=x.device)[None] - shift
            # Mirrored about the middle of the last pixel, as the critics' rim is.
            places = (size - 1) - ((size - 1) - places.abs()).abs()
            shape = [len(x), 1, 1, 1]
            shape[axis] = size
            x = x.gather(axis, places.view(shape).expand(x.shape))
        return x

    def _kept(self, height: int, width: int) -> Tensor:
        """bool (N, 1, H, W), False in the hole."""
        half = self.holes[:, 2:] / 2
        inside = []
        for axis, size in enumerate((height, width)):
            middles = (torch.arange(size, device=half.device) + 0.5) / size
            inside.append((middles[None] - self.holes[:, axis : axis + 1]).abs() < half)
        return ~(inside[0][:, None, :, None] & inside[1][:, None, None, :])


def draw_critic_augment(
    seed: int, places: tuple[int, ...], probability: float, device: torch.device
) -> CriticAugment | None:
    """The changes of a batch, or None where there are none.

    Args:
        places: of the samples in the run's order; all is drawn from seed and place.
        probability: of each of the three kinds of change, for each picture.
    """
    if probability <= 0:
        return None
    rows = np.tile(np.array([0, 0, 0.5, 0.5, 0, 0, 1, 1], np.float32), (len(places), 1))
    for row, place in zip(rows, places, strict=True):
        rng = np.random.default_rng((seed, place, _SEEDS))
        moved, cut, tinted = rng.random(3) < probability
        move, hole = rng.uniform(-_FARTHEST, _FARTHEST, 2), rng.random(3)
        light = rng.uniform(-1, 1, 3)
        if moved:
            row[:2] = move
        if cut:
            row[2:5] = (*hole[:2], hole[2] * _LARGEST_HOLE)
        if tinted:
            row[5:] = light * (_BRIGHTNESS, _CONTRAST, _SATURATION) + (0, 1, 1)
    there = sent(torch.from_numpy(rows), device)
    return CriticAugment(there[:, :2], there[:, 2:5], there[:, 5:])
