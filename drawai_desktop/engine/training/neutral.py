"""Moves a trained model's neutral look: where the style space has its zero.

What a style vector of zeros shows is the middle of the training photographs as the encoder orders
them, and of landscape photographs that is a dark evening. Everything that reads a style vector is
affine in it (each SPADE table, the first convolution, NVIDIA's latent start), and so is the
encoder's mean. So a model that paints with ``z + shift`` is this model with other constants:

    [gamma; beta] = table[:, label] + style @ (z + shift)
                  = (table[:, label] + style @ shift) + style @ z

and an encoder that answers ``mean - shift`` keeps the style of every photograph what it was.
"""

from collections.abc import Callable

import numpy as np
import torch
from torch import nn

from drawai_desktop.engine.photo_encoder import PhotoEncoder
from drawai_desktop.engine.spade import TableSpade
from drawai_desktop.engine.style_encoder import StyleEncoder
from drawai_desktop.engine.training.networks import GeneratorSide
from drawai_desktop.engine.training.photo_styles import PhotoStyles
from drawai_desktop.errors import OptionError

_LENGTHS = 25
_LONGEST = 0.6
"""Of the photographs' mean distance from their middle: beyond, no photograph is near."""


def brighter_shift(
    photos: PhotoStyles, deviations: float, brightness_at: Callable[[np.ndarray], float]
) -> np.ndarray:
    """The point of the style space whose pictures are as bright as wished: float32 (Z,).

    It lies in the direction of the covariance of brightness and style vector, which is where the
    brighter of the photographs are; of lengths along it, either way, the one whose pictures come
    nearest, and of equals the shortest.
    (The direction of steepest regression changes brightness and nothing else that goes with it: it
    was tried, and gives pale evenings rather than days.)

    Args:
        deviations: wished brightness, in the photographs' standard deviations above their mean.
        brightness_at: of pictures that the model makes with a style vector; 0 to 1.
    """
    wished = float(photos.brightness.mean() + deviations * photos.brightness.std())
    centred = photos.vectors - photos.vectors.mean(axis=0)
    direction = centred.T @ (photos.brightness - photos.brightness.mean())
    size = float(np.linalg.norm(direction))
    if size < 1e-9:
        return np.zeros(photos.vectors.shape[1], np.float32)
    longest = _LONGEST * float(np.linalg.norm(centred, axis=1).mean())
    lengths = sorted(np.linspace(-longest, longest, _LENGTHS), key=abs)
    places = [(direction * (length / size)).astype(np.float32) for length in lengths]
    return min(places, key=lambda place: abs(brightness_at(place) - wished))


@torch.no_grad()
def move_neutral(painter: GeneratorSide, shift: np.ndarray) -> None:
    """Puts the zero of the style space at ``shift``; every photograph keeps its style.

    Args:
        shift: float (Z,).
    Raises:
        OptionError: unlabelled pixels have no constants of their own in this model to change.
    """
    generator, encoder = painter.generator, painter.encoder
    assert isinstance(encoder, StyleEncoder | PhotoEncoder)
    assert isinstance(generator.fc, nn.Linear | nn.Conv2d)
    assert generator.fc.bias is not None
    z = torch.from_numpy(np.asarray(shift, np.float32))
    if isinstance(generator.fc, nn.Linear):
        generator.fc.bias.add_(generator.fc.weight @ z)
    else:
        if not generator.config.has_dontcare:
            raise OptionError(
                "The neutral look of this model cannot be moved, since it has no class for "
                "unlabelled pixels. Leave --neutral-brightness out."
            )
        generator.fc.bias.add_(generator.fz(z))
        for module in generator.modules():
            if isinstance(module, TableSpade):
                module.table.add_((module.style @ z)[:, None])
    encoder.fc_mu.bias.sub_(z)
