"""Writes a data set anew with flowers, rivers and stones as labels of their own.

    python -m tools.split_labels OUTPUT.zip DATASET... [--accept FILE] [--leave-out FILE]

A landscape segmenter knows none of them: they lie in meadows, lakes and rock. Rules by
colour, place and texture propose where (tools/label_rules), and are often wrong.
So write contact sheets first (``--sheets FOLDER``), look at them, and list what is right, a line
``NAME<tab>LABEL`` each: with the list nothing else is taken. Photographs are copied as they are:
treat the result as they are treated.
"""

import argparse
import io
import json
import sys
import zipfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import IO

import numpy as np
from PIL import Image, ImageDraw

from drawai_desktop.cli.exit_status import EXIT_BAD_INPUT
from drawai_desktop.core.atomic_file import write_atomically
from drawai_desktop.core.labels import UNLABELLED_NAME
from drawai_desktop.core.text_file import read_lines
from drawai_desktop.datasets.class_table import CLASSES_FILE, ClassTable
from drawai_desktop.datasets.dataset import Pair, open_dataset
from drawai_desktop.datasets.leave_out import names_to_leave_out
from drawai_desktop.errors import DatasetError, DrawAIError, OptionError
from tools.label_rules.rules import RULES, Rule
from tools.label_rules.scene import Scene

_COLUMNS, _ROWS, _SIDE = 10, 5, 160


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("output", type=Path, help="the data set to write, a .zip file")
    parser.add_argument("datasets", nargs="+", type=Path, help="folders or zips of a data set")
    parser.add_argument(
        "--labels", nargs="+", default=[rule.name for rule in RULES], help="those to find"
    )
    parser.add_argument("--accept", type=Path, help="list of NAME<tab>LABEL found right by eye")
    parser.add_argument("--leave-out", type=Path, help="list of pairs to leave out")
    parser.add_argument("--sheets", type=Path, help="a folder for contact sheets")
    try:
        split_labels(parser.parse_args())
    except DrawAIError as error:
        print(f"{parser.prog}: {error}", file=sys.stderr)
        sys.exit(EXIT_BAD_INPUT)


def split_labels(options: argparse.Namespace) -> None:
    """Writes the data set, and says how often each label was found.

    Raises:
        DrawAIError: a data set or a file of it cannot be read, a label has no rule or is there
            already, or the output cannot be written.
    """
    dataset = open_dataset(options.datasets).with_unlabelled()
    rules = chosen_rules(options.labels, dataset.classes)
    table = grown_table(dataset.classes, [rule.name for rule in rules])
    pairs = dataset.without(names_to_leave_out(options.datasets, options.leave_out)).pairs
    accepted = read_accepted(options.accept) if options.accept else None
    found: Counter[str] = Counter()
    sheets = {rule.name: _Sheets(options.sheets, rule.name) for rule in rules}

    def write(file: IO[bytes]) -> None:
        with zipfile.ZipFile(file, "w") as packed:
            packed.writestr(CLASSES_FILE, json.dumps({"classes": list(table.rows)}))
            for pair in pairs:
                classes, masks = split_map(pair, dataset.classes, rules, accepted)
                packed.writestr(pair.image, pair.files.read(pair.image))
                packed.writestr(f"labels/{pair.name}.png", _png(classes))
                for name, mask in masks.items():
                    found[name] += 1
                    sheets[name].add(pair, mask)

    write_atomically(options.output, write)
    for sheet in sheets.values():
        sheet.write()
    told = ", ".join(f"{rule.name} {found[rule.name]}" for rule in rules)
    print(f"{options.output}: {len(pairs)} pairs; pictures that show {told}")


def chosen_rules(names: Sequence[str], classes: ClassTable) -> list[Rule]:
    """The rules of these labels.

    Raises:
        OptionError: there is none for one, or it is a class already.
    """
    by_name = {rule.name: rule for rule in RULES}
    for name in names:
        if name not in by_name or name in classes.names:
            problem = "there is no rule for it" if name not in by_name else "it is a class already"
            raise OptionError(f"{name}: {problem}. Choose --labels among {', '.join(by_name)}.")
    return [by_name[name] for name in dict.fromkeys(names)]


