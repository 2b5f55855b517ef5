"""Annotation files in COCO's form: polygons, run lengths, panoptic segments, of any categories."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drawai_desktop.core.annotations import (
    Annotations,
    Tally,
    check_annotated_size,
    checked_points,
    nothing_annotated,
    size_beside,
    stated_size,
)
from drawai_desktop.core.coco_panoptic import PANOPTIC, Find, read_panoptic
from drawai_desktop.core.foreign_file import cleaned, named
from drawai_desktop.core.label_names import LabelNames
from drawai_desktop.core.run_lengths import RunLengthError, run_spans
from drawai_desktop.core.shape_painter import ShapePainter
from drawai_desktop.errors import ImageError, OptionError
from drawai_desktop.words import translator

tr = translator(__name__)

_LISTED = 4

Entry = dict[str, Any]


@dataclass(frozen=True)
class AnnotatedPicture:
    """One of the pictures of a COCO file.

    Attributes:
        name: its file's name as the file says it, or "picture 7".
        size: (width, height), or None where the file does not say it.
        annotations: how many it has.
    """

    name: str
    key: str
    size: tuple[int, int] | None
    annotations: int


class SeveralPicturesError(ImageError):
    """A file has annotations of several pictures, and it was not said which is meant."""

    def __init__(self, path: Path, pictures: tuple[AnnotatedPicture, ...]) -> None:
        super().__init__(
            tr.later(
                "{name}: it has annotations of {count} pictures ({pictures}). Say which of them is "
                "meant.",
                name=named(path),
                count=len(pictures),
                pictures=_listed(pictures),
            )
        )
        self.path = path
        self.pictures = pictures


@dataclass(frozen=True)
class CocoFile:
    """A file's lists, by what they belong to."""

    path: Path
    images: dict[str, Entry]
    annotations: dict[str, list[Entry]]
    categories: dict[str, object]
    elsewhere: int

    @classmethod
    def of(cls, data: Entry, path: Path) -> "CocoFile":
        """Raises:
        ImageError: there are no pictures, or no categories with names, in it.
        """
        images = {_key(row.get("id")): row for row in reversed(_rows(data.get("images")))}
        images = dict(reversed(images.items()))  # of two of one number the first
        categories = {_key(r.get("id")): r.get("name") for r in _rows(data.get("categories"))}
        if not images or not categories:
            raise ImageError(
                tr.later(
                    "{name}: COCO annotations without their lists of pictures and of categories "
                    "with names. Export them once more, whole.",
                    name=named(path),
                )
            )
        annotations: dict[str, list[Entry]] = {}
        elsewhere = 0
        only = next(iter(images)) if len(images) == 1 else ""
        for row in _rows(data.get("annotations")):
            key = _key(row["image_id"]) if row.get("image_id") is not None else only
            if key in images:
                annotations.setdefault(key, []).append(row)
            else:
                elsewhere += 1
        return cls(path, images, annotations, categories, elsewhere)

    def pictures(self) -> tuple[AnnotatedPicture, ...]:
        """Those that have annotations, in the file's order."""
        return tuple(self._picture(key) for key in self.images if key in self.annotations)

    def _picture(self, key: str) -> AnnotatedPicture:
        row = self.images[key]
        said = row.get("file_name")
        name = said if isinstance(said, str) and said else tr("picture {key}", key=cleaned(key, 40))
        size = stated_size(row.get("width"), row.get("height"))
        return AnnotatedPicture(name, key, size, len(self.annotations[key]))

    def chosen(self, wanted: str | None) -> AnnotatedPicture:
        """The picture that is meant.

        Args:
            wanted: its file's name, whole or without folder and ending, or its number; None for the
                only one.
        Raises:
            SeveralPicturesError: there are several.
            OptionError: there is none of that name.
            ImageError: none has annotations.
        """
        pictures = self.pictures()
        if not pictures:
            raise ImageError(nothing_annotated(named(self.path)))
        if wanted is None:
            if len(pictures) > 1:
                raise SeveralPicturesError(self.path, pictures)
            return pictures[0]
        for names in (_exact_names, _short_names):
            found = [p for p in pictures if wanted in names(p)]
            if len(found) > 1:
                raise SeveralPicturesError(self.path, tuple(found))
            if found:
                return found[0]
        raise OptionError(
            tr.later(
                "{name}: no picture {wanted} is annotated in it. It has {count}: {pictures}.",
                name=named(self.path),
                wanted=cleaned(wanted, 40),
                count=len(pictures),
                pictures=_listed(pictures),
            )
        )

    def read(self, picture: AnnotatedPicture, names: LabelNames) -> Annotations:
        """The label map of one picture.

        Raises:
            ImageError: its size is not known, or nothing of it could be painted.
        """
        rows = self.annotations[picture.key]
        if any("segments_info" in row for row in rows):
            tally = Tally(elsewhere=self.elsewhere)
            said = self.images[picture.key].get("file_name")
            ids, notes = read_panoptic(self.path, rows, said, self._label_of(names), tally)
            share = tally.painted / max(1, tally.total)
            return Annotations(ids, PANOPTIC, share, (*tally.notes(), *notes))
        name = named(self.path)
        row = self.images[picture.key]
        size = picture.size or size_beside(self.path, row.get("file_name"))
        painter = ShapePainter(*check_annotated_size(size, name), name)
        tally = Tally(elsewhere=self.elsewhere)
        find = self._label_of(names)
        parts = [_parts(row.get("segmentation")) for row in rows]
        painter.expect(sum(map(len, parts)))
        for row, own in zip(rows, parts, strict=True):
            label_id = find(row, tally)
            if label_id is not None:
                _paint(own, label_id, painter, tally)
        tally.check_any(name)
        return Annotations(painter.ids(), "COCO", tally.painted / tally.total, tally.notes())

    def _label_of(self, names: LabelNames) -> Find:
        ids = {key: names.find(name) for key, name in self.categories.items()}

        def find(row: Entry, tally: Tally) -> int | None:
            key = _key(row.get("category_id"))
            found = ids.get(key)
            if found is None:
                said = self.categories.get(key)
                number = tr("category {key}", key=key[:40])
                tally.unknown[said[:100] if isinstance(said, str) else number] += 1
            return found

        return find


