"""How long a run will take on this machine: some of its own steps, timed, and forgotten."""

import statistics
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from drawai_desktop.core.training_report import Measured
from drawai_desktop.training.config import TrainingOptions
from drawai_desktop.training.distributed import World
from drawai_desktop.training.loop import PainterTraining, prepare_training
from drawai_desktop.training.run_log import duration
from drawai_desktop.training.staged_run import Conduct
from drawai_desktop.training.state import Position

_TIMED = 3
"""Steps of each stage that count. The one before them does not: memory is found in it."""


def measure(
    datasets: Sequence[Path],
    run: Path,
    options: TrainingOptions,
    world: World,
    conduct: Conduct,
    say: Callable[[str], None],
) -> float:
    """Times real steps of a run: its networks, its pictures, its threads. Nothing of them is kept.

    Args:
        run: folder of the run, which gets all that stands before the first step.
        say: shows a line to the person.
    Returns:
        seconds that the whole run will take, without its start and export.
    Raises:
        DatasetError, OptionError, ModelError, FileError: as :func:`~.loop.train`.
    """
    trained, options = prepare_training(datasets, run, options, False, world, conduct, say)
    seconds = 0.0
    position = Position()
    for place, stage in enumerate(options.stages):
        position.stage, position.stage_step = place, 0
        seconds += stage.steps * _seconds_a_step(trained, options, position)
    steps = sum(stage.steps for stage in options.stages)
    say(f"{steps} steps will take about {duration(seconds)} here")
    conduct.tell(Measured(steps, round(seconds, 1)))
    return seconds


def _seconds_a_step(
    trained: PainterTraining, options: TrainingOptions, position: Position
) -> float:
    stage = options.stages[position.stage]
    trained.begin(stage)
    times = []
    with closing(trained.batches(stage, position)) as batches:
        begin = time.monotonic()
        for batch in batches:
            for value in trained.learn(batch, stage, position).values():
                value.item()  # a GPU answers when it is done
            times.append(time.monotonic() - begin)
            if len(times) > _TIMED:
                break
            begin = time.monotonic()
    return statistics.median(times[1:] or times)
