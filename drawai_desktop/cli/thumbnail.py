"""``drawai thumbnail``: the small picture in a project, for file managers."""

import argparse
import io
from pathlib import Path

from PIL import Image

from drawai_desktop.core.atomic_file import write_bytes
from drawai_desktop.core.image_file import decode_photo
from drawai_desktop.core.overwriting import check_files
from drawai_desktop.core.zip_file import open_zip

_MEMBER = "Thumbnails/thumbnail.png"
_LARGEST = 4_000_000
"""Bytes; the one in a project has 256 pixels at most."""
LARGEST_SIDE = 4096


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments."""
    parser.add_argument("project", type=Path, metavar="PROJECT", help="a .drawai or .ora file")
    parser.add_argument("output", type=Path, metavar="OUT.png", help="where the picture goes")
    parser.add_argument(
        "--size", type=_size, default=256, metavar="PX", help="its longer side (default: 256)"
    )


def run(options: argparse.Namespace) -> int:
    """Writes the picture."""
    check_files([options.output], [options.project])
    with open_zip(options.project, "project") as archive:
        content = archive.read(_MEMBER, _LARGEST)
    picture = Image.fromarray(decode_photo(content, f"{options.project.name}: {_MEMBER}"))
    picture.thumbnail((options.size, options.size), Image.Resampling.LANCZOS)
    packed = io.BytesIO()
    picture.save(packed, "PNG")
    write_bytes(options.output, packed.getvalue())
    return 0


def _size(text: str) -> int:
    try:
        size = int(text)
    except ValueError:
        size = 0
    if not 1 <= size <= LARGEST_SIDE:
        raise argparse.ArgumentTypeError(f"{text[:20]!r} is no size from 1 to {LARGEST_SIDE}")
    return size