def _listed(pictures: tuple[AnnotatedPicture, ...]) -> str:
    names = [cleaned(p.name, 40) for p in pictures[:_LISTED]]
    return ", ".join([*names, "..."] if len(pictures) > _LISTED else names)


def is_coco(data: Any) -> bool:  # noqa: ANN401 - it is JSON
    """Whether it has COCO's form."""
    return isinstance(data, dict) and all(
        isinstance(data.get(key), list) for key in ("images", "annotations")
    )


def _paint(parts: list[object], label_id: int, painter: ShapePainter, tally: Tally) -> None:
    """Paints all parts of an annotation, and counts it."""
    painted = [_paint_part(part, label_id, painter) for part in parts]
    if any(painted):
        tally.painted += 1
    elif None in painted:
        tally.damaged += 1
    else:
        tally.areas_lacking += 1


def _parts(segmentation: object) -> list[object]:
    """Polygons and run lengths, however deep they lie."""
    if isinstance(segmentation, dict):
        return [segmentation]
    if not isinstance(segmentation, list) or not segmentation:
        return []
    if all(isinstance(value, (int, float)) for value in segmentation):
        return [segmentation]  # one polygon alone
    if len(segmentation) > 2 and all(_is_pair(value) for value in segmentation):
        return [[coordinate for pair in segmentation for coordinate in pair]]
    return segmentation


def _is_pair(value: object) -> bool:
    is_pair = isinstance(value, list) and len(value) == 2
    return is_pair and all(isinstance(v, (int, float)) for v in value)  # type: ignore[attr-defined]


def _paint_part(part: object, label_id: int, painter: ShapePainter) -> bool | None:
    """Whether it has an area; None: it is damaged."""
    if isinstance(part, dict):
        try:
            spans = run_spans(part, painter.height, painter.width)
        except RunLengthError:
            return None
        painter.spans(spans, label_id)
        return bool((spans[:, 0] < spans[:, 1]).any())
    if not isinstance(part, list):
        return None
    if part and all(_is_pair(value) for value in part):
        points = checked_points(part)
    elif len(part) < 6:
        return False
    elif len(part) % 2:
        return None
    else:
        points = checked_points(list(zip(part[::2], part[1::2], strict=True)))
    return None if points is None else painter.polygon(points, label_id)


def _rows(data: object) -> list[Entry]:
    return [row for row in data if isinstance(row, dict)] if isinstance(data, list) else []


def _key(number: object) -> str:
    """A picture's or category's number as text: programs write 7, 7.0 and "7"."""
    if isinstance(number, float) and number.is_integer():
        number = int(number)
    return str(number)[:200] if isinstance(number, (int, str)) else ""


def _exact_names(picture: AnnotatedPicture) -> tuple[str, ...]:
    return picture.name, picture.key


def _short_names(picture: AnnotatedPicture) -> tuple[str, ...]:
    name = picture.name.replace("\\", "/").rsplit("/", 1)[-1]
    return name, name.rsplit(".", 1)[0]
