"""Sheets: what the model makes of held-out and of plain label maps, to be looked at."""

from dataclasses import dataclass

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from drawai_desktop.datasets.dataset import Dataset
from drawai_desktop.engine.networks.generator import seeded_noise
from drawai_desktop.engine.networks.segmentation import Segmentation
from drawai_desktop.training.networks import GeneratorSide, encoder_input

_HELD_OUT_ROWS = 6
_PLAIN_MAPS = 10
_COLUMNS = 5


@dataclass(frozen=True)
class SheetPlan:
    """What every sheet of a run shows, so that they can be compared.

    Attributes:
        photographs: float (N, 3, S, S) in [-1, 1].
        classes: int64 (N, S, S).
        plain: int64 (M, S, S), maps of a single label: nothing hides there.
    """

    photographs: Tensor
    classes: Tensor
    plain: Tensor


def plan_sheets(dataset: Dataset, present: np.ndarray, size: int) -> SheetPlan:
    """A sheet of some pairs of a data set and its most frequent labels.

    Args:
        dataset: the held-out pairs, or those for training where none are held out.
        present: bool (any pairs, classes), which labels the training pictures show.
    """
    count = len(dataset.pairs)
    chosen = [dataset.pairs[i * count // _HELD_OUT_ROWS] for i in range(_HELD_OUT_ROWS)]
    photographs, classes = [], []
    for pair in chosen[: max(1, min(count, _HELD_OUT_ROWS))]:
        photo, label = pair.read_image(), pair.read_label(dataset.classes)
        side = min(label.shape)
        box = (0, label.shape[0] - side, side, label.shape[0])
        picture = Image.fromarray(photo).crop(box).resize((size, size), Image.Resampling.BOX)
        small = Image.fromarray(label).crop(box).resize((size, size), Image.Resampling.NEAREST)
        photographs.append(torch.from_numpy(np.asarray(picture, np.float32) / 127.5 - 1))
        classes.append(torch.from_numpy(np.asarray(small, np.int64)))
    labels = len(dataset.classes) - int(dataset.classes.has_unlabelled)
    frequent = np.argsort(-present.mean(axis=0)[:labels], kind="stable")[:_PLAIN_MAPS]
    plain = torch.from_numpy(frequent)[:, None, None].expand(-1, size, size).contiguous()
    return SheetPlan(torch.stack(photographs).permute(0, 3, 1, 2), torch.stack(classes), plain)


@torch.no_grad()
def draw_sheet(painter: GeneratorSide, plan: SheetPlan) -> np.ndarray:
    """uint8 (H, W, 3): rows of [map, photograph, in its style, neutral, a random style], then plain
    maps, neutral and in a random style.

    Args:
        painter: in evaluation mode.
    """
    rng = np.random.RandomState(5)
    size = painter.generator.config.latent_size if painter.encoder is not None else 0
    rows = []
    for row, (photo, classes) in enumerate(zip(plan.photographs, plan.classes, strict=True)):
        styles = [torch.zeros(1, size), torch.from_numpy(rng.standard_normal((1, size))).float()]
        if painter.encoder is not None:
            device = next(painter.parameters()).device
            ready = encoder_input(painter.encoder, photo[None].to(device))
            styles.insert(0, painter.encoder(ready)[0].cpu())
        made = [_paint(painter, classes, style, row + 1) for style in styles]
        rows.append([_coloured(classes), _bytes(photo), *made])
    plain = []
    for number, classes in enumerate(plan.plain):
        style = torch.from_numpy(rng.standard_normal((1, size))).float()
        plain.append(_paint(painter, classes, style * (number % 2), number + 1))
    rows += [plain[i : i + _COLUMNS] for i in range(0, len(plain), _COLUMNS)]
    blank = np.zeros_like(rows[0][0])
    wide = max(len(row) for row in rows)
    return np.concatenate(
        [np.concatenate([*row, *[blank] * (wide - len(row))], axis=1) for row in rows]
    )


def _paint(painter: GeneratorSide, classes: Tensor, style: Tensor, seed: int) -> np.ndarray:
    generator = painter.generator
    device = next(generator.parameters()).device
    high, wide = classes.shape
    segmentation = Segmentation.from_arrays(
        generator.config, classes.numpy(), None, high, wide, device
    )
    picture = generator(segmentation, style.to(device), seeded_noise(seed))
    return _bytes(picture[0].float().cpu())


def _bytes(picture: Tensor) -> np.ndarray:
    scaled = ((picture + 1) * 127.5).clamp(0, 255).to(torch.uint8)
    array: np.ndarray = scaled.permute(1, 2, 0).numpy()
    return array


def _coloured(classes: Tensor) -> np.ndarray:
    """A label map in colours that differ: steps of the golden angle in hue."""
    hue = np.arange(256) * 0.61803398875 % 1.0
    shifts = np.array([0.0, 4.0, 2.0])
    table = np.clip(np.abs((hue[:, None] * 6 + shifts) % 6 - 3) - 1, 0, 1) * 200 + 40
    array: np.ndarray = table.astype(np.uint8)[classes.numpy()]
    return array
