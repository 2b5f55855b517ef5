"""The stroke log: how a picture's label map came to be, small enough to go with its project.

A step is what one step of undo, or its undoing, changed in what is *seen* of all layers. So a
replay gives the map that the network saw, knows no layers, and cannot meet one that is gone.
Changed pixels lie in runs of one label along a row; a stroke takes some hundred bytes.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.labels import UNLABELLED

MOST_BYTES = 16 << 20
"""All steps together, as :attr:`LogStep.cost` counts them: some twenty thousand strokes."""
STEP_BYTES = 128
"""What a step takes beside its pixels, about."""
_BAND = 1 << 20
"""So many pixels are compared in one go: other threads wait for no more."""
_RUN_BYTES = 9


@dataclass(frozen=True, eq=False)
class LogStep:
    """One step. Never changes.

    Attributes:
        time_ms: of work since the log began; a long pause counts as a short one.
        size: (height, width) of the canvas after it. Where that changes, it starts from an
            unlabelled canvas.
        runs: how many runs of changed pixels.
        packed: the runs, by zlib: how many pixels lie between it and the one before, row after row
            (uint32), how long it is (uint32), its id (uint8); each byte's place for itself.
        rect: where it changes something.
        is_undo: whether it takes something back.
    """

    time_ms: int
    size: tuple[int, int]
    runs: int
    packed: bytes
    rect: Rect
    is_undo: bool = False

    @property
    def cost(self) -> int:
        """Bytes in memory and in the file, about; a run counts for one at least."""
        return len(self.packed) + self.runs + STEP_BYTES

    @classmethod
    def between(
        cls,
        before: np.ndarray,
        after: np.ndarray,
        at: Rect,
        size: tuple[int, int],
        time_ms: int,
        is_undo: bool = False,
    ) -> "LogStep | None":
        """The step from one state of a rectangle to another; None if they are equal.

        Args:
            before: uint8 (h, w), the ids in the rectangle.
            after: the same, later.
            at: where the rectangle lies on the canvas.
            size: (height, width) of the canvas.
        """
        rows = max(1, _BAND // at.width)
        bands = [
            _runs(before[top : top + rows], after[top : top + rows], at.left, at.top + top, size[1])
            for top in range(0, at.height, rows)
        ]
        starts, lengths, ids = (np.concatenate(parts) for parts in zip(*bands, strict=True))
        if not starts.size:
            return None
        gaps = starts - np.concatenate([[0], (starts + lengths)[:-1]])
        numbers = np.stack([gaps, lengths]).astype("<u4")
        planes = numbers.view(np.uint8).reshape(2, -1, 4).transpose(0, 2, 1)
        packed = zlib.compress(planes.tobytes() + ids.tobytes(), 6)
        return cls(time_ms, size, starts.size, packed, _rect(starts, lengths, size[1]), is_undo)

    @classmethod
    def of_file(
        cls, time_ms: int, size: tuple[int, int], runs: int, packed: bytes, is_undo: bool
    ) -> "LogStep":
        """A step as it was stored.

        Raises:
            ValueError: it is none.
        """
        starts, lengths, _ = _unpacked(packed, runs, size)
        return cls(time_ms, size, runs, packed, _rect(starts, lengths, size[1]), is_undo)

    def apply(self, ids: np.ndarray) -> np.ndarray:
        """The map after it: the given array itself, written into, or one of another size.

        Args:
            ids: uint8 (H, W), the map before.
        """
        if ids.shape != self.size:
            ids = np.full(self.size, UNLABELLED, np.uint8)
        starts, lengths, values = _unpacked(self.packed, self.runs, self.size)
        first = np.cumsum(lengths) - lengths
        places = np.repeat(starts - first, lengths) + np.arange(int(lengths.sum()))
        ids.reshape(-1)[places] = np.repeat(values, lengths)
        return ids


@dataclass(frozen=True, eq=False)
class StrokeLog:
    """Where a canvas began, and its steps. Never changes.

    Attributes:
        size: (height, width) of the canvas at the start.
        start: its ids, by zlib.
        check: CRC-32 of the ids after the last step.
    """

    size: tuple[int, int]
    start: bytes
    steps: tuple[LogStep, ...] = ()
    check: int = 0

    @classmethod
    def of(cls, ids: np.ndarray) -> "StrokeLog":
        """A log that begins with a map uint8 (H, W)."""
        height, width = ids.shape
        return cls((height, width), _packed_map(ids), (), check_of(ids))

    @property
    def size_bytes(self) -> int:
        """What it takes in memory, about."""
        return len(self.start) + sum(step.cost for step in self.steps)

    def maps(self) -> Iterator[np.ndarray]:
        """The map at the start, and after every step: uint8 (H, W). It is one array that is written
        into, so copy what you keep. A hundred steps take some hundredths of a second."""
        ids = self.first_map()
        yield ids
        for step in self.steps:
            ids = step.apply(ids)
            yield ids

    def first_map(self) -> np.ndarray:
        """uint8 (H, W): where it begins.

        Raises:
            ValueError: damaged.
        """
        height, width = self.size
        content = zlib.decompressobj().decompress(self.start, height * width + 1)
        if len(content) != height * width:
            raise ValueError("the first map has another size")
        ids: np.ndarray = np.frombuffer(content, np.uint8).reshape(self.size).copy()
        return ids

    def map_after(self, steps: int) -> np.ndarray:
        """uint8 (H, W) after so many steps; 0 is the start, and more than there are is the end."""
        ids = self.first_map()
        for step in self.steps[: max(0, steps)]:
            ids = step.apply(ids)
        return ids

    def leads_to(self, ids: np.ndarray) -> bool:
        """Whether a map uint8 (H, W) is where it ends."""
        size = self.steps[-1].size if self.steps else self.size
        return ids.shape == size and check_of(ids) == self.check

    def with_step(self, step: LogStep) -> "StrokeLog":
        """One step longer; ``check`` stays as it is, until it is asked for."""
        return replace(self, steps=(*self.steps, step))

    def leading_to(self, ids: np.ndarray) -> "StrokeLog":
        """The log where the map is another one at once: one step longer, of no time; itself, if it
        ends there. It begins anew with an unlabelled map of another size.

        Args:
            ids: uint8 (H, W).
        Raises:
            ValueError: damaged.
        """
        if self.leads_to(ids):
            return self
        before, (height, width) = self.map_after(len(self.steps)), ids.shape
        if before.shape != ids.shape:
            before = np.full_like(ids, UNLABELLED)
        time_ms = self.steps[-1].time_ms if self.steps else 0
        at = Rect(0, 0, width, height)
        step = LogStep.between(before, ids, at, (height, width), time_ms)
        if step is None:
            return StrokeLog.of(ids)
        return replace(self.with_step(step).bounded(), check=check_of(ids))

    def bounded(self, most: int = MOST_BYTES) -> "StrokeLog":
        """Within its room: if the steps take more, the log begins at a later one. It is shortened
        by a quarter then, so that this is seldom due."""
        size = sum(step.cost for step in self.steps)
        if size <= most:
            return self
        count = 0
        while size > most * 3 // 4:
            size -= self.steps[count].cost
            count += 1
        start = _packed_map(self.map_after(count))
        return replace(self, size=self.steps[count - 1].size, start=start, steps=self.steps[count:])


def check_of(ids: np.ndarray) -> int:
    """CRC-32 of a map uint8 (H, W)."""
    return zlib.crc32(np.ascontiguousarray(ids).data)


def _packed_map(ids: np.ndarray) -> bytes:
    return zlib.compress(np.ascontiguousarray(ids).data, 1)


def _runs(
    before: np.ndarray, after: np.ndarray, left: int, top: int, width: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(place on a canvas so wide, length, id) of every run of changed pixels in a band of rows."""
    value = np.where(before != after, after.astype(np.int16), np.int16(-1))
    edge = np.ones(value.shape, bool)  # no run goes on in the next row
    edge[:, 1:] = value[:, 1:] != value[:, :-1]
    starts = np.flatnonzero(edge)
    lengths = np.diff(starts, append=value.size)
    ids = value.reshape(-1)[starts]
    changed = ids >= 0
    rows, columns = np.divmod(starts[changed], value.shape[1])
    places = (top + rows) * width + left + columns
    return places, lengths[changed], ids[changed].astype(np.uint8)


