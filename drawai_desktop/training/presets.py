"""A model's named looks: clusters of the style vectors of its training photographs.

Each is measured on pictures that the model makes with it, named after that, and has a thumbnail
that the model rendered.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from drawai_desktop import resources
from drawai_desktop.core.atomic_file import write_atomically
from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.core.style import Style
from drawai_desktop.datasets.dataset import Dataset
from drawai_desktop.engine.synthesizer import Synthesizer
from drawai_desktop.errors import OptionError
from drawai_desktop.training.clustering import k_means
from drawai_desktop.training.preset_names import measure_together, name_looks

PRESETS = 10
_SCENES = ("mountain-lake", "rocky-coast", "meadow-path")
_THUMBNAIL = (144, 112)
_SPREAD = (0.2, 0.5)
"""A seed varies a look by as much as its cluster is wide, within these."""


def make_presets(
    folder: Path, synthesizer: Synthesizer, vectors: np.ndarray, scenes: Sequence[np.ndarray]
) -> list[dict[str, Any]]:
    """The ``styles`` of a manifest; thumbnails are written into the model's folder.

    Args:
        folder: the model's.
        vectors: float32 (N, Z), the style vectors of its training photographs.
        scenes: label maps to see looks on, uint8 (H, W) of ids.
    """
    centres, member = k_means(vectors, min(PRESETS, len(vectors)), seed=1)
    # Few or coinciding vectors leave clusters without any.
    filled = [k for k in range(len(centres)) if (member == k).any()]
    centres, member = centres[filled], np.searchsorted(filled, member)
    looks, pictures = [], []
    for k, centre in enumerate(centres):
        cluster = vectors[member == k]
        # A mean of many vectors is shorter than they are, and paler: as long as they are.
        length = np.linalg.norm(cluster, axis=1).mean() / max(1e-6, float(np.linalg.norm(centre)))
        vector = centre * min(2.0, float(length))
        spread = float(np.clip(cluster.std(axis=0).mean(), *_SPREAD))
        style = Style("", tuple(round(float(v), 4) for v in vector), round(spread, 3))
        pictures.append([synthesizer.render(scene, style) for scene in scenes])
        looks.append(style)
    names = name_looks([measure_together(made) for made in pictures])
    sizes = np.bincount(member, minlength=len(centres))
    rows = []
    for k in np.argsort(-sizes, kind="stable"):
        file = _thumbnail_name(names[k])
        _write_thumbnail(folder / file, pictures[k][0])
        rows.append(
            {
                "name": names[k],
                "vector": list(looks[k].vector),
                "spread": looks[k].spread,
                "thumbnail": file,
            }
        )
    return rows


def _thumbnail_name(name: str) -> str:
    return f"style-{name.lower().replace(' ', '-')}.webp"


def rename_looks(
    folder: Path, looks: Sequence[dict[str, Any]], names: Sequence[tuple[str, str]]
) -> None:
    """Gives looks other names than the measured ones, in place; their thumbnails too.

    Args:
        folder: the model's.
        looks: of :func:`make_presets`.
        names: (measured name, name to have instead).
    Raises:
        OptionError: no look has the first, or the second is no name or another look's.
    """
    for old, new in names:
        row = _look(looks, old, "--rename")
        taken = {str(other["name"]).lower() for other in looks if other is not row}
        if new.lower() in taken or not new.replace(" ", "").isalnum():
            raise OptionError(
                f"A look cannot be called {new!r}: letters, digits and spaces are expected, and a "
                "name that no other look has. Give another one to --rename."
            )
        file = _thumbnail_name(new)
        (folder / row["thumbnail"]).rename(folder / file)
        row |= {"name": new, "thumbnail": file}


def look_named(looks: Sequence[dict[str, Any]], name: str) -> list[float]:
    """The style vector of a look.

    Args:
        looks: of :func:`make_presets`.
    Raises:
        OptionError: none of them has the name.
    """
    vector: list[float] = _look(looks, name, "--neutral")["vector"]
    return vector


def _look(looks: Sequence[dict[str, Any]], name: str, option: str) -> dict[str, Any]:
    for row in looks:
        if str(row["name"]).lower() == name.lower():
            return row
    made = ", ".join(str(row["name"]) for row in looks) or "none, since it has no data set here"
    raise OptionError(
        f"The model has no look called {name!r}; its looks are: {made}. Give one of them to "
        f"{option}, or leave that out."
    )


def scenes_to_look_at(synthesizer: Synthesizer, dataset: Dataset) -> list[np.ndarray]:
    """Label maps, uint8 (H, W) of ids, to see looks on: painted ones where the model knows their
    labels, else those of the training pairs with the most labels."""
    painted = []
    for name in _SCENES:
        with Image.open(resources.resource("examples", f"{name}.png")) as picture:
            ids = np.asarray(picture)
        if ids.ndim == 2 and not synthesizer.use_of(ids).unknown:
            painted.append(ids)
    if painted:
        return painted
    table = np.full(256, UNLABELLED, np.uint8)
    for label_id, known in synthesizer.model.manifest.learnt().items():
        table[known.index] = label_id
    maps = [table[pair.read_label(dataset.classes)] for pair in dataset.pairs[:200]]
    maps.sort(key=lambda ids: -len(np.unique(ids)))
    return maps[:3]


def _write_thumbnail(path: Path, picture: np.ndarray) -> None:
    image = Image.fromarray(picture)
    wide, high = _THUMBNAIL
    scale = max(wide / image.width, high / image.height)
    image = image.resize(
        (round(image.width * scale), round(image.height * scale)), Image.Resampling.LANCZOS
    )
    left, top = (image.width - wide) // 2, (image.height - high) // 2
    image = image.crop((left, top, left + wide, top + high))
    write_atomically(path, lambda file: image.save(file, "WEBP", quality=85))
