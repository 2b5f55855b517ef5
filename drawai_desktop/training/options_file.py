"""Options of a run as JSON: written with all entries, read with those that are there."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from drawai_desktop.core.atomic_file import write_bytes
from drawai_desktop.core.foreign_file import placed
from drawai_desktop.core.json_file import parse_json
from drawai_desktop.core.text_file import read_text
from drawai_desktop.errors import OptionError
from drawai_desktop.words import translator

tr = translator(__name__)

OPTIONS_FILE = "options.json"
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
    return kind(**{name: _tuples(value) for name, value in values.items()})


def _tuples(value: Any) -> Any:  # noqa: ANN401 - JSON knows no tuples
    return tuple(_tuples(v) for v in value) if isinstance(value, list) else value
