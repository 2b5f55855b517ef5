"""Label maps of a person's pairs, in whatever code they are, as a model's class numbers."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path

import numpy as np

from drawai_desktop.core.colour_schemes import Scheme
from drawai_desktop.core.foreign_file import cleaned, read_whole
from drawai_desktop.core.label_reading import Rest, read_label_map
from drawai_desktop.core.labels import UNLABELLED, UNLABELLED_NAME, LabelSet
from drawai_desktop.core.model_manifest import ModelManifest
from drawai_desktop.core.pixels import decode_numbers
from drawai_desktop.core.words_json import Said
from drawai_desktop.datasets.class_table import ClassTable
from drawai_desktop.errors import DatasetError, DrawAIError, ImageError
from drawai_desktop.words import translator

tr = translator(__name__)

_ASKED = 12
"""So many maps are asked how they are coded; the others are read likewise."""
_FITTING = 0.5
"""A map of which fewer pixels are of the others' code is no such map."""
_LARGEST_FILE = 256_000_000
_NAMED = 4
"""So many unknown numbers are named."""


class OwnMaps:
    """Reads the label maps of one folder. All are in one code: that of a class table beside them,
    or what most of them are read as."""

    def __init__(self, paths: Iterable[Path], classes: ClassTable | None, labels: LabelSet) -> None:
        """
        Args:
            classes: what the numbers mean, where the folder says so.
        """
        self._labels = labels
        self._ids = None if classes is None else _ids_of(classes, labels)
        self._scheme = None if classes is not None else _likeliest(list(paths)[:_ASKED], labels)

    def read(self, path: Path) -> tuple[np.ndarray, Said]:
        """(uint8 (H, W) of label ids, a note on what became unlabelled or nothing).

        Raises:
            DrawAIError: it cannot be read, or is not coded as the others are.
        """
        if self._ids is not None:
            return _by_table(path, self._ids)
        reading = read_label_map(path, self._labels, self._scheme, Rest.UNLABELLED)
        if reading.matching < _FITTING:
            raise ImageError(
                tr.later(
                    "Only {percent:.0f} % of its pixels are {scheme}, as the other maps have them.",
                    percent=100 * reading.matching,
                    scheme=reading.scheme.value,
                )
            )
        return reading.ids, _note(reading.unknown)


def _likeliest(paths: list[Path], labels: LabelSet) -> Scheme | None:
    """The code that most of some maps are in; None where none of them is sure."""
    counted: Counter[Scheme] = Counter()
    for path in paths:
        try:
            counted[read_label_map(path, labels, rest=Rest.UNLABELLED).scheme] += 1
        except DrawAIError:
            continue
    return counted.most_common(1)[0][0] if counted else None


def _ids_of(classes: ClassTable, labels: LabelSet) -> np.ndarray:
    """int16 (256,): class number -> label id; 255 for classes that are no labels, -1 for none."""
    table = np.full(256, -1, np.int16)
    table[UNLABELLED] = UNLABELLED
    for row in classes.rows:
        label = labels.named(str(row["name"]))
        coco = row["coco"]
        known = label.id if label is not None else coco if coco is not None else UNLABELLED
        table[int(row["index"])] = known
    return table


def _by_table(path: Path, ids: np.ndarray) -> tuple[np.ndarray, Said]:
    content = read_whole(path, _LARGEST_FILE, tr.later("label map"), DatasetError)
    numbers = decode_numbers(content, cleaned(path.name))
    inside = np.clip(numbers, 0, UNLABELLED)
    found = ids[inside]
    wrong = (found < 0) | (inside != numbers)
    unknown = Counter(numbers[wrong].ravel().tolist())
    found[wrong] = UNLABELLED
    return found.astype(np.uint8), _note(unknown)


def _note(unknown: Mapping[int, int]) -> Said:
    if not unknown:
        return ""
    listed = sorted(unknown.items(), key=lambda item: -item[1])
    named = ", ".join(f"{number} ({count} px)" for number, count in listed[:_NAMED])
    if len(listed) <= _NAMED:
        return tr.later(
            "These numbers are no labels and became unlabelled: {numbers}.", numbers=named
        )
    return tr.later(
        "These numbers are no labels and became unlabelled: {numbers} and {more} more.",
        numbers=named,
        more=len(listed) - _NAMED,
    )


def classes_of(manifest: ModelManifest) -> ClassTable:
    """The class table of data sets for a model: its own channels, in its order.

    Channels that no picture of its training showed are not in its manifest; they keep their places.

    Raises:
        DatasetError: the model has no channel for unlabelled pixels, or not as the last one.
    """
    last = manifest.unlabelled
    rows = {c.index: asdict(c.row) for c in manifest.classes}
    if last is None or max(rows, default=0) > last:
        raise DatasetError(
            tr.later(
                "{model}: it has no class for unlabelled pixels, which label maps of people have. "
                "Choose another model to start from.",
                model=cleaned(manifest.name),
            )
        )
    rows[last] = {"index": last, "name": UNLABELLED_NAME, "coco": UNLABELLED}
    named = [rows.get(i, {"index": i, "name": f"class {i}", "coco": None}) for i in range(last + 1)]
    return ClassTable(tuple(named), True)
