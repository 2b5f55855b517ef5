"""The keys of all commands as a file: to carry them to another computer, or give them away.

JSON: ``{"kind": "drawai shortcuts", "version": 1, "keys": {"save": ["Ctrl+S"], ...}}``, keys as Qt
writes them, in English.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from drawai_desktop.core.atomic_file import write_bytes
from drawai_desktop.core.foreign_file import cleaned, named
from drawai_desktop.core.json_entry import JsonEntry
from drawai_desktop.core.json_file import read_json
from drawai_desktop.words import translator

tr = translator(__name__)

KIND = "drawai shortcuts"
SUFFIX = ".json"
_LARGEST = 1 << 20
MOST_KEYS = 8
"""Of one command."""
_MOST_COMMANDS, _LONGEST_KEY = 1000, 60


def write_shortcuts(path: Path, keys: Mapping[str, Sequence[str]]) -> None:
    """Writes command -> keys.

    Raises:
        FileError: it cannot be written; names the path.
    """
    content = {"kind": KIND, "version": 1, "keys": {n: list(k) for n, k in sorted(keys.items())}}
    write_bytes(path, (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode())


def read_shortcuts(path: Path) -> dict[str, tuple[str, ...]]:
    """Command -> keys, as the file has them: whether there are such commands and keys is for the
    caller to see.

    Raises:
        FileError: it cannot be read, is no such file, or gives a key to two commands.
    """
    entry = JsonEntry(read_json(path, tr("file of shortcuts"), most=_LARGEST), named(path))
    if entry.text("kind", "") != KIND:
        raise entry.wrong(tr.later("it has no shortcuts of DrawAI"))
    entry.whole("version", 1, 1)
    inner = entry.entry("keys")
    names = [] if inner is None else inner.keys()
    if inner is None or len(names) > _MOST_COMMANDS:
        raise entry.wrong(
            tr.later('"keys" must be an entry of at most {n} commands', n=_MOST_COMMANDS)
        )
    keys = {n: inner.texts(n, MOST_KEYS, longest=_LONGEST_KEY) for n in names}
    holders: dict[str, str] = {}
    for name, texts in keys.items():
        for text in texts:
            other = holders.setdefault(text.casefold(), name)
            if other != name:
                one, two = cleaned(other, 40), cleaned(name, 40)
                raise entry.wrong(
                    tr.later(
                        "{key} is the key of both {one} and {two}",
                        key=cleaned(text, 40),
                        one=one,
                        two=two,
                    )
                )
    return keys