def grown_table(classes: ClassTable, names: Sequence[str]) -> ClassTable:
    """The class table with further classes before the one for unlabelled pixels."""
    every = [*classes.names[:-1], *names, UNLABELLED_NAME]
    own = {str(row["name"]): row for row in classes.rows}
    rows = [{**own.get(name, {"name": name}), "index": i} for i, name in enumerate(every)]
    return ClassTable.from_json(json.dumps(rows), CLASSES_FILE)


def split_map(
    pair: Pair,
    classes: ClassTable,
    rules: Sequence[Rule],
    accepted: frozenset[tuple[str, str]] | None,
) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """A pair's map under the grown table, and where each label is in it.

    Args:
        accepted: (pair, label) that a person found right; None to take all.
    Returns:
        (uint8 (H, W); label -> bool (H, W), for those that were found).
    Raises:
        DatasetError, ImageError: a file cannot be read, or map and photograph differ in size.
    """
    photo, old = pair.read_image(), pair.read_label(classes)
    if photo.shape[:2] != old.shape:
        raise DatasetError(f"{pair.label}: its size is not that of the photograph. Mend the pair.")
    new = old.copy()
    new[old == len(classes) - 1] = len(classes) - 1 + len(rules)
    masks: dict[str, np.ndarray] = {}
    scene = Scene(photo, old, classes.names)
    for place, rule in enumerate(rules):
        if accepted is not None and (pair.name, rule.name) not in accepted:
            continue
        mask = rule.mask(scene)
        if mask.any():
            new[mask] = len(classes) - 1 + place
            masks[rule.name] = mask
    return new, masks


def read_accepted(path: Path) -> frozenset[tuple[str, str]]:
    """(pair, label) that a person found right.

    Raises:
        DatasetError: the list cannot be read, or a line has no label.
    """
    accepted = set()
    for line in read_lines(path, "list of labels", DatasetError):
        if not line.strip() or line.startswith("#"):
            continue
        parts = line.split("\t")
        if len(parts) < 2:
            raise DatasetError(f"{path}: a line is not NAME<tab>LABEL. Correct it.")
        accepted.add((parts[0].strip(), parts[1].strip()))
    return frozenset(accepted)


def _png(classes: np.ndarray) -> bytes:
    data = io.BytesIO()
    Image.fromarray(classes).save(data, "PNG", optimize=True)
    return data.getvalue()


class _Sheets:
    """Contact sheets of one label: photographs, and below each the same with the label tinted."""

    def __init__(self, folder: Path | None, name: str) -> None:
        self._folder, self._name, self._number = folder, name, 0
        self._cells: list[Image.Image] = []

    def add(self, pair: Pair, mask: np.ndarray) -> None:
        if self._folder is None:
            return
        photo = pair.read_image()
        tinted = photo.copy()
        tinted[mask] = photo[mask] // 2 + np.array([127, 0, 127], np.uint8)
        cell = Image.fromarray(np.concatenate([photo, tinted])).resize((_SIDE, 2 * _SIDE))
        ImageDraw.Draw(cell).text((2, 2), pair.name, "yellow", stroke_width=1, stroke_fill="black")
        self._cells.append(cell)
        if len(self._cells) == _COLUMNS * _ROWS:
            self.write()

    def write(self) -> None:
        if self._folder is None or not self._cells:
            return
        rows = -(-len(self._cells) // _COLUMNS)
        sheet = Image.new("RGB", (_COLUMNS * _SIDE, rows * 2 * _SIDE))
        for place, cell in enumerate(self._cells):
            sheet.paste(cell, (place % _COLUMNS * _SIDE, place // _COLUMNS * 2 * _SIDE))
        self._folder.mkdir(parents=True, exist_ok=True)
        self._number += 1
        sheet.save(self._folder / f"{self._name}-{self._number}.jpg", quality=85)
        self._cells = []


if __name__ == "__main__":
    main()
