"""The job that makes the picture of the window larger, for a file. Needs no torch."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from drawai_desktop.core.picture_writing import scale_picture
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.engine.session.job import Job, Urgency
from drawai_desktop.engine.session.picture import FilePicture
from drawai_desktop.words import translator

tr = translator(__name__)

if TYPE_CHECKING:
    from drawai_desktop.engine.session.session import Session


@dataclass(eq=False)
class RenderExport(Job[FilePicture]):
    """Paints detail into a finished picture at some size: what the window shows, only larger.

    The answer has (height, width) pixels. Without a detail model the picture is enlarged. Kept
    frames are left alone; memory hardly depends on the size but for the answer.

    Attributes:
        base: uint8 (h, w, 3): the generator's own picture, exact.
        label_map: uint8 (H, W): what it was made from, as it was painted.
        seed: the style's.
        wrap: sides of the picture that are joined.
        detail: the name of the detail model; None for the chosen one.
    """

    base: np.ndarray
    label_map: np.ndarray
    seed: int
    height: int
    width: int
    wrap: Wrap = Wrap.NONE
    detail: str | None = None
    urgency = Urgency.FILE

    def run(self, session: "Session") -> FilePicture:
        synthesizer = session.loaded_synthesizer()
        synthesizer.release()  # a large picture needs the memory
        if self.detail is None:
            detail = session.detailing.model(synthesizer.labels)
        else:
            detail = session.detailing.named(synthesizer.labels, self.detail)
        if detail is None:
            return FilePicture(scale_picture(self.base, self.width, self.height, self.wrap))
        picture = detail.render(
            self.base,
            session.seen_map(self.label_map, self.wrap),
            self.seed,
            self.height,
            self.width,
            wrap=self.wrap,
            check=self.check,
            progress=session.progress,
        )
        return FilePicture(picture, detail.manifest.folder.name)

    def apology(self, error: Exception) -> str:
        return tr("The picture could not be made ({error}). Choose a smaller size.", error=error)
