"""``drawai evaluate``: judges models on pairs that they have not seen."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tqdm import tqdm

from drawai_desktop.cli import number_argument
from drawai_desktop.cli.idle_options import given_options, refuse_idle
from drawai_desktop.core.folders import make_folder
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.overwriting import check_folder
from drawai_desktop.core.segmenter_manifest import bundled_segmenter
from drawai_desktop.errors import OptionError

if TYPE_CHECKING:
    from drawai_desktop.datasets.scene_pairs import ScenePairs
    from drawai_desktop.evaluation.judge import Judge, Scores, Shown


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments."""
    parser.description = (
        "Renders the label maps of the held-out pairs (one in twenty, by name) and compares the "
        "pictures with the photographs: KID and Frechet distance, label agreement, diversity of "
        "styles, sharpness. Writes report.md with contact sheets, and scores.json."
    )
    parser.add_argument("models", nargs="+", metavar="MODEL", help="names or folders")
    parser.add_argument(
        "dataset",
        type=Path,
        metavar="DATASET",
        help="a folder with images/, labels/ and classes.json, a zip, or a folder of zips",
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path("out/evaluation"),
        metavar="FOLDER",
        help="folder of the report (default: out/evaluation)",
    )
    parser.add_argument(
        "--pairs", type=int, metavar="N", help="use so many of the held-out pairs (default: all)"
    )
    parser.add_argument(
        "--only",
        metavar="PATTERN",
        help="use only held-out pairs whose names fit, such as 'f*'",
    )
    parser.add_argument(
        "--detail",
        nargs="+",
        type=Path,
        metavar="FOLDER",
        help="judge detail models instead, on pictures of the one MODEL (with --photographs)",
    )
    parser.add_argument(
        "--photographs",
        nargs="+",
        type=Path,
        metavar="DATASET",
        help="large photographs with label maps; those held out (one in six) are the measure",
    )
    parser.add_argument(
        "--segmenter", type=Path, metavar="FOLDER", help="another segmenter than the program's own"
    )
    parser.add_argument("--device", choices=("auto", "cpu", "cuda", "mps"), default="auto")
    parser.add_argument(
        "--threads", type=number_argument.threads, metavar="N", help="default: all cores"
    )


def run(options: argparse.Namespace) -> int:
    """Judges all models and writes the report."""
    from drawai_desktop.engine.device import core_count, use_threads
    from drawai_desktop.engine.segmenter import Segmenter
    from drawai_desktop.evaluation.judge import STYLES, Judge
    from drawai_desktop.evaluation.measures import PictureFeatures
    from drawai_desktop.evaluation.report import write_report

    if options.pairs is not None and options.pairs < 8:
        raise OptionError(f"--pairs is {options.pairs}; at least 8 are needed.")
    if options.detail:
        idle = ("--segmenter",)
        refuse_idle(given_options(options, configure), idle, "where detail models are judged")
    _check_output(options)
    use_threads(options.threads or core_count())
    if options.detail or options.photographs:
        return _judge_detail(options)
    library = ModelLibrary.standard()
    manifests = [library.find(model) for model in options.models]
    pairs = _pairs(options)
    segmenter = Segmenter.load(options.segmenter or bundled_segmenter())
    folder: Path = options.output
    make_folder(folder)
    judge = Judge(pairs, segmenter, PictureFeatures(), standard_labels(), options.pairs)
    made = len(judge.pairs) + 12 * STYLES + len(judge.scenes)
    judged = []
    with tqdm(total=made * len(manifests), disable=not sys.stderr.isatty(), unit="picture") as bar:
        for manifest in manifests:

            def told(count: int, what: str, name: str = manifest.name) -> None:
                bar.set_description(f"{name}: {what}", refresh=False)
                bar.update(count)

            judged.append(judge.judge(manifest, options.device, told))
    path = write_report(folder, judge, judged)
    _tell(judge, judged, path)
    return 0


