"""Time lapses: which states of a painting a film shows, for how long, and how each looks.

A film is a row of stills, each shown for some ticks. It has fewer stills than the painting has
states where a still would be shown for less than one tick. No file is written here.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from drawai_desktop.core.choices import Choice
from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.history import HistoryEntry
from drawai_desktop.core.labels import UNLABELLED, LabelSet
from drawai_desktop.core.picture_writing import coloured
from drawai_desktop.core.resampling import resample
from drawai_desktop.core.stroke_log import StrokeLog
from drawai_desktop.core.style import Style
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.errors import OptionError
from drawai_desktop.words import translator

tr = translator(__name__)

TICKS_PER_S = 25
"""What all formats can say exactly: 40 ms."""
SMALLEST_SIDE, LARGEST_SIDE = 64, 4096
LONGEST_S = 600.0
LONGEST_HOLD_S = 60.0
_GAP_SHARE = 0.012
"""Between the two halves, of the film's longer side."""
_PAPER = 255


class LapseView(Choice):
    """What a time lapse shows."""

    BOTH = "both"
    """Label map and picture, side by side."""
    RESULT = "result"
    """The picture alone."""


class LapseSource(Choice):
    """What a time lapse is made of."""

    STROKES = "strokes"
    """The stroke log: every step."""
    HISTORY = "history"
    """The pictures of the history, the oldest first."""


@dataclass(frozen=True)
class LapseWish:
    """How a time lapse is to be.

    Attributes:
        side: longer side of the film in pixels.
        seconds: its length without the end.
        hold_s: for how long the last still stays beside that.
        with_detail: whether detail is painted where a picture is larger than the network's own.
    """

    view: LapseView = LapseView.BOTH
    side: int = 1280
    seconds: float = 15.0
    hold_s: float = 3.0
    with_detail: bool = True

    def check(self) -> None:
        """That there can be such a film.

        Raises:
            OptionError: there cannot.
        """
        if not SMALLEST_SIDE <= self.side <= LARGEST_SIDE:
            raise OptionError(
                tr.later(
                    "The longer side of a time lapse is {side}; it must be from {smallest} to "
                    "{largest} pixels.",
                    side=self.side,
                    smallest=SMALLEST_SIDE,
                    largest=LARGEST_SIDE,
                )
            )
        if not 0 < self.seconds <= LONGEST_S:
            raise OptionError(
                tr.later(
                    "The length of a time lapse is {seconds} seconds; it must be more than 0 and "
                    "at most {longest}.",
                    seconds=f"{self.seconds:g}",
                    longest=f"{LONGEST_S:g}",
                )
            )
        if not 0 <= self.hold_s <= LONGEST_HOLD_S:
            raise OptionError(
                tr.later(
                    "The end of a time lapse is held for {seconds} seconds; it must be from 0 to "
                    "{longest}.",
                    seconds=f"{self.hold_s:g}",
                    longest=f"{LONGEST_HOLD_S:g}",
                )
            )


@dataclass(frozen=True, eq=False)
class LapseState:
    """One state of a painting: its label map, uint8 (H, W), which is not to be kept nor changed,
    its style, and the sides that were joined."""

    ids: np.ndarray
    style: Style
    wrap: Wrap = Wrap.NONE

    def looks_as(self, other: "LapseState | None") -> bool:
        """Whether both have one picture."""
        return (
            other is not None
            and (self.style, self.wrap) == (other.style, other.wrap)
            and np.array_equal(self.ids, other.ids)
        )


PaintStill = Callable[[LapseState, int, int], np.ndarray | None]
"""The picture of a state at (rows, columns): uint8 (h, w, 3), or None where there is nothing to be
painted of."""


class LapseStates(Protocol):
    """The states that a painting went through."""

    @property
    def count(self) -> int:
        """How many there are; at least one."""

    @property
    def last_size(self) -> tuple[int, int]:
        """(height, width) of the last one's canvas."""

    def at(self, places: Sequence[int]) -> Iterator[LapseState]:
        """Those at some places, in order; places rise."""


@dataclass(frozen=True, eq=False)
class StrokeStates:
    """A canvas after each step of its stroke log, in one style, its sides joined as they are now;
    the first is where it began."""

    log: StrokeLog
    style: Style
    wrap: Wrap = Wrap.NONE

    @property
    def count(self) -> int:
        return len(self.log.steps) + 1

    @property
    def last_size(self) -> tuple[int, int]:
        return self.log.steps[-1].size if self.log.steps else self.log.size

    def at(self, places: Sequence[int]) -> Iterator[LapseState]:
        """See :meth:`LapseStates.at`; one map is in memory at a time."""
        wanted = set(places)
        for place, ids in enumerate(self.log.maps()):
            if place in wanted:
                yield LapseState(ids, self.style, self.wrap)


@dataclass(frozen=True, eq=False)
class HistoryStates:
    """The entries of a history, and what is there now.

    Attributes:
        entries: the oldest first.
        now: the painting as it is, if it is no entry.
    """

    entries: tuple[HistoryEntry, ...]
    now: LapseState | None = None

    @property
    def count(self) -> int:
        return len(self.entries) + (self.now is not None)

    @property
    def last_size(self) -> tuple[int, int]:
        if self.now is not None:
            height, width = self.now.ids.shape
            return height, width
        return self.entries[-1].size

    def at(self, places: Sequence[int]) -> Iterator[LapseState]:
        """See :meth:`LapseStates.at`; one entry is unpacked at a time."""
        for place in places:
            if place < len(self.entries):
                entry = self.entries[place]
                yield LapseState(entry.content().flat(), entry.style, entry.wrap)
            elif self.now is not None:
                yield self.now


