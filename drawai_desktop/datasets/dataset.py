"""Pairs of photograph and label map: a folder, or a zip of one that is read in place.

Both hold ``images/NAME.*``, ``labels/NAME.png`` (or another format that keeps numbers; the class's
index in each pixel; 255 is unlabelled) and ``classes.json``.
"""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

import numpy as np

from drawai_desktop.core.foreign_file import placed
from drawai_desktop.core.image_file import PICTURE_SUFFIXES, decode_photo
from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.core.pixels import decode_numbers
from drawai_desktop.datasets.class_table import CLASSES_FILE, ClassTable
from drawai_desktop.datasets.map_colours import COLOURS_FILE, MapColours, read_colours
from drawai_desktop.datasets.set_files import IMAGES, LABELS, SetFiles, open_files
from drawai_desktop.errors import DatasetError, ImageError
from drawai_desktop.words import Words, in_a_row, translator

tr = translator(__name__)

MAP_SUFFIXES = (".png", ".tif", ".tiff", ".bmp", ".gif")
"""Formats that keep numbers as they are."""
READING_FAULTS = (ImageError, DatasetError, OSError, ValueError)
"""What reading a pair may raise."""


@dataclass(frozen=True)
class Pair:
    """One photograph and its label map, not yet read."""

    name: str
    files: SetFiles
    image: str
    label: str
    colours: MapColours | None = None
    """What the colours of the label map mean, where a list says so."""

    def read_image(self) -> np.ndarray:
        """uint8 (H, W, 3), RGB, upright.

        Raises:
            ImageError, DatasetError: it cannot be read.
        """
        return np.array(decode_photo(self.files.read(self.image), self.image))

    def read_label(self, classes: ClassTable) -> np.ndarray:
        """uint8 (H, W): class indexes; 255 has become the channel for unlabelled, if there is one.

        Raises:
            ImageError, DatasetError: it cannot be read, or holds numbers above 255.
        """
        content = self.files.read(self.label)
        decode = decode_numbers if self.colours is None else self.colours.decode
        numbers = decode(content, self.label)
        most = int(numbers.max(initial=0))
        if most > UNLABELLED:
            raise DatasetError(
                tr.later(
                    "{name}: holds {most}, but the classes end at {last}. Renumber it.",
                    name=self.label,
                    most=most,
                    last=len(classes) - 1,
                )
            )
        label = numbers.astype(np.uint8)
        if classes.has_unlabelled:
            label[label == UNLABELLED] = len(classes) - 1
        return label

    def stamp(self) -> str:
        """Changes when one of the two files does."""
        return f"{self.files.stamp(self.image)} {self.files.stamp(self.label)}"

    def is_held_out(self, every: int) -> bool:
        """Whether the pair is kept for judging: by the checksum of its name, as ``drawai evaluate``
        chooses its pairs."""
        if every < 1:
            return False
        return zlib.crc32(self.name.encode()) % every == 0


@dataclass(frozen=True)
class Dataset:
    """All pairs of one or more places that share a class table."""

    classes: ClassTable
    pairs: tuple[Pair, ...]

    def split(self, every: int) -> tuple["Dataset", "Dataset"]:
        """(for training, held out)."""
        kept = [p.is_held_out(every) for p in self.pairs]
        parts = [
            Dataset(self.classes, tuple(p for p, k in zip(self.pairs, kept, strict=True) if k is w))
            for w in (False, True)
        ]
        return parts[0], parts[1]

    def with_unlabelled(self) -> "Dataset":
        """The same with a class for unlabelled pixels."""
        return replace(self, classes=self.classes.with_unlabelled())

    def fitted(self, classes: ClassTable) -> "Dataset | None":
        """The same pairs under a table that this one's fits; None if it does not."""
        if classes == self.classes:
            return self
        is_wider = classes.has_unlabelled and classes.fits(self.classes)
        return replace(self, classes=classes) if is_wider else None

    def without(self, names: Iterable[str]) -> "Dataset":
        """The pairs but those of these names."""
        left_out = set(names)
        return replace(self, pairs=tuple(p for p in self.pairs if p.name not in left_out))

    def named(self, names: Iterable[str]) -> "Dataset":
        """The pairs of these names, in the names' order."""
        by_name = {pair.name: pair for pair in self.pairs}
        return Dataset(self.classes, tuple(by_name[n] for n in names if n in by_name))

    def matching(self, pattern: str) -> "Dataset":
        """The pairs whose names fit a pattern, such as ``f*``; maybe none."""
        return replace(self, pairs=tuple(p for p in self.pairs if fnmatchcase(p.name, pattern)))


