"""Projects of scripts."""

import zlib
from dataclasses import replace
from pathlib import Path

import numpy as np

from drawai_desktop.core.foreign_file import named
from drawai_desktop.core.label_reading import check_shape
from drawai_desktop.core.labels import LabelSet, standard_labels
from drawai_desktop.core.layers import FIRST_NAME, MOST_LAYERS, Layer, Layered, room_for, tidy_name
from drawai_desktop.core.made_by import MadeBy, made_by_of
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.project_file import SUFFIX, Project, read_project, write_project
from drawai_desktop.core.stroke_log import StrokeLog
from drawai_desktop.core.wrapping import checked_wrap
from drawai_desktop.errors import FileError, LabelError, ModelError, OptionError
from drawai_desktop.scripting.given import as_json, path_given, style_given
from drawai_desktop.scripting.label_files import checked_labels
from drawai_desktop.scripting.photographs import checked_photo


def open_project(path: str | Path) -> Project:
    """What a project file holds: label map, layers, style, the model's name, the last picture,
    pinned pictures, and how it was painted.

    A project is frozen; ``dataclasses.replace`` makes another of it.

    Raises:
        FileError: missing, damaged, no project, or of a newer version.
    """
    return read_project(path_given(path))


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
        LabelError, ImageError: its map, a layer or its picture is not one, or the map is too narrow
            for a canvas.
        OptionError: its style has values that no style can have, or there are no such sides to
            join.
    """
    path = path_given(path)
    if not isinstance(project, Project):
        raise OptionError("This is no Project. Give what open_project gives, or make a Project.")
    if path.suffix.lower() != SUFFIX:
        raise FileError(f"{named(path)}: projects are written as {SUFFIX}. Change the ending.")
    written = as_it_shows(project)
    write_project(path, written, labels_of(written.model))


def as_it_shows(project: Project) -> Project:
    """A script's project, all of it checked, whose layers and log of strokes lead to its ``ids``;
    see :func:`save_project`, also for what is raised."""
    picture = None if project.picture is None else checked_photo(project.picture)
    ids = checked_labels(project.ids)
    check_shape(ids.shape)
    return replace(
        project,
        ids=ids,
        style=style_given(project.style, "The project's style"),
        model=str(project.model or ""),
        made_by=_made_by(project.made_by),
        picture=picture,
        content=_content(project, ids),
        strokes=_strokes(project.strokes, ids),
        wrap=checked_wrap(project.wrap),
    )


def _content(project: Project, ids: np.ndarray) -> Layered | None:
    if project.content is None:
        return None
    layers = tuple(
        Layer(
            tidy_name(str(layer.name)) or FIRST_NAME,
            checked_labels(layer.ids),
            bool(layer.is_hidden),
            bool(layer.is_locked),
        )
        for layer in project.content.layers
    )
    shapes = {layer.ids.shape for layer in layers}
    if len(shapes) != 1 or not room_for(len(layers), layers[0].ids.shape):
        raise LabelError(
            "The layers of a project have one size, and it has one of them at least and "
            f"{MOST_LAYERS} at most. Correct its content, or give None for one layer."
        )
    active = min(max(0, project.content.active), len(layers) - 1)
    return replace(project.content, layers=layers, active=active).showing(ids)


def _made_by(made_by: MadeBy | None) -> MadeBy | None:
    return None if made_by is None else made_by_of(as_json(made_by.to_json(), "What made it"))


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
