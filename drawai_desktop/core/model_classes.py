"""The classes of a network: which channel is called what, and which label paints it."""

from collections.abc import Iterable
from dataclasses import dataclass

from drawai_desktop.core.json_entry import JsonEntry
from drawai_desktop.core.kept_entries import Json
from drawai_desktop.core.labels import (
    COCO_IDS,
    FIRST_OWN_ID,
    OWN_GROUP,
    UNLABELLED,
    UNLABELLED_NAME,
    LabelClass,
    LabelSet,
    Rgb,
)
from drawai_desktop.words import translator

tr = translator(__name__)

NO_ID = -1
"""The id of a class that cannot be painted: label maps of one byte have room for 72 own classes."""
LONGEST_NAME = 200
MOST_CLASSES = 4096
"""No data set has more; a label map of one byte could not hold a tenth of them."""


@dataclass(frozen=True)
class ClassRow:
    """One channel of a network, as a file states it."""

    index: int
    name: str
    coco: int | None = None
    """The COCO-Stuff id, 255 for unlabelled, or None for a class that COCO-Stuff lacks."""

    def to_json(self) -> Json:
        return {"index": self.index, "name": self.name, "coco": self.coco}


@dataclass(frozen=True)
class ModelClass:
    """One class of the network: its channel, its name, and the id that paints it."""

    index: int
    name: str
    id: int
    """The COCO-Stuff id, from ``FIRST_OWN_ID`` on what COCO lacks, or ``NO_ID``."""

    @property
    def row(self) -> ClassRow:
        is_stated = 0 <= self.id < COCO_IDS or self.id == UNLABELLED
        return ClassRow(self.index, self.name, self.id if is_stated else None)


def read_class_rows(entry: JsonEntry, required: bool = True) -> tuple[ClassRow, ...]:
    """The rows of the list ``classes``.

    Raises:
        The entry's error: it is missing, or a row is wrong.
    """
    rows = entry.entries("classes", MOST_CLASSES) if required or "classes" in entry else []
    return tuple(
        ClassRow(
            row.whole("index", 0, MOST_CLASSES - 1), row.text("name", most=LONGEST_NAME), _coco(row)
        )
        for row in rows
    )


def _coco(row: JsonEntry) -> int | None:
    if "coco" not in row:
        return None
    coco = row.whole("coco", 0, UNLABELLED)
    if COCO_IDS <= coco < UNLABELLED:
        raise row.wrong(
            tr.later(
                "COCO-Stuff ids run from 0 to {coco_ids}, not to {coco}",
                coco_ids=COCO_IDS - 1,
                coco=coco,
            )
        )
    return coco


def with_ids(rows: Iterable[ClassRow]) -> tuple[ModelClass, ...]:
    """Classes without a COCO-Stuff id get the ids after those of the list, in order."""
    classes = []
    next_own = FIRST_OWN_ID
    for row in rows:
        label_id = row.coco
        if label_id is None:
            if row.name == UNLABELLED_NAME:
                label_id = UNLABELLED
            elif next_own < UNLABELLED:
                label_id, next_own = next_own, next_own + 1
            else:
                label_id = NO_ID
        classes.append(ModelClass(row.index, row.name, label_id))
    return tuple(classes)


def own_labels(classes: Iterable[ModelClass], labels: LabelSet) -> list[LabelClass]:
    """Label classes for what a network knows and the standard label set lacks.

    Two classes of one name get numbers: a label set has no doubled names.
    """
    own: list[LabelClass] = []
    taken: set[str] = set()
    for c in classes:
        if labels.named(c.name) is not None:
            continue
        name, number = c.name, 2
        while name in taken or labels.named(name) is not None:
            name, number = f"{c.name} {number}", number + 1
        taken.add(name)
        own.append(LabelClass(c.id, name, _title(name), OWN_GROUP, _own_colour(c.id)))
    return own


def _title(name: str) -> str:
    text = name.replace("-", " ").replace("_", " ").strip()
    return text[:1].upper() + text[1:]


def _own_colour(label_id: int) -> Rgb:
    """A colour of its own for a model's own class: equal steps of the golden angle in hue."""
    hue = (label_id - FIRST_OWN_ID) * 0.61803398875 % 1.0
    red, green, blue = (
        max(0.0, min(1.0, abs((hue * 6 + shift) % 6 - 3) - 1)) for shift in (0, 4, 2)
    )
    level = 0.55 + 0.35 * ((label_id * 7) % 5) / 4
    return tuple(round(255 * level * (0.35 + 0.65 * c)) for c in (red, green, blue))  # type: ignore[return-value]
