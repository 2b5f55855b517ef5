"""The job that makes one still of a time lapse. Needs no torch.

Still by still, so that what a person paints meanwhile is seen between two of them.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from drawai_desktop.core.detail_models import DEFAULT_DETAIL
from drawai_desktop.core.style import Style
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.engine.lapse_pictures import CLIENT, LapsePictures
from drawai_desktop.engine.session.job import Job, Urgency
from drawai_desktop.words import translator

tr = translator(__name__)

if TYPE_CHECKING:
    from drawai_desktop.engine.session.session import Session


@dataclass(eq=False)
class RenderLapseStill(Job[np.ndarray]):
    """The picture of one state of a painting: uint8 (height, width, 3).

    Attributes:
        label_map: uint8 (H, W), as it was painted.
        wrap: sides of the picture that are joined.
    """

    label_map: np.ndarray
    style: Style
    height: int
    width: int
    with_detail: bool
    wrap: Wrap = Wrap.NONE
    urgency = Urgency.FILE
    client = CLIENT

    def run(self, session: "Session") -> np.ndarray:
        synthesizer = session.loaded_synthesizer()
        # Our own, whatever is chosen: an upscaler may take minutes for each still.
        labels = synthesizer.labels
        detail = session.detailing.model(labels, DEFAULT_DETAIL) if self.with_detail else None
        kept = session.kept("time lapse", _Kept)
        pictures = kept.pictures
        if pictures is None or (pictures.synthesizer, pictures.detail) != (synthesizer, detail):
            pictures = kept.pictures = LapsePictures(synthesizer, detail)
        seen, wrap = session.seen_map(self.label_map, self.wrap), self.wrap
        picture = pictures.render(seen, self.style, self.height, self.width, self.check, wrap)
        picture.flags.writeable = False
        return picture

    def apology(self, error: Exception) -> str:
        return tr(
            "A picture of the time lapse could not be made ({error}). Choose a smaller size.",
            error=error,
        )


@dataclass(eq=False)
class ForgetLapse(Job[None]):
    """Gives back what is kept for the next still: the film is done."""

    urgency = Urgency.FILE
    client = CLIENT

    def run(self, session: "Session") -> None:
        session.kept("time lapse", _Kept).pictures = None

    def apology(self, error: Exception) -> str:
        return tr(
            "The memory of the time lapse could not be given back ({error}). Nothing is lost.",
            error=error,
        )


@dataclass(eq=False)
class _Kept:
    """What the next still begins from."""

    pictures: LapsePictures | None = None
