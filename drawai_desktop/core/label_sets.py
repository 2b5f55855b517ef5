"""Which classes a network's channels stand for: the published data sets, and files of one's own."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drawai_desktop import resources
from drawai_desktop.core.labels import UNLABELLED_NAME, standard_labels
from drawai_desktop.errors import FileError, OptionError

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
            f"No label set {name_or_path!r}: choose one of {', '.join(PUBLISHED)}, or a file with "
            "one class name a line."
        )
    if path.suffix.lower() == ".json":
        return _read(path)
    try:
        names = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    except (OSError, UnicodeDecodeError) as error:
        raise FileError(f"{path}: cannot be read as a list of names ({error}).") from error
    return from_names(path.stem, [name for name in names if name])


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
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        unlabelled = data.get("unlabelled")
        return LabelSetOfModel(
            name=str(data["name"]),
            classes=[
                {"index": int(r["index"]), "name": str(r["name"]), "coco": r.get("coco")}
                for r in data["classes"]
            ],
            unlabelled=None if unlabelled is None else int(unlabelled),
            aliases=dict(data.get("aliases", {})),
            generator=dict(data.get("generator", {})),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise FileError(
            f"{path}: not a label set ({error!r}). It needs a name and a list of classes."
        ) from error
