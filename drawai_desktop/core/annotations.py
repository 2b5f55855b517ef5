"""What is read of an annotation file, whichever program wrote it."""

import math
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

import numpy as np

from drawai_desktop.core.foreign_file import cleaned, named
from drawai_desktop.core.image_file import LARGEST_PIXELS
from drawai_desktop.core.picture_size import size_of_picture_file
from drawai_desktop.core.shape_painter import FARTHEST
from drawai_desktop.errors import ImageError, ImageSizeError
from drawai_desktop.words import Words, translator

tr = translator(__name__)

_NAMED = 6
"""So many unknown names are told."""
_LONGEST_PATH = 1000


@dataclass
class Tally:
    """What became of the annotations of one picture.

    Attributes:
        painted: how many were.
        unknown: name -> how many have it; no label is called so.
        areas_lacking: those that cover nothing: too few points, boxes alone.
        damaged: those whose points or run lengths are none.
        elsewhere: those of pictures that the file does not list.
    """

    painted: int = 0
    unknown: Counter[str] = field(default_factory=Counter)
    areas_lacking: int = 0
    damaged: int = 0
    elsewhere: int = 0

    @property
    def total(self) -> int:
        """All annotations of the picture."""
        return self.painted + self.unknown.total() + self.areas_lacking + self.damaged

    def notes(self) -> tuple[str, ...]:
        """What is to be told, a sentence each."""
        told = [
            tr(
                "{painted} of {total} annotations were painted, by their names.",
                painted=self.painted,
                total=self.total,
            )
        ]
        if self.unknown:
            listed = self.unknown.most_common()
            names = [f"{cleaned(name, 30)} ({count})" for name, count in listed[:_NAMED]]
            if len(listed) > _NAMED:
                names.append("...")
            told.append(
                tr(
                    "No label has these names, which were left out: {names}.",
                    names=", ".join(names),
                )
            )
        if self.areas_lacking:
            told.append(tr("Without an area, and left out: {count}.", count=self.areas_lacking))
        if self.damaged:
            told.append(tr("Damaged, and left out: {count}.", count=self.damaged))
        if self.elsewhere:
            told.append(
                tr(
                    "Of pictures that the file does not list, and left out: {count}.",
                    count=self.elsewhere,
                )
            )
        return tuple(told)

    def check_any(self, name: str) -> None:
        """That something was painted.

        Raises:
            ImageError: nothing was; says why.
        """
        if self.painted:
            return
        if self.total == 0:
            raise ImageError(nothing_annotated(name))
        if self.areas_lacking or self.damaged:
            raise ImageError(
                tr.later(
                    "{name}: its annotations cover no area (boxes and points do not). Annotate "
                    "with polygons or masks.",
                    name=name,
                )
            )
        listed = ", ".join(cleaned(n, 30) for n, _ in self.unknown.most_common(4))
        raise ImageError(
            tr.later(
                "{name}: no label is called like its annotations ({names}). Name them as the "
                "palette does: Sky, Sea, Grass.",
                name=name,
                names=listed,
            )
        )


def nothing_annotated(name: str) -> Words:
    """The sentence for a file without annotations."""
    return tr.later("{name}: it holds no annotations. Choose another file.", name=name)


@dataclass(frozen=True)
class Annotations:
    """A label map made of annotations.

    Attributes:
        ids: uint8 (H, W); 255 where nothing is annotated.
        kind: "labelme", "COCO", "COCO panoptic".
        share: of the annotations that were painted, 0 to 1.
        notes: what is to be told, a sentence each.
    """

    ids: np.ndarray
    kind: str
    share: float
    notes: tuple[str, ...]


def checked_points(data: Any) -> np.ndarray | None:  # noqa: ANN401 - it is JSON
    """float64 (n, 2) of a list of pairs of numbers; None for anything else."""
    try:
        points = np.array(data if data else np.zeros((0, 2)))
    except (ValueError, TypeError, OverflowError):
        return None
    if points.ndim != 2 or points.shape[1] != 2 or points.dtype.kind not in "iuf":
        return None
    points = points.astype(np.float64)
    return points if (np.abs(points) <= FARTHEST).all() else None


def stated_size(width: Any, height: Any) -> tuple[int, int] | None:  # noqa: ANN401 - it is JSON
    """(width, height) that a file states, or None if these are no sizes."""
    for side in (width, height):
        if isinstance(side, bool) or not isinstance(side, (int, float)):
            return None
        if not 1 <= side < math.inf or side != int(side):
            return None
    return int(width), int(height)


def check_annotated_size(size: tuple[int, int], name: str) -> tuple[int, int]:
    """A size of which a label map may be made, before memory is taken.

    Raises:
        ImageSizeError: it is larger than is opened.
    """
    width, height = size
    if width * height > LARGEST_PIXELS:
        raise ImageSizeError(
            tr.later(
                "{name}: its picture is {size} px; at most {most} megapixels are opened. Make it "
                "smaller first.",
                name=name,
                size=cleaned(f"{width} x {height}", 40),
                most=LARGEST_PIXELS // 1_000_000,
            )
        )
    return size


def file_beside(path: Path, text: Any, folders: tuple[str, ...] = ("",)) -> Path | None:  # noqa: ANN401
    """The file that a file speaks of, if it is there.

    Args:
        path: the file that speaks.
        text: what it says, with any system's separators; of a path of another machine, or from the
            root, the name alone counts.
        folders: where it may lie, from the file's own folder; there, and by its name alone there.
    """
    if not isinstance(text, str) or not text or len(text) > _LONGEST_PATH or "\0" in text:
        return None
    said = PurePosixPath(text.replace("\\", "/"))
    is_whole = said.is_absolute() or ":" in "".join(said.parts[:1])
    tries = [PurePosixPath(said.name)] if is_whole else [said, PurePosixPath(said.name)]
    for folder in folders:
        for place in tries:
            found = path.parent / folder / place
            try:
                if place.name and found.is_file():
                    return found
            except (OSError, ValueError):  # too long a name
                continue
    return None


def size_beside(path: Path, text: Any) -> tuple[int, int]:  # noqa: ANN401 - it is JSON
    """(width, height), upright, of the picture that an annotation file names.

    Raises:
        ImageError: it is not there, or no picture.
    """
    found = file_beside(path, text)
    if found is None:
        said = text.replace("\\", "/").rsplit("/", 1)[-1] if isinstance(text, str) else ""
        raise ImageError(
            tr.later(
                "{name}: the size of its picture is unknown, since the file does not say it and "
                "{picture} is not beside it. Put the picture there.",
                name=named(path),
                picture=cleaned(said or "?", 60),
            )
        )
    return size_of_picture_file(found).upright