@dataclass(frozen=True)
class LapsePlan:
    """Which states are stills, for how many ticks each, and where they lie in the film.

    Attributes:
        places: of the states, rising.
        ticks: of each still, at least one.
        width: of the film, even: what video needs.
        height: likewise.
        map_pane: where the label map is drawn; None where it is not.
        picture_pane: where the picture is.
    """

    places: tuple[int, ...]
    ticks: tuple[int, ...]
    width: int
    height: int
    map_pane: Rect | None
    picture_pane: Rect

    @property
    def seconds(self) -> float:
        """Of the whole film."""
        return sum(self.ticks) / TICKS_PER_S

    def still(self, state: LapseState, labels: LabelSet, picture: np.ndarray | None) -> np.ndarray:
        """A state as the film shows it: uint8 (height, width, 3).

        Args:
            picture: of the size of :meth:`picture_size`; None where there is none yet.
        """
        film = np.full((self.height, self.width, 3), _PAPER, np.uint8)
        if self.map_pane is not None:
            place = _fitted(state.ids.shape, self.map_pane)
            small = resample(state.ids, place.height, place.width)
            film[place.slices] = coloured(small, labels)
        if picture is None:
            film[_fitted(state.ids.shape, self.picture_pane).slices] = labels.colour_table()[
                UNLABELLED
            ]
        else:
            film[_fitted(state.ids.shape, self.picture_pane).slices] = picture
        return film

    def picture_size(self, canvas: tuple[int, ...]) -> tuple[int, int]:
        """(rows, columns) of the picture of a canvas (height, width), which may have had another
        size than at the end."""
        place = _fitted(canvas, self.picture_pane)
        return place.height, place.width


def plan_lapse(states: LapseStates, wish: LapseWish) -> LapsePlan:
    """What a film of these states shows.

    Raises:
        OptionError: there cannot be such a film.
    """
    wish.check()
    film_ticks = max(1, round(wish.seconds * TICKS_PER_S))
    count = min(states.count, film_ticks)
    places = np.unique(np.linspace(0, states.count - 1, count).round().astype(int))
    if count == 1:
        places = np.array([states.count - 1])  # of a film of one still one wants the end
    starts = np.round(np.linspace(0, film_ticks, len(places) + 1)).astype(int)
    ticks = np.diff(starts)
    ticks[-1] += round(wish.hold_s * TICKS_PER_S)
    width, height, map_pane, picture_pane = _panes(states.last_size, wish)
    return LapsePlan(
        tuple(int(p) for p in places),
        tuple(int(t) for t in ticks),
        width,
        height,
        map_pane,
        picture_pane,
    )


def stills(
    states: LapseStates, plan: LapsePlan, labels: LabelSet, paint: PaintStill
) -> Iterator[np.ndarray]:
    """The stills of a film, one after another: uint8 (height, width, 3).

    A map on which nothing is labelled has no picture yet. A state that looks as the one before is
    not painted again.
    """
    before: LapseState | None = None
    picture: np.ndarray | None = None
    for state in states.at(plan.places):
        if not state.looks_as(before):
            picture = None
            if (state.ids != UNLABELLED).any():
                picture = paint(state, *plan.picture_size(state.ids.shape))
            before = replace(state, ids=state.ids.copy())
        yield plan.still(state, labels, picture)


def _panes(canvas: tuple[int, int], wish: LapseWish) -> tuple[int, int, Rect | None, Rect]:
    """(width, height) of the film, and where map and picture lie."""
    rows, columns = canvas
    if wish.view is LapseView.RESULT:
        scale = wish.side / max(rows, columns)
        width, height = _even(columns * scale), _even(rows * scale)
        return width, height, None, Rect(0, 0, width, height)
    gap = _even(wish.side * _GAP_SHARE)
    scale = min((wish.side - gap) / 2 / columns, wish.side / rows)
    width, height = _even(columns * scale), _even(rows * scale)
    if height < _even(wish.side):  # the gap takes what the panes' even sides leave
        gap = max(gap, _even(wish.side) - 2 * width)
    pane = Rect(0, 0, width, height)
    return 2 * width + gap, height, pane, Rect(width + gap, 0, 2 * width + gap, height)


def _even(length: float) -> int:
    return max(2, 2 * int(length / 2 + 1e-6))


def _fitted(canvas: tuple[int, ...], pane: Rect) -> Rect:
    """Where a canvas (height, width) lies in a pane: in its middle, as large as fits. The last one
    fills it, though sides are rounded."""
    scale = min(pane.height / canvas[0], pane.width / canvas[1])
    height, width = round(canvas[0] * scale), round(canvas[1] * scale)
    if abs(height - pane.height) <= 2 and abs(width - pane.width) <= 2:
        return pane
    height, width = max(1, height), max(1, width)
    left = pane.left + (pane.width - width) // 2
    top = pane.top + (pane.height - height) // 2
    return Rect(left, top, left + width, top + height)
