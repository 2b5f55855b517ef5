"""Photoshop files as layers, or, without any, their merged picture."""

from dataclasses import dataclass
from typing import IO

import numpy as np

from drawai_desktop.core.foreign_file import cleaned
from drawai_desktop.core.image_file import LARGEST_PIXELS
from drawai_desktop.core.layer_colours import LayerColours
from drawai_desktop.core.layer_tree import (
    Item,
    LayerGroup,
    Operation,
    PaintedLayer,
    Shown,
    on_canvas,
    painted_of,
)
from drawai_desktop.core.layered_file import LayeredFile, check_layers, merged_of
from drawai_desktop.core.pixels import Pixels
from drawai_desktop.core.psd_channels import broken, plane
from drawai_desktop.core.psd_colours import colour_planes, red_green_blue, share_of_one
from drawai_desktop.core.psd_records import (
    GROUP_END,
    Box,
    LayerRecord,
    MaskRecord,
    after_layers,
    read_records,
)
from drawai_desktop.core.psd_sections import ColourMode, PsdSections, number, read_sections
from drawai_desktop.errors import ImageError
from drawai_desktop.words import translator

tr = translator(__name__)

_ALPHA = -1
_PLAIN = (b"norm", b"pass")
_NO_PIXELS = (
    *(b"brit", b"levl", b"curv", b"expA", b"vibA", b"hue ", b"hue2", b"blnc", b"blwh", b"phfl"),
    *(b"mixr", b"clrL", b"nvrt", b"post", b"thrs", b"grdm", b"selc", b"CgEd"),
    *(b"SoCo", b"GdFl", b"PtFl"),
    *(b"TySh", b"tySh"),
)
"""Blocks of adjustments, fills and text."""
_VECTOR_MASKS = (b"vmsk", b"vsms")
_NOTHING = np.zeros((0, 0), bool)


def read_psd(file: IO[bytes], name: str) -> LayeredFile | Pixels:
    """The layers of a Photoshop file, or its merged picture, if it has none.

    Args:
        file: to be read and sought in.
        name: what a message calls it.
    Raises:
        ImageError: damaged, also in one layer only; more than is opened; colours of a kind that is
            not read; or neither layers nor a merged picture.
    """
    found = read_sections(file, name)
    records = read_records(file, found, name)
    if not records:
        return _merged(file, found, name)
    count = colour_planes(found.mode, found.depth, name)
    canvas = found.height, found.width
    check_layers(sum(1 for r in records if not r.section), canvas, name)
    reading = _Reading(file, found, canvas, count, name, [], records[::-1])
    items, _ = reading.items(0, Shown())
    return LayeredFile("PSD", canvas, items, tuple(reading.left_out))


