"""Pictures for a time lapse: of one map after another, each from what the one before leaves.

Needs no torch itself: what it is given has it.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from drawai_desktop.core.picture_writing import scale_picture
from drawai_desktop.core.style import Style
from drawai_desktop.core.wrapping import Wrap

if TYPE_CHECKING:
    from drawai_desktop.engine.detail.kept import KeptDetail
    from drawai_desktop.engine.detail.painter import DetailPainter
    from drawai_desktop.engine.synthesizer import Synthesizer

CLIENT = "time lapse"
"""Whose frames are kept: the window's stay, so that painting goes on meanwhile."""


class LapsePictures:
    """Belongs to the synthesizer's thread. The last picture is that of an export, but for the order
    in which numbers are summed."""

    def __init__(self, synthesizer: "Synthesizer", detail: "DetailPainter | None" = None) -> None:
        """
        Args:
            detail: None for pictures without.
        """
        self.synthesizer = synthesizer
        self.detail = detail
        self._kept: KeptDetail | None = None

    def detail_of(
        self, canvas: tuple[int, ...], height: int, width: int, wrap: Wrap = Wrap.NONE
    ) -> "DetailPainter | None":
        """What paints detail into pictures of a canvas (H, W) at (height, width); None where they
        are no larger than the network's own."""
        size = self.synthesizer.size_for(canvas[0], canvas[1], None, wrap)
        return self.detail if height * width > size.height * size.width else None

    def render(
        self,
        label_map: np.ndarray,
        style: Style,
        height: int,
        width: int,
        check: Callable[[], None] | None = None,
        wrap: Wrap = Wrap.NONE,
    ) -> np.ndarray:
        """The picture of a map: uint8 (height, width, 3).

        Args:
            label_map: uint8 (H, W), what the network is to see.
            check: called between blocks; raises ``Cancelled`` to stop.
            wrap: sides of the picture that are joined.
        Raises:
            LabelError: the map holds what the network cannot read.
            RenderError: the network's answer is not a picture.
        """
        exact = self.synthesizer.exact()
        size = exact.size_for(label_map.shape[0], label_map.shape[1], None, wrap)
        base = exact.settle(label_map, style, size=size, check=check, client=CLIENT)
        detail = self.detail_of(label_map.shape, height, width, wrap)
        if detail is None:
            return scale_picture(base, width, height, wrap)
        if self._kept is None:
            from drawai_desktop.engine.detail.kept import KeptDetail

            self._kept = KeptDetail(detail)
        return self._kept.render(base, label_map, style.seed, height, width, wrap=wrap, check=check)
