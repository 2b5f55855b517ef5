"""``drawai train-set``: a data set for ``drawai train``, of a folder of photographs or of pairs."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from drawai_desktop.cli.background_work import background_threads, step_back
from drawai_desktop.cli.report_lines import ReportLines
from drawai_desktop.cli.run_options import telling_of_failure
from drawai_desktop.core.folders import make_folder
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.overwriting import check_folder
from drawai_desktop.core.training_folder import TrainingLock, wants_stop
from drawai_desktop.core.training_report import (
    Began,
    PictureFault,
    Prepared,
    Preparing,
    Stopped,
    Work,
)
from drawai_desktop.datasets.set_files import IMAGES, LABELS
from drawai_desktop.errors import Cancelled

if TYPE_CHECKING:
    from drawai_desktop.engine.segmenter import Segmenter


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments."""
    parser.description = (
        "Makes a data set of a folder: photographs, whose label maps the segmenter makes, or "
        "photographs with label maps in any code that the window reads. What cannot be used is "
        "told of, one sentence a file. Called again it makes what is new, and leaves label maps "
        "that you have corrected."
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="of pictures, or of pairs")
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="DATASET", help="the data set's folder"
    )
    parser.add_argument(
        "--from",
        dest="start",
        metavar="MODEL",
        help="the model that will be trained on, whose labels the maps get (default: landscape)",
    )
    parser.add_argument("--background", action="store_true", help="at the lowest priority")
    parser.add_argument("--json", action="store_true", help="print reports for a program")


def run(options: argparse.Namespace) -> int:
    """Makes the data set; bad files are told of, and the others are used all the same."""
    lines = ReportLines(options.json)
    if options.background:
        step_back()
    try:
        with telling_of_failure(lines):
            for place in (options.output, *(options.output / part for part in (IMAGES, LABELS))):
                check_folder(place, [options.folder])
            make_folder(options.output)
            with TrainingLock(options.output):
                lines.tell(Began(Work.PREPARE))
                pairs = _make(options, lines)
    except Cancelled:
        lines.tell(Stopped(0, is_complete=False))
        raise
    lines.tell(Prepared(pairs))
    lines.say(f"{options.output}: {pairs} pairs. Train on them: drawai train {options.output} ...")
    return 0


def _make(options: argparse.Namespace, lines: ReportLines) -> int:
    from drawai_desktop.core.segmenter_manifest import bundled_segmenter
    from drawai_desktop.datasets.found_pictures import find_pictures
    from drawai_desktop.datasets.picture_set import PictureSet
    from drawai_desktop.engine.device import core_count, use_threads

    manifest = ModelLibrary.standard().find(options.start)
    labels = standard_labels()
    labels = labels.extended(manifest.own_labels(labels))
    cores = core_count()
    use_threads(background_threads(cores) if options.background else cores)

    def load() -> "Segmenter":
        from drawai_desktop.engine.segmenter import Segmenter

        return Segmenter.load(bundled_segmenter())

    def tell(fault: PictureFault) -> None:
        lines.tell(fault)
        lines.say(f"{fault.file}: {fault.fact}{' Left out.' if fault.is_left_out else ''}")

    def progress(done: int, total: int) -> None:
        lines.tell(Preparing(done, total))
        if wants_stop(options.output):
            raise Cancelled

    found = find_pictures(options.folder)
    made = PictureSet(options.output, manifest, labels, tell)
    return made.make(found, load, progress)
