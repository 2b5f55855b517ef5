"""Labels of the layers of another program: which layers hold some, and which they are."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from drawai_desktop.core.colour_reading import NEAR, ROUNDED, label_ids, red_table
from drawai_desktop.core.colour_schemes import (
    COLOUR_SCHEMES,
    Scheme,
    match_colours,
    packed_colours,
)
from drawai_desktop.core.labels import UNLABELLED, LabelSet
from drawai_desktop.core.layer_colours import LayerColours
from drawai_desktop.core.layer_tree import Item, PaintedLayer, Placed, layers_in, placed
from drawai_desktop.core.layered_file import (
    LayeredFile,
    is_own,
    left_out_note,
    listed,
    soft_edges_note,
)
from drawai_desktop.core.layers import (
    Layer,
    Layered,
    first_name,
    flatten,
    numbered_name,
    room_for,
    tidy_name,
)
from drawai_desktop.core.picture_labels import PICTURE_GROUP
from drawai_desktop.core.pixels import Pixels
from drawai_desktop.core.value_codes import meaning
from drawai_desktop.errors import NoLabelLayersError
from drawai_desktop.words import translator

tr = translator(__name__)

_ENOUGH = 0.5
"""A layer of which less has a meaning holds no labels."""
_OWN_PICTURES = (PICTURE_GROUP, "reference")


@dataclass(frozen=True)
class LayerLabels:
    """The labels of a file.

    Attributes:
        content: its label layers.
        matching: share of the painted pixels that are exactly of the code.
        changed: pixels between two labels that were given one, or made unlabelled.
        unknown: number -> pixels, for numbers that are no labels; they are unlabelled.
        notes: what was left out, a sentence each.
    """

    content: Layered
    matching: float
    changed: int
    unknown: dict[int, int]
    notes: tuple[str, ...]


def flattened(file: LayeredFile, name: str) -> Pixels:
    """What is seen of the layers that may hold labels, for the code to be found out.

    Args:
        name: what a message calls the file.
    Raises:
        NoLabelLayersError: no layer may hold labels.
    """
    items = own_labels_alone(file.items)
    chosen = _candidates([layer for layer in layers_in(items) if layer.colours is not None])
    if not chosen:
        raise NoLabelLayersError(
            tr.later(
                "{name}: no layer holds labels ({layers}). Open a file with layers that are "
                "painted in label colours.",
                name=name,
                layers=_which(file, items),
            )
        )
    keys = {id(layer) for layer in chosen}
    packed, nothing = np.zeros(file.canvas, np.int32), np.ones(file.canvas, bool)
    for one in placed(items, file.canvas, lambda layer: id(layer) in keys):
        part, place = one.where[one.layer.place], one.layer.place
        assert one.layer.colours is not None
        distinct = one.layer.colours.distinct
        colours = packed_colours(distinct.colours.astype(np.uint8)[None])[0]
        np.copyto(packed[place], colours[distinct.index], where=part)
        nothing[place] &= ~part
    rgb = np.stack([(packed >> shift & 255).astype(np.uint8) for shift in (16, 8, 0)], -1)
    is_grey = bool(((rgb == rgb[..., :1]).all(-1) | nothing).all())
    values = rgb[..., 0] if is_grey else None
    holes = nothing if nothing.any() else None
    return Pixels(values, rgb, None, holes, file.format, False, False, ())


def own_labels_alone(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Without the picture that this program puts over its labels, which is none of them."""
    if not is_own(item.name for item in items):
        return items
    return tuple(item for item in items if item.name not in _OWN_PICTURES)


def _which(file: LayeredFile, items: tuple[Item, ...]) -> str:
    names = [*(layer.name for layer in layers_in(items)), *file.left_out]
    return listed(names) if names else "0"


def _candidates(layers: list[PaintedLayer]) -> list[PaintedLayer]:
    """The layers that the code is to be found out from."""
    colours = [(layer, layer.colours) for layer in layers if layer.colours is not None]
    weights = {
        scheme: sum(c.pixels * c.exact[scheme] for _, c in colours if c.fits(scheme))
        for scheme in COLOUR_SCHEMES
    }
    best = max(weights, key=lambda scheme: weights[scheme])
    if any(c.fits(best) and c.exact[best] > _ENOUGH for _, c in colours):
        return [layer for layer, c in colours if c.fits(best)]
    return [layer for layer, c in colours if c.are_few or any(map(c.fits, COLOUR_SCHEMES))]


