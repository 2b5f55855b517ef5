"""Annotation files of labelme, of all its versions, and of programs that write the same form."""

import base64
import binascii
import math
from pathlib import Path
from typing import Any

import numpy as np

from drawai_desktop.core.annotations import (
    Annotations,
    Tally,
    check_annotated_size,
    checked_points,
    size_beside,
    stated_size,
)
from drawai_desktop.core.foreign_file import named
from drawai_desktop.core.image_file import decode_image
from drawai_desktop.core.label_names import LabelNames
from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.core.picture_size import size_of_picture
from drawai_desktop.core.shape_painter import ShapePainter
from drawai_desktop.errors import ImageError

_CLEARING = ("_background_", "__ignore__")
_LINE_PX, _POINT_PX = 10.0, 5.0
"""How thick labelme draws lines, and the radius of its points."""

Entry = dict[str, Any]


def is_labelme(data: Any) -> bool:  # noqa: ANN401 - it is JSON
    """Whether it has labelme's form."""
    return isinstance(data, dict) and isinstance(data.get("shapes"), list)


def read_labelme(data: Entry, path: Path, names: LabelNames) -> Annotations:
    """The label map of labelme's shapes, later ones over earlier ones.

    Raises:
        ImageError: the size is not known, or there is no shape of a known name.
    """
    name = named(path)
    width, height = check_annotated_size(_size(data, path), name)
    painter = ShapePainter(width, height, name)
    painter.expect(len(data["shapes"]))
    tally = Tally()
    for shape in data["shapes"]:
        if not isinstance(shape, dict):
            tally.damaged += 1
            continue
        said = shape.get("label")
        label_id = UNLABELLED if said in _CLEARING else names.find(said)
        if label_id is None:
            tally.unknown[str(said)[:100] if isinstance(said, (str, int)) else "?"] += 1
            continue
        has_area = _paint(shape, label_id, painter, name)
        if has_area is None:
            tally.damaged += 1
        elif not has_area:
            tally.areas_lacking += 1
        else:
            tally.painted += 1
    tally.check_any(name)
    return Annotations(painter.ids(), "labelme", tally.painted / tally.total, tally.notes())


def _paint(shape: Entry, label_id: int, painter: ShapePainter, name: str) -> bool | None:
    """Paints a shape. Whether it has an area; None: it is damaged."""
    points = checked_points(shape.get("points"))
    if points is None:
        return None
    kind, count = shape.get("shape_type") or "polygon", len(points)
    if kind == "mask":
        return _paint_mask(shape.get("mask"), points, label_id, painter, name)
    if kind == "circle":
        return count == 2 and painter.circle(points[0], math.dist(*points), label_id)
    if kind == "rectangle" and count == 2:
        (x0, y0), (x1, y1) = points
        return painter.polygon(np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)]), label_id)
    if kind in ("line", "linestrip"):
        return count >= 2 and painter.line(points, _LINE_PX, label_id)
    if kind == "point":
        return count == 1 and painter.circle(points[0], _POINT_PX, label_id)
    if kind == "points":  # a hint for its helpers
        return False
    return painter.polygon(points, label_id)


def _paint_mask(
    text: object, points: np.ndarray, label_id: int, painter: ShapePainter, name: str
) -> bool | None:
    if not isinstance(text, str) or len(points) < 1:
        return None
    try:
        content = base64.b64decode(text)
        size = size_of_picture(content, name)
        check_annotated_size((size.width, size.height), name)
    except (binascii.Error, ValueError, ImageError):
        return None
    painter.decode(size.width * size.height)
    try:
        image = decode_image(content, name, ("PNG",)).image
    except ImageError:
        return None
    if image.mode not in ("1", "L", "P"):
        image = image.convert("L")
    left, top = np.round(points.min(axis=0)).astype(int).tolist()
    return painter.mask(np.asarray(image) != 0, left, top, label_id)


def _size(data: Entry, path: Path) -> tuple[int, int]:
    """(width, height) of the picture: the one inside, else what is said, else the one beside."""
    stated = stated_size(data.get("imageWidth"), data.get("imageHeight"))
    inside = data.get("imageData")
    if isinstance(inside, str) and inside:
        try:
            size = size_of_picture(base64.b64decode(inside), named(path))
        except (binascii.Error, ValueError, ImageError):
            pass  # the picture itself is not needed
        else:
            # labelme draws on the pixels as they are stored, or has turned them before.
            return size.upright if size.upright == stated else (size.width, size.height)
    return stated or size_beside(path, data.get("imagePath"))
