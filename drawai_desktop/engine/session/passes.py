"""The passes: every way of making the document's picture, from the quickest to the best.

A pass more is one file with its ``Pass``, and its place in ``PASSES``.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from drawai_desktop.engine.session.detail_pass import DETAIL
from drawai_desktop.engine.session.picture import Picture, Quality, RenderRequest
from drawai_desktop.engine.session.render_pass import Check, Made, Pass

if TYPE_CHECKING:
    from drawai_desktop.engine.session.session import Session
    from drawai_desktop.engine.synthesizer import Synthesizer


def _preview(session: "Session", request: RenderRequest, check: Check) -> Made:
    synthesizer = session.loaded_synthesizer()
    return _followed(
        session, request, _make(synthesizer, synthesizer.preview, request, check), Quality.PREVIEW
    )


def _settle(session: "Session", request: RenderRequest, check: Check) -> Made:
    return _settle_with(session, session.loaded_synthesizer(), request, check)


def _exact(session: "Session", request: RenderRequest, check: Check) -> Made:
    return _settle_with(session, session.loaded_synthesizer().exact(), request, check)


def _settle_with(
    session: "Session", synthesizer: "Synthesizer", request: RenderRequest, check: Check
) -> Made:
    base = _make(synthesizer, synthesizer.settle, request, check)
    quality = Quality.EXACT if synthesizer.is_exact else Quality.SETTLED
    return _followed(session, request, base, quality)


def _followed(
    session: "Session", request: RenderRequest, base: np.ndarray, quality: Quality
) -> Made:
    """The generator's picture, with what is there of an earlier picture's detail."""
    sharp = session.detailing.follow(request, base)
    return Made(sharp, quality, None if sharp is base else base)


def _make(
    synthesizer: "Synthesizer",
    make: Callable[..., np.ndarray],
    request: RenderRequest,
    check: Check,
) -> np.ndarray:
    height, width = request.label_map.shape
    size = synthesizer.size_for(height, width, request.resolution, request.wrap)
    return make(request.label_map, request.style, size=size, check=check, client=request.client)


def _is_partial(done: Picture) -> bool:
    return done.quality is Quality.PREVIEW


def _is_rounded(done: Picture) -> bool:
    return done.quality is Quality.SETTLED


PREVIEW = Pass("preview", _preview, is_settled=False)
"""While the hand moves: quick, and right near the last change."""
SETTLE = Pass("settle", _settle, is_settled=True, follows=_is_partial)
"""The whole picture, in the precision of the live picture."""
FINISH = Pass("finish", _exact, is_settled=True, follows=_is_rounded, gives_way=True)
"""The whole picture in float32, after one in half precision: what is exported is what is shown."""
EXACT = Pass("exact", _exact, is_settled=True)
"""The whole picture in float32, whatever the precision: asked for by exports and *render now*."""

PASSES = (PREVIEW, SETTLE, EXACT, FINISH, DETAIL)
