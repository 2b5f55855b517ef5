"""From a data set's class numbers to a network's channels."""

from collections.abc import Sequence

import numpy as np

from drawai_desktop.core.model_manifest import ModelManifest
from drawai_desktop.datasets.scene_pairs import SceneClass
from drawai_desktop.errors import ModelError


def channel_table(manifest: ModelManifest, classes: Sequence[SceneClass]) -> np.ndarray:
    """int64 (256,): class index -> the network's channel, by name; else unlabelled: 255.

    Raises:
        ModelError: a class is missing, and there is no channel for unlabelled pixels.
    """
    index = {c.name: c.index for c in manifest.classes}
    found = [index.get(c.name, index.get(manifest.aliases.get(c.name, ""), 255)) for c in classes]
    table = np.full(256, 255, np.int64)
    table[: len(found)] = found
    if manifest.unlabelled is None and (table[: len(found)] == 255).any():
        missing = [c.name for c, i in zip(classes, found, strict=True) if i == 255]
        raise ModelError(
            f"{manifest.name}: it has not learnt {', '.join(missing)}, and has no class for "
            "unlabelled pixels. Judge it on a data set of its own classes."
        )
    return table
