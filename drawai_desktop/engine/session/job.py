"""The one shape of all work that a session does. Needs no torch.

A job says how urgent it is, what it replaces, whom it is for, and how it is run. It is made in one
thread and run in another; nothing of it changes in between but that it may be cancelled.
"""

from abc import ABC, abstractmethod
from collections.abc import Hashable
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from drawai_desktop.errors import Cancelled

if TYPE_CHECKING:
    from drawai_desktop.engine.session.session import Session

Answer = TypeVar("Answer")


class Urgency(IntEnum):
    """The order in which waiting jobs are taken; equally urgent ones come as they were put."""

    MODEL = 0
    """Everything else would be done with the wrong one."""
    ASKED = 1
    """A person waits for just this."""
    PICTURE = 2
    """The picture of the document."""
    FILE = 3
    """Long work for a file."""
    IDLE = 4
    """Nobody waits for it."""


class Job(ABC, Generic[Answer]):
    """Work for the session's thread. Two jobs are equal only if they are the same one.

    Attributes:
        key: of waiting jobs of one key only the newest is kept; None: none is ever replaced.
        client: whom it is for, where several ask for the same kind of work.
        generation: of the client's document and model together; None if it depends on neither.
    """

    key: Hashable | None = None
    client: str = ""
    generation: int | None = None
    _is_cancelled = False

    @property
    @abstractmethod
    def urgency(self) -> Urgency:
        """How urgent it is."""

    @abstractmethod
    def run(self, session: "Session") -> Answer:
        """Does the work, in the session's thread. What it imports of torch it imports here.

        Raises:
            Cancelled: from ``check``, which it calls now and then.
            DrawAIError: it cannot be done; the message is shown.
        """

    @abstractmethod
    def apology(self, error: Exception) -> str:
        """A sentence for people, where a bug and no ``DrawAIError`` stopped it."""

    def cancel(self) -> None:
        """Its answer is not wanted any more. Called in any thread; for good."""
        self._is_cancelled = True

    @property
    def is_cancelled(self) -> bool:
        return self._is_cancelled

    def check(self) -> None:
        """Raises ``Cancelled`` if it is cancelled."""
        if self._is_cancelled:
            raise Cancelled


@dataclass(frozen=True, eq=False)
class Outcome:
    """How a job that was taken ended: with an answer, with a sentence, or cancelled."""

    job: Job[Any]
    answer: Any = None
    error: str = ""
    is_cancelled: bool = False
