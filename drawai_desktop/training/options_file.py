"""Options of a run as JSON: written with all entries, read with those that are there."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from types import UnionType
from typing import (
    Any,
    ClassVar,
    Literal,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from drawai_desktop.core.atomic_file import write_bytes
from drawai_desktop.core.foreign_file import cleaned, placed
from drawai_desktop.core.json_file import parse_json
from drawai_desktop.core.text_file import read_text
from drawai_desktop.errors import OptionError
from drawai_desktop.words import translator

tr = translator(__name__)

OPTIONS_FILE = "options.json"
_LARGEST = (1 << 63) - 1
"""Of the numbers, none of which may be negative; as a seed, what torch takes."""
_BOUNDS = {
    "steps": (0, 100_000_000),
    "batch": (0, 4096),
    "resolution": (0, 4096),
    "shift": (0, 4096),
    "ngf": (1, 512),
    "kernel": (1, 15),
    "style_size": (0, 4096),
    "encoder_widths": (1, 2048),
    "encoder_size": (16, 1024),
    "patch_width": (1, 1024),
    "head_width": (1, 1024),
    "average": (0, 1),
    "flip": (0, 1),
    "widths": (1, 2048),
    "blocks": (0, 64),
    "count": (0, 1_000_000),
    "crop": (8, 4096),
}
"""Entry -> the least and the largest number: above it no machine has the memory."""
_Options = TypeVar("_Options", bound="RunOptions")


@dataclass(frozen=True)
class RunOptions:
    """Options of a whole run, which lie as JSON in its folder.

    Attributes:
        stage_kind: the dataclass of a stage; the options have ``stages``, a tuple of them.
        parts: entry -> dataclass, of those entries that are groups of entries.
    """

    stage_kind: ClassVar[type[Any]]
    parts: ClassVar[Mapping[str, type[Any]]]

    def to_json(self) -> str:
        """All entries, to be edited by a person or read by :meth:`from_json`."""
        return json.dumps(asdict(self), indent=1) + "\n"

    def save(self, run: Path) -> None:
        """Writes them into the run's folder."""
        write_bytes(run / OPTIONS_FILE, self.to_json().encode())

    @classmethod
    def from_json(cls: type[_Options], text: str, what: str) -> _Options:
        """Options from JSON; entries that are left out have their defaults.

        Args:
            what: what a message calls the text.
        Raises:
            OptionError: no JSON, or entries that do not exist or fit; names them.
        """
        return _read(cls, text, what)

    @classmethod
    def load(cls: type[_Options], path: Path) -> _Options:
        """The options of a file; see :meth:`from_json`.

        Raises:
            OptionError: it cannot be read, or what it holds cannot be used.
        """
        return _read(cls, _text_of(path), str(path))


def _read(kind: type[_Options], text: str, what: str) -> _Options:
    try:
        values = parse_json(text, what, OptionError)
        stages = tuple(_filled(kind.stage_kind, dict(row), what) for row in values.pop("stages"))
        filled = {
            name: _filled(part, dict(values.pop(name, {})), what)
            for name, part in kind.parts.items()
        }
        made: _Options = _filled(kind, {**values, **filled, "stages": stages}, what)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise OptionError(
            tr.later(
                "{what}: not a training configuration, since an entry is missing or of another "
                "kind. Compare it with the {file} that a run writes.",
                what=what,
                file=OPTIONS_FILE,
            )
        ) from error
    return made


def _text_of(path: Path) -> str:
    if not path.exists():
        raise OptionError(
            tr.later(
                "{path}: cannot be read, since there is no such file. Check the path; a run's "
                "folder has one called {file}.",
                path=placed(path),
                file=OPTIONS_FILE,
            )
        )
    return read_text(path, tr.later("training configuration"), OptionError)


def _filled(kind: Any, values: dict[str, Any], what: str) -> Any:  # noqa: ANN401 - any dataclass
    known = {f.name for f in fields(kind)}
    unknown = sorted(set(values) - known)
    if unknown:
        raise OptionError(
            tr.later(
                "{what}: {part} has no {unknown}; it knows {known}.",
                what=what,
                part=kind.__name__,
                unknown=", ".join(unknown)[:80],
                known=", ".join(sorted(known)),
            )
        )
    hints = get_type_hints(kind)
    given = {name: _tuples(value, hints[name]) for name, value in values.items()}
    for name, value in given.items():
        if not _is_of(value, hints[name]) or not _is_bearable(name, value):
            raise OptionError(
                tr.later(
                    '{what}: "{name}" of {part} cannot be {value}. Compare it with the {file} '
                    "that a run writes.",
                    what=what,
                    name=name,
                    part=kind.__name__,
                    value=cleaned(json.dumps(value, default=repr), 40),
                    file=OPTIONS_FILE,
                )
            )
    return kind(**given)


def _tuples(value: Any, wanted: Any) -> Any:  # noqa: ANN401 - JSON knows no tuples
    if isinstance(value, list):
        return tuple(_tuples(v, None) for v in value)
    # As people write 100000: 1e5.
    is_whole = wanted is int and isinstance(value, float) and value.is_integer()
    return int(value) if is_whole else value


def _is_bearable(name: str, value: Any) -> bool:  # noqa: ANN401 - JSON
    low, high = _BOUNDS.get(name, (0, _LARGEST))
    numbers = value if isinstance(value, tuple) else (value,)
    return all(low <= n <= high for n in numbers if isinstance(n, (int, float)))


def _is_of(value: Any, wanted: Any) -> bool:  # noqa: ANN401 - JSON, and a type
    """Whether a value is of the type that an entry is declared with."""
    inner = get_args(wanted)
    if get_origin(wanted) is Literal:
        return isinstance(value, str) and value in inner
    if get_origin(wanted) in (Union, UnionType):
        return any(_is_of(value, kind) for kind in inner)
    if get_origin(wanted) is tuple:
        if not isinstance(value, tuple):
            return False
        kinds = (inner[0],) * len(value) if inner[-1] is Ellipsis else inner
        return len(kinds) == len(value) and all(map(_is_of, value, kinds))
    if wanted in (int, float):
        kinds = (int, float) if wanted is float else (int,)
        is_number = isinstance(value, kinds) and not isinstance(value, bool)
        return is_number and 0 <= value <= _LARGEST
    return isinstance(value, wanted)
