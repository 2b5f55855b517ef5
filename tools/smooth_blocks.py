"""Writes a data set anew without the blocks that compression leaves in flat parts of photographs.

    python -m tools.smooth_blocks OUTPUT.zip DATASET... [--radius 6] [--noise 2.5]

JPEG and WebP leave squares of 8 and 16 pixels in dark water and plain sky. A model that is trained
on them paints such squares. Where a photograph hardly varies, it becomes the mean of its
surroundings; elsewhere it stays as it is. Label maps stay what they are. The result holds the
photographs, without loss: treat it as they are treated.
"""

import argparse
import io
import json
import sys
import zipfile
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import IO

import numpy as np
from PIL import Image

from drawai_desktop.cli.exit_status import EXIT_BAD_INPUT
from drawai_desktop.core.atomic_file import write_atomically
from drawai_desktop.core.image_file import decode_photo
from drawai_desktop.datasets.class_table import CLASSES_FILE
from drawai_desktop.datasets.dataset import open_dataset
from drawai_desktop.errors import DrawAIError, OptionError
from tools.label_rules.regions import box_mean

RADIUS = 6
NOISE = 2.5
_AT_ONCE = 32


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("output", type=Path, help="the data set to write, a .zip file")
    parser.add_argument("datasets", nargs="+", type=Path, help="folders or zips of a data set")
    parser.add_argument("--radius", type=int, default=RADIUS, help="of the windows, in pixels")
    parser.add_argument(
        "--noise", type=float, default=NOISE, help="what varies less, in grey levels, is flat"
    )
    try:
        write_smoothed(parser.parse_args())
    except DrawAIError as error:
        print(f"{parser.prog}: {error}", file=sys.stderr)
        sys.exit(EXIT_BAD_INPUT)


def write_smoothed(options: argparse.Namespace) -> None:
    """Writes the data set, on all cores.

    Raises:
        DrawAIError: a data set or a photograph of it cannot be read, an option makes no sense, or
            the output cannot be written.
    """
    if options.radius < 1 or options.noise <= 0:
        raise OptionError("--radius is 1 or more, and --noise above 0: choose such numbers.")
    dataset = open_dataset(options.datasets)
    smooth = partial(smoothed_file, radius=options.radius, noise=options.noise)

    def write(file: IO[bytes]) -> None:
        with zipfile.ZipFile(file, "w") as packed, ProcessPoolExecutor() as pool:
            packed.writestr(CLASSES_FILE, json.dumps({"classes": list(dataset.classes.rows)}))
            contents = (pair.files.read(pair.image) for pair in dataset.pairs)
            names = (pair.image for pair in dataset.pairs)
            pictures = pool.map(smooth, contents, names, chunksize=_AT_ONCE)
            for pair, picture in zip(dataset.pairs, pictures, strict=True):
                packed.writestr(f"images/{pair.name}.png", picture)
                packed.writestr(f"labels/{pair.name}.png", _png(pair.read_label(dataset.classes)))

    write_atomically(options.output, write)
    print(f"{options.output}: {len(dataset.pairs)} pairs")


def smoothed_file(content: bytes, name: str, radius: int, noise: float) -> bytes:
    """A photograph's file, smoothed: PNG.

    Args:
        name: of the file, for errors.
    Raises:
        ImageError: it cannot be read.
    """
    return _png(smoothed(np.asarray(decode_photo(content, name)), radius, noise))


def smoothed(picture: np.ndarray, radius: int = RADIUS, noise: float = NOISE) -> np.ndarray:
    """The picture with its flat parts smoothed: uint8 (H, W, 3).

    A guided filter whose guide is the picture itself (He, Sun, Tang 2013, section 3.4), with one
    factor for all three colours and that one squared: what varies more than noise is kept more.

    Args:
        picture: uint8 (H, W, 3).
        radius: of the square windows, in pixels.
        noise: standard deviation of what is smoothed away, in grey levels.
    """
    values = picture.astype(np.float64)
    mean = _means(values, radius)
    variance = (_means(values**2, radius) - mean**2).max(2, keepdims=True).clip(min=0)
    kept = (variance / (variance + noise**2)) ** 2
    factor, constant = _means(kept, radius), _means(mean * (1 - kept), radius)
    return (factor * values + constant + 0.5).clip(0, 255).astype(np.uint8)


def _png(pixels: np.ndarray) -> bytes:
    data = io.BytesIO()
    Image.fromarray(pixels).save(data, "PNG", compress_level=1)
    return data.getvalue()


def _means(planes: np.ndarray, radius: int) -> np.ndarray:
    """float32 (H, W, C): means of the windows round each pixel; the planes go on mirrored."""
    beyond = (radius, radius)
    padded = np.pad(planes, (beyond, beyond, (0, 0)), "symmetric")
    inside = slice(radius, -radius)
    means = [box_mean(plane, 2 * radius + 1)[inside, inside] for plane in np.moveaxis(padded, 2, 0)]
    return np.stack(means, 2)


if __name__ == "__main__":
    main()