def _unpacked(
    packed: bytes, runs: int, size: tuple[int, int]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(places, lengths, ids) of the runs; int64, int64, uint8.

    Raises:
        ValueError: damaged, or they do not fit on the canvas.
    """
    content = zlib.decompressobj().decompress(packed, runs * _RUN_BYTES + 1)
    if len(content) != runs * _RUN_BYTES or not runs:
        raise ValueError("a step has another length than it says")
    numbers = np.frombuffer(content, np.uint8, runs * 8).reshape(2, 4, runs).transpose(0, 2, 1)
    gaps, lengths = np.ascontiguousarray(numbers).view("<u4").reshape(2, runs).astype(np.int64)
    ends = np.cumsum(gaps + lengths)
    if lengths.min() < 1 or ends[-1] > size[0] * size[1]:
        raise ValueError("a step reaches over the canvas")
    return ends - lengths, lengths, np.frombuffer(content, np.uint8, runs, runs * 8)


def _rect(starts: np.ndarray, lengths: np.ndarray, width: int) -> Rect:
    """The smallest rectangle round runs; whole rows where one goes over the end of its row."""
    columns = starts % width
    ends = columns + lengths
    bottom = int(starts[-1] + lengths[-1] - 1) // width + 1
    top = int(starts[0]) // width
    if int(ends.max()) > width:
        return Rect(0, top, width, bottom)
    return Rect(int(columns.min()), top, int(ends.max()), bottom)
