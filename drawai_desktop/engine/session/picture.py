"""What is asked of the session and what it answers: frozen values, read-only arrays."""

from dataclasses import dataclass
from enum import Enum
from typing import Literal

import numpy as np

from drawai_desktop.core.style import Style

Mode = Literal["preview", "settle", "exact"]
"""``preview`` may be inexact and is fast; ``settle`` is the whole picture in the live precision;
``exact`` is float32 whatever that is."""


class Quality(Enum):
    """How near a picture is to the network's exact one, from the quickest on."""

    PREVIEW = "preview"
    """Right near the last change only."""
    SETTLED = "settled"
    """Whole, in a precision or at a size that is not the exact one's."""
    EXACT = "exact"
    """Whole, float32 throughout: what exports are made of."""


class Source(Enum):
    """Where a picture comes from."""

    RENDERED = "rendered"
    """The network made it."""
    STORED = "stored"
    """It came with a project or an example, and stands in until the network has made one."""


@dataclass(frozen=True, eq=False)
class RenderRequest:
    """Everything that a picture depends on.

    Attributes:
        number: counts requests; results come in this order.
        generation: of document and model together; results of an older one are not shown.
        revision: of the label map.
        label_map: uint8 (H, W), read-only.
        resolution: side of a square picture of the network's wanted area; None for the model's.
    """

    number: int
    generation: int
    revision: int
    label_map: np.ndarray
    style: Style
    resolution: int | None = None
    mode: Mode = "settle"


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture, and what is known about it.

    Attributes:
        array: uint8 (h, w, 3), read-only, as the network made it; the canvas may be larger.
        request: what it answers; None where nobody asked, as of a stored one.
        duration_ms: how long it took to make.
    """

    array: np.ndarray
    request: RenderRequest | None
    quality: Quality
    source: Source = Source.RENDERED
    duration_ms: float = 0.0

    def __post_init__(self) -> None:
        self.array.flags.writeable = False

    @property
    def is_exact(self) -> bool:
        """Whether the network made it, exactly: not stored, no preview, not rounded."""
        return self.quality is Quality.EXACT and self.source is Source.RENDERED
