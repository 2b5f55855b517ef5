"""The class table of a data set: what the numbers in its label maps mean."""

from dataclasses import dataclass
from typing import Any

from drawai_desktop.core.foreign_file import cleaned
from drawai_desktop.core.json_file import parse_json
from drawai_desktop.core.labels import UNLABELLED, UNLABELLED_NAME, standard_labels
from drawai_desktop.errors import DatasetError
from drawai_desktop.words import translator

tr = translator(__name__)

CLASSES_FILE = "classes.json"
_MOST_CLASSES = 255


@dataclass(frozen=True)
class ClassTable:
    """The network's label channels, in order.

    Attributes:
        rows: {"index", "name", "coco"} as in a model's manifest; "coco" is None for a class of
            one's own.
        has_unlabelled: whether the last one stands for unlabelled pixels.
    """

    rows: tuple[dict[str, Any], ...]
    has_unlabelled: bool

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def names(self) -> list[str]:
        return [str(row["name"]) for row in self.rows]

    def with_unlabelled(self) -> "ClassTable":
        """The table with a class for unlabelled pixels, the last; itself if it has one."""
        if self.has_unlabelled:
            return self
        row = {"index": len(self.rows), "name": UNLABELLED_NAME, "coco": UNLABELLED}
        return ClassTable((*self.rows, row), True)

    def fits(self, other: "ClassTable") -> bool:
        """Whether both are the same, but for a class for unlabelled pixels that one may lack."""
        return self.with_unlabelled() == other.with_unlabelled()

    @classmethod
    def from_json(cls, text: str | bytes, where: str) -> "ClassTable":
        """A table from ``{"classes": [{"index": 0, "name": "sky", "coco": 156}, ...]}`` or from a
        list of names.

        Classes without a COCO-Stuff id get that of the label of the same name, if there is one.

        Raises:
            DatasetError: it is neither, or indexes or names are missing, doubled or out of order.
        """
        called = tr("{where}: not a class table ({file})", where=where, file=CLASSES_FILE)
        data = parse_json(text, called, DatasetError)
        try:
            listed = data["classes"] if isinstance(data, dict) else data
            rows: list[dict[str, Any]] = [
                {"name": row} if isinstance(row, str) else dict(row) for row in listed
            ]
            named = [_row(row, place) for place, row in enumerate(rows)]
            named.sort(key=lambda row: int(row["index"]))
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
            raise DatasetError(
                tr.later(
                    '{where}: not a class table. A list of names, or of entries with "index" and '
                    '"name", is expected; correct the table.',
                    where=where,
                )
            ) from error
        return _checked(named, where)


def _row(row: dict[str, Any], place: int) -> dict[str, Any]:
    name = row["name"]
    if not isinstance(name, str) or not name.strip():
        raise ValueError("a class without a name")
    name = " ".join(name.split())
    coco = row.get("coco", _coco_id(name))
    if not (coco is None or (isinstance(coco, int) and 0 <= coco <= UNLABELLED)):
        raise ValueError("an id that no label has")
    return {"index": int(row.get("index", place)), "name": name, "coco": coco}


def _checked(named: list[dict[str, Any]], where: str) -> ClassTable:
    if not named or [row["index"] for row in named] != list(range(len(named))):
        raise DatasetError(
            tr.later(
                "{where}: the classes' indexes must run from 0 on without gaps. Correct the table.",
                where=where,
            )
        )
    if len(named) > _MOST_CLASSES:
        raise DatasetError(
            tr.later(
                "{where}: {n} classes; at most {most} fit into one byte a pixel. Join some.",
                where=where,
                n=len(named),
                most=_MOST_CLASSES,
            )
        )
    names = [str(row["name"]) for row in named]
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise DatasetError(
            tr.later(
                "{where}: two classes are called {name}. Give each its own name in {file}, or join "
                "them in the maps.",
                where=where,
                name=cleaned(doubled[0], 40),
                file=CLASSES_FILE,
            )
        )
    unlabelled = [
        row["index"] for row in named if row["coco"] == UNLABELLED or row["name"] == UNLABELLED_NAME
    ]
    if unlabelled and unlabelled != [len(named) - 1]:
        raise DatasetError(
            tr.later(
                "{where}: the class for unlabelled pixels must be one, and the last. Renumber the "
                "label maps.",
                where=where,
            )
        )
    if unlabelled and len(named) == 1:
        raise DatasetError(
            tr.later("{where}: there is no class but unlabelled. Complete the table.", where=where)
        )
    return ClassTable(tuple(named), bool(unlabelled))


def _coco_id(name: str) -> int | None:
    if name == UNLABELLED_NAME:
        return UNLABELLED
    label = standard_labels().named(name)
    return label.id if label is not None else None
