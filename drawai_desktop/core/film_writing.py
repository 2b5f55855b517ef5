"""Films as files: GIF and WebP by Pillow, MP4 by PyAV where that is installed.

One still is in memory at a time, and the encoder's own part of the film.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np

from drawai_desktop.core.animation_files import write_gif, write_webp
from drawai_desktop.core.atomic_file import check_writable, write_atomically
from drawai_desktop.core.picture_metadata import PictureMetadata
from drawai_desktop.core.video_file import HIGHEST_AREA, has_video, write_mp4
from drawai_desktop.errors import FileError, OptionError
from drawai_desktop.words import translator

tr = translator(__name__)


@dataclass(frozen=True, eq=False)
class Film:
    """What a file is to show.

    Attributes:
        stills: uint8 (height, width, 3) each, one after another; asked for while it is written.
        ticks: for how many ticks each is shown; as many as there are stills.
        width: even, as the height.
        metadata: how its pictures were made, or None.
    """

    stills: Iterator[np.ndarray]
    ticks: Sequence[int]
    width: int
    height: int
    metadata: PictureMetadata | None = None


VIDEO_ENDING = ".mp4"
FILM_FORMATS: dict[str, Callable[[IO[bytes], Film], None]] = {
    ".webp": lambda file, film: write_webp(file, film.stills, film.ticks, film.metadata),
    ".gif": lambda file, film: write_gif(file, film.stills, film.ticks, film.metadata),
    VIDEO_ENDING: lambda file, film: write_mp4(
        file, film.stills, film.ticks, film.width, film.height, film.metadata
    ),
}
FILM_ENDINGS = ", ".join(FILM_FORMATS)


def check_film_file(path: Path, width: int, height: int) -> None:
    """That a film of such a size can be written there; asked before its first still is made.

    Raises:
        FileError: an unknown ending, a size that the format cannot hold, or a place where nothing
            can be written.
        OptionError: the extra that writes videos is not installed.
    """
    ending = path.suffix.lower()
    if ending not in FILM_FORMATS:
        raise FileError(
            tr.later(
                "{name}: time lapses are written as {endings}. Change the ending.",
                name=path.name,
                endings=FILM_ENDINGS,
            )
        )
    if ending == VIDEO_ENDING:
        if not has_video():
            raise OptionError(
                tr.later(
                    "{name}: MP4 needs what pip install 'drawai-desktop[video]' brings. Install "
                    "it, or write .webp or .gif.",
                    name=path.name,
                )
            )
        if width * height > HIGHEST_AREA:
            raise FileError(
                tr.later(
                    "{name}: the film is {width} x {height}, and many players show no .mp4 of more "
                    "than 9.4 million pixels. Make it smaller, or write .webp.",
                    name=path.name,
                    width=width,
                    height=height,
                )
            )
    check_writable(path)


def write_film(path: Path, film: Film) -> None:
    """Writes a film by the file's ending, whole or not at all.

    Raises:
        FileError, OptionError: see :func:`check_film_file`; or the file cannot be written.
        Whatever the film's stills raise, ``Cancelled`` for one: nothing is left behind then.
    """
    check_film_file(path, film.width, film.height)
    write = FILM_FORMATS[path.suffix.lower()]
    write_atomically(path, lambda file: write(file, film))
