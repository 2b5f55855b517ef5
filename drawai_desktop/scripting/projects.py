"""Projects of scripts."""

import zlib
from dataclasses import replace
from pathlib import Path

import numpy as np

from drawai_desktop.core.foreign_file import named
from drawai_desktop.core.labels import LabelSet, standard_labels
from drawai_desktop.core.layers import MOST_LAYERS, Layered, room_for
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.project_file import SUFFIX, Project, read_project, write_project
from drawai_desktop.core.stroke_log import StrokeLog
from drawai_desktop.core.wrapping import checked_wrap
from drawai_desktop.errors import FileError, LabelError, ModelError
from drawai_desktop.scripting.label_files import checked_labels
from drawai_desktop.scripting.photographs import checked_photo


def open_project(path: str | Path) -> Project:
    """What a project file holds: label map, layers, style, the model's name, the last picture,
    pinned pictures, and how it was painted.

    A project is frozen; ``dataclasses.replace`` makes another of it.

    Raises:
        FileError: missing, damaged, no project, or of a newer version.
    """
    return read_project(Path(path))


def save_project(path: str | Path, project: Project) -> None:
    """Writes a project file, whole or not at all; one that is there is replaced.

    What :func:`open_project` gave is written with all that it holds. Of one whose ``ids`` are
    others than its layers show, each pixel that differs is changed in the layer that is seen there;
    a map of another size has one layer. The log of the strokes has the change as one more step.
    Pinned pictures, the reference picture and joined sides stay as they are.

    Args:
        project: its ``picture`` shows the map as it is, or is None: the window then makes one.
            ``made_by`` says what made that picture, or is None.
    Raises:
        FileError: another ending than .drawai, or the file cannot be written.
        LabelError, ImageError: its map, a layer or its picture is not one.
        OptionError: there are no such sides to join.
    """
    path = Path(path)
    if path.suffix.lower() != SUFFIX:
        raise FileError(f"{named(path)}: projects are written as {SUFFIX}. Change the ending.")
    picture = None if project.picture is None else checked_photo(project.picture)
    ids = checked_labels(project.ids)
    written = replace(
        project,
        ids=ids,
        picture=picture,
        content=_content(project, ids),
        strokes=_strokes(project.strokes, ids),
        wrap=checked_wrap(project.wrap),
    )
    write_project(path, written, labels_of(project.model))


def _content(project: Project, ids: np.ndarray) -> Layered | None:
    if project.content is None:
        return None
    layers = tuple(
        replace(layer, ids=checked_labels(layer.ids)) for layer in project.content.layers
    )
    shapes = {layer.ids.shape for layer in layers}
    if len(shapes) != 1 or not room_for(len(layers), layers[0].ids.shape):
        raise LabelError(
            "The layers of a project have one size, and it has one of them at least and "
            f"{MOST_LAYERS} at most. Correct its content, or give None for one layer."
        )
    active = min(max(0, project.content.active), len(layers) - 1)
    return replace(project.content, layers=layers, active=active).showing(ids)


def _strokes(log: StrokeLog | None, ids: np.ndarray) -> StrokeLog | None:
    """The log of the strokes up to this map; none where it cannot be replayed."""
    try:
        return None if log is None else log.leading_to(ids)
    except (ValueError, zlib.error):
        return None


def labels_of(model: str) -> LabelSet:
    """The labels whose colours other programs see: those of the model of that name, if it is
    installed."""
    labels = standard_labels()
    try:
        return labels.extended(ModelLibrary.standard().find(model).own_labels(labels))
    except ModelError:
        return labels
