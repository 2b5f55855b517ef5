"""``drawai train-detail``: train the network that gives pictures their detail, and export it."""

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from drawai_desktop.cli import number_argument
from drawai_desktop.cli.idle_options import given_options, refuse_idle
from drawai_desktop.cli.report_lines import ReportLines
from drawai_desktop.cli.run_options import (
    OF_A_RUN,
    add_run_options,
    check_resumed,
    check_run_output,
    refuse_without_export,
    run_in_world,
    run_training,
)
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.errors import OptionError

if TYPE_CHECKING:
    from drawai_desktop.training.detail.config import DetailOptions
    from drawai_desktop.training.distributed import World
    from drawai_desktop.training.limits import Limits
    from drawai_desktop.training.staged_run import Conduct


_OF_TRAINING = (*OF_A_RUN, "--critics", "--model", "--scenes", "--teacher", "--pictures")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments."""
    parser.epilog = (
        "Ctrl+C saves everything; --resume goes on at the very next step. Several processes: "
        "torchrun --nproc-per-node N -m drawai_desktop train-detail ... See docs/training.md."
    )
    parser.add_argument(
        "photographs",
        nargs="*",
        type=Path,
        metavar="PHOTOGRAPHS",
        help="large photographs: folder with images/, labels/ and classes.json, or a zip of one",
    )
    parser.add_argument(
        "--from",
        dest="start",
        type=Path,
        metavar="MODEL",
        help="detail model, or file with its weights, to start from; without --config critics "
        "beside it are taken",
    )
    parser.add_argument(
        "--critics",
        type=Path,
        metavar="RUN",
        help="run, model folder or critics.safetensors whose critics to start with",
    )
    parser.add_argument(
        "--model", metavar="MODEL", help="name or folder of the model whose pictures are used"
    )
    parser.add_argument(
        "--scenes",
        nargs="+",
        type=Path,
        default=[],
        metavar="DATASET",
        help="data sets whose label maps the model paints (default: the photographs' own)",
    )
    parser.add_argument(
        "--teacher",
        type=Path,
        metavar="FILE",
        help="enlarger by four, or a folder with one, that shows what to make of the model's "
        "pictures; without it they are judged only (needs the extra: teacher)",
    )
    parser.add_argument(
        "--pictures", type=number_argument.count, metavar="N", help="how many of the model's"
    )
    add_run_options(parser)


def run(options: argparse.Namespace) -> int:
    """Trains or exports."""
    return run_training(options, _run)


def _run(options: argparse.Namespace, lines: ReportLines) -> int:
    given = given_options(options, configure)
    if options.export is not None:
        refuse_idle(given, _OF_TRAINING, "with --export, which writes what a run has learnt")
        return _export(options)
    refuse_without_export(options, ())
    if not options.photographs and not options.resume:
        raise OptionError("No photographs were named: drawai train-detail PHOTOGRAPHS -o RUN.")
    if options.teacher is not None and options.model is None:
        raise OptionError("--teacher goes with --model, whose pictures it enlarges. Add that.")
    if options.model is None and options.config is None and not options.resume:
        because = "without --model, whose pictures these are about"
        refuse_idle(given, ("--scenes", "--pictures"), because)
    check_run_output(options, [*options.photographs, *options.scenes, options.teacher])
    return _train(options, lines)


def _train(options: argparse.Namespace, lines: ReportLines) -> int:
    from drawai_desktop.training.detail.loop import train_detail

    def start(
        world: "World", limits: "Limits", conduct: "Conduct", say: Callable[[str], None]
    ) -> bool:
        return train_detail(
            options.photographs,
            options.scenes,
            options.output,
            _options(options, world.device.type),
            resume=options.resume,
            limits=limits,
            world=world,
            conduct=conduct,
            say=say,
            leave_out=options.leave_out,
        )

    run_in_world(options, "train-detail", start, lines)
    return 0


def _options(options: argparse.Namespace, device: str) -> "DetailOptions":
    from drawai_desktop.training.critics_start import critics_beside, with_critics
    from drawai_desktop.training.detail.config import DetailOptions, default_options
    from drawai_desktop.training.detail.start import options_from_start

    check_resumed(options)
    if options.resume and (options.model or options.teacher or options.pictures):
        raise OptionError(
            "A resumed run has its own options: leave out --model, --teacher and --pictures."
        )
    critics = options.critics
    if critics is None and options.start is not None and options.config is None:
        critics = critics_beside(options.start)
    if options.config:
        chosen = DetailOptions.load(options.config)
    else:
        chosen = default_options(device, options.start is not None, critics is not None)
    if options.start is not None:
        chosen = options_from_start(chosen, options.start)
    if critics is not None:
        chosen = with_critics(chosen, critics, options.config is None)
    if options.model is not None:
        found = ModelLibrary.standard().find(options.model).folder
        chosen = replace(chosen, generator=str(found.resolve()))
    if options.teacher is not None:
        chosen = replace(chosen, teacher=str(options.teacher.resolve()))
    if options.pictures is not None:
        chosen = replace(chosen, made=replace(chosen.made, count=options.pictures))
    return chosen if options.seed is None else replace(chosen, seed=options.seed)


def _export(options: argparse.Namespace) -> int:
    from drawai_desktop.training.detail.export import export_detail

    folder = export_detail(options.export, options.output, options.name, options.licence or "")
    sizes = ", ".join(
        f"{path.name} {path.stat().st_size / 1e6:.1f} MB" for path in sorted(folder.iterdir())
    )
    print(f"wrote {folder}: {sizes}")
    return 0
