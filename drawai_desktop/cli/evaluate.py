"""``drawai evaluate``: judges models on pairs that they have not seen."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tqdm import tqdm

from drawai_desktop.core.folders import make_folder
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.segmenter_manifest import bundled_segmenter
from drawai_desktop.errors import OptionError

if TYPE_CHECKING:
    from drawai_desktop.evaluation.judge import Judge, Samples, Scores


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
        help="where to (default: out/evaluation)",
    )
    parser.add_argument(
        "--pairs", type=int, metavar="N", help="use so many of the held-out pairs (default: all)"
    )
    parser.add_argument(
        "--segmenter", type=Path, metavar="FOLDER", help="another one than the program's own"
    )
    parser.add_argument("--device", choices=("auto", "cpu", "cuda", "mps"), default="auto")
    parser.add_argument("--threads", type=int, metavar="N", help="default: all cores")


def run(options: argparse.Namespace) -> int:
    """Judges all models and writes the report."""
    from drawai_desktop.datasets.scene_pairs import open_pairs
    from drawai_desktop.engine.device import core_count, use_threads
    from drawai_desktop.engine.segmenter import Segmenter
    from drawai_desktop.evaluation.judge import STYLES, Judge
    from drawai_desktop.evaluation.measures import PictureFeatures
    from drawai_desktop.evaluation.report import write_report

    if options.pairs is not None and options.pairs < 8:
        raise OptionError(f"--pairs is {options.pairs}; at least 8 are needed.")
    use_threads(options.threads or core_count())
    library = ModelLibrary.standard()
    manifests = [library.find(model) for model in options.models]
    pairs = open_pairs(options.dataset)
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


def _tell(judge: "Judge", judged: "list[tuple[Scores, Samples]]", path: Path) -> None:
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
