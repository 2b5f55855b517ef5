"""Where a model's neutral look is to lie.

What a network paints for a style vector of zeros is the middle of its training photographs, and of
landscape photographs that is a dark evening. It is a good middle for seeds to lead away from (they
draw what the training drew), and a poor first picture: a manifest may name another place as the
neutral look.
"""

from collections.abc import Callable, Sequence

import numpy as np

from drawai_desktop.core.style import Style
from drawai_desktop.engine.synthesizer import Synthesizer
from drawai_desktop.engine.training.photo_styles import PhotoStyles
from drawai_desktop.engine.training.preset_names import measure_together

_LENGTHS = 25


def find_neutral(
    synthesizer: Synthesizer,
    photos: PhotoStyles,
    scenes: Sequence[np.ndarray],
    deviations: float,
    say: Callable[[str], None] = lambda _text: None,
) -> list[float]:
    """The ``neutral`` of a model's manifest; see :func:`brighter_neutral`.

    Args:
        photos: of the training pairs.
        scenes: label maps whose pictures are measured, uint8 (H, W) of ids.
    """

    def brightness_at(vector: np.ndarray) -> float:
        style = Style("", tuple(float(v) for v in vector))
        return measure_together([synthesizer.render(scene, style) for scene in scenes]).brightness

    place = np.round(brighter_neutral(photos, deviations, brightness_at), 4)
    say(
        f"the neutral look was moved by {np.linalg.norm(place):.2f}: its brightness is "
        f"{brightness_at(place):.2f}, not {brightness_at(0 * place):.2f}"
    )
    return [float(v) for v in place]


def brighter_neutral(
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
    longest = float(np.linalg.norm(centred, axis=1).mean())  # beyond, photographs are few
    lengths = sorted(np.linspace(-longest, longest, _LENGTHS), key=abs)
    places = [(direction * (length / size)).astype(np.float32) for length in lengths]
    return min(places, key=lambda place: abs(brightness_at(place) - wished))
