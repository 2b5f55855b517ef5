"""The labels that a layered picture file has beside the picture: a layer for each layer of the
document, or, of a map of one layer, one for each label."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from drawai_desktop.core.labels import UNLABELLED, LabelSet
from drawai_desktop.core.layers import Layer, Layered
from drawai_desktop.core.resampling import resample

LABELS_GROUP, PICTURE_GROUP = "labels", "picture"
"""How the two groups of a layered file are called."""


@dataclass(frozen=True, eq=False)
class PictureLabels:
    """What a picture was made of.

    Attributes:
        content: the layers.
        labels: their colours and names.
    """

    content: Layered
    labels: LabelSet

    def layers(self, height: int, width: int) -> Iterator[Layer]:
        """The layers of a file, ids uint8 (height, width), the lowest first.

        They are made one by one, as each is asked for.
        """
        layers = self.content.layers
        if len(layers) > 1:
            for layer in layers:
                ids = resample(layer.ids, height, width)
                yield Layer(layer.name, ids, layer.is_hidden, layer.is_locked)
            return
        ids = resample(layers[0].ids, height, width)
        for label_id in _largest_first(ids):
            alone = np.where(ids == label_id, ids, np.uint8(UNLABELLED))
            yield Layer(self.labels.title(label_id), alone, layers[0].is_hidden)

    def layer_count(self) -> int:
        """How many layers those are."""
        layers = self.content.layers
        return len(layers) if len(layers) > 1 else len(_largest_first(layers[0].ids))


def _largest_first(ids: np.ndarray) -> list[int]:
    counts = np.bincount(ids.ravel(), minlength=256)
    found = [int(i) for i in np.argsort(-counts, kind="stable") if counts[i]]
    return [i for i in found if i != UNLABELLED]
