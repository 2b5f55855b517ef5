"""COCO's panoptic annotations: a PNG whose colours are numbers of segments, and a list of these."""

from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

import numpy as np

from drawai_desktop.core.annotations import Tally, file_beside
from drawai_desktop.core.foreign_file import cleaned, named
from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.core.pixels import read_pixels
from drawai_desktop.errors import ImageError
from drawai_desktop.words import translator

tr = translator(__name__)

PANOPTIC = "COCO panoptic"

_ROWS = 256
"""So many are turned into labels at a time: numbers take many times a label's room."""
_GREY = 0x010101

Entry = dict[str, Any]
Find = Callable[[Entry, Tally], int | None]
"""The label of an entry by its category; None, and counted, where there is none."""


def read_panoptic(
    path: Path,
    rows: Sequence[Entry],
    picture: object,
    find: Find,
    tally: Tally,
) -> tuple[np.ndarray, tuple[str, ...]]:
    """The label map of a picture's segments.

    Args:
        rows: the picture's annotations; the first that has segments counts.
        picture: its file's name, by which the PNG is looked for where nothing else is said.
    Returns:
        uint8 (H, W), and what is to be told, a sentence each.
    Raises:
        ImageError: the PNG is not there or damaged, or no segment has a known name.
    """
    row = next(row for row in rows if "segments_info" in row)
    said = row.get("file_name")
    if not isinstance(said, str) and isinstance(picture, str):
        said = PurePosixPath(picture.replace("\\", "/")).stem + ".png"
    found = file_beside(path, said, (path.stem, ""))
    if found is None:
        which = cleaned(said.replace("\\", "/").rsplit("/", 1)[-1]) if said else "PNG"
        raise ImageError(
            tr.later(
                "{name}: {png} with its segments is not there. Put it in the folder {folder} "
                "beside the file.",
                name=named(path),
                png=which,
                folder=cleaned(path.stem),
            )
        )
    labels: dict[int, int] = {}
    for segment in row["segments_info"] if isinstance(row["segments_info"], list) else ():
        number = segment.get("id") if isinstance(segment, dict) else None
        if not isinstance(number, int) or not 0 < number < 1 << 24:
            tally.damaged += 1
            continue
        label_id = find(segment, tally)
        if label_id is None:
            labels[number] = UNLABELLED
        else:
            labels[number] = label_id
            tally.painted += 1
    tally.check_any(named(path))
    ids, unlisted = _labelled(_Segments(found, labels), labels)
    if not unlisted:
        return ids, ()
    return ids, (tr("{count} px of segments that are not listed are unlabelled.", count=unlisted),)


class _Segments:
    """The numbers in a PNG: red + 256 green + 65536 blue."""

    def __init__(self, path: Path, listed: dict[int, int]) -> None:
        pixels = read_pixels(path)
        if pixels.is_lossy:
            raise ImageError(
                tr.later(
                    "{name}: in a lossy format, which has changed its numbers. Give the PNG of the "
                    "annotations.",
                    name=named(path),
                )
            )
        self._rgb, self._values, self._factor = pixels.rgb, pixels.values, 1
        if pixels.rgb is not None:
            self.height, self.width = pixels.rgb.shape[:2]
        else:
            assert pixels.values is not None
            self.height, self.width = pixels.values.shape
            # Grey: the numbers as they are, or some program has packed three equal channels.
            held = set(np.unique(pixels.values).tolist()) - {0}
            if sum(v * _GREY in listed for v in held) > sum(v in listed for v in held):
                self._factor = _GREY

    def rows(self, first: int, last: int) -> np.ndarray:
        """int64 (rows, W)."""
        if self._rgb is None:
            assert self._values is not None
            return self._values[first:last].astype(np.int64) * self._factor
        part = self._rgb[first:last].astype(np.int64)
        return part[..., 0] | part[..., 1] << 8 | part[..., 2] << 16


def _labelled(segments: _Segments, labels: dict[int, int]) -> tuple[np.ndarray, int]:
    """(the label map, how many pixels are of segments that are not listed)."""
    numbers = np.array(sorted({0, *labels}))
    table = np.array([labels.get(int(n), UNLABELLED) for n in numbers], np.uint8)
    ids = np.full((segments.height, segments.width), UNLABELLED, np.uint8)
    unlisted = 0
    for first in range(0, segments.height, _ROWS):
        part = segments.rows(first, first + _ROWS)
        place = np.minimum(np.searchsorted(numbers, part), len(numbers) - 1)
        is_listed = numbers[place] == part
        unlisted += int((~is_listed).sum())
        ids[first : first + _ROWS][is_listed] = table[place[is_listed]]
    return ids, unlisted