def _check_output(options: argparse.Namespace) -> None:
    """That the report replaces nothing that is judged."""
    from drawai_desktop.evaluation.report import NUMBERS, REPORT

    models = [Path(model) for model in options.models]
    others = [*(options.detail or ()), *(options.photographs or ()), options.segmenter]
    read = [path for path in (options.dataset, *models, *others) if path and path.exists()]
    check_folder(options.output, read, (REPORT, NUMBERS))


def _pairs(options: argparse.Namespace) -> "ScenePairs":
    """The data set, or the part of it that ``--only`` names."""
    from drawai_desktop.datasets.scene_pairs import open_pairs

    pairs = open_pairs(options.dataset)
    if options.only is None:
        return pairs
    chosen = pairs.matching(options.only)
    if not chosen.names:
        raise OptionError(
            f"--only {options.only}: no pair's name fits, such as {pairs.names[0]}. Correct the "
            "pattern."
        )
    return chosen


def _judge_detail(options: argparse.Namespace) -> int:
    """Judges detail models on the pictures of one model."""
    from drawai_desktop.datasets.dataset import open_dataset
    from drawai_desktop.datasets.scene_pairs import HELD_OUT_PHOTOGRAPHS_EVERY
    from drawai_desktop.engine.detail.model import DetailModel
    from drawai_desktop.evaluation.detail import (
        MOST_PAIRS,
        DetailJudge,
        Enlarge,
        enlarged,
        with_detail,
    )
    from drawai_desktop.evaluation.detail_report import write_detail_report
    from drawai_desktop.evaluation.measures import PictureFeatures

    if not options.detail or not options.photographs or len(options.models) != 1:
        raise OptionError(
            "Detail is judged with one MODEL, whose pictures are enlarged, --detail FOLDER and "
            "--photographs DATASET. Give all three."
        )
    labels = standard_labels()
    ways: dict[str, Enlarge] = {"enlarged": enlarged}
    for folder in options.detail:
        ways[folder.resolve().name] = with_detail(DetailModel.load(folder, labels))
    if len(ways) <= len(options.detail):
        raise OptionError("Two of the detail models' folders have one name. Rename one.")
    manifest = ModelLibrary.standard().find(options.models[0])
    photographs = open_dataset(options.photographs)
    pairs = _pairs(options).held_out()
    folder = options.output
    make_folder(folder)
    count = min(options.pairs or MOST_PAIRS, len(pairs))
    held_out = len(photographs.split(HELD_OUT_PHOTOGRAPHS_EVERY)[1].pairs)
    total = count * (1 + len(ways)) + held_out * len(ways)
    with tqdm(total=total, disable=not sys.stderr.isatty(), unit="picture") as bar:

        def told(number: int, what: str) -> None:
            bar.set_description(what, refresh=False)
            bar.update(number)

        features = PictureFeatures()
        judge = DetailJudge(
            manifest, pairs, photographs, features, labels, options.device, count, told
        )
        judged = [judge.judge(name, enlarge, told) for name, enlarge in ways.items()]
        of_photographs = [judge.judge_returned(name, way, told) for name, way in ways.items()]
    of_photographs += judge.judge_photographs()
    path = write_detail_report(folder, judge, judged, of_photographs, labels)
    for scores in (*(s for s, _ in judged), *of_photographs):
        print(
            f"{scores.name:40} patch KID x 1000 {1000 * scores.patches.mean:6.2f} "
            f"+- {1000 * scores.patches.deviation:.2f}  sharpness {scores.sharpness:.1f}"
        )
    print(f"written: {path}")
    return 0


def _tell(judge: "Judge", judged: "list[tuple[Scores, Shown]]", path: Path) -> None:
    """The main numbers on the terminal."""
    for scores in (*(s for s, _ in judged), judge.photographs):
        counts = scores.agreement.counts
        print(
            f"{scores.name:16} KID x 1000 {1000 * scores.kernel.mean:6.2f} "
            f"+- {1000 * scores.kernel.deviation:.2f}  Frechet {scores.frechet:6.2f}  "
            f"agreement {100 * counts.pixel_accuracy:.1f} %  "
            f"mean IoU {100 * counts.mean_iou:.1f} %"
        )
    print(f"written: {path}")
