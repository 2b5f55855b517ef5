"""Translatable words between processes: what one tells, another shows in its own language."""

from typing import Any

from drawai_desktop.core.json_entry import JsonEntry
from drawai_desktop.words import Words, in_english

Said = str | Words
"""A sentence as it is, or one that is looked up when it is shown."""
_LONGEST = 1 << 15
"""Letters: a list of what is wrong with a data set is long, and every sentence in it, too."""
_DEEPEST = 6
_MOST_VALUES = 32


def words_value(said: object) -> Any:  # noqa: ANN401 - it is JSON
    """The JSON value of a sentence: a text, or what to look up, with its English text."""
    if not isinstance(said, Words):
        return said if isinstance(said, (int, float)) else str(said)
    with in_english():
        english = str(said)
    return {
        "text": english,
        "context": said.context,
        "one": said.one,
        "many": said.many,
        "n": said.n,
        "values": {name: words_value(value) for name, value in said.values},
    }


def read_words(entry: JsonEntry, key: str) -> Said:
    """A sentence of a JSON entry.

    Raises:
        FileError: it is neither a text nor words.
    """
    inner = entry.entry(key) if not _is_text(entry, key) else None
    return entry.text(key, most=_LONGEST) if inner is None else _words(inner, _DEEPEST)


def _is_text(entry: JsonEntry, key: str) -> bool:
    return isinstance(entry.plain().get(key), str)


def _words(entry: JsonEntry, depth: int) -> Said:
    english = entry.text("text", most=_LONGEST)
    plain = entry.plain().get("values")
    if not isinstance(plain, dict) or len(plain) > _MOST_VALUES or not depth:
        return english
    inner = entry.entry("values")
    assert inner is not None
    values = []
    for name, value in plain.items():
        nested = inner.entry(name) if isinstance(value, dict) else None
        values.append((name, value if nested is None else _words(nested, depth - 1)))
    many = entry.text("many", most=_LONGEST)
    words = Words(
        entry.text("context"),
        entry.text("one", most=_LONGEST),
        many,
        entry.whole("n", -1, 10**9),
        tuple(values),
    )
    # What is shown later must not fail then.
    with in_english():
        try:
            return words if str(words) == english else english
        except (KeyError, ValueError, IndexError, AttributeError, TypeError):
            return english
