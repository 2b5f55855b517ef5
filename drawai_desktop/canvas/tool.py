"""What every tool is: points of the hand in map coordinates in, edits of the document out."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

import numpy as np

from drawai_desktop.canvas.document import Document
from drawai_desktop.canvas.tool_state import ToolState
from drawai_desktop.core.geometry import EMPTY, Point, Rect
from drawai_desktop.words import Words


class PreviewKind(Enum):
    """How what a tool will do is drawn."""

    AREA = auto()
    """Filled in the label's colour."""
    STROKE = auto()
    """A line as thick as the brush."""
    FRAME = auto()
    """An outline alone, round what is selected."""


@dataclass(frozen=True)
class Preview:
    """What a tool will do, shown while it is in hand.

    Attributes:
        points: in map coordinates.
        corners: marks that can be grabbed or clicked.
        more: further outlines, as ``points`` is one.
    """

    points: Sequence[Point]
    kind: PreviewKind = PreviewKind.AREA
    corners: Sequence[Point] = ()
    more: Sequence[Sequence[Point]] = ()


@dataclass(frozen=True)
class HandPoint:
    """One event of mouse, pen or keyboard.

    Attributes:
        pixel: how many pixels of the map one of the screen is across.
    """

    point: Point
    pressure: float = 1.0
    shift: bool = False
    pixel: float = 1.0


@dataclass(frozen=True, eq=False)
class Use:
    """What one use of a tool is given.

    Attributes:
        label_id: what it paints.
        line_from: the end of the stroke before, for a straight line at Shift + press.
    """

    document: Document
    state: ToolState
    label_id: int
    line_from: Point | None = None


class Tool:
    """One use of a tool, from press to release, or over several presses where it goes on.

    Attributes:
        end: where a straight line of the next stroke begins; None for nowhere.
        told: a sentence for the person when it is done; empty for none.
        goes_on: whether it waits for another press after a release.
        waiting_text: what can be done while it waits; empty for nothing that must be said.
        ends_at_press: whether the press that it waits for ends it, and begins another use.
        draws_again: whether chance has a part in it, so that it can be drawn again.
        selected_label: the label all of whose regions are selected; None for none.
        repeat_ms: how often :meth:`repeat` is called while the pointer is down; 0 for never.
    """

    text: Words | str = ""
    goes_on = False
    waiting_text: Words | str = ""
    ends_at_press = False
    draws_again = False
    repeat_ms = 0
    selected_label: int | None = None

    def __init__(self, use: Use) -> None:
        self._document = use.document
        self._state = use.state
        self._label_id = use.label_id
        self._line_from = self.end = use.line_from
        self.told = ""
        self._touched = EMPTY
        use.document.begin_stroke()
        self._before = use.document.active_map.ids.copy()  # the layer as it was at the press

    def press(self, at: HandPoint) -> None:
        """The pointer goes down."""

    def move(self, at: HandPoint) -> None:
        """The pointer moves while down."""

    def hover(self, at: HandPoint) -> None:
        """The pointer moves while up, between two presses."""

    def repeat(self) -> None:
        """The pointer is still down."""

    def release(self) -> None:
        """The pointer goes up."""
        self.finish()

    def finish(self) -> None:
        """It is done, by the hand or by Enter: the step of undo is made."""
        self.goes_on = False
        self._document.end_stroke(str(self.text), self._before, self._touched)

    def cancel(self) -> None:
        """Escape: the layer is as it was."""
        self.goes_on = False
        self._document.cancel_stroke(self._before, self._touched)

    def interrupt(self) -> None:
        """Another step of undo comes: what is painted stays, as a step of its own."""
        self.finish()

    def step_back(self) -> None:
        """Backspace between two presses: the last one is taken back; the first gives it up."""
        self.cancel()

    def draw_again(self) -> None:
        """R between two presses: what it drew by chance is drawn by another one."""

    def nudge(self, dx: int, dy: int) -> bool:
        """An arrow key between two presses; false if that is none of its business."""
        return False

    def clear(self) -> bool:
        """Delete between two presses: true if that ended it."""
        return False

    def preview(self) -> Preview | None:
        """What to show of it."""
        return None

    @property
    def _room(self) -> Rect:
        """Where shapes may lie: the map, and its copies beyond sides that are joined."""
        return self._document.wrap.room(self._document.label_map.bounds)

    def _beside(self, point: Point, other: Point) -> Point:
        """A place of the stroke before, the short way across joined sides from another one."""
        return self._document.wrap.nearest(point, other, self._document.label_map.bounds)

    def _stamp(self, mask: np.ndarray, left: int, top: int) -> Rect:
        return self._document.stamp_label(mask, left, top, self._label_id, self._state.only)

    def _put_back(self, rect: Rect) -> None:
        """A part of the layer is as it was at the press, before it is painted anew."""
        if rect.is_empty:
            return
        self._document.active_map.ids[rect.slices] = self._before[rect.slices]
        if self._state.only is not None:
            self._document.painted(rect)  # what is seen there is as before

    def _painted(self, rect: Rect) -> None:
        self._touched = self._touched.united(rect)
        self._document.painted(rect)
