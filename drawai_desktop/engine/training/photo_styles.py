"""The style vectors of a data set's photographs, for presets and for the neutral look."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import torch
from PIL import Image

from drawai_desktop.engine.model import Model
from drawai_desktop.engine.training.dataset import Dataset
from drawai_desktop.engine.training.networks import encoder_input
from drawai_desktop.engine.training.preset_names import measure

_MOST_PHOTOGRAPHS = 3000
_BATCH = 32


class PhotoStyles(NamedTuple):
    """What the encoder says of photographs, and how bright they are.

    Attributes:
        vectors: float32 (N, Z), the means.
        brightness: float64 (N,), mean luma, 0 to 1.
    """

    vectors: np.ndarray
    brightness: np.ndarray


def photo_styles(
    model: Model, dataset: Dataset, say: Callable[[str], None] = lambda _text: None
) -> PhotoStyles:
    """Reads the styles of a data set's photographs, of at most 3000 of them."""
    encoder = model.encoder()
    stride = -(-len(dataset.pairs) // _MOST_PHOTOGRAPHS)
    pairs = dataset.pairs[::stride]
    found: list[np.ndarray] = []
    brightness: list[float] = []
    for begin in range(0, len(pairs), _BATCH):
        photos = []
        for pair in pairs[begin : begin + _BATCH]:
            picture = Image.fromarray(pair.read_image()).resize((256, 256), Image.Resampling.BOX)
            photo = np.asarray(picture)
            brightness.append(measure(photo).brightness)
            photos.append(torch.from_numpy(photo.astype(np.float32) / 127.5 - 1))
        batch = torch.stack(photos).permute(0, 3, 1, 2)
        with torch.inference_mode():
            mean, _ = encoder(encoder_input(encoder, batch))
        found.append(mean.numpy())
        if begin and begin % (_BATCH * 20) == 0:
            say(f"style vectors: {begin} of {len(pairs)}")
    return PhotoStyles(np.concatenate(found), np.array(brightness))
