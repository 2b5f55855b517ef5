"""A project that another program has saved: its layers are coloured pictures now, and what this
program kept for itself is gone but for the name of the group of label layers."""

import math
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import numpy as np

from drawai_desktop.core.colour_reading import ROUNDED, label_ids
from drawai_desktop.core.colour_schemes import (
    ColourMatch,
    DistinctColours,
    Scheme,
    match_colours,
)
from drawai_desktop.core.foreign_file import cleaned
from drawai_desktop.core.image_file import LARGEST_PIXELS
from drawai_desktop.core.labels import UNLABELLED, standard_labels
from drawai_desktop.core.layered_file import left_out_note, soft_edges_note
from drawai_desktop.core.layers import Layer, Layered, first_name, room_for, tidy_name
from drawai_desktop.core.openraster_reading import canvas_of
from drawai_desktop.core.openraster_stack import (
    DEEPEST,
    LARGEST_STACK,
    is_paper,
    opacity_of,
    paints,
    parse_stack,
    place_of,
)
from drawai_desktop.core.openraster_writing import STACK
from drawai_desktop.core.project_layers import GROUP, decode_png, header_in
from drawai_desktop.core.zip_file import ForeignZip
from drawai_desktop.errors import FileError
from drawai_desktop.words import translator

tr = translator(__name__)

