"""Time lapses of scripts: films of how a project was painted."""

from pathlib import Path
from typing import TypeVar

import numpy as np

from drawai_desktop.core.choices import Choice
from drawai_desktop.core.film_writing import Film, check_film_file, write_film
from drawai_desktop.core.foreign_file import named
from drawai_desktop.core.labels import UNLABELLED, LabelSet
from drawai_desktop.core.overwriting import check_files
from drawai_desktop.core.picture_metadata import PictureMetadata
from drawai_desktop.core.progress import Progress
from drawai_desktop.core.project_file import Project
from drawai_desktop.core.style import Style
from drawai_desktop.core.time_lapse import (
    HistoryStates,
    LapseSource,
    LapseState,
    LapseStates,
    LapseView,
    LapseWish,
    StrokeStates,
    plan_lapse,
    stills,
)
from drawai_desktop.core.unlabelled import NEAREST, filled
from drawai_desktop.errors import FileError, OptionError
from drawai_desktop.scripting.given import path_given, style_given, whole_number
from drawai_desktop.scripting.model import Model, open_model
from drawai_desktop.scripting.projects import as_it_shows, open_project


def time_lapse(
    path: str | Path,
    project: Project | str | Path,
    model: Model | str | Path | None = None,
    *,
    source: str = LapseSource.STROKES,
    view: str = LapseView.BOTH,
    size: int = 1280,
    seconds: float = 15.0,
    hold: float = 3.0,
    detail: bool = True,
    style: Style | None = None,
    metadata: bool = True,
    progress: Progress | None = None,
) -> None:
    """Writes a film of how a project was painted, whole or not at all.

    One still is in memory at a time. A project that was painted in more steps than the film has
    room for (25 a second) is shown in fewer.

    Args:
        path: where to; ends with ``.webp``, ``.gif`` or ``.mp4``, which needs the extra ``video``.
        project: what :func:`open_project` gives, or a file for it.
        model: what :func:`open_model` takes or has given; None for the project's.
        source: ``strokes``, all steps of its stroke log, or ``history``, its pinned pictures.
        view: ``both``, label map and picture side by side, or ``result``, the picture alone.
        size: the film's longer side in pixels.
        seconds: its length without the end.
        hold: for how many seconds the end stays.
        detail: paint detail where a picture is larger than the network's own.
        style: another than the project's, for its strokes; pinned pictures have their own.
        metadata: whether the film says which model, style and seed made it.
        progress: told the finished part, 0 to 1.
    Raises:
        FileError: the project cannot be read, has nothing to show, or the film cannot be written.
        OptionError: an option that is not possible, or the extra is missing.
        ModelError: the model cannot be read.
        LabelError, RenderError: a picture cannot be made.
    """
    out = path_given(path)
    if isinstance(project, Project):
        read, name = as_it_shows(project), "The project"
    else:
        given = path_given(project, "The project")
        check_files([out], [given])
        read, name = open_project(given), named(given)
    look = style_given(style or read.style)
    states = _states(read, _choice(LapseSource, source, "source"), look, name)
    side = whole_number(size, "The longer side of a time lapse")
    length, end = (_seconds(value) for value in (seconds, hold))
    wish = LapseWish(_choice(LapseView, view, "view"), side, length, end, detail)
    plan = plan_lapse(states, wish)
    check_film_file(out, plan.width, plan.height)
    used = model if isinstance(model, Model) else open_model(model or read.model or None)
    pictures = used.lapse_pictures(detail)
    done = 0

    def paint(state: LapseState, rows: int, columns: int) -> np.ndarray | None:
        known = _known(state.ids, used.labels)
        if (known == UNLABELLED).all():
            return None
        seen = filled(known, NEAREST, used.labels, state.wrap)
        return pictures.render(seen, state.style, rows, columns, wrap=state.wrap)

    def told(still: np.ndarray) -> np.ndarray:
        nonlocal done
        done += 1
        if progress is not None:
            progress(done / len(plan.ticks))
        return still

    shown = (told(still) for still in stills(states, plan, used.labels, paint))
    painter = pictures.detail_of(
        states.last_size, *plan.picture_size(states.last_size), wrap=read.wrap
    )
    name = "" if painter is None else painter.manifest.folder.name
    said = PictureMetadata(used.name, look, name) if metadata else None
    write_film(out, Film(shown, plan.ticks, plan.width, plan.height, said))


def _states(project: Project, source: LapseSource, style: Style, name: str) -> LapseStates:
    if source is LapseSource.STROKES:
        if project.strokes is None:
            raise FileError(
                f"{name}: it has no stroke log, so how it was painted is not known. Save a project "
                "with Settings > Keep a log of the strokes on, or take its history."
            )
        return StrokeStates(project.strokes, style, project.wrap)
    if not project.pinned:
        raise FileError(
            f"{name}: it has no pinned pictures. Pin some in the history and save it, or take its "
            "strokes."
        )
    now = LapseState(project.ids, project.style, project.wrap)
    return HistoryStates(project.pinned, now)


def _seconds(value: object) -> float:
    """A length of time; what is none is told of by :class:`LapseWish`."""
    return float(value) if isinstance(value, (int, float, np.number)) else float("nan")


_Kind = TypeVar("_Kind", bound=Choice)


def _choice(kind: type[_Kind], word: str, called: str) -> _Kind:
    try:
        return kind(word)
    except ValueError as error:
        known = " or ".join(str(choice) for choice in kind)
        raise OptionError(
            f"The {called} of a time lapse is {known}, not {str(word)[:40]!r}."
        ) from error


def _known(ids: np.ndarray, labels: LabelSet) -> np.ndarray:
    """A map whose labels of other models are unlabelled."""
    table = np.full(256, UNLABELLED, np.uint8)
    known = [label.id for label in labels]
    table[known] = known
    result: np.ndarray = table[ids]
    return result