def layer_labels(
    file: LayeredFile,
    code: Scheme,
    labels: LabelSet,
    name: str,
    to_nearest: bool = True,
    channels: Mapping[int, int] | None = None,
) -> LayerLabels:
    """The labels of each layer, in a code.

    Args:
        to_nearest: colours that are no label's become the nearest one's; else unlabelled.
        channels: number -> label id of the model's own classes.
    Raises:
        NoLabelLayersError: no layer holds labels in that code.
    """
    items = own_labels_alone(file.items)
    read: dict[int, _Read] = {}
    without = list(file.left_out)
    for layer in layers_in(items):
        found = _read(layer, code, labels, to_nearest, channels)
        if found is not None:
            read[id(layer)] = found
        elif layer.painted.any():
            without.append(layer.name)
    if not read:
        raise NoLabelLayersError(
            tr.later(
                "{name}: no layer holds labels as {code} ({layers}). Read it in another way, or "
                "save the picture as PNG.",
                name=name,
                code=code,
                layers=_which(file, items),
            )
        )
    seen = placed(items, file.canvas, lambda layer: id(layer) in read)
    layers, notes = _layers(seen, read, file.canvas)
    changed = _count(seen, read, "is_changed")
    total = sum(int(one.where.sum()) for one in seen)
    unknown: dict[int, int] = {}
    for one in seen:
        for number, where in read[id(one.layer)].unknown.items():
            count = int((where & one.where[one.layer.place]).sum())
            if count:
                unknown[number] = unknown.get(number, 0) + count
    wrong = changed + sum(unknown.values())
    if without:
        notes.insert(0, left_out_note(without))
    if changed and to_nearest:
        notes.append(soft_edges_note(changed))
    content = Layered(layers, len(layers) - 1)
    return LayerLabels(content, 1 - wrong / max(1, total), changed, unknown, tuple(notes))


@dataclass(frozen=True, eq=False)
class _Read:
    """The labels of one layer.

    Attributes:
        ids: uint8 (h, w), where it is painted.
        is_changed: bool (h, w), pixels that were of no label's colour.
        unknown: number -> bool (h, w), where it is.
    """

    ids: np.ndarray
    is_changed: np.ndarray
    unknown: dict[int, np.ndarray]


def _read(
    layer: PaintedLayer,
    code: Scheme,
    labels: LabelSet,
    to_nearest: bool,
    channels: Mapping[int, int] | None,
) -> _Read | None:
    """None for a layer that holds no labels in a code."""
    colours = layer.colours
    if colours is None:
        return None
    distinct, nothing = colours.distinct, ~layer.painted
    counts = distinct.counts
    if code is Scheme.RED:
        table = red_table(distinct, labels)
        fits = colours.are_few and counts[table != UNLABELLED].sum() >= _ENOUGH * counts.sum()
        return _Read(table[distinct.index], np.zeros(nothing.shape, bool), {}) if fits else None
    if code in COLOUR_SCHEMES or code is Scheme.VOC:
        match = match_colours(distinct, code, labels)
        if match.share_within(NEAR, counts) < _ENOUGH:
            return None
        is_changed = (match.distance > ROUNDED)[distinct.index] & layer.painted
        if to_nearest:
            ids = label_ids(match, distinct, labels, layer.painted)
            return _Read(ids, is_changed, {})
        ids = np.where(is_changed, np.uint8(UNLABELLED), match.nearest[distinct.index])
        return _Read(ids, is_changed, {})
    return _read_numbers(colours, code, labels, channels)


def _read_numbers(
    colours: LayerColours, code: Scheme, labels: LabelSet, channels: Mapping[int, int] | None
) -> _Read | None:
    distinct = colours.distinct
    if not colours.is_grey:
        return None
    numbers, counts = distinct.colours[:, 0], distinct.counts
    table, known = meaning(code, numbers, labels, channels)
    if counts[known].sum() < _ENOUGH * counts.sum():
        return None
    wrong = np.flatnonzero(~known & (counts > 0))
    unknown = {int(numbers[i]): distinct.index == i for i in wrong}
    return _Read(table[distinct.index], np.zeros(distinct.index.shape, bool), unknown)


def _layers(
    seen: list[Placed], read: dict[int, _Read], canvas: tuple[int, int]
) -> tuple[tuple[Layer, ...], list[str]]:
    """The layers, the lowest first, and what is to be told of them."""
    maps: list[np.ndarray] = []
    for one in seen:
        ids = np.full(canvas, UNLABELLED, np.uint8)
        place, part = one.layer.place, one.where[one.layer.place]
        ids[place][part] = read[id(one.layer)].ids[part]
        cleared = one.where & (ids == UNLABELLED)
        if cleared.any():  # painted in the colour of nothing: it is seen, too
            for below in maps:
                below[cleared] = UNLABELLED
        maps.append(ids)
    if not room_for(len(maps), canvas):
        whole = np.empty(canvas, np.uint8)
        flatten(maps, whole)
        return (Layer(first_name(), whole),), [tr("Its {n} layers became one.", n=len(maps))]
    names = [tidy_name(one.layer.name) or numbered_name(n) for n, one in enumerate(seen, 1)]
    return tuple(Layer(name, ids) for name, ids in zip(names, maps, strict=True)), []


def _count(seen: list[Placed], read: dict[int, _Read], what: str) -> int:
    return sum(
        int((getattr(read[id(one.layer)], what) & one.where[one.layer.place]).sum()) for one in seen
    )
