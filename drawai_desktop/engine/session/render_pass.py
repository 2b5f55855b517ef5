"""One way of making the picture of a document, and when it is due. Needs no torch."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from drawai_desktop.engine.session.job import Urgency

if TYPE_CHECKING:
    from drawai_desktop.engine.session.picture import Picture, Quality, RenderRequest
    from drawai_desktop.engine.session.session import Session

Check = Callable[[], None]
"""Called between blocks; raises ``Cancelled`` to stop."""


class Made(NamedTuple):
    """A picture, uint8 (h, w, 3), how good it is, and the generator's own if it is another."""

    array: np.ndarray
    quality: "Quality"
    base: np.ndarray | None = None


Make = Callable[["Session", "RenderRequest", Check], Made]
"""Makes the picture of a request. Runs in the session's thread."""


def never(_done: "Picture") -> bool:
    """For a pass that follows no other: it is asked for."""
    return False


@dataclass(frozen=True, eq=False)
class Pass:
    """One way of making the picture. ``passes.py`` lists them all, in order.

    Attributes:
        name: in the line that ``--verbose`` prints.
        is_settled: whether its picture is whole; one that is not is settled when the hand rests.
        follows: whether it is due after a picture of another pass, which is still that of the
            document as it is.
        waits_for_rest: whether it is due only when the hand rests; else at once, between two
            changes.
        refines: whether it begins from the picture that it follows.
        gives_way: whether the next change of the document cancels it, since a picture of before is
            shown already and a new one is more urgent; one that refines does so, too.
    """

    name: str
    make: Make
    is_settled: bool
    urgency: Urgency = Urgency.PICTURE
    follows: Callable[["Picture"], bool] = never
    waits_for_rest: bool = True
    refines: bool = False
    gives_way: bool = False

    @property
    def is_better_only(self) -> bool:
        """Whether it makes a better picture of what is shown already."""
        return self.refines or self.gives_way


def follower(done: "Picture", passes: Sequence[Pass], hand_rests: bool) -> Pass | None:
    """The pass that is due after a picture, the first of several; None if none is."""
    for candidate in passes:
        if candidate.follows(done) and (hand_rests or not candidate.waits_for_rest):
            return candidate
    return None
