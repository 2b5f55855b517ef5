"""What a part of the program says to the person: a sentence, its kind, and the answers to it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

Answer = tuple[str, Callable[[], object]]
"""A button's text, and what it does."""


class Kind(Enum):
    """How much a message matters."""

    INFO = "info"
    DONE = "done"
    WARNING = "warning"
    """Something did not work; it stays until it is closed."""


@dataclass(frozen=True)
class Message:
    """One message, as the signals named ``said`` carry it."""

    text: str
    kind: Kind = Kind.INFO
    answers: tuple[Answer, ...] = ()
