"""The label classes that can be painted: ids, names, groups, colours and keys."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np

from drawai_desktop import resources
from drawai_desktop.errors import FileError
from drawai_desktop.words import translated, translator

tr = translator(__name__)

UNLABELLED = 255
"""The id of unlabelled pixels, in label maps and in label files."""
UNLABELLED_NAME = "unlabelled"
COCO_IDS = 182
"""COCO-Stuff ids run from 0 to 181 in label files."""
FIRST_OWN_ID = 183
"""Classes of a model that are no COCO-Stuff class get the ids from here to 254."""

GROUND_GROUP, OTHER_GROUP, RARE_GROUP = "Ground", "Other", "More"
"""Names of groups in ``labels.json`` that the program knows."""
OWN_GROUP = "This model's own"
"""Of classes that no list of the program has."""

Rgb = tuple[int, int, int]

UNLABELLED_COLOUR: Rgb = (0x80, 0x80, 0x80)
"""Stands for unlabelled in colour files; on the screen a hatch is drawn instead."""


@dataclass(frozen=True)
class LabelClass:
    """One label class: what a brush paints."""

    id: int
    name: str
    """The COCO-Stuff name, such as ``sky-other``."""
    english: str
    """The name that people read, in English, such as ``Sky``."""
    group: str
    """In English, as the list has it; :func:`group_title` is what people read."""
    rgb: Rgb
    key: str = ""
    """The digit that chooses it, or nothing."""

    @property
    def title(self) -> str:
        """The name shown to people, in their language."""
        return translated("labels", self.english)

    @property
    def is_rare(self) -> bool:
        """Whether it is one of those that few people look for."""
        return self.group == RARE_GROUP


class LabelSet:
    """All label classes that can be painted, in the order of the palette.

    Attributes:
        groups: group names in the order of the palette.
        removed: ids of the list that no picture was ever labelled with; never offered.
        gaugan: id -> colour in NVIDIA's GauGAN demo.
        classic: id -> colour in drawAI and smart-sketch.
    """

    def __init__(
        self,
        classes: Iterable[LabelClass],
        groups: Iterable[str],
        removed: Iterable[int] = (),
        gaugan: dict[int, Rgb] | None = None,
        classic: dict[int, Rgb] | None = None,
    ) -> None:
        self._classes = tuple(classes)
        self._by_id = {c.id: c for c in self._classes}
        self._by_name = {c.name: c for c in self._classes}
        assert len(self._by_id) == len(self._by_name) == len(self._classes), "doubled label"
        self.groups = tuple(groups)
        self.removed = frozenset(removed)
        self.gaugan = dict(gaugan or {})
        self.classic = dict(classic or {})

    def __iter__(self) -> Iterator[LabelClass]:
        return iter(self._classes)

    def __len__(self) -> int:
        return len(self._classes)

    def __contains__(self, label_id: int) -> bool:
        return label_id in self._by_id

    def __getitem__(self, label_id: int) -> LabelClass:
        return self._by_id[label_id]

    def named(self, name: str) -> LabelClass | None:
        """The class of a COCO-Stuff name, or None."""
        return self._by_name.get(name)

    def called(self, text: str) -> LabelClass | None:
        """The class of a name, a title or an id written as a number, in any case, or None."""
        wanted = text.strip().lower()
        words = (
            (c, (c.name.lower(), c.title.lower(), c.english.lower(), str(c.id)))
            for c in self._classes
        )
        return next((c for c, known in words if wanted in known), None)

    def title(self, label_id: int) -> str:
        """What the id is called on the screen; every id has a name."""
        if label_id == UNLABELLED:
            return unlabelled_title()
        found = self._by_id.get(label_id)
        return found.title if found else tr("Label {number}", number=label_id)

    def search(self, text: str) -> list[LabelClass]:
        """Classes whose title or name holds the text; those that begin with it come first."""
        wanted = text.strip().lower()
        if not wanted:
            return list(self._classes)
        found = [
            c
            for c in self._classes
            if any(wanted in said for said in (c.title.lower(), c.english.lower(), c.name))
        ]
        return sorted(found, key=lambda c: not c.title.lower().startswith(wanted))

    def colour_table(self) -> np.ndarray:
        """uint8 (256, 3): the colour of every id; ids without a class get the unlabelled grey."""
        table = np.empty((256, 3), np.uint8)
        table[:] = UNLABELLED_COLOUR
        for c in self._classes:
            table[c.id] = c.rgb
        return table

    def recoloured(self, colours: Mapping[int, Rgb]) -> "LabelSet":
        """These labels, some in other colours.

        Args:
            colours: label id -> colour; ids of no label here are passed over.
        """
        changed = {i: rgb for i, rgb in colours.items() if i in self and self[i].rgb != rgb}
        if not changed:
            return self
        classes = [replace(c, rgb=changed.get(c.id, c.rgb)) for c in self._classes]
        return LabelSet(classes, self.groups, self.removed, self.gaugan, self.classic)

    def extended(self, extra: Iterable[LabelClass]) -> "LabelSet":
        """This set with a model's own classes added as a last group."""
        added = [c for c in extra if c.id not in self._by_id]
        if not added:
            return self
        groups = [
            *self.groups,
            *dict.fromkeys(c.group for c in added if c.group not in self.groups),
        ]
        return LabelSet([*self._classes, *added], groups, self.removed, self.gaugan, self.classic)


def unlabelled_title() -> str:
    """What people read for unlabelled."""
    return tr("Unlabelled")


def group_title(group: str) -> str:
    """What people read for a group of the list; a model's own group is called as it calls it."""
    return tr("This model's own") if group == OWN_GROUP else translated("labels.groups", group)


def unknown_ids(maps: Iterable[np.ndarray], labels: LabelSet) -> list[str]:
    """Says which ids of label maps are no label of a set: no sentence or one."""
    found = {i for ids in maps for i in np.flatnonzero(np.bincount(ids.ravel())).tolist()}
    unknown = [i for i in sorted(found - {UNLABELLED}) if i not in labels]
    if not unknown:
        return []
    listed = ", ".join(map(str, unknown[:6])) + (", ..." if len(unknown) > 6 else "")
    return [tr("It has the ids {ids}, which are no labels here; they were kept.", ids=listed)]


def parse_colour(text: str) -> Rgb:
    """``#7fb8f0`` -> (127, 184, 240)."""
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def read_labels(path: Path) -> LabelSet:
    """The label set of a ``labels.json``.

    Raises:
        FileError: the file is missing or not of the expected form.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        classes = [
            LabelClass(
                id=int(row["id"]),
                name=row["name"],
                english=row["title"],
                group=row["group"],
                rgb=parse_colour(row["colour"]),
                key=row.get("key", ""),
            )
            for row in data["labels"]
        ]
        gaugan = {int(row["id"]): parse_colour(row["gaugan"]) for row in data["labels"]}
        classic = {
            int(row["id"]): parse_colour(row["classic"])
            for row in data["labels"]
            if "classic" in row
        }
        classic |= {int(r["id"]): parse_colour(r["colour"]) for r in data["classic_only"]}
        removed = [int(row["id"]) for row in data["removed"]]
        return LabelSet(classes, data["groups"], removed, gaugan, classic)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise FileError(
            tr.later(
                "{path}: the label list cannot be read ({error}). Install the program again.",
                path=path,
                error=error,
            )
        ) from error


@lru_cache(maxsize=1)
def standard_labels() -> LabelSet:
    """The label set that comes with the program: COCO-Stuff with this project's palette."""
    return read_labels(resources.resource("labels.json"))
