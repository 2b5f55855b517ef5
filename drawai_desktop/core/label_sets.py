"""Which classes a network's channels stand for: the published data sets, and files of one's own."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drawai_desktop import resources
from drawai_desktop.core.foreign_file import cleaned, named
from drawai_desktop.core.json_entry import JsonEntry
from drawai_desktop.core.json_file import read_json
from drawai_desktop.core.labels import UNLABELLED_NAME, standard_labels
from drawai_desktop.core.text_file import read_lines
from drawai_desktop.errors import FileError, OptionError

MOST_CLASSES = 4096
LONGEST_NAME = 200
PUBLISHED = ("coco", "ade20k", "ade20k-shifted", "cityscapes")


@dataclass(frozen=True)
class LabelSetOfModel:
    """What a network's label channels mean, as ``model.json`` states it.

    Attributes:
        name: ``coco``, ``ade20k``, ... or the file's name.
        classes: rows of ``index``, ``name`` and ``coco`` (the COCO-Stuff id, or None).
        unlabelled: the channel for unlabelled pixels, or None.
        aliases: name of a label that is lacking -> name of the class that stands in.
        generator: entries of ``GeneratorConfig`` that go with it.
    """

    name: str
    classes: list[dict[str, Any]]
    unlabelled: int | None
    aliases: dict[str, str]
    generator: dict[str, Any]


def label_set(name_or_path: str) -> LabelSetOfModel:
    """A published label set by name, or one from a file.

    A file is either JSON of the same form as those in ``resources/label_sets``, or plain text with
    one class name a line, in the order of the channels.

    Raises:
        OptionError: no such set.
        FileError: the file cannot be read as one.
    """
    if name_or_path in PUBLISHED:
        return _read(resources.resource("label_sets", f"{name_or_path}.json"))
    path = Path(name_or_path)
    if not path.is_file():
        raise OptionError(
            f"No label set {cleaned(name_or_path)}: choose one of {', '.join(PUBLISHED)}, or a "
            "file with one class name a line."
        )
    if path.suffix.lower() == ".json":
        return _read(path)
    names = read_lines(path, "list of class names")
    if len(names) > MOST_CLASSES or any(len(name) > LONGEST_NAME for name in names):
        raise FileError(
            f"{named(path)}: not a list of class names: more than {MOST_CLASSES} lines, or one of "
            f"over {LONGEST_NAME} letters. Give a file with one name a line."
        )
    doubled = next((n for i, n in enumerate(names) if n in names[:i]), None)
    if doubled is not None:
        raise FileError(
            f"{named(path)}: the class {cleaned(doubled)} is there twice. Give each a name of its "
            "own."
        )
    return from_names(path.stem, names)


def from_names(name: str, class_names: list[str]) -> LabelSetOfModel:
    """A label set of plain names; those of COCO-Stuff get its ids."""
    labels = standard_labels()
    rows: list[dict[str, Any]] = []
    unlabelled = None
    for index, class_name in enumerate(class_names):
        if class_name.lower() in (UNLABELLED_NAME, "unlabeled", "unknown"):
            unlabelled = index
            rows.append({"index": index, "name": UNLABELLED_NAME, "coco": None})
            continue
        known = labels.named(class_name)
        rows.append({"index": index, "name": class_name, "coco": known.id if known else None})
    return LabelSetOfModel(name, rows, unlabelled, {}, {})


def numbered(count: int) -> LabelSetOfModel:
    """Names for channels of which nothing is known."""
    return from_names("classes", [f"class {i}" for i in range(count)])


def _read(path: Path) -> LabelSetOfModel:
    data = JsonEntry(read_json(path, "label set"), named(path), fault="not a label set")
    classes = [
        {
            "index": row.whole("index", 0, MOST_CLASSES - 1),
            "name": row.text("name", most=LONGEST_NAME),
            "coco": row.whole("coco", 0, 255) if "coco" in row else None,
        }
        for row in data.entries("classes", MOST_CLASSES)
    ]
    if not classes or len({row["index"] for row in classes}) != len(classes):
        raise data.wrong('each of its classes must have an "index" of its own')
    unlabelled = data.whole("unlabelled", 0, MOST_CLASSES) if "unlabelled" in data else None
    aliases, generator = data.entry("aliases"), data.entry("generator")
    return LabelSetOfModel(
        name=data.text("name", most=LONGEST_NAME),
        classes=classes,
        unlabelled=unlabelled,
        aliases={key: aliases.text(key) for key in aliases.plain()} if aliases else {},
        generator=generator.plain() if generator else {},
    )
