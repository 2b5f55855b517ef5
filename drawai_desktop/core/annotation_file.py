"""The door for annotation files: labelme's, and COCO's of all kinds."""

from pathlib import Path

from drawai_desktop.core.annotations import Annotations
from drawai_desktop.core.coco_file import AnnotatedPicture, CocoFile, is_coco
from drawai_desktop.core.colour_schemes import Scheme
from drawai_desktop.core.foreign_file import named, no_memory, read_whole
from drawai_desktop.core.json_file import LARGEST_JSON, parse_json
from drawai_desktop.core.label_names import LabelNames
from drawai_desktop.core.label_reading import LabelReading
from drawai_desktop.core.labelme_file import is_labelme, read_labelme
from drawai_desktop.core.labels import LabelSet
from drawai_desktop.core.text_file import decode_text
from drawai_desktop.errors import ImageError, ImageSizeError
from drawai_desktop.words import translator

tr = translator(__name__)

ANNOTATION_SUFFIX = ".json"

_KIND = tr.later("file of annotations")
_MOST_ENTRIES = 300_000
"""COCO's own validation files have up to 70 000; a million would take a gigabyte,"""
_MOST_VALUES = 4_000_000
"""and up to three million numbers."""


def is_annotation_file(path: Path) -> bool:
    """Whether a file's name says that it may hold annotations."""
    return path.suffix.lower() == ANNOTATION_SUFFIX


def read_annotations(path: Path, labels: LabelSet, picture: str | None = None) -> Annotations:
    """The label map of an annotation file, by the names that its annotations have.

    Args:
        picture: which one is meant, where a COCO file has several: its file's name, whole or
            without folder and ending, or its number.
    Raises:
        SeveralPicturesError: there are several, and none was named.
        OptionError: there is none of that name.
        ImageError: no annotation file of a known kind, damaged, too large, the size of the picture
            is not known, or no label is called like its annotations.
    """
    try:
        data = _read(path)
        names = LabelNames(labels)
        if isinstance(data, CocoFile):
            return data.read(data.chosen(picture), names)
        return read_labelme(data, path, names)
    except MemoryError as error:
        raise ImageSizeError(no_memory(named(path))) from error


def annotation_reading(path: Path, labels: LabelSet, picture: str | None = None) -> LabelReading:
    """:func:`read_annotations`, as other label maps are read."""
    found = read_annotations(path, labels, picture)
    return LabelReading(found.ids, Scheme.NAMES, found.share, notes=found.notes)


def annotated_pictures(path: Path) -> tuple[AnnotatedPicture, ...]:
    """The pictures that a COCO file has annotations of; nothing for labelme's, which have one.

    Raises:
        ImageError: see :func:`read_annotations`.
    """
    data = _read(path)
    return data.pictures() if isinstance(data, CocoFile) else ()


def _read(path: Path) -> CocoFile | dict[str, object]:
    name = named(path)
    content = read_whole(path, LARGEST_JSON, _KIND, ImageError)
    text = decode_text(content, name, _KIND, ImageError)
    del content
    if text.count("{") > _MOST_ENTRIES or text.count(",") > _MOST_VALUES:
        raise ImageError(
            tr.later(
                "{name}: more annotations than are opened here (over {entries} entries or "
                "{numbers} numbers). Split it by pictures first.",
                name=name,
                entries=_MOST_ENTRIES,
                numbers=_MOST_VALUES,
            )
        )
    data = parse_json(text, name, ImageError, finite=False)  # Python writes NaN as an area
    del text
    if is_coco(data):
        return CocoFile.of(data, path)
    if is_labelme(data):
        assert isinstance(data, dict)
        return data
    raise ImageError(
        tr.later(
            "{name}: not annotations that can be read: those of labelme, and COCO's (panoptic, "
            "stuff, instances) with pictures and categories. Export it in one of these forms.",
            name=name,
        )
    )
