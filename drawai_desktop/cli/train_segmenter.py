"""``drawai train-segmenter``: trains the network that reads label maps from photographs."""

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from drawai_desktop.cli import number_argument
from drawai_desktop.cli.stop_signals import AskedToStop
from drawai_desktop.core.folders import make_folder
from drawai_desktop.core.overwriting import check_folder
from drawai_desktop.errors import ModelError, OptionError

if TYPE_CHECKING:
    from drawai_desktop.training.segmenter.loop import SegmenterTrainer


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments."""
    parser.description = (
        "Trains the segmenter of Import photo as label map. The state is saved into the folder "
        "every two minutes, at Ctrl+C and at the time limit; called again, it goes on from there."
    )
    parser.add_argument(
        "dataset",
        type=Path,
        metavar="DATASET",
        help="a folder with images/, labels/ and classes.json, a zip, or a folder of zips",
    )
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        type=Path,
        metavar="FOLDER",
        help="folder of the state and of the result",
    )
    parser.add_argument("--steps", type=number_argument.count, default=3000, metavar="N")
    parser.add_argument(
        "--batch", type=number_argument.count, default=16, metavar="N", help="pictures a step"
    )
    parser.add_argument(
        "--side",
        type=number_argument.whole(32, 4096),
        default=192,
        metavar="PX",
        help="side of the pictures",
    )
    parser.add_argument(
        "--last-side",
        type=number_argument.whole(32, 4096),
        default=256,
        metavar="PX",
        help="in the last third of the steps",
    )
    parser.add_argument(
        "--from", dest="start", type=Path, metavar="FOLDER", help="a segmenter to start from"
    )
    parser.add_argument(
        "--rate",
        type=number_argument.real(1e-9, 1),
        default=1.5e-3,
        metavar="X",
        help="rate of learning, at its highest",
    )
    parser.add_argument("--seed", type=number_argument.seed, default=1, metavar="N")
    parser.add_argument(
        "--minutes", type=number_argument.minutes, metavar="N", help="stop after so many minutes"
    )
    parser.add_argument(
        "--threads", type=number_argument.threads, metavar="N", help="default: all cores"
    )


def run(options: argparse.Namespace) -> int:
    """Trains, then judges on the held-out pairs and writes the segmenter."""
    from drawai_desktop.datasets.scene_pairs import open_pairs
    from drawai_desktop.engine.device import core_count, use_threads
    from drawai_desktop.engine.segmenter import Segmenter
    from drawai_desktop.training.limits import Limits
    from drawai_desktop.training.segmenter.loop import SegmenterTrainer, SegmenterTraining
    from drawai_desktop.training.state_file import STATE_FILE

    if options.minutes is not None and options.minutes <= 0:
        raise OptionError(f"--minutes is {options.minutes}; it must be above 0.")
    check_folder(options.output, [p for p in (options.dataset, options.start) if p])
    use_threads(options.threads or core_count())
    settings = SegmenterTraining(
        options.steps,
        options.batch,
        options.side,
        options.last_side,
        options.rate,
        seed=options.seed,
    )
    pairs = open_pairs(options.dataset)
    folder: Path = options.output
    make_folder(folder)
    training = pairs.for_training()
    if not len(training):
        raise ModelError(f"{options.dataset}: no pairs are left to train on. Add some.")
    start = Segmenter.load(options.start) if options.start is not None else None
    trainer = SegmenterTrainer(training, settings, start=start)
    if (folder / STATE_FILE).is_file():
        trainer.resume(folder)
        print(f"going on from step {trainer.step} of {settings.steps}", flush=True)
    report = _Report(settings.steps, trainer.step)
    with AskedToStop() as asked:
        limits = Limits(options.minutes, wants_stop=asked)
        finished = trainer.run(limits, report, lambda: trainer.save(folder))
    trainer.save(folder)
    if not finished:
        print(f"stopped at step {trainer.step}; call it again to go on.", flush=True)
    _finish(trainer, options.dataset, folder)
    return 0


def _finish(trainer: "SegmenterTrainer", dataset: Path, folder: Path) -> None:
    """Judges and writes what was reached, finished or not."""
    from drawai_desktop.datasets.scene_pairs import open_pairs
    from drawai_desktop.evaluation.agreement import judged_on
    from drawai_desktop.training.segmenter.loop import segmenter_of

    segmenter = segmenter_of(trainer, folder)
    held_out = open_pairs(dataset).held_out()
    if len(held_out):
        segmenter = judged_on(segmenter, held_out)
        scores = segmenter.manifest.scores
        print(
            f"on {len(held_out)} held-out pairs: pixel accuracy "
            f"{100 * scores.number('pixel_accuracy'):.1f} %, "
            f"mean IoU {100 * scores.number('mean_iou'):.1f} %"
        )
    segmenter.save(folder)
    print(f"written: {folder}", flush=True)


class _Report:
    """Says how far the training is, every 25 steps."""

    def __init__(self, steps: int, first: int) -> None:
        self._steps = steps
        self._first = first
        self._begin = time.monotonic()
        self._mean: float | None = None

    def __call__(self, step: int, loss: float) -> None:
        self._mean = loss if self._mean is None else 0.96 * self._mean + 0.04 * loss
        if step % 25 and step != self._steps:
            return
        a_step = (time.monotonic() - self._begin) / max(1, step - self._first)
        left = a_step * (self._steps - step) / 60
        print(
            f"step {step}/{self._steps}  loss {self._mean:.3f}  {a_step:.2f} s a step  "
            f"{left:.0f} min left",
            file=sys.stderr,
            flush=True,
        )
