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
        pictures = _pictures(session, self.with_detail)
        seen, wrap = session.seen_map(self.label_map, self.wrap), self.wrap
        picture = pictures.render(seen, self.style, self.height, self.width, self.check, wrap)
        picture.flags.writeable = False
        return picture

    def apology(self, error: Exception) -> str:
        return _apology(error)


@dataclass(eq=False)
class NameLapseDetail(Job[str]):
    """The name of the detail model that paints into stills (height, width) of a canvas (H, W);
    nothing where they are no larger than the network's own pictures."""

    canvas: tuple[int, int]
    height: int
    width: int
    wrap: Wrap = Wrap.NONE
    urgency = Urgency.FILE
    client = CLIENT

    def run(self, session: "Session") -> str:
        pictures = _pictures(session, with_detail=True)
        detail = pictures.detail_of(self.canvas, self.height, self.width, self.wrap)
        return "" if detail is None else detail.manifest.folder.name

    def apology(self, error: Exception) -> str:
        return _apology(error)


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


def _apology(error: Exception) -> str:
    return tr(
        "A picture of the time lapse could not be made ({error}). Choose a smaller size.",
        error=error,
    )


def _pictures(session: "Session", with_detail: bool) -> LapsePictures:
    """What makes the stills: what the last one left, where the networks are the same."""
    synthesizer = session.loaded_synthesizer()
    # Our own, whatever is chosen: an upscaler may take minutes for each still.
    detail = session.detailing.model(synthesizer.labels, DEFAULT_DETAIL) if with_detail else None
    kept = session.kept("time lapse", _Kept)
    pictures = kept.pictures
    if pictures is None or (pictures.synthesizer, pictures.detail) != (synthesizer, detail):
        pictures = kept.pictures = LapsePictures(synthesizer, detail)
    return pictures
