"""Paths, numbers, sizes and styles of scripts: Python's, numpy's, or what cannot be used."""

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from drawai_desktop.core.export_size import check_size
from drawai_desktop.core.foreign_file import cleaned
from drawai_desktop.core.json_entry import JsonEntry
from drawai_desktop.core.style import Style, check_seed
from drawai_desktop.core.style_entry import checked_style
from drawai_desktop.errors import OptionError

Size = int | tuple[int, int]
"""(width, height) in pixels, or the longer side alone."""
_LARGEST = 10**15


def path_given(path: Any, called: str = "The file") -> Path:  # noqa: ANN401 - a script's
    """Where a file or a folder lies.

    Args:
        called: what a message says of it.
    Raises:
        OptionError: it is no path, or an empty one, which would be the folder that one is in.
    """
    given = os.fspath(path) if isinstance(path, (str, os.PathLike)) else None
    if not isinstance(given, str) or not given:
        said = "given as empty text" if path == "" else f"of the type {type(path).__name__}"
        raise OptionError(f"{called} is {said}. Give its path, as text or as a Path.")
    return Path(given)


def whole_number(value: Any, called: str) -> int:  # noqa: ANN401 - a script's
    """A whole number, whatever its type is.

    Args:
        called: what a message says of it: "The seed".
    Raises:
        OptionError: it is none.
    """
    is_whole = isinstance(value, (int, np.integer)) and not isinstance(value, bool)
    if is_whole or (isinstance(value, (float, np.floating)) and float(value).is_integer()):
        if abs(int(value)) > _LARGEST:  # it would fill the sentence that says so
            raise OptionError(f"{called} is a number of too many digits. Give a smaller one.")
        return int(value)
    raise OptionError(f"{called} is {_shown(value)}; it must be a whole number.")


def sides_of(size: Any) -> int | tuple[int, int]:  # noqa: ANN401 - a script's
    """A size as it is meant: the longer side, or (width, height), each one that pictures may have.

    Raises:
        OptionError: it is none.
    """
    if isinstance(size, (tuple, list, np.ndarray)) and len(size) == 2:
        width, height = (whole_number(side, "A side of the size") for side in size)
        check_size(width, height)
        return width, height
    if isinstance(size, (str, tuple, list, np.ndarray)) or size is None:
        raise OptionError(
            f"The size is {_shown(size)}; give (width, height), or one number for the longer side."
        )
    side = whole_number(size, "The size")
    check_size(side, side)
    return side


def picture_size_given(size: Any, rows: int, columns: int) -> tuple[int, int]:  # noqa: ANN401
    """(width, height) of the picture of a map, whose own size None stands for.

    Raises:
        OptionError: it is no size.
    """
    if size is None:
        return columns, rows
    sides = sides_of(size)
    if isinstance(sides, int):
        scale = sides / max(rows, columns)
        sides = (max(1, round(columns * scale)), max(1, round(rows * scale)))
        check_size(*sides)
    return sides


def seed_given(seed: Any) -> int:  # noqa: ANN401 - a script's
    """A style's seed.

    Raises:
        OptionError: there is no such seed.
    """
    number = whole_number(seed, "The seed")
    check_seed(number)
    return number


def style_given(style: Any, called: str = "The style") -> Style:  # noqa: ANN401 - a script's
    """A style as a file that has it is read, its numbers Python's.

    Args:
        called: what a message says of it.
    Raises:
        OptionError: it is none, or has values that none can have.
    """
    if not isinstance(style, Style):
        raise OptionError(
            f"{called} is {_shown(style)}. Give a Style; model.style has those of a model by their "
            "names."
        )
    return checked_style(as_json(asdict(style), called))


def as_json(values: dict[str, object], name: str) -> JsonEntry:
    """Values as they are once they were written.

    Args:
        name: what a message calls them.
    """
    plain: object = json.loads(json.dumps(values, default=_plain))
    return JsonEntry(plain, name, OptionError)


def _plain(value: Any) -> object:  # noqa: ANN401 - of numpy, or anything else
    return value.tolist() if isinstance(value, (np.generic, np.ndarray)) else repr(value)


def _shown(value: object) -> str:
    return cleaned(repr(value), 40)
