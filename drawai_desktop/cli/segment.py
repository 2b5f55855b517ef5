"""``drawai segment``: photographs to label maps, one or many, without a window."""

import argparse
import sys
from pathlib import Path

from tqdm import tqdm

from drawai_desktop.core.image_file import read_photo
from drawai_desktop.core.label_map import LARGEST_SIDE, SMALLEST_SIDE
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.picture_writing import write_colour_map, write_indexed_map
from drawai_desktop.core.segmenter_manifest import bundled_segmenter
from drawai_desktop.errors import DrawAIError, FileError, OptionError

EXIT_SOME_FAILED = 1


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
    from drawai_desktop.cli.render import parse_size
    from drawai_desktop.engine.device import core_count, use_threads
    from drawai_desktop.engine.photo_segmentation.segmenter import Segmenter

    size = parse_size(options.size) if options.size else None
    targets = _targets(options.photos, options.output)
    labels = standard_labels()
    use_threads(core_count())
    segmenter = Segmenter.load(options.segmenter or bundled_segmenter())
    write = write_colour_map if options.colours else write_indexed_map
    failed = 0
    quiet = len(targets) == 1 or not sys.stderr.isatty()
    for source, target in tqdm(targets, disable=quiet, unit="photo"):
        try:
            photo = read_photo(source)
            width, height = size or _map_size(photo.shape[1], photo.shape[0])
            write(target, segmenter.read(photo, labels, height, width), labels)
        except DrawAIError as error:
            if len(targets) == 1:
                raise
            failed += 1
            tqdm.write(f"drawai segment: {error}", file=sys.stderr)
    if failed:
        text = f"drawai segment: {failed} of {len(targets)} photos gave no label map."
        print(text, file=sys.stderr)
        return EXIT_SOME_FAILED
    return 0


def _map_size(width: int, height: int) -> tuple[int, int]:
    """(width, height) within the sides that a canvas may have, the aspect kept where it can be."""
    factor = min(1.0, LARGEST_SIDE / max(width, height))
    factor = max(factor, SMALLEST_SIDE / min(width, height))

    def fitted(side: int) -> int:
        return min(LARGEST_SIDE, max(SMALLEST_SIDE, round(side * factor)))

    return fitted(width), fitted(height)


def _targets(photos: list[Path], output: Path) -> list[tuple[Path, Path]]:
    """Pairs each photo with its label map.

    Raises:
        OptionError: several photos for one file, two of one name, or another ending than .png.
        FileError: the folder cannot be made.
    """
    if output.suffix and not output.is_dir():
        if len(photos) > 1:
            raise OptionError(
                f"-o {output} is one file, but there are {len(photos)} photos. Give a folder."
            )
        if output.suffix.lower() != ".png":
            raise OptionError(
                f"-o {output}: label maps are written as .png, since other formats would change "
                "them. Change the ending, or give a folder."
            )
        return [(photos[0], output)]
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(
            f"{output}: the folder cannot be made ({error.strerror or error}). Choose another."
        ) from error
    stems = [photo.stem for photo in photos]
    doubled = sorted({stem for stem in stems if stems.count(stem) > 1})
    if doubled:
        raise OptionError(
            f"Several photos would become {', '.join(doubled)}.png. Read them one by one."
        )
    return [(photo, output / f"{photo.stem}.png") for photo in photos]
