"""A stretch of a run in which size, batch and rate schedule stay what they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from drawai_desktop.errors import OptionError


@dataclass(frozen=True)
class StageSchedule:
    """What the stages of all trainings in stages have."""

    name: str
    steps: int
    resolution: int = 128
    """Side of the training pictures, in pixels."""
    batch: int = 8
    """Pictures a step, over all processes together."""
    crops: tuple[tuple[float, float, float], ...] = ((1.0, 1.0, 1.0),)
    """(share, smallest, largest) size of what is cut out; each training says in parts of what."""
    rate: float = 2e-4
    """Learning rate of the network at the stage's begin; that of the critics follows it."""
    final_rate: float | None = None
    """The rate at the stage's end, reached along a straight line; None for the same."""
    warm_up: int = 0
    """Steps over which the rate rises from nothing. Adam's first steps are as long as any, along
    the signs of one batch's gradients: enough to spoil a trained model."""
    train_generator: bool = True
    """False gives fresh critics a head start."""

    def rate_at(self, step: int) -> float:
        """The learning rate at a step of the stage."""
        rate = self.rate
        if self.final_rate is not None:
            part = min(1.0, step / max(1, self.steps))
            rate += part * (self.final_rate - self.rate)
        return rate * min(1.0, (step + 1) / (self.warm_up + 1))

    def full_rate_at(self, step: int) -> float:
        """The rate without the warm-up, for the critics."""
        return self.rate_at(max(step, self.warm_up))


def check_schedules(stages: Sequence[StageSchedule]) -> None:
    """Refuses what is no run, and numbers that cannot be.

    Raises:
        OptionError: there is no stage, or a number of one is not positive.
    """
    if not stages:
        raise OptionError("A training run needs at least one stage.")
    for stage in stages:
        if stage.batch < 1 or stage.steps < 1 or not stage.crops or stage.rate <= 0:
            raise OptionError(f"Stage {stage.name}: steps, batch, crops and rate must be positive.")
