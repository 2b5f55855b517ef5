"""The final picture of a label map, for files: the generator's, with detail where it is larger.

Needs no torch itself: what it is given has it.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from drawai_desktop.core.picture_writing import scale_picture
from drawai_desktop.core.style import Style
from drawai_desktop.core.wrapping import Wrap

if TYPE_CHECKING:
    from drawai_desktop.engine.detail.painter import DetailPainter
    from drawai_desktop.engine.synthesizer import Synthesizer

_PART_OF_BASE = 0.1
"""Of the time, where detail follows: about what it takes."""


def final_picture(
    synthesizer: "Synthesizer",
    label_map: np.ndarray,
    style: Style,
    height: int,
    width: int,
    *,
    detail: Callable[[], "DetailPainter"] | None = None,
    resolution: int | None = None,
    instances: np.ndarray | None = None,
    raw_classes: bool = False,
    wrap: Wrap = Wrap.NONE,
    progress: Callable[[float], None] | None = None,
) -> np.ndarray:
    """The picture at some size.

    Args:
        label_map: what the network is to see; see
            :meth:`drawai_desktop.engine.synthesizer.Synthesizer.render`, also for ``instances`` and
            ``raw_classes``.
        height: rows of the picture.
        width: its columns.
        detail: gives the detail model; called only where the picture is larger than the
            generator's own, and then the generator's is the base picture. None enlarges that one.
        resolution: side of a square picture that the generator makes; None for what it was trained
            at.
        wrap: sides of the picture that are joined.
        progress: told the finished part of the whole, 0 to 1.
    Returns:
        uint8 (height, width, 3), RGB.
    Raises:
        LabelError: the map holds what the network cannot read.
        RenderError: a network's answer is not a picture.
        ModelError, FileError: the detail model cannot be read, or the sides cannot be joined.
    """
    size = synthesizer.size_for(height, width, resolution, wrap)
    model = None
    if detail is not None and height * width > size.height * size.width:
        model = detail()
    part = 1.0 if model is None else _PART_OF_BASE
    base = synthesizer.render(
        label_map,
        style,
        size=size,
        instances=instances,
        raw_classes=raw_classes,
        progress=_share(progress, 0.0, part),
    )
    if model is None:
        return scale_picture(base, width, height, wrap)
    synthesizer.release()  # a large picture needs the memory
    share = _share(progress, part, 1.0)
    return model.render(base, label_map, style.seed, height, width, wrap=wrap, progress=share)


def _share(
    progress: Callable[[float], None] | None, begin: float, end: float
) -> Callable[[float], None] | None:
    """Tells a part's progress as that of the whole."""
    if progress is None:
        return None
    return lambda done: progress(begin + (end - begin) * done)
