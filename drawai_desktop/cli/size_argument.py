"""The value of ``--size``: how large a picture or a label map is to be."""

import re

from drawai_desktop.errors import OptionError

_SMALLEST, _LARGEST = 16, 16_384


def parse_size(text: str) -> tuple[int, int]:
    """(width, height) of a text like ``1024x768``; raises OptionError for any other."""
    match = re.fullmatch(r"(\d{1,5})[xX](\d{1,5})", text)
    if match is None:
        raise OptionError(f"--size is {text!r}; a value like 1024x768 is expected.")
    width, height = int(match[1]), int(match[2])
    if not (_SMALLEST <= width <= _LARGEST and _SMALLEST <= height <= _LARGEST):
        raise OptionError(
            f"--size is {text}; each side must be from {_SMALLEST} to {_LARGEST} pixels."
        )
    return width, height
