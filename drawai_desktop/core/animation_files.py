"""Films as GIF and as animated WebP, still by still."""

import struct
from collections.abc import Iterator, Sequence
from typing import IO, Any

import numpy as np
from PIL import GifImagePlugin, Image

from drawai_desktop.core.picture_metadata import PictureMetadata, said_text, save_tags
from drawai_desktop.core.time_lapse import TICKS_PER_S

_TICK_MS = 1000 // TICKS_PER_S
_WEBP_OPTIONS = {"quality": 80, "method": 4}
_GIF_COLOURS = 255
"""Of each still; one more means that a pixel stays as it was."""
_STAYS = 2
"""Grey levels by which a pixel may differ from what a GIF shows there: no eye sees that, and what
stays takes no room."""


def write_webp(
    file: IO[bytes],
    stills: Iterator[np.ndarray],
    ticks: Sequence[int],
    metadata: PictureMetadata | None = None,
) -> None:
    """An animated WebP that repeats for ever; tagged as sRGB, as pictures are.

    Args:
        stills: uint8 (H, W, 3).
        ticks: for how long each is shown.
    """
    first = Image.fromarray(next(stills))
    first.save(
        file,
        "WEBP",
        save_all=True,
        append_images=[_Rest(stills, len(ticks) - 1)],
        duration=[count * _TICK_MS for count in ticks],
        loop=0,
        **_WEBP_OPTIONS,
        **save_tags("WEBP", metadata),
    )


class _Rest:
    """All stills but the first, for Pillow: an image of several frames, of which each is made when
    it is its turn. Pillow would hold a list of images in memory."""

    def __init__(self, stills: Iterator[np.ndarray], count: int) -> None:
        self.n_frames = count
        self._stills = stills
        self._image: Image.Image | None = None

    def seek(self, _frame: int) -> None:
        self._image = Image.fromarray(next(self._stills))

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(self._image, name)


def write_gif(
    file: IO[bytes],
    stills: Iterator[np.ndarray],
    ticks: Sequence[int],
    metadata: PictureMetadata | None = None,
) -> None:
    """A GIF that repeats for ever; see :func:`write_webp`. Each still has colours of its own, and
    but the part that differs from the one before."""
    shown: np.ndarray | None = None
    for still, count in zip(stills, ticks, strict=True):
        if shown is None:
            height, width = still.shape[:2]
            file.write(b"GIF89a" + struct.pack("<HHBBB", width, height, 0x70, 0, 0))
            file.write(b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00")  # repeats for ever
            if metadata is not None:
                _write_comment(file, said_text(metadata).encode("ascii"))
            differs = np.ones(still.shape[:2], bool)
            shown = still.copy()
        else:
            grey = still.astype(np.int16) - shown
            differs = (np.abs(grey) > _STAYS).any(2)
            shown[differs] = still[differs]
        _write_part(file, still, differs, count * _TICK_MS)
    file.write(b";")


def _write_part(file: IO[bytes], still: np.ndarray, differs: np.ndarray, duration: int) -> None:
    rows, columns = np.flatnonzero(differs.any(1)), np.flatnonzero(differs.any(0))
    top, bottom = (int(rows[0]), int(rows[-1]) + 1) if rows.size else (0, 1)
    left, right = (int(columns[0]), int(columns[-1]) + 1) if columns.size else (0, 1)
    part = Image.fromarray(np.ascontiguousarray(still[top:bottom, left:right]))
    colours = part.quantize(_GIF_COLOURS, Image.Quantize.MEDIANCUT)
    indexes = np.array(part.quantize(palette=colours, dither=Image.Dither.FLOYDSTEINBERG))
    indexes[~differs[top:bottom, left:right]] = _GIF_COLOURS
    image = Image.fromarray(indexes).convert("P")
    image.frombytes(indexes.tobytes())
    palette = colours.getpalette() or []
    image.putpalette([*palette, *[0] * (768 - len(palette))])
    blocks = GifImagePlugin.getdata(
        image,
        (left, top),
        duration=duration,
        disposal=1,
        transparency=_GIF_COLOURS,
        include_color_table=True,
    )
    for block in blocks:
        file.write(block)


def _write_comment(file: IO[bytes], text: bytes) -> None:
    file.write(b"\x21\xfe")
    for begin in range(0, len(text), 255):
        block = text[begin : begin + 255]
        file.write(bytes([len(block)]) + block)
    file.write(b"\x00")
