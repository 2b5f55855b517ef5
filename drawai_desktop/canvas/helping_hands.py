"""Tools that make of a stroke what nature would: a shape that is shown, painted, and drawn anew."""

from collections.abc import Sequence

import numpy as np

from drawai_desktop.canvas.tool import HandPoint, Preview, PreviewKind, Tool, Use
from drawai_desktop.canvas.tool_state import ToolChoice
from drawai_desktop.core.geometry import EMPTY, Point, Rect
from drawai_desktop.core.guide import EMPTY_SHAPE, Guide, Shape, marks_of
from drawai_desktop.core.hand_lines import coast, horizon, ridge, tree_line
from drawai_desktop.core.hand_reflection import reflection
from drawai_desktop.core.hand_scatter import scatter
from drawai_desktop.core.hand_ways import way
from drawai_desktop.words import translator

tr = translator(__name__)

_NEAREST_PX = 1.5
"""Points of a stroke that are nearer to each other, on the screen, are one."""


class HelpingHand(Tool):
    """While the pointer is down the shape is shown; at the release it is painted, and waits: R
    draws another one, Enter or the next stroke keeps it, Escape drops it. It does not see itself:
    each is drawn over the map as it was at the press."""

    goes_on = True
    ends_at_press = True
    draws_again = True
    waiting_text = tr.later("R draws it again, Enter or the next stroke keeps it, Esc drops it.")

    def __init__(self, use: Use) -> None:
        super().__init__(use)
        self._seen = use.document.label_map.ids.copy()
        self._points: list[Point] = []
        self._is_other = False
        self._seed = use.state.next_seed()
        self._shape: Shape = EMPTY_SHAPE
        self._painted_at = EMPTY
        self._is_down = True

    def press(self, at: HandPoint) -> None:
        self._points = [at.point]
        self._follow(at)

    def move(self, at: HandPoint) -> None:
        if at.point.distance(self._points[-1]) >= _NEAREST_PX * at.pixel:
            self._points.append(at.point)
        self._follow(at)

    def _follow(self, at: HandPoint) -> None:
        self._is_other = at.shift
        self._shape = self._drawn()

    def release(self) -> None:
        self._is_down = False
        self._paint()
        if not self._shape.outlines:
            self.cancel()

    def draw_again(self) -> None:
        self._seed = self._state.next_seed()
        self._shape = self._drawn()
        self._paint()

    def _guide(self) -> Guide:
        return Guide(
            np.array(self._points, float),
            float(self._state.diameter),
            self._label_id,
            self._seen,
            self._state.density / 100,
            self._is_other,
            self._document.wrap,
        )

    def _drawn(self) -> Shape:
        return self.shape_of(self._guide(), np.random.RandomState(self._seed))

    @staticmethod
    def shape_of(guide: Guide, random: np.random.RandomState) -> Shape:
        """What it makes of a stroke; the same for the same random numbers."""
        raise NotImplementedError

    def _paint(self) -> None:
        """Brings the layer from the shape before to the one that is drawn now."""
        before = self._painted_at
        self._put_back(before)
        now = EMPTY
        for label_id, mask, rect in marks_of(self._shape, self._guide()):
            now = now.united(self._stamp_of(label_id, mask, rect))
        self._painted_at = now
        self._painted(before.united(now))

    def _stamp_of(self, label_id: int, mask: np.ndarray, rect: Rect) -> Rect:
        only = self._state.only
        return self._document.stamp_label(mask, rect.left, rect.top, label_id, only)

    def preview(self) -> Preview | None:
        if not self._shape.outlines:
            return None
        room, height = self._room, self._document.label_map.height
        first, *more = (_on_map(o * height, room) for o in self._shape.outlines)
        kind = PreviewKind.AREA if self._is_down else PreviewKind.FRAME
        return Preview(first, kind, more=more)


def _on_map(outline: np.ndarray, room: Rect) -> Sequence[Point]:
    """An outline as points of the map, its border included, or of its copies beside it."""
    inside = np.clip(outline, (room.left, room.top), (room.right, room.bottom))
    return [Point(x, y) for x, y in inside.tolist()]


class HorizonHand(HelpingHand):
    """See :func:`~drawai_desktop.core.hand_lines.horizon`; so with all that follow."""

    text = tr.later("Horizon")
    shape_of = staticmethod(horizon)


class RidgeHand(HelpingHand):
    """A mountain ridge, or hills."""

    text = tr.later("Mountain ridge")
    shape_of = staticmethod(ridge)


class WayHand(HelpingHand):
    """A road or a river."""

    text = tr.later("Road or river")
    shape_of = staticmethod(way)


class TreeLineHand(HelpingHand):
    """Trees along an edge."""

    text = tr.later("Tree line")
    shape_of = staticmethod(tree_line)


class ScatterHand(HelpingHand):
    """Rocks, bushes, trees, tufts."""

    text = tr.later("Scatter")
    shape_of = staticmethod(scatter)


class CoastHand(HelpingHand):
    """A shore, a lake or an island."""

    text = tr.later("Coast")
    shape_of = staticmethod(coast)


class ReflectionHand(HelpingHand):
    """What stands behind water, in it."""

    text = tr.later("Mirror in water")
    shape_of = staticmethod(reflection)


HELPING_HAND_TOOLS: dict[ToolChoice, type[Tool]] = {
    ToolChoice.HORIZON: HorizonHand,
    ToolChoice.RIDGE: RidgeHand,
    ToolChoice.WAY: WayHand,
    ToolChoice.TREE_LINE: TreeLineHand,
    ToolChoice.SCATTER: ScatterHand,
    ToolChoice.COAST: CoastHand,
    ToolChoice.REFLECTION: ReflectionHand,
}
