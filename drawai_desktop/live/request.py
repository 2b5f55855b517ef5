"""What crosses between the GUI thread and the render thread: frozen values, read-only arrays."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import numpy as np

from drawai_desktop.core.model_manifest import ModelManifest
from drawai_desktop.core.precision import Precision
from drawai_desktop.core.style import Style
from drawai_desktop.engine.session.picture import RenderRequest


class EngineState(Enum):
    """What the engine does, for the status bar."""

    NO_MODEL = "no model"
    LOADING = "loading"
    READY = "ready"
    WORKING = "working"
    FAILED = "failed"


@dataclass(frozen=True)
class RenderFailure:
    """A request that gave no picture."""

    request: RenderRequest
    message: str
    details: str = ""


@dataclass(frozen=True)
class LoadRequest:
    """Load this model, on this device."""

    generation: int
    manifest: ModelManifest
    device: str = "auto"
    precision: Precision = Precision.EXACT


@dataclass(frozen=True)
class LoadedModel:
    """A model is ready."""

    request: LoadRequest
    device: str
    note: str = ""
    """What a person should know, such as a fall back to another device."""


@dataclass(frozen=True)
class LoadFailure:
    """A model could not be loaded; the one before goes on."""

    request: LoadRequest
    message: str


@dataclass(frozen=True)
class PhotoRequest:
    """Turn a photograph into a style."""

    name: str
    photo: np.ndarray
    """uint8 (h, w, 3), read-only."""


@dataclass(frozen=True)
class PhotoStyle:
    """The style of a photograph, or why there is none."""

    request: PhotoRequest
    vector: tuple[float, ...] = ()
    error: str = ""


@dataclass(frozen=True)
class PhotoLabelsRequest:
    """Turn a photograph into a label map."""

    path: Path
    photo: np.ndarray
    """uint8 (h, w, 3), read-only."""
    height: int
    """Of the label map."""
    width: int


@dataclass(frozen=True)
class PhotoLabels:
    """The label map of a photograph, or why there is none."""

    request: PhotoLabelsRequest
    ids: np.ndarray | None = None
    """uint8 (height, width), label ids, read-only."""
    error: str = ""


@dataclass(frozen=True)
class ThumbnailRequest:
    """One small picture of a map in some style; less urgent than everything else."""

    key: str
    label_map: np.ndarray
    style: Style
    resolution: int


@dataclass(frozen=True)
class LargeRequest:
    """One exact picture, larger than the live one, for a file."""

    label_map: np.ndarray
    style: Style
    resolution: int


@dataclass(frozen=True)
class LargePicture:
    """The answer: a picture, uint8 (h, w, 3), read-only; or why there is none.

    Both are empty where the request was cancelled.
    """

    request: LargeRequest
    picture: np.ndarray | None = None
    error: str = ""


@dataclass(frozen=True)
class Thumbnail:
    """A small picture, uint8 (h, w, 3), read-only."""

    request: ThumbnailRequest
    picture: np.ndarray
