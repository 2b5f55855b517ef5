"""Work that is not saved yet, as bytes: quick to make, since it is made every few seconds.

The ids are packed at zlib's quickest level and nothing is drawn but a small picture. The parts
have names and lengths in a header: a later version can add some, and this one skips them. So did
the versions before layers, which find what is seen of all of them in ``ids``.
"""

import json
import struct
import zlib
from dataclasses import asdict, dataclass, field, fields
from typing import IO, Any

import numpy as np

from drawai_desktop.core.history import HistoryEntry, PackedLayer
from drawai_desktop.core.json_entry import JsonEntry
from drawai_desktop.core.label_map import LARGEST_SIDE
from drawai_desktop.core.labels import LabelSet
from drawai_desktop.core.layers import Layer, Layered, first_name, room_for, tidy_name
from drawai_desktop.core.picture_writing import map_thumbnail
from drawai_desktop.core.project_layers import read_reference_values, reference_values
from drawai_desktop.core.stroke_log import StrokeLog
from drawai_desktop.core.stroke_log_file import pack_strokes, unpack_strokes
from drawai_desktop.core.style import NEUTRAL, Style, style_of
from drawai_desktop.core.wrapping import known_wrap
from drawai_desktop.errors import FileError
from drawai_desktop.words import translator

tr = translator(__name__)

_MAGIC = b"DrawAIu1"
_START = struct.Struct(">8sQI")
"""Magic, counter, length of the header."""
_END = struct.Struct(">I")
"""CRC-32 of all that comes before."""
_LARGEST_HEADER = 1 << 20
_LARGEST_PART = 64 << 20
THUMBNAIL_PX = 160
_LARGEST_TEXT = 4096


@dataclass(frozen=True)
class Sight:
    """Which part of the canvas is shown: what a :class:`Viewport` can be put back to."""

    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0
    is_fitted: bool = True
    is_mirrored: bool = False
    angle: float = 0.0
    """Degrees, clockwise, by which the view is turned."""


@dataclass(frozen=True)
class UnsavedWork:
    """A document as it is, with all that belongs to it.

    Attributes:
        ids: uint8 (H, W), the label map: what is seen of all layers.
        project: path of the project file that it belongs to; empty for none.
        stamp: what that file held when it was read or written (see ``core/file_stamp.py``).
        replaces: names of the stored works that this one was made from.
        pinned: the pinned pictures of its history.
        content: the layers and the reference picture; None for a map of one layer.
        strokes: how the map came to be, if that was recorded.
    """

    ids: np.ndarray
    style: Style = NEUTRAL
    title: str = ""
    project: str = ""
    stamp: str = ""
    model: str = ""
    sight: Sight = field(default_factory=Sight)
    replaces: tuple[str, ...] = ()
    pinned: tuple[HistoryEntry, ...] = ()
    content: Layered | None = None
    strokes: StrokeLog | None = None

    @property
    def layered(self) -> Layered:
        """All that the canvas holds."""
        return self.content or Layered.of_one(self.ids)


@dataclass(frozen=True)
class WorkHeader:
    """What is known of stored work without reading it all.

    Attributes:
        counter: larger for later work, whatever the clocks said.
        saved_at: seconds since the epoch, to be shown only.
        thumbnail: uint8 (h, w, 3).
    """

    counter: int
    title: str
    project: str
    saved_at: float
    width: int
    height: int
    replaces: tuple[str, ...]
    thumbnail: np.ndarray


