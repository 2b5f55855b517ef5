"""``drawai segment``: photographs to label maps, one or many, without a window."""

import argparse
from pathlib import Path

from drawai_desktop.cli.file_jobs import Job, Wording, plan_jobs, work_through
from drawai_desktop.cli.size_argument import parse_size
from drawai_desktop.core.image_file import read_photo
from drawai_desktop.core.label_map import LARGEST_SIDE, SMALLEST_SIDE
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.picture_writing import write_colour_map, write_indexed_map
from drawai_desktop.core.segmenter_manifest import bundled_segmenter

_WORDING = Wording(
    "drawai segment",
    "photo",
    "label maps are written as .png, since other formats would change them",
    "Read them",
    "gave no label map",
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments."""
    parser.description = (
        "Makes label maps of photographs, in flat shapes that can be painted on. The values of "
        "the map are COCO-Stuff ids, 255 is unlabelled."
    )
    parser.add_argument("photos", nargs="+", type=Path, metavar="PHOTO")
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        type=Path,
        metavar="LABELS",
        help="a .png file, or a folder for several",
    )
    parser.add_argument(
        "--size",
        metavar="WxH",
        help="size of the label map; the photo is cropped to its aspect (default: the photo's)",
    )
    parser.add_argument(
        "--colours", action="store_true", help="write the palette's colours instead of ids"
    )
    parser.add_argument(
        "--segmenter", type=Path, metavar="FOLDER", help="another one than the program's own"
    )


def run(options: argparse.Namespace) -> int:
    """Reads all photographs; bad ones are told of, and the others are made all the same."""
    size = parse_size(options.size) if options.size else None
    read = [options.segmenter] if options.segmenter else []
    jobs = plan_jobs(options.photos, options.output, (".png",), _WORDING, read)
    from drawai_desktop.engine.device import core_count, use_threads
    from drawai_desktop.engine.segmenter import Segmenter

    labels = standard_labels()
    use_threads(core_count())
    segmenter = Segmenter.load(options.segmenter or bundled_segmenter())
    write = write_colour_map if options.colours else write_indexed_map

    def segment(job: Job) -> None:
        photo = read_photo(job.source)
        width, height = size or _map_size(photo.shape[1], photo.shape[0])
        write(job.target, segmenter.read(photo, labels, height, width), labels)

    return work_through(jobs, segment, _WORDING)


def _map_size(width: int, height: int) -> tuple[int, int]:
    """(width, height) within the sides that a canvas may have, the aspect kept where it can be."""
    factor = min(1.0, LARGEST_SIDE / max(width, height))
    factor = max(factor, SMALLEST_SIDE / min(width, height))

    def fitted(side: int) -> int:
        return min(LARGEST_SIDE, max(SMALLEST_SIDE, round(side * factor)))

    return fitted(width), fitted(height)
