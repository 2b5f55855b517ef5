"""One wrong file at a time: what a door may do with it, and what is a fault."""

import re
from dataclasses import dataclass
from pathlib import Path
from random import Random

from drawai_desktop.errors import DrawAIError
from tests.fuzz.doors import Door
from tests.fuzz.mutation import mutated

PYTHON_WORDS = re.compile(
    r"0x[0-9a-f]{4}|<_?[a-z]+[.\w]*( object|>)|\w+(Error|Exception)\b|Traceback|NoneType|\bNone\b|"
    r"b'|free some space|errno",
    re.I,
)
"""What no sentence for people has in it."""


@dataclass(frozen=True)
class Fault:
    """A file that a door did not answer as it should."""

    door: str
    content: bytes
    what: str


def try_door(door: Door, random: Random, folder: Path) -> Fault | None:
    """Gives a door one wrong file; None if it was read or refused in a sentence."""
    content = mutated(random.choice(door.seeds), random)
    path = folder / door.file_name
    path.write_bytes(content)
    try:
        door.read(path)
    except DrawAIError as error:
        wrong = wrong_in(str(error))
        return Fault(door.name, content, wrong) if wrong else None
    except Exception as error:
        return Fault(door.name, content, f"{type(error).__name__}: {error}"[:300])
    return None


def wrong_in(sentence: str) -> str:
    """What is wrong with a sentence for people; empty if nothing is."""
    if not 0 < len(sentence) < 300:
        return f"{len(sentence)} letters: {sentence[:100]}"
    if not sentence.isprintable():
        return f"not printable: {sentence!a}"
    found = PYTHON_WORDS.search(sentence)
    if found:
        return f"{found[0]!r} in: {sentence}"
    return "" if sentence.endswith((".", "?")) else f"no sentence: {sentence}"
