"""``drawai train``: train a model on a folder of photographs and label maps, and export it."""

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

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
from drawai_desktop.core.overwriting import check_replaced
from drawai_desktop.core.training_report import Began, Exported, Work
from drawai_desktop.errors import OptionError

if TYPE_CHECKING:
    from drawai_desktop.training.config import TrainingOptions
    from drawai_desktop.training.distributed import World
    from drawai_desktop.training.limits import Limits
    from drawai_desktop.training.staged_run import Conduct


_OF_TRAINING = (
    *OF_A_RUN, "--critics", "--compile", "--samples", "--fine-tune", "--measure", "--then-export",
)  # fmt: skip
_NOT_MEASURED = ("--then-export", "--resume", "--leave-out", "--minutes", "--steps")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments."""
    parser.epilog = (
        "Ctrl+C saves everything; --resume goes on at the very next step. Several processes or "
        "machines: torchrun --nproc-per-node N -m drawai_desktop train ... See docs/training.md."
    )
    parser.add_argument(
        "dataset",
        nargs="*",
        type=Path,
        metavar="DATASET",
        help="folder with images/, labels/ and classes.json, or a zip of one; several are joined",
    )
    parser.add_argument(
        "--mix",
        nargs=2,
        metavar=("MODEL", "SHARE"),
        help="mix the exported weights with those of a model like it, 0 < SHARE < 1 being its part",
    )
    parser.add_argument(
        "--neutral",
        metavar="LOOK",
        help="make one of the exported model's looks, by its name, the neutral one (default: the "
        "middle of the photographs, which is often a dark evening)",
    )
    parser.add_argument(
        "--rename",
        nargs=2,
        action="append",
        metavar=("LOOK", "NAME"),
        help="call one of the exported model's looks NAME; --neutral then takes the new name",
    )
    parser.add_argument(
        "--styles-of",
        metavar="PATTERN",
        help="give the exported model looks and drawn styles of those photographs whose names fit, "
        "such as 'f*' (default: of all)",
    )
    parser.add_argument(
        "--coarse-noise",
        type=float,
        metavar="SHARE",
        help="keep so much of the exported model's coarsest noise, whose rare large values make "
        "poles in lakes and rents in woods (default: 1, all of it)",
    )
    parser.add_argument(
        "--from",
        dest="start",
        type=Path,
        metavar="MODEL",
        help="model folder to start from; without --config critics beside it are taken too",
    )
    parser.add_argument(
        "--critics",
        type=Path,
        metavar="RUN",
        help="run, or folder of a model with critics.safetensors, whose critics to start with: "
        "they need a thousand steps to learn their trade",
    )
    parser.add_argument(
        "--compile",
        action="store_true",
        help="try at the start of each stage whether steps that torch compiles are quicker, and "
        "make such if so (a minute or two)",
    )
    parser.add_argument(
        "--samples",
        default="auto",
        choices=("auto", "device", "workers"),
        help="where samples are made: on the device, which then holds the data set, or in "
        "--workers processes (default: device on GPUs)",
    )
    parser.add_argument(
        "--fine-tune",
        type=int,
        metavar="STEPS",
        help="a run for a small set (20 to 500 pictures) on a processor: so many steps at a low "
        "rate; goes with --from",
    )
    parser.add_argument(
        "--measure",
        action="store_true",
        help="do some steps, tell how long the run will take, and keep nothing of them",
    )
    parser.add_argument(
        "--then-export",
        type=Path,
        metavar="MODELFOLDER",
        help="write the model there when the run is complete (--name says what to call it)",
    )
    add_run_options(parser)


def run(options: argparse.Namespace) -> int:
    """Trains, measures, exports, or stops what trains."""
    return run_training(options, _run)


def _run(options: argparse.Namespace, lines: ReportLines) -> int:
    given = given_options(options, configure)
    if options.export is not None:
        refuse_idle(given, _OF_TRAINING, "with --export, which writes what a run has learnt")
        _export(options, options.export, options.output, lines)
        return 0
    if options.then_export is None:
        refuse_without_export(
            options, ("--mix", "--neutral", "--rename", "--styles-of", "--coarse-noise")
        )
    if not options.dataset and not options.resume:
        raise OptionError("No data set was named: drawai train DATASET -o RUN.")
    if options.measure:
        refuse_idle(given, _NOT_MEASURED, "with --measure, which keeps nothing of what it does")
    check_run_output(options, options.dataset)
    if options.then_export is not None:
        check_replaced(options.then_export, [options.output, *options.dataset])
    return _train(options, lines)


def _train(options: argparse.Namespace, lines: ReportLines) -> int:
    from drawai_desktop.training.loop import train
    from drawai_desktop.training.measuring import measure
    from drawai_desktop.training.staged_run import SamplesFrom

    def start(
        world: "World", limits: "Limits", conduct: "Conduct", say: Callable[[str], None]
    ) -> bool:
        conduct = replace(conduct, compiled=options.compile, samples=SamplesFrom(options.samples))
        chosen = _options(options, world.device.type)
        if options.measure:
            measure(options.dataset, options.output, chosen, world, conduct, say)
            return False
        is_complete = train(
            options.dataset,
            options.output,
            chosen,
            resume=options.resume,
            limits=limits,
            world=world,
            conduct=conduct,
            say=say,
            leave_out=options.leave_out,
        )
        if is_complete and world.is_first and options.then_export is not None:
            _export(options, options.output, options.then_export, lines)
        return is_complete

    run_in_world(options, "train", start, lines)
    return 0


def _options(options: argparse.Namespace, device: str) -> "TrainingOptions":
    from drawai_desktop.training.config import TrainingOptions
    from drawai_desktop.training.critics_start import critics_beside, with_critics
    from drawai_desktop.training.networks import network_of_model
    from drawai_desktop.training.recipes import default_options

    check_resumed(options)
    start = str(options.start.resolve()) if options.start else ""
    if options.fine_tune is not None:
        chosen = _fine_tuning(options, start)
    elif options.config:
        chosen = TrainingOptions.load(options.config)
        chosen = replace(chosen, start_from=start) if start else chosen
    else:
        chosen = default_options(device, start)
    if start:
        chosen = replace(chosen, network=network_of_model(options.start, chosen.network))
    critics = options.critics
    if critics is None and start and options.config is None:
        critics = critics_beside(options.start)
    if critics is not None:
        chosen = with_critics(chosen, critics, options.config is None)
    if options.seed is not None:
        chosen = replace(chosen, seed=options.seed)
    return chosen


def _fine_tuning(options: argparse.Namespace, start: str) -> "TrainingOptions":
    from drawai_desktop.core.model_manifest import read_manifest
    from drawai_desktop.datasets.dataset import open_dataset
    from drawai_desktop.training.fine_tuning import fine_tuning_options

    if options.resume or options.config or not start:
        raise OptionError(
            "--fine-tune begins a run with --from MODEL, and has a configuration of its own. Add "
            "--from, and leave out --resume and --config."
        )
    if options.fine_tune < 1:
        raise OptionError(f"--fine-tune {options.fine_tune}: give at least one step.")
    pairs = len(open_dataset(options.dataset).pairs)
    size = read_manifest(options.start).trained_size
    return fine_tuning_options(start, pairs, options.fine_tune, size)


def _export(options: argparse.Namespace, run: Path, target: Path, lines: ReportLines) -> None:
    from drawai_desktop.training.export import export_run

    mix = None
    if options.mix is not None:
        try:
            mix = (Path(options.mix[0]), float(options.mix[1]))
        except ValueError:
            raise OptionError(
                f"--mix MODEL SHARE: {options.mix[1]} is not a number. Give 0.5 for half and half."
            ) from None
    lines.tell(Began(Work.EXPORT))
    manifest = export_run(
        run,
        target,
        options.name,
        options.dataset,
        options.licence or "",
        mix,
        options.neutral or "",
        [(str(old), str(new)) for old, new in options.rename or ()],
        options.styles_of or "*",
        1.0 if options.coarse_noise is None else options.coarse_noise,
        lines.say,
    )
    size = sum(f.stat().st_size for f in manifest.folder.iterdir()) / 1e6
    lines.say(
        f"wrote {manifest.folder}: {len(manifest.learnt())} labels, "
        f"{len(manifest.styles)} styles, {size:.1f} MB"
    )
    lines.tell(Exported(manifest.folder))
