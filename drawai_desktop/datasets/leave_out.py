"""Pairs that are in a data set and should not train a model: copies, frames, text, odd colours."""

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from drawai_desktop.core.foreign_file import placed
from drawai_desktop.core.image_file import PICTURE_SUFFIXES
from drawai_desktop.core.text_file import read_lines
from drawai_desktop.errors import DatasetError
from drawai_desktop.words import translator

tr = translator(__name__)

LEAVE_OUT_FILE = "leave_out.tsv"
"""In or beside a data set, it is read unasked."""


def read_leave_out(path: Path) -> frozenset[str]:
    """The names in a file with one pair a line; what follows a tab or a comma is a reason.

    Raises:
        DatasetError: it cannot be read, or holds no name.
    """
    names = set()
    for line in read_lines(path, tr.later("list of names"), DatasetError):
        name = line.replace(",", "\t").split("\t")[0].strip().strip('"')
        if name and not name.startswith("#"):
            file = PurePosixPath(name.replace("\\", "/"))
            names.add(file.stem if file.suffix.lower() in PICTURE_SUFFIXES else file.name)
    if not names:
        raise DatasetError(
            tr.later(
                "{path}: no name in it. Write the names of the pairs to leave out, one a line.",
                path=placed(path),
            )
        )
    return frozenset(names)


def lists_beside(datasets: Iterable[Path]) -> list[Path]:
    """The lists that lie in or beside these data sets."""
    found: dict[Path, None] = {}
    for path in datasets:
        for folder in (path, path.resolve().parent):
            if (folder / LEAVE_OUT_FILE).is_file():
                found[(folder / LEAVE_OUT_FILE).resolve()] = None
    return list(found)


def names_to_leave_out(datasets: Sequence[Path], given: Path | None) -> frozenset[str]:
    """The names in the list that is given, or in those that lie in or beside the data sets.

    Raises:
        DatasetError: one cannot be read.
    """
    files = [given] if given is not None else lists_beside(datasets)
    return frozenset(name for file in files for name in read_leave_out(file))
