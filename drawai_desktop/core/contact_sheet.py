"""Many small pictures on one sheet, in named columns and rows."""

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw, ImageFont

_GAP = 6
_TEXT_HEIGHT = 18
_PAPER = (250, 250, 250)
_INK = (40, 40, 40)


def contact_sheet(
    rows: Sequence[Sequence[np.ndarray | None]],
    columns: Sequence[str] = (),
    side: int = 192,
    captions: Sequence[Sequence[str]] = (),
) -> np.ndarray:
    """One picture of many: uint8 (H, W, 3).

    Args:
        rows: of pictures uint8 (h, w, 3), of any sizes; each is fitted into a square. None leaves
            its place empty.
        columns: a title over each column.
        side: of a picture's square, in pixels.
        captions: written under the pictures, row by row; "" for none.
    """
    width = max(len(row) for row in rows)
    below = _TEXT_HEIGHT if captions else 0
    above = _TEXT_HEIGHT if columns else 0
    size = (
        _GAP + width * (side + _GAP),
        above + _GAP + len(rows) * (side + below + _GAP),
    )
    sheet = Image.new("RGB", size, _PAPER)
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(12)
    for place, title in enumerate(columns):
        draw.text((_GAP + place * (side + _GAP), 3), title, _INK, font)
    for number, row in enumerate(rows):
        top = above + _GAP + number * (side + below + _GAP)
        for place, picture in enumerate(row):
            if picture is None:
                continue
            image = Image.fromarray(picture)
            factor = side / max(image.size)
            fitted = (max(1, round(image.width * factor)), max(1, round(image.height * factor)))
            if image.size != fitted:
                image = image.resize(fitted, Image.Resampling.LANCZOS)
            sheet.paste(image, (_GAP + place * (side + _GAP), top))
        for place, text in enumerate(captions[number] if captions else ()):
            draw.text((_GAP + place * (side + _GAP), top + side + 1), text, _INK, font)
    return np.asarray(sheet)
