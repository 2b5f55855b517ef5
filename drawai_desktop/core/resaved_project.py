"""A project that another program has saved: its layers are coloured pictures now, and what this
program kept for itself is gone but for the name of the group of label layers."""

import math
from dataclasses import dataclass
from xml.etree import ElementTree

import numpy as np

from drawai_desktop.core.colour_reading import snapped
from drawai_desktop.core.colour_schemes import (
    ColourMatch,
    DistinctColours,
    Scheme,
    match_colours,
)
from drawai_desktop.core.foreign_file import cleaned
from drawai_desktop.core.image_file import LARGEST_PIXELS
from drawai_desktop.core.labels import UNLABELLED, standard_labels
from drawai_desktop.core.layers import FIRST_NAME, Layer, Layered, room_for, tidy_name
from drawai_desktop.core.project_layers import GROUP, decode_png, header_in
from drawai_desktop.core.zip_file import ForeignZip
from drawai_desktop.errors import FileError

_STACK = "stack.xml"
_LARGEST_STACK = 4_000_000
_DEEPEST = 20
_FARTHEST = 1_000_000
_NEAR, _ENOUGH = 12, 0.5
"""A layer of which less than half is so near to label colours holds no labels."""
_SAMPLE, _SURELY_NOT = 1 << 18, 0.3
"""Where of so many of its pixels less than this is near, the others are not looked at: a photograph
of millions of colours takes tens of seconds."""


@dataclass(frozen=True)
class Resaved:
    """What was found.

    Attributes:
        header: style and model, as this program wrote them.
        notes: what is to be told, a sentence each.
    """

    header: dict[str, object]
    content: Layered
    notes: tuple[str, ...]


@dataclass(frozen=True)
class _Found:
    """A layer in the list: its element, and what the groups round it make of it."""

    element: ElementTree.Element
    opacity: float
    is_hidden: bool
    x: int
    y: int


def read_resaved(archive: ForeignZip, name: str) -> Resaved | None:
    """The label layers of an OpenRaster file that was a project of this program; None for another.

    Args:
        name: what a message calls the file.
    Raises:
        FileError: it was one, and is damaged, or has more layers than are opened.
    """
    if _STACK not in archive:
        return None
    root = _parsed(archive.read(_STACK, _LARGEST_STACK), name)
    group = next((g for g in root.iter("stack") if _header(g) is not None), None)
    if group is None:
        return None
    header = _header(group)
    assert header is not None
    shape = _number(root, "h", 1, LARGEST_PIXELS, name), _number(root, "w", 1, LARGEST_PIXELS, name)
    found = _layers(group, _Found(group, 1.0, False, 0, 0), name, 0)
    if shape[0] * shape[1] > LARGEST_PIXELS or not room_for(len(found), shape):
        raise FileError(
            f"{name}: {len(found)} layers of {shape[1]} x {shape[0]} are more than are opened "
            "here. Merge some of them first."
        )
    layers, notes = [], ["Another program has saved it, and its labels were read by their colours."]
    for one in reversed(found):  # the uppermost stands first
        title = tidy_name(one.element.get("name", "")) or FIRST_NAME
        ids = _ids(archive, one, shape, name)
        if ids is None:
            notes.append(f"Its layer {cleaned(title, 40)} holds no labels and was left out.")
        else:
            is_locked = one.element.get("edit-locked") == "true"
            layers.append(Layer(title, ids, one.is_hidden, is_locked))
    if not layers:
        raise FileError(f"{name}: no layer of its labels is left. Choose another file.")
    return Resaved(header, Layered(tuple(layers), len(layers) - 1), tuple(notes))


def _header(group: ElementTree.Element) -> dict[str, object] | None:
    name = group.get("name", "")
    return header_in(name) if name.startswith(GROUP) else None


def _parsed(content: bytes, name: str) -> ElementTree.Element:
    wrong = f"{name}: damaged, since its list of layers cannot be read. Choose another file."
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise FileError(wrong)  # neither belongs there, and both can be made to fill the memory
    try:
        return ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, RecursionError) as error:
        raise FileError(wrong) from error


def _layers(group: ElementTree.Element, outer: _Found, name: str, depth: int) -> list[_Found]:
    if depth > _DEEPEST:
        raise FileError(f"{name}: its groups of layers are nested too deeply. Merge some of them.")
    found: list[_Found] = []
    for element in group:
        inner = _Found(
            element,
            outer.opacity * _opacity(element),
            outer.is_hidden or element.get("visibility") == "hidden",
            outer.x + _number(element, "x", -_FARTHEST, _FARTHEST, name, 0),
            outer.y + _number(element, "y", -_FARTHEST, _FARTHEST, name, 0),
        )
        if element.tag == "stack":
            found += _layers(element, inner, name, depth + 1)
        elif element.tag == "layer":
            found.append(inner)
    return found


def _opacity(element: ElementTree.Element) -> float:
    try:
        value = float(element.get("opacity", "1"))
    except ValueError:
        return 1.0
    return min(1.0, max(0.0, value)) if value == value else 1.0


def _number(
    element: ElementTree.Element,
    key: str,
    low: int,
    high: int,
    name: str,
    default: int | None = None,
) -> int:
    text = element.get(key)
    try:
        value = default if text is None and default is not None else int(float(text or ""))
    except (ValueError, OverflowError):
        value = None
    if value is None or not low <= value <= high:
        raise FileError(f"{name}: damaged, since its list of layers has a wrong number in it.")
    return value


def _ids(archive: ForeignZip, one: _Found, shape: tuple[int, int], name: str) -> np.ndarray | None:
    """uint8 (H, W) of the canvas, or None for a layer that holds no labels."""
    if one.element.get("composite-op", "svg:src-over") != "svg:src-over":
        return None
    what = f"{name}: its layer {cleaned(one.element.get('name', ''), 40)}"
    source = one.element.get("src", "")
    if not source:
        raise FileError(f"{what} names no picture of its own. Choose another file.")
    image = decode_png(archive.read(source), what)
    pixels = np.asarray(image.convert("RGBA"))
    nothing = pixels[..., 3] * one.opacity < 127.5
    ids = np.full(shape, UNLABELLED, np.uint8)
    if nothing.all():
        return ids
    step = max(1, math.isqrt(nothing.size // _SAMPLE))
    if _matched(pixels[::step, ::step], nothing[::step, ::step])[2] < _SURELY_NOT:
        return None
    distinct, match, near = _matched(pixels, nothing)
    if near < _ENOUGH:
        return None
    labels = standard_labels()
    read = np.where(nothing, np.uint8(UNLABELLED), snapped(match, distinct, labels, nothing)[0])
    top, left = max(0, one.y), max(0, one.x)
    bottom, right = min(shape[0], one.y + read.shape[0]), min(shape[1], one.x + read.shape[1])
    if top < bottom and left < right:
        part = read[top - one.y : bottom - one.y, left - one.x : right - one.x]
        ids[top:bottom, left:right] = part
    return ids


def _matched(pixels: np.ndarray, nothing: np.ndarray) -> tuple[DistinctColours, ColourMatch, float]:
    """(the colours of pixels uint8 (h, w, 4), their labels, which share of them is near to one)."""
    distinct = DistinctColours.of(pixels[..., :3], nothing)
    match = match_colours(distinct, Scheme.PALETTE, standard_labels())
    near = 1.0 if nothing.all() else match.share_within(_NEAR, distinct.counts)
    return distinct, match, near
