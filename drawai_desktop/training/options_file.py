"""Options of a run as JSON: written with all entries, read with those that are there."""

from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

from drawai_desktop.core.foreign_file import placed
from drawai_desktop.core.json_file import parse_json
from drawai_desktop.core.text_file import read_text
from drawai_desktop.errors import OptionError

OPTIONS_FILE = "options.json"
_Options = TypeVar("_Options")


def options_from_json(
    kind: type[_Options], stage: type[Any], parts: dict[str, type[Any]], text: str, what: str
) -> _Options:
    """Options from JSON; entries that are left out have their defaults.

    Args:
        kind: the dataclass of all options, with an entry ``stages``.
        stage: the dataclass of a stage.
        parts: entry -> dataclass, of those that are groups of entries.
        what: what a message calls the text.
    Raises:
        OptionError: no JSON, or entries that do not exist or fit; names them.
    """
    try:
        values = parse_json(text, what, OptionError)
        stages = tuple(_filled(stage, dict(row), what) for row in values.pop("stages"))
        filled = {
            name: _filled(part, dict(values.pop(name, {})), what) for name, part in parts.items()
        }
        made: _Options = _filled(kind, {**values, **filled, "stages": stages}, what)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise OptionError(
            f"{what}: not a training configuration, an entry is missing or of another kind. "
            f"Compare it with the {OPTIONS_FILE} that a run writes."
        ) from error
    return made


def read_options_text(path: Path) -> str:
    """The text of an options file.

    Raises:
        OptionError: it cannot be read.
    """
    if not path.exists():
        raise OptionError(
            f"{placed(path)}: cannot be read, there is no such file. Check the path; a run's "
            f"folder has one called {OPTIONS_FILE}."
        )
    return read_text(path, "training configuration", OptionError)


def _filled(kind: Any, values: dict[str, Any], what: str) -> Any:  # noqa: ANN401 - any dataclass
    known = {f.name for f in fields(kind)}
    unknown = sorted(set(values) - known)
    if unknown:
        raise OptionError(
            f"{what}: {kind.__name__} has no {', '.join(unknown)[:80]}; it knows "
            f"{', '.join(sorted(known))}."
        )
    return kind(**{name: _tuples(value) for name, value in values.items()})


def _tuples(value: Any) -> Any:  # noqa: ANN401 - JSON knows no tuples
    return tuple(_tuples(v) for v in value) if isinstance(value, list) else value
