"""The jobs that make pictures: the document's, small ones, and large ones for files."""

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from drawai_desktop.core.choices import DetailChoice
from drawai_desktop.core.detail_models import DEFAULT_DETAIL
from drawai_desktop.core.style import Style
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.engine.session.job import Job, Urgency
from drawai_desktop.engine.session.picture import FilePicture, Picture, Quality, RenderRequest
from drawai_desktop.words import translator

tr = translator(__name__)

if TYPE_CHECKING:
    from drawai_desktop.engine.session.session import Session


class RenderPicture(Job[Picture]):
    """Makes the picture of a document, by the pass of its request. The newest of a client is
    enough."""

    def __init__(self, request: RenderRequest) -> None:
        self.request = request
        self.key = ("picture", request.client)
        self.client = request.client
        self.generation = request.generation

    @property
    def urgency(self) -> Urgency:
        return self.request.render_pass.urgency

    def run(self, session: "Session") -> Picture:
        begin = time.perf_counter()
        seen = replace(
            self.request, label_map=session.seen_map(self.request.label_map, self.request.wrap)
        )
        made = seen.render_pass.make(session, seen, self.check)
        duration_ms = (time.perf_counter() - begin) * 1000
        has_detail = seen.render_pass.refines
        is_whole = made.quality is Quality.EXACT
        is_best = has_detail or (is_whole and seen.detail is DetailChoice.OFF)
        return Picture(
            made.array,
            self.request,
            made.quality,
            duration_ms=duration_ms,
            base=made.base,
            made_by=session.made_by(has_detail) if is_best else None,
        )

    def apology(self, error: Exception) -> str:
        return tr("The picture could not be made ({error}). Nothing is lost.", error=error)


@dataclass(frozen=True, eq=False)
class Thumbnail:
    """A small picture, uint8 (h, w, 3), read-only, and the style that it shows."""

    style: Style
    picture: np.ndarray


@dataclass(eq=False)
class RenderThumbnail(Job[Thumbnail]):
    """Makes one small picture of a map in some style. Leaves kept frames alone.

    Attributes:
        side: its longer side; where that is larger than the network's picture, it is made with
            detail. None for the network's picture as it is.
        wrap: sides of the picture that are joined.
    """

    label_map: np.ndarray
    style: Style
    resolution: int
    side: int | None = None
    wrap: Wrap = Wrap.NONE
    urgency = Urgency.IDLE

    def run(self, session: "Session") -> Thumbnail:
        synthesizer = session.loaded_synthesizer()
        height, width = self.label_map.shape
        size = synthesizer.size_for(height, width, self.resolution, self.wrap)
        seen = session.seen_map(self.label_map, self.wrap)
        picture = synthesizer.render(seen, self.style, size=size, check=self.check)
        longer = max(size.height, size.width)
        if self.side is not None and self.side > longer:
            # Our own, whatever is chosen: an upscaler may take minutes for each.
            model = session.detailing.model(synthesizer.labels, DEFAULT_DETAIL)
            if model is not None:
                height, width = (round(n * self.side / longer) for n in (size.height, size.width))
                picture = model.render(
                    picture, seen, self.style.seed, height, width, wrap=self.wrap, check=self.check
                )
        picture.flags.writeable = False
        return Thumbnail(self.style, picture)

    def apology(self, error: Exception) -> str:
        return tr("A small picture could not be made ({error}). Nothing is lost.", error=error)


@dataclass(eq=False)
class RenderLarge(Job[FilePicture]):
    """Makes one exact picture, larger than the live one, for a file."""

    label_map: np.ndarray
    style: Style
    resolution: int
    wrap: Wrap = Wrap.NONE
    urgency = Urgency.FILE

    def run(self, session: "Session") -> FilePicture:
        live = session.loaded_synthesizer()
        live.release()  # a large picture needs the memory
        synthesizer = live.exact()
        height, width = self.label_map.shape
        picture = synthesizer.render(
            session.seen_map(self.label_map, self.wrap),
            self.style,
            size=synthesizer.size_for(height, width, self.resolution, self.wrap),
            check=self.check,
            progress=session.progress,
        )
        return FilePicture(picture)

    def apology(self, error: Exception) -> str:
        return tr(
            "The large picture could not be made ({error}). Choose a smaller size.", error=error
        )
