"""The entries of a settings file, each by itself: one that is broken costs no other."""

import json
import re
from itertools import islice
from typing import Any

_SPACE = re.compile(r"[ \t\n\r]*")
_NESTING = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]')
_LONGEST_NUMBER = 20
_MOST_ENTRIES = 1000
_MOST_BRACKETS = 1_000_000
"""Of what is skipped, since it is nested too deeply."""


def entries_of(text: str) -> tuple[dict[str, Any], bool]:
    """The entries of a JSON object, and whether all of it could be read.

    What is nested too deeply and what is no number become None; what comes after a place where it
    is no JSON any more is left out.
    """
    decoder = json.JSONDecoder(parse_int=_whole, parse_constant=lambda _name: None)
    entries: dict[str, Any] = {}
    place = _skip(text, 0)
    if text[place : place + 1] != "{":
        return {}, False
    place = _skip(text, place + 1)
    if text[place : place + 1] == "}":
        return {}, True
    while len(entries) < _MOST_ENTRIES:
        try:
            name, place = decoder.raw_decode(text, place)
            place = _skip(text, place)
            if not isinstance(name, str) or text[place : place + 1] != ":":
                return entries, False
            value, place = _value(decoder, text, _skip(text, place + 1))
        except (ValueError, RecursionError):
            return entries, False
        entries[name] = value
        place = _skip(text, place)
        if text[place : place + 1] != ",":
            return entries, text[place : place + 1] == "}"
        place = _skip(text, place + 1)
    return entries, False


def _value(decoder: json.JSONDecoder, text: str, place: int) -> tuple[Any, int]:
    try:
        return decoder.raw_decode(text, place)
    except RecursionError:
        return None, _after_nested(text, place)


def _after_nested(text: str, place: int) -> int:
    """Where a list or an object ends that is too deep to be read."""
    depth = 0
    for match in islice(_NESTING.finditer(text, place), _MOST_BRACKETS):
        if match[0] in "[{":
            depth += 1
        elif match[0] in "]}":
            depth -= 1
            if depth == 0:
                return match.end()
    raise ValueError("it does not end")


def _whole(digits: str) -> int | None:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else None


def _skip(text: str, place: int) -> int:
    match = _SPACE.match(text, place)
    assert match is not None
    return match.end()