@dataclass(frozen=True)
class _Reading:
    """One file while it is read. ``records`` are those from above."""

    file: IO[bytes]
    found: PsdSections
    canvas: tuple[int, int]
    colour_planes: int
    name: str
    left_out: list[str]
    records: list[LayerRecord]

    def items(
        self, place: int, shown: Shown, is_read: bool = True, depth: int = 0
    ) -> tuple[tuple[Item, ...], int]:
        """(what lies in a group whose first record stands at a place, where the next one stands).

        Args:
            is_read: else it is gone over, as what lies in a hidden group.
        """
        if depth > 200:
            raise ImageError(
                tr.later(
                    "{name}: its groups are nested too deeply. Merge some of them.", name=self.name
                )
            )
        items: list[Item] = []
        while place < len(self.records):
            record = self.records[place]
            place += 1
            if record.section == GROUP_END:
                if depth:
                    break
                continue  # of a group whose begin is missing
            operation = Operation.PAINT if self._is_plain(record) else Operation.NONE
            here = is_read and not record.is_hidden
            if here and operation is Operation.NONE:
                self.left_out.append(record.name)
            if not record.section:
                items.append(self._layer(record, operation, shown, here))
                continue
            goes_on = here and operation is Operation.PAINT
            inside = self._inside(record, shown) if goes_on else shown
            children, place = self.items(place, inside, goes_on, depth + 1)
            items.append(
                LayerGroup(record.name, children, operation, record.is_hidden, record.is_clipped)
            )
        return tuple(items), place

    def _is_plain(self, record: LayerRecord) -> bool:
        """Whether it paints its own pixels, as they are."""
        if record.blend not in _PLAIN or any(key in record.blocks for key in _NO_PIXELS):
            return False
        has_vector = any(_is_vector_mask(record.blocks.get(key, b"")) for key in _VECTOR_MASKS)
        return not has_vector or record.mask is not None

    def _inside(self, record: LayerRecord, shown: Shown) -> Shown:
        """What a layer or group lets through, with its mask and what lies round it."""
        fill = record.blocks.get(b"iOpa", b"\xff")[:1] or b"\xff"
        opacity = record.opacity / 255 * fill[0] / 255
        mask = record.mask
        if mask is None or mask.is_disabled:
            return shown.times(opacity)
        return shown.times(opacity, self._mask(record, mask))

    def _mask(self, record: LayerRecord, mask: MaskRecord) -> np.ndarray:
        """float32 (H, W) of the canvas."""
        values = self._plane(record, record.mask_channel, mask.box)
        shares = share_of_one(values) if values is not None else _NOTHING.astype(np.float32)
        whole = on_canvas(shares, mask.box[1], mask.box[0], self.canvas, mask.outside / 255)
        if mask.density != 255:
            whole = 1 - (1 - whole) * np.float32(mask.density / 255)
        return whole

    def _layer(
        self, record: LayerRecord, operation: Operation, shown: Shown, is_read: bool
    ) -> PaintedLayer:
        top, left, bottom, right = record.box
        size = bottom - top, right - left
        painted, x, y, colours = _NOTHING, 0, 0, None
        if is_read and size[0] and size[1] and 0 in record.channels:
            alpha = self._plane(record, _ALPHA, record.box)
            share = np.ones(size, np.float32) if alpha is None else share_of_one(alpha)
            inside = self._inside(record, shown)
            painted, part, x, y = painted_of(share, left, top, self.canvas, inside)
            if operation is Operation.PAINT:
                planes = [
                    self._plane(record, channel, record.box)
                    for channel in range(self.colour_planes)
                ]
                known = [p[part] for p in planes if p is not None]
                if len(known) != len(planes):
                    raise broken(self._what(record))
                rgb = red_green_blue(known, self.found.mode)
                colours = LayerColours.of(rgb, painted) if painted.any() else None
        is_hidden, is_clipped = record.is_hidden, record.is_clipped
        return PaintedLayer(record.name, painted, x, y, colours, operation, is_hidden, is_clipped)

    def _plane(self, record: LayerRecord, channel: int, box: Box) -> np.ndarray | None:
        """The values of a channel, as stored; None where there is none, or nothing of it.

        Raises:
            ImageError: damaged, or larger than what is opened.
        """
        top, left, bottom, right = box
        height, width = bottom - top, right - left
        if channel not in record.channels or height <= 0 or width <= 0:
            return None
        what = self._what(record)
        if height * width > LARGEST_PIXELS:
            raise ImageError(
                tr.later(
                    "{what} is too large ({width} x {height}). Crop it first.",
                    what=what,
                    width=width,
                    height=height,
                )
            )
        at, size = record.channels[channel]
        if size < 2:
            raise broken(what)
        self.file.seek(at)
        packing = number(self.file, ">H", self.name)
        data = self.file.read(size - 2)
        found = self.found
        return plane(data, packing, width, height, found.depth, found.is_large, what)

    def _what(self, record: LayerRecord) -> str:
        return tr("{name}: its layer {layer}", name=self.name, layer=cleaned(record.name, 40))


def _is_vector_mask(block: bytes) -> bool:
    """Whether a block is a mask drawn as a path, and not switched off."""
    return len(block) > 8 and not block[7] & 4


def _merged(file: IO[bytes], found: PsdSections, name: str) -> Pixels:
    """The merged picture of a file without layers."""
    if not found.has_merged_picture:
        raise ImageError(
            tr.later(
                "{name}: neither layers nor a merged picture are in it. Save it with layers.",
                name=name,
            )
        )
    is_indexed = found.mode == ColourMode.INDEXED and len(found.palette) == 768
    count = 1 if is_indexed else colour_planes(found.mode, found.depth, name)
    if found.channels < count:
        raise broken(merged_of(name))
    after_layers(file, found, name)
    packing = number(file, ">H", name)
    rows = found.height * found.channels
    if rows * found.width > 4 * LARGEST_PIXELS:
        raise ImageError(
            tr.later("{name}: its merged picture has too many channels. Save it as PNG.", name=name)
        )
    planes = plane(
        file.read(), packing, found.width, rows, found.depth, found.is_large,
        merged_of(name),
    ).reshape(found.channels, found.height, found.width)  # fmt: skip
    if is_indexed:
        palette = np.frombuffer(found.palette, np.uint8).reshape(3, 256).T.copy()
        return Pixels(planes[0], palette[planes[0]], palette, None, "PSD", False, False, ())
    rgb = red_green_blue(list(planes[:count]), found.mode)
    is_grey = bool((rgb == rgb[..., :1]).all())
    values = rgb[..., 0] if is_grey else None
    return Pixels(values, None if count == 1 else rgb, None, None, "PSD", False, False, ())
