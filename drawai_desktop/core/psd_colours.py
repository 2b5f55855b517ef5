"""Colours of Photoshop files as the eight bits of red, green and blue that they stand for.

Values are taken as stored: profiles and gamma are not applied, 16 bits are divided by 257, and 32
bits, which are light, go through sRGB's curve.
"""

from collections.abc import Sequence

import numpy as np

from drawai_desktop.core.psd_sections import ColourMode
from drawai_desktop.errors import ImageError
from drawai_desktop.words import translator

tr = translator(__name__)

_PLANES = {ColourMode.GREY: 1, ColourMode.DUOTONE: 1, ColourMode.RGB: 3, ColourMode.CMYK: 4}


def colour_planes(mode: int, depth: int, name: str) -> int:
    """How many planes a colour has.

    Raises:
        ImageError: the mode is not read here.
    """
    if mode not in _PLANES or depth == 1:
        raise ImageError(
            tr.later(
                "{name}: its colours are coded in a way that is not read here, as Lab or bitmap. "
                "Save it as RGB.",
                name=name,
            )
        )
    return _PLANES[ColourMode(mode)]


def red_green_blue(planes: Sequence[np.ndarray], mode: int) -> np.ndarray:
    """uint8 (h, w, 3) of planes as stored."""
    bytes_ = [eight_bits(plane) for plane in planes]
    if mode == ColourMode.CMYK:  # stored as what the ink leaves of the light
        black = bytes_[3].astype(np.uint16)
        bytes_ = [((ink * black + 127) // 255).astype(np.uint8) for ink in bytes_[:3]]
    elif len(bytes_) == 1:
        bytes_ *= 3
    return np.stack(bytes_, -1)


def eight_bits(plane: np.ndarray) -> np.ndarray:
    """uint8 of the values of a plane of colour."""
    if plane.dtype == np.uint8:
        return plane
    if plane.dtype == np.uint16:
        return ((plane.astype(np.uint32) + 128) // 257).astype(np.uint8)
    light = np.clip(np.nan_to_num(plane, nan=0.0), 0.0, 1.0)
    curve = np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    curved: np.ndarray = np.rint(curve * 255).astype(np.uint8)
    return curved


def share_of_one(plane: np.ndarray) -> np.ndarray:
    """float32, 0 to 1, of the values of a plane of alpha or of a mask."""
    if plane.dtype == np.float32:
        clipped: np.ndarray = np.clip(np.nan_to_num(plane, nan=0.0), 0.0, 1.0)
        return clipped
    share: np.ndarray = plane.astype(np.float32) / np.float32(np.iinfo(plane.dtype).max)
    return share
