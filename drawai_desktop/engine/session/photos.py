"""The jobs that read photographs: for their style, or for the label map that they show."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from drawai_desktop.core.photo_fitting import FittedPhoto
from drawai_desktop.core.segmenter_manifest import bundled_segmenter
from drawai_desktop.engine.session.job import Job, Urgency
from drawai_desktop.errors import RenderError
from drawai_desktop.words import translator

tr = translator(__name__)

if TYPE_CHECKING:
    from drawai_desktop.engine.segmenter import Segmenter
    from drawai_desktop.engine.session.session import Session


@dataclass(frozen=True, eq=False)
class PhotoStyle:
    """The style of a photograph."""

    name: str
    photo: np.ndarray
    """uint8 (h, w, 3), read-only."""
    vector: tuple[float, ...]


@dataclass(eq=False)
class ReadStyle(Job[PhotoStyle]):
    """Turns a photograph into a style, with the encoder of the model."""

    name: str
    photo: np.ndarray
    """uint8 (h, w, 3), read-only."""
    urgency = Urgency.ASKED

    def run(self, session: "Session") -> PhotoStyle:
        if session.synthesizer is None:
            raise RenderError(tr.later("No model is loaded yet. Try again when it is ready."))
        vector = session.synthesizer.model.encode_photo(self.photo)
        return PhotoStyle(self.name, self.photo, tuple(float(x) for x in vector))

    def apology(self, error: Exception) -> str:
        return tr("{name}: no style could be taken from it ({error}).", name=self.name, error=error)


@dataclass(frozen=True, eq=False)
class PhotoLabels:
    """The label map of a photograph."""

    path: Path
    ids: np.ndarray
    """uint8 (height, width), label ids, read-only."""


@dataclass(eq=False)
class ReadLabels(Job[PhotoLabels]):
    """Turns a photograph into a label map. Needs no model: the network that reads photographs is
    one of its own."""

    path: Path
    photo: FittedPhoto
    urgency = Urgency.ASKED

    def run(self, session: "Session") -> PhotoLabels:
        segmenter = session.kept("segmenter", load_segmenter)
        ids = segmenter.read_fitted(self.photo, session.labels, self.check, session.progress)
        ids.flags.writeable = False
        return PhotoLabels(self.path, ids)

    def apology(self, error: Exception) -> str:
        name = self.path.name
        return tr("{name}: no label map could be made of it ({error}).", name=name, error=error)


def load_segmenter() -> "Segmenter":
    """Imports the engine and loads the network that reads photographs."""
    from drawai_desktop.engine.preload import preload_torch

    preload_torch()
    from drawai_desktop.engine.segmenter import Segmenter

    return Segmenter.load(bundled_segmenter())
