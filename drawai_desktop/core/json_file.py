"""The door for JSON of others: files, and texts inside archives."""

import json
import math
import re
from pathlib import Path
from typing import Any, NoReturn

from drawai_desktop.core.foreign_file import cleaned, named, read_whole
from drawai_desktop.core.text_file import decode_text
from drawai_desktop.errors import DrawAIError, FileError
from drawai_desktop.words import Words, translator

tr = translator(__name__)

JSON = tr.later("JSON file")
"""What is expected, where nothing more is said."""

LARGEST_JSON = 64_000_000
"""Bytes."""
DEEPEST = 64
"""So many lists and entries may lie within each other."""
_HALF = re.compile(r"\\u[dD][89a-fA-F]")
"""How half of a character is written that takes two numbers of UTF-16."""


class _Refused(Exception):
    """What is wrong, as the end of a sentence."""


def read_json(
    path: Path,
    kind: object = JSON,
    error_type: type[DrawAIError] = FileError,
    most: int = LARGEST_JSON,
) -> Any:  # noqa: ANN401 - it is JSON
    """What a JSON file holds.

    Args:
        kind: what is expected, for messages.
        error_type: what is raised.
        most: size in bytes from which on it is refused.
    Raises:
        FileError: it cannot be read, is empty or too large, or see :func:`parse_json`.
    """
    return parse_json(read_whole(path, most, kind, error_type), named(path), error_type)


def parse_json(
    content: bytes | str,
    name: str,
    error_type: type[DrawAIError] = FileError,
    *,
    finite: bool = True,
) -> Any:  # noqa: ANN401 - it is JSON
    """What a JSON text holds.

    Halves of characters, which no file and no window can have, become question marks.

    Args:
        name: what a message calls it; see :func:`drawai_desktop.core.foreign_file.named`.
        error_type: what is raised.
        finite: refuse NaN and infinite numbers, which are no JSON.
    Raises:
        FileError: not JSON, an entry that is there twice, nested too deeply, or a number that is
            none.
    """
    text = decode_text(content, name, JSON, error_type) if isinstance(content, bytes) else content
    try:
        data = _parsed(text, finite)
        if _HALF.search(text):  # it may be one of a pair
            data = _parsed(json.dumps(data, ensure_ascii=False).encode(errors="replace"), finite)
        if text.count("[") + text.count("{") > DEEPEST:
            _check_depth(data)
    except json.JSONDecodeError as error:
        raise error_type(
            tr.later(
                "{name}: not valid JSON (line {lineno}, column {colno}). Correct it, or get "
                "it again.",
                name=name,
                lineno=error.lineno,
                colno=error.colno,
            )
        ) from error
    except RecursionError as error:
        raise error_type(_sentence(name, tr.later("its entries are nested too deeply"))) from error
    except _Refused as error:
        raise error_type(_sentence(name, error)) from error
    except MemoryError as error:
        raise error_type(_sentence(name, tr.later("it needs more memory than is free"))) from error
    return data


def _parsed(text: str | bytes, finite: bool) -> Any:  # noqa: ANN401 - it is JSON
    return json.loads(
        text,
        object_pairs_hook=_entries,
        parse_constant=_constant if finite else None,
        parse_float=_finite if finite else None,
        parse_int=_whole,
    )


def _sentence(name: str, reason: object) -> Words:
    return tr.later(
        "{name}: cannot be used, since {reason}. Correct it, or get it again.",
        name=name,
        reason=reason,
    )


def _entries(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    entries = dict(pairs)
    if len(entries) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _Refused(
                    tr.later('"{key}" is there twice in one entry', key=cleaned(key, 40))
                )
            seen.add(key)
    return entries


def _constant(_text: str) -> NoReturn:
    raise _Refused(tr.later("one of its numbers is not finite"))


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise _Refused(tr.later("one of its numbers is not finite"))
    return number


def _whole(text: str) -> int:
    if len(text) > 20:
        raise _Refused(tr.later("the number {value} is too large", value=cleaned(text, 40)))
    return int(text)


def _check_depth(data: Any) -> None:  # noqa: ANN401 - it is JSON
    level: list[Any] = [data]
    for _ in range(DEEPEST + 1):
        below: list[Any] = []
        for value in level:
            if isinstance(value, dict):
                below += [v for v in value.values() if isinstance(v, (dict, list))]
            elif isinstance(value, list):
                below += [v for v in value if isinstance(v, (dict, list))]
        if not below:
            return
        level = below
    raise _Refused(tr.later("its entries are nested too deeply"))
