"""The style vectors of a data set's photographs: presets and drawn styles are made of them."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from PIL import Image

from drawai_desktop.datasets.dataset import Dataset
from drawai_desktop.engine.models.model import Model
from drawai_desktop.training.networks import encoder_input

_MOST_PHOTOGRAPHS = 3000
_BATCH = 32


@dataclass(frozen=True)
class PhotoStyles:
    """The encoded styles of photographs.

    Attributes:
        means: float32 (N, Z).
        variances: float32 (N, Z), the encoder's own doubt.
    """

    means: np.ndarray
    variances: np.ndarray


def photo_styles(
    model: Model, dataset: Dataset, say: Callable[[str], None] = lambda _text: None
) -> PhotoStyles:
    """What the encoder gives for a data set's photographs.

    At most 3000 of them are read, spread over the set.
    """
    encoder = model.encoder()
    stride = -(-len(dataset.pairs) // _MOST_PHOTOGRAPHS)
    pairs = dataset.pairs[::stride]
    means: list[np.ndarray] = []
    variances: list[np.ndarray] = []
    for begin in range(0, len(pairs), _BATCH):
        photos = []
        for pair in pairs[begin : begin + _BATCH]:
            picture = Image.fromarray(pair.read_image()).resize((256, 256), Image.Resampling.BOX)
            photos.append(torch.from_numpy(np.asarray(picture, np.float32) / 127.5 - 1))
        batch = torch.stack(photos).permute(0, 3, 1, 2)
        with torch.inference_mode():
            mean, log_variance = encoder(encoder_input(encoder, batch))
        means.append(mean.numpy())
        variances.append(log_variance.clamp(-10, 10).exp().numpy())
        if begin and begin % (_BATCH * 20) == 0:
            say(f"style vectors: {begin} of {len(pairs)}")
    return PhotoStyles(np.concatenate(means), np.concatenate(variances))
