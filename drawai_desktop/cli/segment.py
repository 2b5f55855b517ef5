"""``drawai segment``: photographs to label maps, one or many, without a window."""

import argparse
from pathlib import Path

from drawai_desktop import api
from drawai_desktop.cli.conversions import Conversion, Wording, plan_conversions, work_through
from drawai_desktop.cli.size_argument import parse_size_or_side

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
        "Makes label maps of photographs, in flat shapes that can be painted on and whose outlines "
        "follow the photograph. The values of the map are COCO-Stuff ids, 255 is unlabelled."
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
        metavar="WxH|N",
        help="size of the label map, to whose aspect the photo is cropped; or its longer side, in "
        "the photo's aspect (default: the photo's own size, up to 4096 px a side)",
    )
    parser.add_argument(
        "--colours", action="store_true", help="write the palette's colours instead of ids"
    )
    parser.add_argument(
        "--segmenter", type=Path, metavar="FOLDER", help="another segmenter than the program's own"
    )


def run(options: argparse.Namespace) -> int:
    """Reads all photographs; bad ones are told of, and the others are made all the same."""
    size = parse_size_or_side(options.size) if options.size else None
    read = [options.segmenter] if options.segmenter else []
    conversions = plan_conversions(options.photos, options.output, (".png",), _WORDING, read)
    segmenter = api.open_segmenter(options.segmenter)

    def segment(conversion: Conversion) -> None:
        ids = api.segment(conversion.given, size=size, segmenter=segmenter)
        api.write_labels(conversion.made, ids, colours=options.colours)

    return work_through(conversions, segment, _WORDING)
