"""Label maps of a training's data set, read as label ids and written back as class numbers."""

import io
from pathlib import Path

import numpy as np
from PIL import Image

from drawai_desktop.core.atomic_file import write_bytes
from drawai_desktop.core.foreign_file import placed
from drawai_desktop.core.image_file import read_photo
from drawai_desktop.core.labels import UNLABELLED, LabelSet
from drawai_desktop.core.model_manifest import ModelManifest
from drawai_desktop.core.pixels import read_numbers
from drawai_desktop.core.training_folder import SET_FOLDER
from drawai_desktop.errors import FileError
from drawai_desktop.words import translator

tr = translator(__name__)

IMAGES, LABELS = "images", "labels"


def pair_names(run: Path) -> list[str]:
    """The names of the pairs in a training's data set, in order."""
    folder = run / SET_FOLDER
    try:
        maps = {path.stem for path in (folder / LABELS).glob("*.png")}
        return sorted(path.stem for path in (folder / IMAGES).glob("*.png") if path.stem in maps)
    except OSError:
        return []


def photo_path(run: Path, name: str) -> Path:
    """Where a pair's photograph lies."""
    return run / SET_FOLDER / IMAGES / f"{name}.png"


def read_pair(run: Path, name: str, manifest: ModelManifest) -> tuple[np.ndarray, np.ndarray]:
    """(photograph uint8 (H, W, 3), label ids uint8 (H, W)).

    Args:
        manifest: of the model that the data set was made for.
    Raises:
        FileError: a file is gone or damaged, or they do not belong together.
    """
    path = run / SET_FOLDER / LABELS / f"{name}.png"
    photo, numbers = read_photo(photo_path(run, name)), read_numbers(path)
    if numbers.shape != photo.shape[:2]:
        raise FileError(
            tr.later(
                "{path}: not as large as its photograph. Look at the pictures again.",
                path=placed(path),
            )
        )
    return photo, _ids_of(manifest)[np.clip(numbers, 0, UNLABELLED)]


def write_labels(
    run: Path, name: str, ids: np.ndarray, manifest: ModelManifest, labels: LabelSet
) -> None:
    """Writes a corrected label map into the data set. Labels that the model lacks become those that
    stand in for them, or unlabelled.

    Args:
        ids: uint8 (H, W), as large as the photograph.
        labels: what can be painted, the model's own among them.
    Raises:
        FileError: it cannot be written.
    """
    channels = manifest.index_table(labels)[ids]
    unlabelled = UNLABELLED if manifest.unlabelled is None else manifest.unlabelled
    numbers = np.where(channels < 0, unlabelled, channels).astype(np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(numbers).save(buffer, "PNG")
    write_bytes(run / SET_FOLDER / LABELS / f"{name}.png", buffer.getvalue())


def _ids_of(manifest: ModelManifest) -> np.ndarray:
    """uint8 (256,): class number -> label id."""
    table = np.full(256, UNLABELLED, np.uint8)
    for label_id, model_class in manifest.learnt().items():
        table[model_class.index] = label_id
    return table
