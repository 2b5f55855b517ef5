"""How far a run is, and its whole state in one file, from which it goes on as if never stopped."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

from drawai_desktop.training.state_file import misfit, read_state_of, write_state

PAINTER_STATE = 2
DETAIL_STATE = "detail 1"


@dataclass
class Position:
    """How far a run is.

    Everything random in it is drawn from the run's seed and these numbers, so they are all that a
    resumed run needs besides weights and optimisers.
    """

    step: int = 0
    """Steps done in all."""
    stage: int = 0
    """The current stage's number."""
    stage_step: int = 0
    """Steps done in it."""
    trained: int = 0
    """Steps in which the generator was trained."""
    place: int = 0
    """Samples used, over all processes: the next one's place in the run's order."""
    seconds: float = 0.0
    """Time spent training."""


class Part(Protocol):
    """A network or an optimiser."""

    def state_dict(self) -> dict[str, Any]: ...

    def load_state_dict(self, state: Any, /) -> Any: ...  # noqa: ANN401 - torch's own


def save_state(run: Path, kind: int | str, position: Position, parts: Mapping[str, Part]) -> None:
    """Writes the state; there is always a whole one on the disk.

    Raises:
        FileError: it cannot be written.
    """
    states = {name: part.state_dict() for name, part in parts.items()}
    write_state(run, kind, {"position": asdict(position), **states})


def load_state(run: Path, kind: int | str, parts: Mapping[str, Part]) -> Position:
    """Brings the networks and optimisers to the saved state, and says where it is.

    Raises:
        OptionError: there is none, it is damaged, or it belongs to other networks.
    """
    content = read_state_of(run, kind)
    try:
        for name, part in parts.items():
            part.load_state_dict(content[name])
        return Position(**content["position"])
    except (KeyError, TypeError, ValueError, RuntimeError, AttributeError) as error:
        raise misfit(run, error) from error


def read_state(run: Path) -> dict[str, Any]:
    """What is in the state file of a run of ``drawai train``, on the CPU.

    Raises:
        OptionError: there is none, or it is damaged.
    """
    return read_state_of(run, PAINTER_STATE)
