"""What is measured on single pictures: features, sharpness, light."""

from collections.abc import Iterable

import numpy as np
import torch
from PIL import Image

from drawai_desktop.engine.models.efficientnet_weights import pretrained
from drawai_desktop.engine.networks.efficientnet_lite import normalised

VARIANT = 1
"""EfficientNet-Lite1: the trainer's losses read Lite0, so no model was trained to please it."""
FEATURES = "1280 pooled features of EfficientNet-Lite1 (ImageNet), pictures at 240 px"
_SIDE = 240
_BATCH = 16


class PictureFeatures:
    """Reads the features that sets of pictures are compared by. On the CPU.

    Raises:
        ModelError: the weights are not installed.
    """

    def __init__(self) -> None:
        self._network = pretrained(VARIANT, with_head=True)

    def of(self, pictures: Iterable[np.ndarray]) -> np.ndarray:
        """float32 (n, 1280) of pictures uint8 (h, w, 3)."""
        found: list[np.ndarray] = []
        waiting: list[np.ndarray] = []

        def read() -> None:
            x = torch.from_numpy(np.stack(waiting)).permute(0, 3, 1, 2)
            with torch.inference_mode():
                found.append(self._network.pooled(normalised(x)).numpy())
            waiting.clear()

        for picture in pictures:
            image = Image.fromarray(picture)
            waiting.append(np.asarray(image.resize((_SIDE, _SIDE), Image.Resampling.BICUBIC)))
            if len(waiting) == _BATCH:
                read()
        if waiting:
            read()
        return np.concatenate(found)


def sharpness(picture: np.ndarray) -> float:
    """Standard deviation of the Laplacian of the luminance, in grey levels of 255.

    High for fine detail and for noise, low for blur: to be read beside that of photographs.

    Args:
        picture: uint8 (h, w, 3).
    """
    grey = picture.astype(np.float32) @ np.array((0.299, 0.587, 0.114), np.float32)
    middle = grey[1:-1, 1:-1]
    around = grey[:-2, 1:-1] + grey[2:, 1:-1] + grey[1:-1, :-2] + grey[1:-1, 2:]
    return float((around - 4 * middle).std())


def light(picture: np.ndarray) -> np.ndarray:
    """Mean colour of the picture's upper and lower half: float (6,), in grey levels of 255."""
    middle = picture.shape[0] // 2
    halves = (picture[:middle], picture[middle:])
    return np.concatenate([half.reshape(-1, 3).mean(0) for half in halves])
