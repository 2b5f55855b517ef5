"""What *Open*, drop and *Examples* read, each in a thread of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from drawai_desktop.core.annotation_file import annotation_reading, is_annotation_file
from drawai_desktop.core.colour_schemes import Scheme
from drawai_desktop.core.examples import Example
from drawai_desktop.core.file_stamp import stamp_of_file
from drawai_desktop.core.image_file import read_photo
from drawai_desktop.core.label_reading import LabelReading, Rest, fit_canvas, read_label_map
from drawai_desktop.core.labels import LabelSet, unknown_ids
from drawai_desktop.core.layer_fitting import fit_layers
from drawai_desktop.core.layers import Layered
from drawai_desktop.core.picture_metadata import PictureMetadata, read_metadata
from drawai_desktop.core.project_file import Project, read_project
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.errors import DrawAIError, MetadataError

Said = PictureMetadata | MetadataError | None


@dataclass(frozen=True)
class ReadMap:
    """A label map that was read, fitted to what a canvas may be."""

    path: Path
    reading: LabelReading
    ids: np.ndarray
    note: str
    again: bool
    """The file was read before, in another way."""
    said: Said
    """How the file says that it was made, if it is such a picture; or that this is damaged."""
    content: Layered | None = None
    """The layers of a layered file, fitted likewise."""


@dataclass(frozen=True)
class NoMap:
    """Why there is none."""

    path: Path
    error: DrawAIError
    said: Said
    """As of a map."""


@dataclass(frozen=True)
class ReadProject:
    """A project that was read, its layers fitted to what a canvas may be.

    Attributes:
        notes: sentences on what was fitted, and on ids that are no labels.
    """

    path: Path
    project: Project
    content: Layered
    notes: tuple[str, ...]
    stamp: str


@dataclass(frozen=True)
class ReadScene:
    """One of the scenes that come with the program, and its picture, if it has one."""

    example: Example
    ids: np.ndarray
    picture: np.ndarray | None
    wrap: Wrap = Wrap.NONE


def read_map_file(
    path: Path,
    labels: LabelSet,
    scheme: Scheme | None,
    rest: Rest,
    channels: Mapping[int, int],
    again: bool,
    picture: str | None = None,
) -> ReadMap | NoMap:
    """A label map file, see :func:`read_label_map`, or an annotation file, see
    :func:`read_annotations`. What is wrong with it is the answer, too."""
    said: Said = None
    try:
        said = read_metadata(path)
    except MetadataError as error:
        said = error
    except DrawAIError:
        pass  # no picture: what is wrong with it is told below
    try:
        if is_annotation_file(path):
            reading = annotation_reading(path, labels, picture)
        else:
            reading = read_label_map(path, labels, scheme, rest, channels)
        if reading.content is not None:
            content, note = fit_layers(reading.content)
            return ReadMap(path, reading, content.flat(), note, again, said, content)
        return ReadMap(path, reading, *fit_canvas(reading.ids), again, said)
    except DrawAIError as error:
        return NoMap(path, error, said)


def read_project_file(path: Path, labels: LabelSet) -> ReadProject:
    """A project file.

    Args:
        labels: those whose ids are known.
    Raises:
        FileError, ImageError: it cannot be read, or no canvas can hold its map.
    """
    stamp = stamp_of_file(path)  # before: what comes between is noticed
    project = read_project(path)
    content, note = fit_layers(project.layered)
    unknown = unknown_ids((layer.ids for layer in content.layers), labels)
    notes = (*([note] if note else []), *unknown)
    return ReadProject(path, project, content, notes, stamp)


def read_scene(example: Example, labels: LabelSet) -> ReadScene:
    """A scene of the program's own.

    Raises:
        ImageError: its files are damaged.
    """
    has_picture = example.picture_path.is_file()
    picture = read_photo(example.picture_path) if has_picture else None
    return ReadScene(example, read_label_map(example.path, labels).ids, picture)
