"""A run's whole state in one file, from which it goes on to the exact step."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from torch import nn

from drawai_desktop.errors import OptionError
from drawai_desktop.training.config import OPTIONS_FILE
from drawai_desktop.training.networks import GeneratorSide
from drawai_desktop.training.optimiser import SplitAdam
from drawai_desktop.training.state_file import STATE_FILE, misfit, read_state_of, write_state
from drawai_desktop.training.step import TrainingStep
from drawai_desktop.training.weight_average import WeightAverage

_FORMAT = 2


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


def save_state(
    run: Path, position: Position, step: TrainingStep, average: WeightAverage[GeneratorSide]
) -> None:
    """Writes the state; there is always a whole one on the disk.

    Raises:
        FileError: it cannot be written.
    """
    parts = {name: part.state_dict() for name, part in _parts(step, average).items()}
    write_state(run, _FORMAT, {"position": asdict(position), **parts})


def load_state(run: Path, step: TrainingStep, average: WeightAverage[GeneratorSide]) -> Position:
    """Brings the networks and optimisers to the saved state, and says where it is.

    Raises:
        OptionError: there is none, it is damaged, or it belongs to other networks.
    """
    content = read_state(run)
    try:
        for name, part in _parts(step, average).items():
            part.load_state_dict(content[name])
        return Position(**content["position"])
    except (KeyError, TypeError, ValueError, RuntimeError) as error:
        raise misfit(run, error) from error


def take_critics(run: Path, step: TrainingStep) -> None:
    """Starts with what another run's critics have learnt, and with their optimiser's moments.

    Raises:
        OptionError: that run has no state, or its critics are of another shape.
    """
    check_has_critics(run)
    content = read_state(run)
    try:
        step.critics.load_state_dict(content["critics"])
        step.critic_optimiser.load_state_dict(content["critic_optimiser"])
    except (KeyError, TypeError, ValueError, RuntimeError) as error:
        raise OptionError(
            f"{run}: its critics do not fit this run. Both need the same classes, widths and "
            "critics (adversarial_labels above 0 in both, or in none); give that run's "
            f"{OPTIONS_FILE} with --config, or leave out --critics."
        ) from error


def check_has_critics(run: Path) -> None:
    """For a look before anything slow begins.

    Raises:
        OptionError: that run has no state to take critics from.
    """
    if not (run / STATE_FILE).is_file():
        raise OptionError(
            f"{run}: no critics to start with, there is no {STATE_FILE}. Name the folder of a run, "
            "or leave out --critics."
        )


def read_state(run: Path) -> dict[str, Any]:
    """What is in a run's state file, on the CPU.

    Raises:
        OptionError: there is none, or it is damaged.
    """
    return read_state_of(run, _FORMAT)


def _parts(step: TrainingStep, average: WeightAverage[GeneratorSide]) -> dict[str, Any]:
    parts: dict[str, nn.Module | SplitAdam] = {
        "painter": step.painter,
        "critics": step.critics,
        "average": average.network,
        "painter_optimiser": step.painter_optimiser,
        "critic_optimiser": step.critic_optimiser,
    }
    return parts