def open_dataset(paths: Sequence[Path]) -> Dataset:
    """The pairs of folders and zips.

    Raises:
        DatasetError: nothing there, no class table, different tables, or files without partner;
            lists all of it.
    """
    problems: list[Words] = []
    pairs: list[Pair] = []
    table: ClassTable | None = None
    for path in paths:
        files = open_files(path)
        names = set(files.names())
        found = _classes_of(path, files, names)
        if table is not None and not found.fits(table):
            raise DatasetError(
                tr.later(
                    "{path}: its class table differs from that of {first}.",
                    path=path,
                    first=paths[0],
                )
            )
        table = found if table is None or found.has_unlabelled else table
        colours = None
        if COLOURS_FILE in names:
            colours = read_colours(files.read(COLOURS_FILE), found, placed(path))
        made = _pairs_of(path, files, names, problems)
        pairs += [replace(pair, colours=colours) for pair in made]
    doubled = _doubled(pair.name for pair in pairs)
    problems += [tr.later("{name}: in more than one data set", name=name) for name in doubled]
    if not pairs and not problems:
        problems.append(tr.later("no picture at all in images/"))
    if problems or table is None:
        raise DatasetError(listed(problems or [tr.later("no data set was named")]))
    return Dataset(table, tuple(sorted(pairs, key=lambda pair: pair.name)))


def _classes_of(path: Path, files: SetFiles, names: set[str]) -> ClassTable:
    if CLASSES_FILE not in names:
        raise DatasetError(
            tr.later(
                "{path}: no {file} in it. Write one: a list of the class names in the order of "
                "their numbers.",
                path=placed(path),
                file=CLASSES_FILE,
            )
        )
    return ClassTable.from_json(files.read(CLASSES_FILE), placed(path))


def _pairs_of(path: Path, files: SetFiles, names: set[str], problems: list[Words]) -> list[Pair]:
    images, doubled = _by_stem(names, IMAGES, PICTURE_SUFFIXES)
    problems += [
        tr.later("{path}: two pictures are called {name}", path=path, name=n) for n in doubled
    ]
    labels, doubled = _by_stem(names, LABELS, MAP_SUFFIXES)
    problems += [
        tr.later("{path}: two label maps are called {name}", path=path, name=n) for n in doubled
    ]
    problems += [
        tr.later("{path}: {image} has no labels/{name}.png", path=path, image=images[n], name=n)
        for n in sorted(images.keys() - labels.keys())
    ]
    problems += [
        tr.later("{path}: {label} has no picture", path=path, label=labels[n])
        for n in sorted(labels.keys() - images.keys())
    ]
    both = sorted(images.keys() & labels.keys())
    return [Pair(name, files, images[name], labels[name]) for name in both]


def _by_stem(
    names: Iterable[str], folder: str, suffixes: Sequence[str]
) -> tuple[dict[str, str], list[str]]:
    """(name without ending -> file, of one of the folders; names that several files have)."""
    found: dict[str, str] = {}
    doubled: list[str] = []
    for name in sorted(names):
        parts = PurePosixPath(name)
        if str(parts.parent) != folder or parts.suffix.lower() not in suffixes:
            continue
        if parts.stem in found:
            doubled.append(parts.stem)
        found[parts.stem] = name
    return found, doubled


def _doubled(names: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    return sorted({name for name in names if name in seen or seen.add(name)})  # type: ignore[func-returns-value]


def listed(problems: Sequence[Words], most: int = 20) -> Words:
    """One message of many problems."""
    shown = list(problems[:most])
    if len(problems) > most:
        shown.append(tr.later("and {n} more", n=len(problems) - most))
    return tr.count_later(
        "The data set cannot be used as it is ({n} fault):\n  {faults}\n"
        "Correct or remove this file and start again.",
        "The data set cannot be used as it is ({n} faults):\n  {faults}\n"
        "Correct or remove these files and start again.",
        n=len(problems),
        faults=in_a_row(shown, "\n  "),
    )