def pack(work: UnsavedWork, labels: LabelSet, counter: int, saved_at: float) -> bytes:
    """The bytes of a file. Takes a second at most for any canvas; not for the GUI thread."""
    small = map_thumbnail(work.ids, labels, THUMBNAIL_PX)
    parts = {"thumbnail": small.tobytes(), "ids": np.ascontiguousarray(work.ids).tobytes()}
    content = None if work.content is None or work.content.is_plain else work.content
    layers = () if content is None else content.layers
    for place, layer in enumerate(layers):
        parts[f"layer{place}"] = np.ascontiguousarray(layer.ids).tobytes()
    parts["pins"] = json.dumps([_pin_row(entry) for entry in work.pinned]).encode()
    packed = {name: zlib.compress(content, 1) for name, content in parts.items()}
    for place, entry in enumerate(work.pinned):  # packed already, both
        packed[f"pin{place}"] = entry.picture
        for number, pinned in enumerate(entry.layers):
            packed[f"pin{place}-{number}"] = pinned.packed_ids
    reference = None if content is None else content.reference
    if reference is not None:
        packed["reference"] = reference.picture.content  # a PNG is packed already
    if work.strokes is not None:
        packed["strokes"] = pack_strokes(work.strokes)
    header = {
        "title": work.title,
        "project": work.project,
        "stamp": work.stamp,
        "model": work.model,
        "style": asdict(work.style),
        "sight": asdict(work.sight),
        "replaces": work.replaces,
        "saved_at": saved_at,
        "size": work.ids.shape,
        "thumbnail": small.shape[:2],
        "layers": [[layer.name, layer.is_hidden, layer.is_locked] for layer in layers],
        "active": 0 if content is None else content.active,
        "wrap": work.layered.wrap.value,
        "reference": None if reference is None else reference_values(reference),
        "parts": [[name, len(content)] for name, content in packed.items()],
    }
    text = json.dumps(header).encode()
    body = b"".join([_START.pack(_MAGIC, counter, len(text)), text, *packed.values()])
    return body + _END.pack(zlib.crc32(body))


def read_counter(file: IO[bytes]) -> int:
    """The counter of an open file.

    Raises:
        ValueError: it is no stored work.
    """
    return _start(file)[0]


def read_header(file: IO[bytes], size: int) -> WorkHeader:
    """What an open file tells of itself.

    Args:
        size: its length in bytes.
    Raises:
        ValueError: it is no stored work, or not all of it is there.
    """
    counter, values = _header(file)
    parts = {str(name): int(length) for name, length in values["parts"]}
    if file.tell() + sum(parts.values()) + _END.size != size:
        raise ValueError("its length is not what it says")
    height, width = _shape(values["size"])
    small = _shape(values["thumbnail"], THUMBNAIL_PX)
    thumbnail = _unpack(file.read(parts["thumbnail"]), small[0] * small[1] * 3)
    return WorkHeader(
        counter=counter,
        title=_text(values["title"]),
        project=_text(values["project"]),
        saved_at=float(values["saved_at"]),
        width=width,
        height=height,
        replaces=tuple(str(name) for name in values["replaces"]),
        thumbnail=thumbnail.reshape(*small, 3),
    )


def unpack(content: bytes) -> UnsavedWork:
    """The work in the bytes of a file.

    Raises:
        FileError: damaged.
    """
    try:
        return _unpacked(content)
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError, zlib.error) as error:
        raise FileError(tr.later("This unsaved work is damaged and cannot be opened.")) from error


def _unpacked(content: bytes) -> UnsavedWork:
    body, end = content[: -_END.size], content[-_END.size :]
    if len(end) != _END.size or _END.unpack(end)[0] != zlib.crc32(body):
        raise ValueError("the checksum differs")
    _, _, length = _START.unpack_from(body)
    place = _START.size + length
    values = json.loads(body[_START.size : place])
    parts: dict[str, bytes] = {}
    for name, size in values["parts"]:
        parts[name] = body[place : place + size]
        place += size
    height, width = _shape(values["size"])
    return UnsavedWork(
        ids=_unpack(parts["ids"], height * width).reshape(height, width),
        style=style_of(values["style"]),
        title=_text(values["title"]),
        project=_text(values["project"]),
        stamp=_text(values["stamp"]),
        model=_text(values["model"]),
        sight=_sight(values["sight"]),
        replaces=tuple(str(name) for name in values["replaces"]),
        pinned=tuple(_pin(row, parts, f"pin{place}") for place, row in enumerate(_pin_rows(parts))),
        content=_content(values, parts, (height, width)),
        strokes=_strokes(parts),
    )


def _strokes(parts: dict[str, bytes]) -> StrokeLog | None:
    """The stroke log, if there is one that can be replayed: the work is worth more than it."""
    try:
        return unpack_strokes(parts["strokes"]) if "strokes" in parts else None
    except FileError:
        return None


def _sight(values: dict[str, Any]) -> Sight:
    """What this version knows of it: work from before the view turned has no angle."""
    known = {entry.name for entry in fields(Sight)}
    return Sight(**{name: _number(value) for name, value in values.items() if name in known})


