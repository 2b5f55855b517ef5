"""Projects of scripts."""

from pathlib import Path

from drawai_desktop.core.foreign_file import named
from drawai_desktop.core.labels import LabelSet, standard_labels
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.project_file import SUFFIX, Project, read_project, write_project
from drawai_desktop.errors import FileError, ModelError
from drawai_desktop.scripting.label_files import checked_labels
from drawai_desktop.scripting.photographs import checked_photo


def open_project(path: str | Path) -> Project:
    """What a project file holds: label map, style, the model's name, and the last picture.

    A project is frozen; ``dataclasses.replace`` makes another of it.

    Raises:
        FileError: missing, damaged, no project, or of a newer version.
    """
    return read_project(Path(path))


def save_project(path: str | Path, project: Project) -> None:
    """Writes a project file, whole or not at all; one that is there is replaced.

    Args:
        project: its picture shows the map as it is, or is None: the window then makes one.
    Raises:
        FileError: another ending than .drawai, or the file cannot be written.
        LabelError, ImageError: its map or its picture is not one.
    """
    path = Path(path)
    if path.suffix.lower() != SUFFIX:
        raise FileError(f"{named(path)}: projects are written as {SUFFIX}. Change the ending.")
    labels = labels_of(project.model)
    picture = None if project.picture is None else checked_photo(project.picture)
    ids = checked_labels(project.ids)
    written = Project(
        ids, project.style, project.model, picture, project.made_by, wrap=project.wrap
    )
    write_project(path, written, labels)


def labels_of(model: str) -> LabelSet:
    """The labels whose colours other programs see: those of the model of that name, if it is
    installed."""
    labels = standard_labels()
    try:
        return labels.extended(ModelLibrary.standard().find(model).own_labels(labels))
    except ModelError:
        return labels
