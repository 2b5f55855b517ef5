"""What the subcommands that train in stages share: options, processes, and how they stop."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from drawai_desktop.cli.stop_signals import AskedToStop
from drawai_desktop.core.overwriting import check_folder
from drawai_desktop.errors import OptionError

if TYPE_CHECKING:
    from drawai_desktop.training.distributed import World
    from drawai_desktop.training.limits import Limits
    from drawai_desktop.training.staged_run import Conduct

    Start = Callable[[World, Limits, Conduct, Callable[[str], None]], bool]


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
    parser.add_argument("--minutes", type=float, help="stop after so many minutes, all saved")
    parser.add_argument("--steps", type=int, help="stop after so many steps of the run in all")
    parser.add_argument("--seed", type=int, help="seed of all that is random (default: 1)")
    parser.add_argument("--device", default="auto", choices=("auto", "cpu", "cuda"))
    parser.add_argument("--threads", type=int, help="threads of a CPU (default: its cores)")
    parser.add_argument(
        "--workers", type=int, default=1, help="processes that prepare pictures (default: 1)"
    )
    parser.add_argument(
        "--sheet-minutes", type=float, default=10, help="minutes between sheets (default: 10)"
    )
    parser.add_argument(
        "--log-every", type=int, default=10, help="steps in a line of the log (default: 10)"
    )
    parser.add_argument(
        "--save-minutes", type=float, default=5, help="minutes between saved states (default: 5)"
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
    if options.resume and (options.config or options.start or options.critics):
        raise OptionError(
            "A resumed run has its own options: leave out --config, --from and --critics."
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


def run_in_world(options: argparse.Namespace, subcommand: str, start: "Start") -> int:
    """Runs a training among torchrun's processes, if there are any; a wish to stop ends it well."""
    from drawai_desktop.training.distributed import join_world
    from drawai_desktop.training.limits import Limits
    from drawai_desktop.training.staged_run import Conduct

    world = join_world(options.device)
    try:
        with AskedToStop() as asked:
            complete = start(
                world,
                Limits(options.minutes, options.steps, asked),
                Conduct(
                    options.save_minutes,
                    options.sheet_minutes,
                    options.workers,
                    options.log_every,
                ),
                say_line if world.is_first else _say_nothing,
            )
    finally:
        world.leave()
    if world.is_first:
        state = "complete" if complete else "saved; go on with --resume"
        print(
            f"{options.output}: {state}. Export it: drawai {subcommand} "
            f"--export {options.output} -o MODELFOLDER",
            flush=True,
        )
    return 0


def say_line(text: str) -> None:
    """Shows a line at once."""
    print(text, flush=True)


def _say_nothing(_text: str) -> None:
    pass
