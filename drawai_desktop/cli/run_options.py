"""What the subcommands that train in stages share: options, processes, and how they stop."""

import argparse
import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from drawai_desktop.cli import number_argument
from drawai_desktop.cli.background_work import background_threads, step_back
from drawai_desktop.cli.report_lines import ReportLines
from drawai_desktop.cli.stop_signals import AskedToStop
from drawai_desktop.core.folders import make_folder
from drawai_desktop.core.overwriting import check_folder
from drawai_desktop.core.training_folder import TrainingLock, ask_to_stop, wants_stop
from drawai_desktop.core.training_report import Began, TrainingFailed, Work
from drawai_desktop.errors import DrawAIError, OptionError

if TYPE_CHECKING:
    from drawai_desktop.training.distributed import World
    from drawai_desktop.training.limits import Limits
    from drawai_desktop.training.staged_run import Conduct

    Start = Callable[[World, Limits, Conduct, Callable[[str], None]], bool]


OF_A_RUN = (
    "--from", "--resume", "--config", "--leave-out", "--minutes", "--steps", "--seed",
)  # fmt: skip
"""Options that say what is learnt, and nothing of how a process works: idle where nothing is."""


def add_run_options(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments of a run, and of its export."""
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="FOLDER",
        help="the run's folder; with --export the model's",
    )
    parser.add_argument(
        "--export", type=Path, metavar="RUN", help="write the run's model to FOLDER instead"
    )
    parser.add_argument("--name", help="what to call the exported model (default: its folder)")
    parser.add_argument("--licence", help="a line on its terms for the exported model")
    parser.add_argument("--resume", action="store_true", help="go on with the run in FOLDER")
    parser.add_argument("--config", type=Path, metavar="FILE", help="options of the run (JSON)")
    parser.add_argument(
        "--leave-out",
        type=Path,
        metavar="FILE",
        help="names of pairs not to train on, one a line (default: leave_out.tsv in or beside a "
        "data set, where there is one)",
    )
    parser.add_argument(
        "--minutes", type=number_argument.minutes, help="stop after so many minutes, all saved"
    )
    parser.add_argument(
        "--steps", type=number_argument.count, help="stop after so many steps of the run in all"
    )
    parser.add_argument(
        "--stop",
        action="store_true",
        help="have the process that trains in FOLDER stop after its step, all saved",
    )
    parser.add_argument(
        "--background",
        action="store_true",
        help="at the lowest priority, with a core left free",
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help="print reports for a program, a line of JSON each; sentences go to stderr",
    )
    parser.add_argument(
        "--seed", type=number_argument.seed, help="seed of all that is random (default: 1)"
    )
    parser.add_argument("--device", default="auto", choices=("auto", "cpu", "cuda"))
    parser.add_argument(
        "--threads", type=number_argument.threads, help="threads of a CPU (default: its cores)"
    )
    parser.add_argument(
        "--workers",
        type=number_argument.workers,
        default=1,
        help="processes that prepare pictures (default: 1)",
    )
    parser.add_argument(
        "--sheet-minutes",
        type=number_argument.minutes,
        default=10,
        help="minutes between sheets (default: 10)",
    )
    parser.add_argument(
        "--log-every",
        type=number_argument.count,
        default=10,
        help="steps in a line of the log (default: 10)",
    )
    parser.add_argument(
        "--save-minutes",
        type=number_argument.minutes,
        default=5,
        help="minutes between saved states (default: 5)",
    )


def refuse_without_export(options: argparse.Namespace, names: Sequence[str]) -> None:
    """Refuses what only an export can use.

    Args:
        names: of those options besides ``--name`` and ``--licence``.
    Raises:
        OptionError: one is given.
    """
    for name in (*names, "--name", "--licence"):
        if getattr(options, name.lstrip("-").replace("-", "_")) is not None:
            raise OptionError(f"{name} goes with --export RUN. Add that, or leave {name} out.")


def check_resumed(options: argparse.Namespace) -> None:
    """Refuses what a resumed run cannot be given.

    Raises:
        OptionError: an option that is decided at the start.
    """
    named = (options.config, options.start, options.critics, options.seed)
    if options.resume and any(value is not None for value in named):
        raise OptionError(
            "A resumed run has its own options: leave out --config, --from and --critics, and "
            "--seed."
        )
    if options.resume and options.leave_out:
        raise OptionError("A resumed run knows what it left out: it takes no --leave-out.")


def check_run_output(options: argparse.Namespace, read: Sequence[Path | None]) -> None:
    """That a run writes into no folder that it reads.

    Raises:
        OptionError: it would.
        FileError: its files there are write-protected.
    """
    from drawai_desktop.datasets.class_table import CLASSES_FILE
    from drawai_desktop.training.options_file import OPTIONS_FILE

    names = () if options.resume else (OPTIONS_FILE, CLASSES_FILE)
    given = [*read, options.start, options.critics, options.config, options.leave_out]
    check_folder(options.output, [path for path in given if path is not None], names)


@contextlib.contextmanager
def telling_of_failure(lines: ReportLines) -> Iterator[None]:
    """What ends the work is told to the program that watches it, too."""
    try:
        yield
    except DrawAIError as error:
        lines.tell(TrainingFailed.of(error))
        raise


def run_training(
    options: argparse.Namespace, work: "Callable[[argparse.Namespace, ReportLines], int]"
) -> int:
    """Stops the run that is named, or does the work and tells of it; gives the exit status."""
    if options.stop:
        return stop_run(options)
    lines = begin_process(options)
    with telling_of_failure(lines):
        return work(options, lines)


def begin_process(options: argparse.Namespace) -> ReportLines:
    """Takes the priority and the threads that are asked for; gives where to tell of the work."""
    from drawai_desktop.engine.device import core_count, use_threads

    cores = core_count()
    if options.background:
        step_back()
    default = background_threads(cores) if options.background else cores
    use_threads(options.threads or default)
    return ReportLines(options.json)


def stop_run(options: argparse.Namespace) -> int:
    """Has the process of the run's folder stop.

    Raises:
        OptionError: none is at work there.
    """
    if not ask_to_stop(options.output):
        raise OptionError(f"{options.output}: no training is running there.")
    print(f"{options.output}: the training stops after its step, all saved.")
    return 0


def run_in_world(
    options: argparse.Namespace, subcommand: str, start: "Start", lines: ReportLines
) -> bool:
    """Runs a training among torchrun's processes, if there are any; a wish to stop ends it well.

    Returns:
        whether the run is complete, in the first process.
    """
    from drawai_desktop.training.distributed import join_world
    from drawai_desktop.training.limits import Limits
    from drawai_desktop.training.staged_run import Conduct

    run: Path = options.output
    world = join_world(options.device)
    try:
        with AskedToStop() as asked, _alone_in(run, world.is_first):
            lines.tell(Began(Work.MEASURE if _measures(options) else Work.TRAIN))
            complete = start(
                world,
                Limits(options.minutes, options.steps, lambda: asked() or wants_stop(run)),
                Conduct(
                    options.save_minutes,
                    options.sheet_minutes,
                    options.workers,
                    options.log_every,
                    tell=lines.tell if world.is_first else _tell_nothing,
                ),
                lines.say if world.is_first else _say_nothing,
            )
    finally:
        world.leave()
    if world.is_first and not _measures(options):
        state = "complete" if complete else "saved; go on with --resume"
        lines.say(f"{run}: {state}. Export it: drawai {subcommand} --export {run} -o MODELFOLDER")
    return complete and world.is_first


def _measures(options: argparse.Namespace) -> bool:
    return bool(getattr(options, "measure", False))


@contextlib.contextmanager
def _alone_in(run: Path, is_first: bool) -> Iterator[None]:
    """While this process works in a run's folder no other does; torchrun's others go with it."""
    if not is_first:
        yield
        return
    is_new = not run.exists()
    make_folder(run)
    try:
        with TrainingLock(run):
            yield
    finally:
        if is_new:
            with contextlib.suppress(OSError):
                run.rmdir()  # nothing began


def _say_nothing(_text: str) -> None:
    pass


def _tell_nothing(_report: object) -> None:
    pass
