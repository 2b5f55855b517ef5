"""The stroke log as bytes, and back: one member of a project, one part of unsaved work."""

import struct
import zlib

import numpy as np

from drawai_desktop.core.label_map import LARGEST_SIDE
from drawai_desktop.core.stroke_log import MOST_BYTES, STEP_BYTES, LogStep, StrokeLog
from drawai_desktop.core.zip_file import ForeignZip
from drawai_desktop.errors import DrawAIError, FileError
from drawai_desktop.words import translator

tr = translator(__name__)

STROKES = "drawai/strokes.bin"
LARGEST_FILE = 40_000_000
"""More cannot be a log: the largest first map, and all steps."""
_MAGIC = b"DrawAIs1"
_START = struct.Struct("<8sHHIII")
"""Magic, height, width, check, number of steps, length of the first map."""
_STEP = np.dtype(
    [
        ("time_ms", "<u4"),
        ("height", "<u2"),
        ("width", "<u2"),
        ("runs", "<u4"),
        ("length", "<u4"),
        ("is_undo", "u1"),
    ]
)


def pack_strokes(log: StrokeLog) -> bytes:
    """The bytes of a log: its head, a table of its steps, its first map, what each step changes."""
    start = _START.pack(_MAGIC, *log.size, log.check, len(log.steps), len(log.start))
    rows = [(s.time_ms, *s.size, s.runs, len(s.packed), s.is_undo) for s in log.steps]
    table = np.array(rows, _STEP).tobytes()
    return b"".join([start, table, log.start, *(step.packed for step in log.steps)])


def unpack_strokes(content: bytes) -> StrokeLog:
    """A log of which every step can be replayed.

    Raises:
        FileError: damaged, or larger than logs are.
    """
    try:
        return _unpacked(content)
    except (ValueError, struct.error, zlib.error, OverflowError, MemoryError) as error:
        raise FileError(
            tr.later("This stroke log is damaged and cannot be replayed. Go on without it.")
        ) from error


def _unpacked(content: bytes) -> StrokeLog:
    magic, height, width, check, count, length = _START.unpack_from(content)
    _check_sides(height, width)
    place = _START.size + count * _STEP.itemsize
    if magic != _MAGIC or place + length > len(content):
        raise ValueError("not a stroke log, or not all of it is there")
    table = np.frombuffer(content, _STEP, count, _START.size)
    sizes = table["length"].astype(np.int64)
    runs = int(table["runs"].astype(np.int64).sum())
    if runs + int(sizes.sum()) + count * STEP_BYTES > MOST_BYTES:
        raise ValueError("it is too large")
    if place + length + int(sizes.sum()) != len(content):
        raise ValueError("its length is not what it says")
    start = content[place : place + length]
    place += length
    steps = []
    for row in table.tolist():
        time_ms, step_height, step_width, runs, size, is_undo = row
        _check_sides(step_height, step_width)
        packed = content[place : place + size]
        place += size
        step = LogStep.of_file(time_ms, (step_height, step_width), runs, packed, bool(is_undo))
        steps.append(step)
    log = StrokeLog((height, width), start, tuple(steps), check)
    log.first_map()  # else it would fail when it is wanted
    return log


def _check_sides(height: int, width: int) -> None:
    if not (0 < height <= LARGEST_SIDE and 0 < width <= LARGEST_SIDE):
        raise ValueError(f"{width} x {height} is no size of a canvas")


def read_strokes(archive: ForeignZip, seen: np.ndarray) -> tuple[StrokeLog | None, tuple[str, ...]]:
    """(the stroke log of a project, what is to be told of it).

    Args:
        seen: uint8 (H, W), the project's label map, where the log must end.
    """
    if STROKES not in archive:
        return None, ()
    try:
        log = unpack_strokes(archive.read(STROKES, LARGEST_FILE))
    except DrawAIError:
        return None, (tr("Its stroke log is damaged and was left out."),)
    if not log.leads_to(seen):
        return None, (tr("Its stroke log is of another map and was left out."),)
    return log, ()
