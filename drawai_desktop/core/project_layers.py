"""The layers of a project as layers of OpenRaster, and back.

Every layer is one indexed PNG whose values are label ids and whose colours are the palette's; 255
is transparent. Other programs see a group of coloured layers; the same files are read here again.
"""

import base64
import io
import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PIL import Image

from drawai_desktop.core.foreign_file import cleaned
from drawai_desktop.core.image_file import decode_image
from drawai_desktop.core.json_entry import JsonEntry
from drawai_desktop.core.labels import UNLABELLED, LabelSet
from drawai_desktop.core.layers import (
    LONGEST_NAME,
    MOST_LAYERS,
    Layer,
    Layered,
    first_name,
    room_for,
    tidy_name,
)
from drawai_desktop.core.picture_writing import encode
from drawai_desktop.core.reference import (
    FARTHEST,
    LARGEST_CONTENT,
    LARGEST_SCALE,
    SMALLEST_SCALE,
    Reference,
    stored_reference,
)
from drawai_desktop.core.xml_text import quoted_attribute
from drawai_desktop.core.zip_file import ForeignZip
from drawai_desktop.errors import FileError, ImageError, ImageSizeError
from drawai_desktop.words import translator

tr = translator(__name__)

GROUP = "labels"
"""How the name of the group of label layers begins."""
MARK = "drawai:"
"""What comes before the style, packed, in the name of that group."""
REFERENCE = "drawai/reference.png"
_BAKED = "data/reference.png"
_LONGEST_TOLD = 10_000_000
"""Letters of a name that is read to be cut: more do not fit into a header anyway."""


@dataclass(frozen=True)
class PackedLayers:
    """What goes into the archive for the layers.

    Attributes:
        header: entries for ``project.json``.
        members: name and bytes of each file.
        above, stack, below: pieces of ``stack.xml``: what lies over the labels, their layers with
            the uppermost first, and what lies under them.
    """

    header: dict[str, object]
    members: tuple[tuple[str, bytes], ...]
    above: str
    stack: str
    below: str


def pack_layers(content: Layered, labels: LabelSet) -> PackedLayers:
    """The layers and the reference picture, as they go into a project."""
    rows, members, elements = [], [], []
    for place, layer in enumerate(content.layers):
        file = f"data/layer{place}.png"
        members.append((file, layer_png(layer.ids, labels)))
        rows.append(
            {"name": layer.name, "file": file, "hidden": layer.is_hidden, "locked": layer.is_locked}
        )
        elements.append(
            _element(
                layer.name,
                file,
                is_hidden=layer.is_hidden,
                is_locked=layer.is_locked,
                is_selected=place == content.active,
            )
        )
    header: dict[str, object] = {"layers": rows, "active": content.active}
    above = below = ""
    reference = content.reference
    if reference is not None:
        header["reference"] = reference_values(reference)
        members.append((REFERENCE, reference.picture.content))
        baked = _baked(reference, content.layers[0].ids.shape)
        if baked is not None:
            image, x, y = baked
            members.append((_BAKED, encode(image, "PNG")))
            element = _element(
                "reference",
                _BAKED,
                is_hidden=reference.is_hidden,
                opacity=reference.opacity,
                x=x,
                y=y,
            )
            above, below = (element, "") if reference.is_over else ("", element)
    return PackedLayers(header, tuple(members), above, "\n".join(reversed(elements)), below)


def group_name(header: dict[str, object], look: str) -> str:
    """The name of the group of label layers: for people, and with what other programs drop.

    Args:
        header: what is to come back: ``style`` and ``model``.
        look: a few words for people.
    """
    packed = zlib.compress(json.dumps(header, separators=(",", ":")).encode(), 9)
    return f"{GROUP} ({tidy_name(look)}) {MARK}{base64.urlsafe_b64encode(packed).decode()}"


def header_in(name: str) -> dict[str, object] | None:
    """What :func:`group_name` put into a name; None where there is nothing of the kind."""
    try:
        packed = base64.urlsafe_b64decode(name.partition(MARK)[2].strip())
        text = zlib.decompressobj().decompress(packed, 1 << 20)
        values = json.loads(text)
    except (ValueError, zlib.error, RecursionError):
        return None
    return values if isinstance(values, dict) else None


def layer_png(ids: np.ndarray, labels: LabelSet) -> bytes:
    """A layer uint8 (H, W) as indexed PNG: the values are ids, 255 is transparent."""
    image = Image.fromarray(ids).convert("P")
    image.frombytes(np.ascontiguousarray(ids).tobytes())
    image.putpalette(labels.colour_table().tobytes())
    buffer = io.BytesIO()
    image.save(buffer, "PNG", bits=8, transparency=UNLABELLED)
    return buffer.getvalue()


