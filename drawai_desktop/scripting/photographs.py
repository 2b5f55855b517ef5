"""Photographs of scripts and of the command line: the label map that they show."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from drawai_desktop.core.export_size import check_size
from drawai_desktop.core.image_file import read_photo
from drawai_desktop.core.label_map import size_for_canvas
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.photo_fitting import size_of_aspect
from drawai_desktop.core.segmenter_manifest import bundled_segmenter
from drawai_desktop.errors import ImageError
from drawai_desktop.scripting.given import Size, path_given, sides_of

if TYPE_CHECKING:
    from drawai_desktop.engine import segmenter as engine

Photo = str | Path | np.ndarray
"""A picture file, or uint8 (h, w, 3), RGB."""


@dataclass(frozen=True, eq=False)
class Segmenter:
    """A network that reads photographs, loaded; for one thread at a time."""

    _network: "engine.Segmenter" = field(repr=False)

    def segment(
        self,
        photo: Photo,
        *,
        size: Size | None = None,
        progress: Callable[[float], None] | None = None,
    ) -> np.ndarray:
        """The label map of one photograph; see :func:`segment`."""
        pixels = checked_photo(photo)
        height, width = pixels.shape[:2]
        sides = size_for_canvas(width, height) if size is None else sides_of(size)
        if isinstance(sides, int):
            sides = size_of_aspect(width, height, sides)
        check_size(*sides)
        told = progress or (lambda _: None)
        return self._network.read(pixels, standard_labels(), sides[1], sides[0], progress=told)


def open_segmenter(folder: str | Path | None = None) -> Segmenter:
    """Loads the network that reads photographs, for several of them.

    Torch computes on all cores that this process may use, from now on.

    Args:
        folder: another one than the program's own.
    Raises:
        ModelError, FileError: it is missing, damaged, or its parts do not fit.
    """
    from drawai_desktop.engine.device import core_count, use_threads
    from drawai_desktop.engine.segmenter import Segmenter as Network

    path = bundled_segmenter() if folder is None else path_given(folder, "The segmenter's folder")
    use_threads(core_count())
    return Segmenter(Network.load(path))


def segment(
    photo: Photo,
    *,
    size: Size | None = None,
    segmenter: Segmenter | None = None,
    progress: Callable[[float], None] | None = None,
) -> np.ndarray:
    """The label map of a photograph, in flat shapes that can be painted on, whose outlines follow
    the photograph. The window makes the same of it at the same size.

    Args:
        photo: a picture file, or uint8 (h, w, 3), RGB.
        size: (width, height) of the map; the photograph is cropped round its middle to the aspect.
            One number is the longer side, in the photograph's aspect; None is for the photograph's
            own size, within the sides that a canvas may have.
        segmenter: one that is loaded already; None loads the program's own for this call.
        progress: is told how much is done, 0 to 1.
    Returns:
        uint8 (height, width), label ids; 255 is unlabelled.
    Raises:
        ImageError: the photograph cannot be read.
        OptionError: a size that is not possible.
    """
    return (segmenter or open_segmenter()).segment(photo, size=size, progress=progress)


def checked_photo(photo: Photo) -> np.ndarray:
    """A photograph's pixels, uint8 (h, w, 3).

    Raises:
        ImageError: the file cannot be read, or the array is not a picture.
    """
    if isinstance(photo, (str, Path)):
        return read_photo(Path(photo))
    photo = np.asarray(photo)
    if photo.ndim != 3 or photo.shape[2] != 3 or photo.size == 0 or photo.dtype != np.uint8:
        raise ImageError(
            f"This is an array {photo.dtype} {photo.shape}; a picture is uint8 (H, W, 3). Convert "
            "it to RGB first."
        )
    return photo