_OWN_PICTURES = ("picture", "reference")
"""What a project has beside its label layers, and is no label layer."""
_INDEXED = b"\x03"
"""The kind of an indexed picture, in the header of a PNG file."""
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
        is_whole: no layer was left out.
    """

    header: dict[str, object]
    content: Layered
    notes: tuple[str, ...]
    is_whole: bool = True


@dataclass(frozen=True)
class _Found:
    """A layer in the list: its element, and what the groups round it make of it."""

    element: Element
    opacity: float
    is_hidden: bool
    x: int
    y: int


def is_resaved(archive: ForeignZip, name: str) -> bool:
    """Whether it is an OpenRaster file with the group of a project's label layers.

    Raises:
        FileError: its list of layers is damaged.
    """
    return _marked(archive, name)[1] is not None


def are_repainted(archive: ForeignZip, name: str) -> bool:
    """Whether another program has saved layers of a project, and kept the rest as it was: their
    files are no indexed pictures any more."""
    try:
        group = _marked(archive, name)[1]
    except FileError:
        return False
    sources = [e.get("src", "") for e in group.iter("layer")] if group is not None else []
    return any(archive.read(src)[25:26] != _INDEXED for src in sources if src in archive)


def _marked(archive: ForeignZip, name: str) -> tuple[Element | None, Element | None]:
    """(the list of layers, the group of a project's label layers in it), where they are there."""
    if STACK not in archive:
        return None, None
    root = parse_stack(archive.read(STACK, LARGEST_STACK), name)
    return root, next((g for g in root.iter("stack") if _header(g) is not None), None)


def read_resaved(archive: ForeignZip, name: str) -> Resaved | None:
    """The label layers of an OpenRaster file that was a project of this program; None for another.

    What was painted there beside the group of label layers counts, too; the picture does not.

    Args:
        name: what a message calls the file.
    Raises:
        FileError: it was one, and is damaged, or has more layers than are opened.
    """
    root, group = _marked(archive, name)
    if root is None or group is None:
        return None
    header = _header(group)
    assert header is not None
    shape = canvas_of(root, name)
    found = _layers(root, _Found(group, 1.0, False, 0, 0), name, 0)
    if shape[0] * shape[1] > LARGEST_PIXELS or not room_for(len(found), shape):
        raise FileError(
            tr.later(
                "{name}: {n} layers of {width} x {height} are more than are opened here. "
                "Merge some of them first.",
                name=name,
                n=len(found),
                width=shape[1],
                height=shape[0],
            )
        )
    layers, notes = (
        [],
        [tr("Another program has saved it, and its labels were read by their colours.")],
    )
    changed, without = 0, list[str]()
    for one in reversed(found):  # the uppermost stands first
        title = tidy_name(one.element.get("name", "")) or first_name()
        ids, count = _ids(archive, one, shape, name)
        changed += count
        if ids is None:
            without.append(title)
        else:
            is_locked = one.element.get("edit-locked") == "true"
            layers.append(Layer(title, ids, one.is_hidden, is_locked))
    if not layers:
        raise FileError(
            tr.later("{name}: no layer of its labels is left. Choose another file.", name=name)
        )
    if without:
        notes.append(left_out_note(without))
    if changed:
        notes.append(soft_edges_note(changed))
    content = Layered(tuple(layers), len(layers) - 1)
    return Resaved(header, content, tuple(notes), len(layers) == len(found))


def _header(group: Element) -> dict[str, object] | None:
    name = group.get("name", "")
    return header_in(name) if name.startswith(GROUP) else None


def _layers(group: Element, outer: _Found, name: str, depth: int) -> list[_Found]:
    if depth > DEEPEST:
        raise FileError(
            tr.later(
                "{name}: its groups of layers are nested too deeply. Merge some of them.", name=name
            )
        )
    found: list[_Found] = []
    for element in group:
        is_own = depth <= 1 and element.get("name") in _OWN_PICTURES
        if is_own or is_paper(element):
            continue
        x, y = place_of(element, name)
        inner = _Found(
            element,
            outer.opacity * opacity_of(element),
            outer.is_hidden or element.get("visibility") == "hidden",
            outer.x + x,
            outer.y + y,
        )
        if element.tag == "stack":
            found += _layers(element, inner, name, depth + 1)
        elif element.tag == "layer":
            found.append(inner)
    return found


def _ids(
    archive: ForeignZip, one: _Found, shape: tuple[int, int], name: str
) -> tuple[np.ndarray | None, int]:
    """(uint8 (H, W) of the canvas, or None for a layer that holds no labels; how many of its pixels
    lay between two labels)."""
    if not paints(one.element):
        return None, 0
    what = tr(
        "{name}: its layer {layer}", name=name, layer=cleaned(one.element.get("name", ""), 40)
    )
    source = one.element.get("src", "")
    if not source:
        raise FileError(
            tr.later("{what} names no picture of its own. Choose another file.", what=what)
        )
    image = decode_png(archive.read(source), what)
    pixels = np.asarray(image.convert("RGBA"))
    nothing = pixels[..., 3] * one.opacity < 127.5
    ids = np.full(shape, UNLABELLED, np.uint8)
    if nothing.all():
        return ids, 0
    step = max(1, math.isqrt(nothing.size // _SAMPLE))
    if _matched(pixels[::step, ::step], nothing[::step, ::step])[2] < _SURELY_NOT:
        return None, 0
    distinct, match, near = _matched(pixels, nothing)
    if near < _ENOUGH:
        return None, 0
    labels = standard_labels()
    read = label_ids(match, distinct, labels, ~nothing)
    changed = int(((match.distance > ROUNDED)[distinct.index] & ~nothing).sum())
    read = np.where(nothing, np.uint8(UNLABELLED), read)
    top, left = max(0, one.y), max(0, one.x)
    bottom, right = min(shape[0], one.y + read.shape[0]), min(shape[1], one.x + read.shape[1])
    if top < bottom and left < right:
        part = read[top - one.y : bottom - one.y, left - one.x : right - one.x]
        ids[top:bottom, left:right] = part
    return ids, changed


def _matched(pixels: np.ndarray, nothing: np.ndarray) -> tuple[DistinctColours, ColourMatch, float]:
    """(the colours of pixels uint8 (h, w, 4), their labels, which share of them is near to one)."""
    distinct = DistinctColours.of(pixels[..., :3], nothing)
    match = match_colours(distinct, Scheme.PALETTE, standard_labels())
    near = 1.0 if nothing.all() else match.share_within(_NEAR, distinct.counts)
    return distinct, match, near
