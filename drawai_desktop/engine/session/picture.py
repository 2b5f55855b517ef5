"""What is asked for and what is answered: frozen values, read-only arrays. Needs no torch."""

from dataclasses import dataclass
from enum import Enum
from typing import Optional

import numpy as np

from drawai_desktop.core.style import Style
from drawai_desktop.engine.session.render_pass import Pass

WINDOW = "window"
"""The client that the document's pictures are made for."""


class Quality(Enum):
    """How near a picture is to the network's exact one."""

    PREVIEW = "preview"
    """Right near the last change only."""
    SETTLED = "settled"
    """Whole, but rounded somewhere."""
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
        number: counts requests; their pictures come in this order.
        generation: of document and model together; pictures of an older one are not shown.
        revision: of the label map.
        label_map: uint8 (H, W), read-only.
        resolution: side of a square picture of the network's wanted area; None for the model's.
        render_pass: how it is made.
        refines: an earlier picture of the same state of the document, for a pass that begins
            from one.
        client: whose kept frames are used; see ``ClientFrames``.
    """

    number: int
    generation: int
    revision: int
    label_map: np.ndarray
    style: Style
    resolution: int | None
    render_pass: Pass
    refines: Optional["Picture"] = None
    client: str = WINDOW


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