def _content(
    values: dict[str, Any], parts: dict[str, bytes], shape: tuple[int, int]
) -> Layered | None:
    rows = values.get("layers")
    if not rows:
        return None
    if not room_for(len(rows), shape):
        raise ValueError("too many layers")
    layers = tuple(
        Layer(
            tidy_name(_text(name)) or first_name(),
            _unpack(parts[f"layer{place}"], shape[0] * shape[1]).reshape(shape),
            bool(is_hidden),
            bool(is_locked),
        )
        for place, (name, is_hidden, is_locked) in enumerate(rows)
    )
    how = values.get("reference")
    reference = read_reference_values(
        None if how is None else JsonEntry(how, tr("This unsaved work")),
        lambda: parts["reference"],
        tr("The reference picture of this unsaved work"),
    )
    wrap = known_wrap(values.get("wrap", ""))
    return Layered(layers, int(values["active"]), reference, wrap)


def _pin_row(entry: HistoryEntry) -> dict[str, Any]:
    """What is told of a pin; not in the header, which must stay small: a style can be long."""
    return {
        "style": asdict(entry.style),
        "model": entry.model,
        "size": entry.size,
        "layers": [[p.name, p.is_hidden, p.is_locked] for p in entry.layers],
        "active": entry.active,
        "wrap": entry.wrap.value,
    }


def _pin_rows(parts: dict[str, bytes]) -> list[dict[str, Any]]:
    """What :func:`_pin_row` gave of each pin; work from before pins has none."""
    if "pins" not in parts:
        return []
    unpacker = zlib.decompressobj()
    rows: list[dict[str, Any]] = json.loads(unpacker.decompress(parts["pins"], _LARGEST_PART))
    return rows


def _pin(row: dict[str, Any], parts: dict[str, bytes], part: str) -> HistoryEntry:
    height, width = _shape(row["size"])
    if not room_for(len(row["layers"]), (height, width)):
        raise ValueError("a pinned picture has too many layers")
    layers = []
    for number, (name, is_hidden, is_locked) in enumerate(row["layers"]):
        packed = parts[f"{part}-{number}"]
        _unpack(packed, height * width)  # else it would fail when it is wanted
        called = tidy_name(_text(name)) or first_name()
        layers.append(PackedLayer(called, packed, bool(is_hidden), bool(is_locked)))
    if not layers:
        raise ValueError("a pinned picture has no layer")
    return HistoryEntry(
        style_of(row["style"]),
        _text(row["model"]),
        (height, width),
        tuple(layers),
        parts[part],
        int(row["active"]),
        True,
        known_wrap(row.get("wrap", "")),
    )


def _start(file: IO[bytes]) -> tuple[int, int]:
    start = file.read(_START.size)
    if len(start) != _START.size:
        raise ValueError("too short")
    magic, counter, length = _START.unpack(start)
    if magic != _MAGIC or length > _LARGEST_HEADER:
        raise ValueError("not written by this program")
    return counter, length


def _header(file: IO[bytes]) -> tuple[int, dict[str, Any]]:
    counter, length = _start(file)
    values = json.loads(file.read(length))
    if not isinstance(values, dict):
        raise ValueError("its header cannot be read")
    return counter, values


def _shape(values: Any, largest: int = LARGEST_SIDE) -> tuple[int, int]:  # noqa: ANN401 - JSON
    height, width = (int(value) for value in values)
    if not (0 < height <= largest and 0 < width <= largest):
        raise ValueError(f"{width} x {height} is no size of a canvas")
    return height, width


def _text(value: Any) -> str:  # noqa: ANN401 - JSON
    return str(value)[:_LARGEST_TEXT]


def _number(value: Any) -> Any:  # noqa: ANN401 - JSON
    return value if isinstance(value, bool) else float(value)


def _unpack(packed: bytes, size: int) -> np.ndarray:
    if len(packed) > _LARGEST_PART:
        raise ValueError("a part is too large")
    content = zlib.decompressobj().decompress(packed, size + 1)
    if len(content) != size:
        raise ValueError("a part has another length than it says")
    return np.frombuffer(content, np.uint8)
