"""The last pass: the second network paints detail into the picture. Needs no torch."""

from typing import TYPE_CHECKING

from drawai_desktop.engine.session.picture import Picture, Quality, RenderRequest
from drawai_desktop.engine.session.render_pass import Check, Made, Pass

if TYPE_CHECKING:
    from drawai_desktop.engine.session.session import Session


def _detail(session: "Session", request: RenderRequest, check: Check) -> Made:
    before = request.refines
    assert before is not None
    base = before.array if before.base is None else before.base
    model = session.detailing.model(session.loaded_synthesizer().labels)
    # Without one the picture is as good as it gets, and nobody should wait for a better one.
    sharp = base if model is None else session.detailing.refine(request, base, model, check)
    return Made(sharp, before.quality.with_detail(), base)


def _is_due(done: Picture) -> bool:
    return done.quality is Quality.EXACT


DETAIL = Pass(
    "detail", _detail, is_settled=True, follows=_is_due, waits_for_rest=False, refines=True
)
"""Detail for the whole picture, as soon as it is exact; the next change cancels it."""
