"""What is asked for and what is answered: frozen values, read-only arrays. Needs no torch."""

from dataclasses import dataclass
from enum import Enum
from typing import Optional

import numpy as np

from drawai_desktop.core.choices import DetailChoice
from drawai_desktop.core.made_by import MadeBy
from drawai_desktop.core.style import Style
from drawai_desktop.core.wrapping import Wrap
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
    DETAILED_SETTLED = "detailed settled"
    """The settled picture, with detail."""
    DETAILED = "detailed"
    """The exact picture, with detail."""

    def with_detail(self) -> "Quality":
        """Of the picture that a picture of this quality becomes with detail."""
        return Quality.DETAILED if self is Quality.EXACT else Quality.DETAILED_SETTLED


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
        detail: how large it is to be with detail.
        refines: an earlier picture of the same state of the document, for a pass that begins
            from one.
        client: whose kept frames are used; see ``ClientFrames``.
        wrap: sides of the picture that are joined.
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
    detail: DetailChoice = DetailChoice.OFF
    wrap: Wrap = Wrap.NONE


@dataclass(frozen=True, eq=False)
class FilePicture:
    """A picture for a file: uint8 (h, w, 3), read-only, and the name of the detail model that
    painted into it, or nothing."""

    array: np.ndarray
    detail_name: str = ""

    def __post_init__(self) -> None:
        self.array.flags.writeable = False


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture, and what is known about it.

    Attributes:
        array: uint8 (h, w, 3), read-only; the canvas may be smaller or larger.
        request: what it answers; None where nobody asked, as of a stored one.
        duration_ms: how long it took to make.
        made_by: the networks that made it; None while a better one is on its way.
        base: uint8, read-only: the generator's own picture, where ``array`` is one with detail.
    """

    array: np.ndarray
    request: RenderRequest | None
    quality: Quality
    source: Source = Source.RENDERED
    duration_ms: float = 0.0
    base: np.ndarray | None = None
    made_by: MadeBy | None = None

    def __post_init__(self) -> None:
        self.array.flags.writeable = False

    @property
    def is_exact(self) -> bool:
        """Whether the networks made it, exactly: not stored, no preview, not rounded."""
        is_whole = self.quality in (Quality.EXACT, Quality.DETAILED)
        return is_whole and self.source is Source.RENDERED

    @property
    def wrap(self) -> Wrap:
        """Its sides that are joined."""
        return Wrap.NONE if self.request is None else self.request.wrap

    @property
    def generators_own(self) -> np.ndarray:
        """The generator's picture without detail: uint8 (h, w, 3), read-only."""
        return self.array if self.base is None else self.base

    @property
    def has_detail(self) -> bool:
        """Whether it is more than the generator's picture."""
        return self.base is not None and self.base is not self.array

    @property
    def detail_name(self) -> str:
        """Of the detail model that painted into it; empty where none did, or that is not known."""
        if not self.has_detail or self.made_by is None or self.made_by.detail is None:
            return ""
        return self.made_by.detail.name

    @property
    def is_final(self) -> bool:
        """Whether it is exact, and no pass would make it any better."""
        if self.request is None or not self.is_exact:
            return False
        wants_detail = self.request.detail is not DetailChoice.OFF
        return self.quality is Quality.DETAILED or not wants_detail
