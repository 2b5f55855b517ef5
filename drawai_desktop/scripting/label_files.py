"""Label maps of scripts and of the command line: from files, from arrays, to files."""

from pathlib import Path

import numpy as np

from drawai_desktop.core.annotation_file import annotated_pictures as pictures_of
from drawai_desktop.core.annotation_file import annotation_reading, is_annotation_file
from drawai_desktop.core.coco_file import AnnotatedPicture
from drawai_desktop.core.foreign_file import named
from drawai_desktop.core.label_codes import CODE_NAMES
from drawai_desktop.core.label_reading import LabelReading, Rest, check_shape, read_label_map
from drawai_desktop.core.labels import UNLABELLED, LabelSet, standard_labels
from drawai_desktop.core.picture_writing import write_colour_map, write_indexed_map
from drawai_desktop.core.pixels import read_numbers
from drawai_desktop.core.project_file import is_project, read_project
from drawai_desktop.errors import LabelError, OptionError, UnknownLabelError
from drawai_desktop.scripting.given import path_given

OWN_CLASSES = "model"
"""The code whose numbers are the channels of some model, and no labels at all."""


def read_labels(
    path: str | Path, code: str | None = None, *, picture: str | None = None
) -> np.ndarray:
    """The label map of a picture file, layered or not, of a project, or of an annotation file.

    Layered files are OpenRaster (``.ora``), Photoshop (``.psd``) and Krita (``.kra``, its merged
    picture).

    Annotation files (``.json``) are labelme's, and COCO's with polygons, run lengths or panoptic
    segments; their names say which label is meant, so that they have no code.

    Args:
        code: how a picture file says which label a pixel has: ``ids``, ``ids1``, ``ade20k``,
            ``gaugan``, ``drawai``, ``spade``, ``voc``, ``palette``, ``red``; None finds out.
        picture: which picture of an annotation file is meant, where it has several: the name of its
            file, whole or without folder and ending, or its number; see
            :func:`annotated_pictures`.
    Returns:
        uint8 (H, W), label ids; 255 is unlabelled.
    Raises:
        UnsureCodeError: which code it is is not sure; ``options`` has those that it may be.
        SeveralPicturesError: an annotation file has several ``pictures``, and none was named.
        UnknownLabelError: it holds numbers that are no labels.
        LooksLikePhotoError: it is a photograph; see :func:`drawai_desktop.api.segment`.
        ImageError, FileError: it cannot be read.
        OptionError: there is no such code.
    """
    path = path_given(path)
    if is_project(path):
        return read_project(path).ids
    return label_reading(path, code, picture=picture).ids


def label_reading(
    path: str | Path,
    code: str | None = None,
    *,
    unmatched: str = Rest.NEAREST,
    labels: LabelSet | None = None,
    picture: str | None = None,
) -> LabelReading:
    """The label map of a picture file or an annotation file, and what was found out and done: its
    code, how sure that is, which pixels were changed, which annotations were left out.

    Args:
        code: see :func:`read_labels`, also for ``picture`` and what is raised.
        unmatched: what becomes of colours that are no label's: ``nearest`` or ``unlabelled``.
        labels: the labels that may occur; None for the program's own.
    """
    path = path_given(path)
    if code is not None and not (isinstance(code, str) and code in CODE_NAMES):
        raise OptionError(f"No code {str(code)[:40]!r}: choose one of {', '.join(CODE_NAMES)}.")
    if code == OWN_CLASSES:
        raise OptionError(
            "The code 'model' stands for the numbers of a model's own classes, which are no "
            "labels. Read them with read_classes, and render them with raw_classes=True."
        )
    if unmatched not in tuple(Rest):
        raise OptionError(f"No way {str(unmatched)[:40]!r}: choose {' or '.join(Rest)}.")
    scheme = None if code is None else CODE_NAMES[code]
    labels = labels or standard_labels()
    if is_annotation_file(path):
        reading = annotation_reading(path, labels, picture)
    else:
        reading = read_label_map(path, labels, scheme, rest=Rest(unmatched))
    check_shape(reading.ids.shape, named(path))
    if reading.unknown:
        are = "is no label" if len(reading.unknown) == 1 else "are no labels"
        raise UnknownLabelError(
            f"{named(path)}: {reading.unknown_text()} {are}; ids run from 0 to 181, and "
            "255 is unlabelled. Correct the map, or give the code that it is in."
        )
    return reading


