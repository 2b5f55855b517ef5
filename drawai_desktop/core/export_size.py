"""The sizes that pictures are exported at."""

from dataclasses import dataclass
from pathlib import Path

from drawai_desktop.errors import OptionError
from drawai_desktop.words import translator

tr = translator(__name__)

LONGER_SIDES = (1024, 2048, 4096)
"""Offered beside the canvas's own size."""
SMALLEST_SIDE, LARGEST_SIDE = 16, 4096
LARGEST_ASKED_SIDE = 16_384
"""Without the window: of pictures and label maps that a subcommand or a script asks for."""


def check_size(width: int, height: int, called: str = "The size") -> None:
    """That a subcommand or a script may ask for such a size; ``called`` is what the message says of
    it.

    Raises:
        OptionError: it may not.
    """
    if not all(SMALLEST_SIDE <= side <= LARGEST_ASKED_SIDE for side in (width, height)):
        raise OptionError(
            tr.later(
                "{called} is {width}x{height}; each side must be from {smallest} to "
                "{largest} pixels.",
                called=called,
                width=width,
                height=height,
                smallest=SMALLEST_SIDE,
                largest=LARGEST_ASKED_SIDE,
            )
        )


@dataclass(frozen=True)
class ExportWish:
    """What is to be exported.

    Attributes:
        path: where to.
        width: of the picture; None for the canvas's size.
        height: likewise.
        with_detail: else the generator's picture is enlarged; or the name of the detail model,
            which by default is the one of the window.
        with_metadata: whether the file says how it was made.
    """

    path: Path
    width: int | None = None
    height: int | None = None
    with_detail: bool | str = True
    with_metadata: bool = True

    @property
    def detail_model(self) -> str | None:
        """The name of the detail model; None for the one of the window."""
        return self.with_detail if isinstance(self.with_detail, str) else None

    def size(self, canvas: tuple[int, int]) -> tuple[int, int]:
        """(rows, columns) of the picture of a canvas of so many rows and columns."""
        if self.width is None or self.height is None:
            return canvas
        return self.height, self.width


def offered_sizes(width: int, height: int) -> list[tuple[int, int]]:
    """(width, height) of the canvas first, then of each longer side, in the canvas's shape."""
    sizes = [(width, height)]
    for side in LONGER_SIDES:
        scale = side / max(width, height)
        size = max(SMALLEST_SIDE, round(width * scale)), max(SMALLEST_SIDE, round(height * scale))
        if size not in sizes:
            sizes.append(size)
    return sizes
