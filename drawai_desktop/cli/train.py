"""``drawai train``: train a model on a folder of photographs and label maps, and export it."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from drawai_desktop.cli.stop_signals import AskedToStop
from drawai_desktop.errors import OptionError

if TYPE_CHECKING:
    from drawai_desktop.training.config import TrainingOptions


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments."""
    parser.epilog = (
        "Ctrl+C saves everything; --resume goes on to the exact step. Several processes or "
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
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="FOLDER",
        help="the run's folder; with --export the model's",
    )
    parser.add_argument("--resume", action="store_true", help="go on with the run in FOLDER")
    parser.add_argument(
        "--export", type=Path, metavar="RUN", help="write the run's model to FOLDER instead"
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
    parser.add_argument("--name", help="what to call the exported model (default: its folder)")
    parser.add_argument("--licence", help="a line on its terms for the exported model")
    parser.add_argument(
        "--from", dest="start", type=Path, metavar="MODEL", help="model folder to start from"
    )
    parser.add_argument(
        "--critics",
        type=Path,
        metavar="RUN",
        help="run whose critics to start with, which need a thousand steps to learn their trade",
    )
    parser.add_argument("--config", type=Path, metavar="FILE", help="options of the run (JSON)")
    parser.add_argument("--minutes", type=float, help="stop after so many minutes, all saved")
    parser.add_argument("--steps", type=int, help="stop after so many steps of the run in all")
    parser.add_argument("--seed", type=int, help="of all that is random (default: 1)")
    parser.add_argument("--device", default="auto", choices=("auto", "cpu", "cuda"))
    parser.add_argument("--threads", type=int, help="of a CPU (default: its cores)")
    parser.add_argument(
        "--workers", type=int, default=1, help="processes that prepare pictures (default: 1)"
    )
    parser.add_argument(
        "--sheet-minutes", type=float, default=10, help="between sample sheets (default: 10)"
    )
    parser.add_argument(
        "--compile",
        action="store_true",
        help="let torch compile what it can (GPUs; slower on CPUs)",
    )
    parser.add_argument(
        "--log-every", type=int, default=10, help="steps in a line of the log (default: 10)"
    )
    parser.add_argument(
        "--save-minutes", type=float, default=5, help="between saved states (default: 5)"
    )


def run(options: argparse.Namespace) -> int:
    """Trains or exports."""
    from drawai_desktop.engine.device import core_count, use_threads

    use_threads(options.threads or core_count())
    if options.export is not None:
        return _export(options)
    exporting = {
        "--mix": options.mix,
        "--neutral": options.neutral,
        "--rename": options.rename,
        "--name": options.name,
        "--licence": options.licence,
    }
    for option, value in exporting.items():
        if value is not None:
            raise OptionError(f"{option} goes with --export RUN. Add that, or leave {option} out.")
    if not options.dataset and not options.resume:
        raise OptionError("No data set was named: drawai train DATASET -o RUN.")
    return _train(options)


def _train(options: argparse.Namespace) -> int:
    from drawai_desktop.training.distributed import join_world
    from drawai_desktop.training.limits import Limits
    from drawai_desktop.training.loop import train
    from drawai_desktop.training.staged_run import Pace

    world = join_world(options.device)
    try:
        chosen = _options(options, world.device.type)
        with AskedToStop() as asked:
            complete = train(
                options.dataset,
                options.output,
                chosen,
                resume=options.resume,
                limits=Limits(options.minutes, options.steps, asked),
                world=world,
                pace=Pace(
                    options.save_minutes,
                    options.sheet_minutes,
                    options.workers,
                    options.log_every,
                    options.compile,
                ),
                say=_say if world.is_first else _say_nothing,
            )
    finally:
        world.leave()
    if world.is_first:
        state = "complete" if complete else "saved; go on with --resume"
        print(
            f"{options.output}: {state}. Export it: drawai train --export {options.output} -o "
            "MODELFOLDER",
            flush=True,
        )
    return 0


def _options(options: argparse.Namespace, device: str) -> "TrainingOptions":
    from dataclasses import replace

    from drawai_desktop.training.config import TrainingOptions
    from drawai_desktop.training.networks import network_of_model
    from drawai_desktop.training.recipes import default_options

    if options.resume and (options.config or options.start or options.critics):
        raise OptionError(
            "A resumed run has its own options: leave out --config, --from and --critics."
        )
    start = str(options.start.resolve()) if options.start else ""
    if options.config:
        chosen = TrainingOptions.load(options.config)
        chosen = replace(chosen, start_from=start) if start else chosen
    else:
        chosen = default_options(device, start)
    if start:
        chosen = replace(chosen, network=network_of_model(options.start, chosen.network))
    if options.critics:
        chosen = replace(chosen, critics_from=str(options.critics.resolve()))
    if options.seed is not None:
        chosen = replace(chosen, seed=options.seed)
    return chosen


def _export(options: argparse.Namespace) -> int:
    from drawai_desktop.training.export import export_run

    mix = None
    if options.mix is not None:
        try:
            mix = (Path(options.mix[0]), float(options.mix[1]))
        except ValueError:
            raise OptionError(
                f"--mix MODEL SHARE: {options.mix[1]} is no number. Give 0.5 for half and half."
            ) from None
    manifest = export_run(
        options.export,
        options.output,
        options.name,
        options.dataset,
        options.licence or "",
        mix,
        options.neutral or "",
        [(str(old), str(new)) for old, new in options.rename or ()],
        _say,
    )
    size = sum(f.stat().st_size for f in manifest.folder.iterdir()) / 1e6
    print(
        f"wrote {manifest.folder}: {len(manifest.learnt())} labels, "
        f"{len(manifest.styles)} styles, {size:.1f} MB"
    )
    return 0


def _say(text: str) -> None:
    print(text, flush=True)


def _say_nothing(_text: str) -> None:
    pass