def annotated_pictures(path: str | Path) -> tuple[AnnotatedPicture, ...]:
    """The pictures that a COCO file has annotations of, in its order.

    Returns:
        their names, sizes (width, height) and how many annotations each has; nothing for a file of
        labelme, which has one picture.
    Raises:
        ImageError: it cannot be read.
    """
    return pictures_of(path_given(path))


def read_classes(path: str | Path) -> np.ndarray:
    """A map of some model's own classes, as training sets have them.

    Returns:
        integers (H, W), the numbers as the file has them.
    Raises:
        ImageError: it cannot be read, or holds no numbers.
    """
    path = path_given(path)
    classes = read_numbers(path)
    check_shape(classes.shape, named(path))
    return classes


def write_labels(path: str | Path, labels: np.ndarray, *, colours: bool = False) -> None:
    """Writes a label map as a PNG that this and other programs read.

    Args:
        labels: integers (H, W), label ids; 255 is unlabelled.
        colours: write the colours of the program's palette; else an indexed picture, whose values
            are the ids.
    Raises:
        FileError: another ending than .png, or the file cannot be written.
        LabelError: no label map.
    """
    write = write_colour_map if colours else write_indexed_map
    write(path_given(path), checked_labels(labels), standard_labels())


def label_id(name: str, labels: LabelSet | None = None) -> int:
    """The id of a label, to paint with.

    Args:
        name: its name in COCO-Stuff (``sky-other``) or in the window (``Sky``).
        labels: those of a model, ``model.labels``; None for the program's own.
    Raises:
        LabelError: there is no such label.
    """
    if not isinstance(name, str):
        raise LabelError(
            f"A label's name is text, not of the type {type(name).__name__}. Give one such as Sky."
        )
    labels = labels or standard_labels()
    found = labels.called(name)
    if found is None:
        near = ", ".join(c.title for c in labels.search(name)[:6])
        hint = f"Perhaps one of these: {near}" if near else "Names are such as Sky, Sea, Grass"
        raise LabelError(f"There is no label {name[:40]!r}. {hint}.")
    return found.id


def checked_labels(array: np.ndarray, labels: LabelSet | None = None) -> np.ndarray:
    """An array that a script gives as a label map.

    Args:
        array: integers (H, W).
        labels: the labels that may occur; None for any id.
    Returns:
        uint8 (H, W), label ids.
    Raises:
        LabelError: it is not one.
        UnknownLabelError: it holds numbers that are no labels.
    """
    array = checked_numbers(array)
    wrong = ~np.isin(array, [i for i in range(256) if _is_label(i, labels)])
    if wrong.any():
        number = int(array[wrong][0])
        raise UnknownLabelError(
            f"The map holds {number} ({np.count_nonzero(array == number)} px), which is no label; "
            "ids run from 0 to 181, and 255 is unlabelled. Correct the map; label_id gives the id "
            "of a name."
        )
    return np.ascontiguousarray(array, np.uint8)


def checked_numbers(array: np.ndarray) -> np.ndarray:
    """An array that a script gives as a map of any numbers: integers (H, W).

    Raises:
        LabelError: it is not one.
    """
    try:
        array = np.asarray(array)
    except ValueError as error:
        raise LabelError(
            "These are rows of several lengths; a label map has whole numbers in rows and columns, "
            "uint8 (H, W). Give the ids of labels."
        ) from error
    if array.ndim != 2 or array.size == 0 or array.dtype.kind not in "iu":
        raise LabelError(
            f"This is an array {array.dtype} {array.shape}; a label map has whole numbers in rows "
            "and columns, uint8 (H, W). Give the ids of labels."
        )
    return array


def _is_label(number: int, labels: LabelSet | None) -> bool:
    return number == UNLABELLED or labels is None or number in labels
