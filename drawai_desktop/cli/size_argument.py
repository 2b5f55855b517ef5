"""The value of ``--size``: how large a picture or a label map is to be."""

import re

from drawai_desktop.core.export_size import check_size
from drawai_desktop.errors import OptionError


def parse_size_or_side(text: str) -> tuple[int, int] | int:
    """(width, height) of ``1024x768``, or the longer side of ``1024``; raises OptionError for any
    other text."""
    if re.fullmatch(r"\d{1,5}", text) is None:
        return parse_size(text)
    check_size(int(text), int(text), "--size")
    return int(text)


def parse_size(text: str) -> tuple[int, int]:
    """(width, height) of a text like ``1024x768``; raises OptionError for any other."""
    match = re.fullmatch(r"(\d{1,5})[xX](\d{1,5})", text)
    if match is None:
        raise OptionError(f"--size is {text!r}; a value like 1024x768 is expected.")
    width, height = int(match[1]), int(match[2])
    check_size(width, height, "--size")
    return width, height
