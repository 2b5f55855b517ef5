"""Choices among a few: written in files and options as a word, compared as values of an enum."""

from enum import Enum


class Choice(str, Enum):
    """One of a few words. The word is what files and the command line hold; it is never shown."""

    def __str__(self) -> str:
        return str(self.value)

    def __format__(self, format_spec: str) -> str:
        return format(self.value, format_spec)


class ThemeChoice(Choice):
    """The colours of the window."""

    SYSTEM = "system"
    """As the desktop has it."""
    DARK = "dark"
    LIGHT = "light"
    CONTRAST = "contrast"
    """White on black, with borders: for eyes that need it."""


class LanguageChoice(Choice):
    """The language of the window; the words are those of ``resources/translations``."""

    SYSTEM = "system"
    """The first of the system's languages that there are words for."""
    ENGLISH = "en"
    GERMAN = "de"


class WheelChoice(Choice):
    """What the wheel does over the pictures; with Alt it always zooms."""

    ZOOM = "zoom"
    SCROLL = "scroll"
    """Up and down, and with Shift to the sides."""


class DeviceChoice(Choice):
    """What computes the pictures."""

    AUTO = "auto"
    """A GPU where there is one."""
    CPU = "cpu"
    CUDA = "cuda"
    MPS = "mps"


class DetailChoice(Choice):
    """How large the picture is painted with detail when the hand rests."""

    OFF = "off"
    """Not at all: the picture as the generator made it."""
    SIDE_512 = "512"
    """The area of a square of so many pixels a side, in the canvas's shape."""
    SIDE_1024 = "1024"
    CANVAS = "canvas"
    """As many pixels as the canvas has."""


class ViewChoice(Choice):
    """Which of the two pictures the window shows, and how."""

    BOTH = "side"
    """Side by side or stacked, whichever shows this canvas larger. The word is that of versions
    that knew one way only."""
    ROW = "row"
    """Side by side, whatever the canvas's shape."""
    STACKED = "stacked"
    CANVAS = "canvas"
    PICTURE = "picture"
    WIPE = "wipe"
    """The canvas, with the picture over it on one side of a line."""

    @property
    def shows_canvas(self) -> bool:
        return self is not ViewChoice.PICTURE

    @property
    def shows_result(self) -> bool:
        return self not in (ViewChoice.CANVAS, ViewChoice.WIPE)