def read_layers(
    archive: ForeignZip, header: JsonEntry, shape: tuple[int, ...], name: str
) -> tuple[Layered, tuple[str, ...]]:
    """The layers of a project, and what is to be told of them.

    Args:
        shape: (rows, columns) of the canvas.
        name: what a message calls the file.
    Raises:
        FileError: a layer is missing, damaged, of another size, or there are too many.
    """
    rows = header.plain().get("layers")
    if isinstance(rows, list) and not room_for(len(rows), shape):
        raise FileError(
            tr.later(
                "{name}: {n} layers of {width} x {height} are more than are opened here (at "
                "most {most}, and fewer of a large canvas). Merge some of them first.",
                name=name,
                n=len(rows),
                width=shape[1],
                height=shape[0],
                most=MOST_LAYERS,
            )
        )
    entries = header.entries("layers", MOST_LAYERS)
    if not entries:
        raise header.wrong(tr.later('"layers" is empty'))
    notes: list[str] = []
    layers = tuple(_layer(archive, entry, shape, name, notes) for entry in entries)
    active = header.whole("active", 0, len(layers) - 1, 0)
    reference = read_reference_values(
        header.entry("reference"),
        lambda: archive.read(REFERENCE, LARGEST_CONTENT),
        tr("{name}: its reference picture", name=name),
    )
    return Layered(layers, active, reference), tuple(dict.fromkeys(notes))


def _layer(
    archive: ForeignZip, entry: JsonEntry, shape: tuple[int, ...], name: str, notes: list[str]
) -> Layer:
    told = entry.text("name", "", _LONGEST_TOLD)
    if len(told) > LONGEST_NAME:
        notes.append(tr("A layer's very long name was cut."))
    title = tidy_name(told) or first_name()
    ids = read_ids(
        archive.read(entry.text("file")),
        tr("{name}: its layer {layer}", name=name, layer=cleaned(title, 40)),
    )
    if ids.shape != tuple(shape):
        raise FileError(
            tr.later(
                "{name}: damaged, since its layer {title} is {width} x {height} on a canvas "
                "of {canvas_width} x {canvas_height}. Choose another file.",
                name=name,
                title=cleaned(title, 40),
                width=ids.shape[1],
                height=ids.shape[0],
                canvas_width=shape[1],
                canvas_height=shape[0],
            )
        )
    return Layer(title, ids, entry.flag("hidden", False), entry.flag("locked", False))


def read_ids(content: bytes, what: str) -> np.ndarray:
    """uint8 (H, W): the ids in an indexed PNG.

    Raises:
        FileError: it is not one.
    """
    image = decode_png(content, what)
    if image.mode != "P":
        raise FileError(
            tr.later("{what} is damaged: no indexed picture. Choose another file.", what=what)
        )
    return np.array(image, np.uint8)


def decode_png(content: bytes, what: str) -> Image.Image:
    """A PNG of a project.

    Raises:
        FileError: it is not one.
    """
    try:
        return decode_image(content, what, ("PNG",)).image
    except ImageSizeError:
        raise
    except ImageError as error:
        raise FileError(
            tr.later(
                "{what} is damaged and cannot be opened. Choose another file; an autosaved "
                "copy may be offered at the next start.",
                what=what,
            )
        ) from error


def _element(
    name: str,
    file: str,
    *,
    is_hidden: bool = False,
    is_locked: bool = False,
    is_selected: bool = False,
    opacity: float = 1.0,
    x: int = 0,
    y: int = 0,
) -> str:
    visible = "hidden" if is_hidden else "visible"
    more = ' edit-locked="true"' if is_locked else ""
    more += ' selected="true"' if is_selected else ""
    return (
        f"<layer name={quoted_attribute(name)} src={quoted_attribute(file)} "
        f'x="{x}" y="{y}" opacity="{opacity:.4f}" visibility="{visible}"{more}/>'
    )


def _baked(reference: Reference, shape: tuple[int, ...]) -> tuple[Image.Image, int, int] | None:
    """What is seen of a reference on the canvas, at the canvas's scale, and where it lies; None for
    one that lies beside it."""
    left, top = max(0.0, reference.x), max(0.0, reference.y)
    right = min(float(shape[1]), reference.x + reference.width)
    bottom = min(float(shape[0]), reference.y + reference.height)
    if right - left < 1 or bottom - top < 1:
        return None
    scale = reference.scale
    box = tuple(
        edge / scale
        for edge in (
            left - reference.x,
            top - reference.y,
            right - reference.x,
            bottom - reference.y,
        )
    )
    size = round(right - left), round(bottom - top)
    height, width = reference.picture.pixels.shape[:2]
    box = (max(0.0, box[0]), max(0.0, box[1]), min(box[2], width), min(box[3], height))
    image = Image.fromarray(reference.picture.pixels)
    return image.resize(size, Image.Resampling.BILINEAR, box=box), round(left), round(top)


def reference_values(reference: Reference) -> dict[str, object]:
    """How a reference lies, as JSON."""
    return {
        "name": reference.picture.name,
        "x": reference.x,
        "y": reference.y,
        "scale": reference.scale,
        "opacity": reference.opacity,
        "over": reference.is_over,
        "hidden": reference.is_hidden,
    }


def read_reference_values(
    values: JsonEntry | None, read: Callable[[], bytes], where: str
) -> Reference | None:
    """A reference from :func:`reference_values` and its picture.

    Raises:
        FileError: a value or the picture cannot be used.
    """
    if values is None:
        return None
    return Reference(
        stored_reference(read(), tidy_name(values.text("name", "picture")), where),
        values.real("x", -FARTHEST, FARTHEST, 0.0),
        values.real("y", -FARTHEST, FARTHEST, 0.0),
        values.real("scale", SMALLEST_SCALE, LARGEST_SCALE, 1.0),
        values.real("opacity", 0.0, 1.0, 0.5),
        values.flag("over", True),
        values.flag("hidden", False),
    )
