"""The last picture with detail, of which an edit changes but a part.

What an output pixel sees is known, so what cannot have changed is taken over as it is: the texture
far from a stroke stays the same to the bit. What is computed anew equals the whole picture's answer
there up to rounding: where a window has another shape, oneDNN may sum in another order, and a grey
level that lies on the edge then falls to the other side.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from drawai_desktop.core.geometry import EMPTY, Rect
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.engine.detail.painter import DetailPainter

_WHOLE_SHARE = 0.7
"""A part larger than this is not worth its surroundings: the whole is rendered."""
_OUTLINE_REACH = 4
"""How many pixels of a label map an enlarged outline depends on, to each side."""


class How(NamedTuple):
    """What a picture with detail depends on besides picture and labels."""

    seed: int
    height: int
    width: int
    strength: float = 1.0
    wrap: Wrap = Wrap.NONE


@dataclass(frozen=True)
class _Frame:
    picture: np.ndarray
    labels: np.ndarray
    how: How
    answer: np.ndarray


class KeptDetail:
    """Renders with a detail model, and only what the last picture does not tell already.

    Belongs to the model's thread.

    Attributes:
        model: what it renders with.
        changed: what of the last answer was computed; the rest is the answer before.
    """

    def __init__(self, model: DetailPainter) -> None:
        self.model = model
        self.changed = EMPTY
        self._frame: _Frame | None = None

    def render(
        self,
        picture: np.ndarray,
        labels: np.ndarray,
        seed: int,
        height: int,
        width: int,
        *,
        strength: float = 1.0,
        wrap: Wrap = Wrap.NONE,
        check: Callable[[], None] | None = None,
        progress: Callable[[float], None] | None = None,
    ) -> np.ndarray:
        """The whole picture, read-only; see :meth:`DetailModel.render`.

        A cancelled picture leaves the one before, and what it was made from.
        """
        how = How(seed, height, width, strength, wrap)
        rect = self.affected(picture, labels, how)
        frame = self._frame
        if frame is None or rect.width * rect.height > _WHOLE_SHARE * height * width:
            rect = Rect(0, 0, width, height)
        if frame is not None and rect.is_empty:
            answer = frame.answer
        else:
            part = self.model.render(
                picture, labels, seed, height, width,
                strength=strength, rect=rect, wrap=wrap, check=check, progress=progress,
            )  # fmt: skip
            if frame is None or part.shape == (height, width, 3):
                answer = part
            else:
                answer = frame.answer.copy()
                for place, own in wrap.pieces(rect, Rect(0, 0, width, height)):
                    answer[own.slices] = part[place.slices]
            answer.flags.writeable = False
        self.changed = rect
        self._frame = _Frame(picture.copy(), labels.copy(), how, answer)
        return answer

    def affected(self, picture: np.ndarray, labels: np.ndarray, how: How) -> Rect:
        """What of the output may differ from the last one, in its pixels; the whole if there is
        none to compare with."""
        height, width, wrap = how.height, how.width, how.wrap
        whole = Rect(0, 0, width, height)
        frame = self._frame
        if frame is None or frame.how != how:
            return whole
        if frame.picture.shape != picture.shape or frame.labels.shape != labels.shape:
            return whole
        size = picture.shape[:2]
        reach = self.model.reach_of(size, height, width)
        seen = _changed(frame.picture, picture, wrap).grown(reach)
        # Labels count where they change, as far as outlines depend on them.
        painted = _changed(frame.labels, labels, wrap).grown(_OUTLINE_REACH)
        painted = painted.scaled(labels.shape, size).grown(reach)
        both = wrap.united(seen, painted, Rect(0, 0, size[1], size[0]))
        return wrap.clipped(both.scaled(size, (height, width)), whole)

    def release(self) -> None:
        """Forgets the last picture, and gives the model's working memory back."""
        self._frame = None
        self.model.release()


def _changed(before: np.ndarray, after: np.ndarray, wrap: Wrap) -> Rect:
    """The smallest rectangle round all that differs."""
    differs = before != after
    return wrap.around(differs.any(2) if differs.ndim == 3 else differs)
