"""How large a picture with detail becomes for a canvas."""

from drawai_desktop.core.choices import DetailChoice

SCALE = 4
"""The detail network's: its first answer has so many pixels a side for each of the picture's."""
_SIDES = {DetailChoice.SIDE_512: 512, DetailChoice.SIDE_1024: 1024}
_NEAR = 1.6
"""An answer whose area differs from the wanted one by less than this factor is taken as it is:
shrinking it a little would only cost time and sharpness."""


def detail_size(
    choice: DetailChoice, canvas: tuple[int, int], picture: tuple[int, int]
) -> tuple[int, int] | None:
    """(rows, columns) of the picture with detail; None where there is to be none.

    Args:
        canvas: rows and columns of the label map.
        picture: the same of the generator's picture.
    """
    if choice is DetailChoice.OFF:
        return None
    height, width = canvas
    if choice in _SIDES:
        scale = _SIDES[choice] / (height * width) ** 0.5
        height, width = max(1, round(height * scale)), max(1, round(width * scale))
    first = (SCALE * picture[0], SCALE * picture[1])
    ratio = first[0] * first[1] / (height * width)
    if choice is not DetailChoice.CANVAS and 1 / _NEAR < ratio < _NEAR:
        return first
    is_larger = height * width > picture[0] * picture[1]
    return (height, width) if is_larger else None
