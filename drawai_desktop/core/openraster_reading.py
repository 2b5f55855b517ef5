"""OpenRaster files of other programs as layers.

After: the OpenRaster specification, https://www.openraster.org/baseline/layer-stack-spec.html, and
what Krita, MyPaint, GIMP and Drawpile write.
"""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

import numpy as np
from PIL import Image

from drawai_desktop.core.foreign_file import cleaned
from drawai_desktop.core.image_file import LARGEST_PIXELS, decode_image, faults_of_pillow
from drawai_desktop.core.layer_colours import LayerColours
from drawai_desktop.core.layer_tree import (
    Item,
    LayerGroup,
    Operation,
    PaintedLayer,
    Shown,
    painted_of,
)
from drawai_desktop.core.layered_file import LayeredFile, check_layers, is_own
from drawai_desktop.core.openraster_stack import (
    DEEPEST,
    LARGEST_STACK,
    PAINTING,
    is_paper,
    opacity_of,
    parse_stack,
    place_of,
    whole_number,
)
from drawai_desktop.core.openraster_writing import STACK
from drawai_desktop.core.zip_file import ForeignZip
from drawai_desktop.errors import FileError, ImageError, ImageSizeError
from drawai_desktop.words import translator

tr = translator(__name__)

_OPERATIONS = {
    **dict.fromkeys(PAINTING, Operation.PAINT),
    "svg:src-atop": Operation.ATOP,
    "svg:dst-out": Operation.ERASE,
}
_NOTHING = np.zeros((0, 0), bool)


def read_openraster(archive: ForeignZip, name: str) -> LayeredFile:
    """The layers of an OpenRaster file; hidden ones are not read.

    Args:
        name: what a message calls the file.
    Raises:
        FileError: damaged, also in one layer only; or more than is opened.
    """
    root = parse_stack(archive.read(STACK, LARGEST_STACK), name)
    stack = root.find("stack")
    if root.tag != "image" or stack is None:
        raise FileError(
            tr.later(
                "{name}: damaged, since it has no list of layers. Choose another file.", name=name
            )
        )
    reading = StackReading(archive, canvas_of(root, name), name)
    check_layers(sum(1 for _ in root.iter("layer")), reading.canvas, name)
    whole = Shown().times(opacity_of(stack))
    elements = list(stack)
    if is_own(element.get("name", "") for element in elements):
        elements = [element for element in elements if not is_paper(element)]
    items = reading.items(elements, whole, place_of(stack, name))
    return LayeredFile("ORA", reading.canvas, items, tuple(reading.left_out))


def canvas_of(root: Element, name: str) -> tuple[int, int]:
    """(rows, columns) of a file.

    Raises:
        FileError: it does not say so.
    """
    return (
        whole_number(root, "h", 1, LARGEST_PIXELS, name),
        whole_number(root, "w", 1, LARGEST_PIXELS, name),
    )


class StackReading:
    """One file while it is read.

    Attributes:
        canvas: (rows, columns).
        left_out: names of what is no layer of pixels, or does something else than to paint.
        with_hidden: hidden layers are read, too, as such.
    """

    def __init__(
        self, archive: ForeignZip, canvas: tuple[int, int], name: str, with_hidden: bool = False
    ) -> None:
        self._archive = archive
        self._name = name
        self.canvas = canvas
        self.with_hidden = with_hidden
        self.left_out: list[str] = []

    def items(
        self, elements: Iterable[Element], shown: Shown, at: tuple[int, int], depth: int = 0
    ) -> tuple[Item, ...]:
        """What lies in a group, the uppermost first.

        Args:
            shown: what the groups round it let through.
            at: (x, y), where the group lies.
        """
        if depth > DEEPEST:
            raise FileError(
                tr.later(
                    "{name}: its groups of layers are nested too deeply. Merge some of them.",
                    name=self._name,
                )
            )
        found = (self._item(element, shown, at, depth) for element in elements)
        return tuple(item for item in found if item is not None)

    def _item(self, element: Element, shown: Shown, at: tuple[int, int], depth: int) -> Item | None:
        title = element.get("name", "")
        is_hidden = element.get("visibility") == "hidden"
        operation = _OPERATIONS.get(element.get("composite-op", "svg:src-over"), Operation.NONE)
        source = element.get("src", "")
        is_layer = element.tag == "layer" and not source.lower().endswith((".svg", ".svgz"))
        if element.tag != "stack" and not is_layer:
            if not is_hidden:
                self.left_out.append(title or element.tag)
            return None
        if is_hidden and not self.with_hidden:
            return LayerGroup(title, (), operation, is_hidden=True)
        if operation is Operation.NONE:
            if not is_hidden:
                self.left_out.append(title)
            return None
        x, y = place_of(element, self._name)
        inside, place = shown.times(opacity_of(element)), (at[0] + x, at[1] + y)
        if element.tag == "stack":
            children = self.items(element, inside, place, depth + 1)
            return LayerGroup(title, children, operation, is_hidden)
        return self._layer(element, source, operation, inside, place)

    def _layer(
        self,
        element: Element,
        source: str,
        operation: Operation,
        shown: Shown,
        at: tuple[int, int],
    ) -> PaintedLayer:
        title = element.get("name", "")
        what = tr("{name}: its layer {layer}", name=self._name, layer=cleaned(title, 40))
        if not source:
            raise FileError(
                tr.later("{what} names no picture of its own. Choose another file.", what=what)
            )
        rgb, alpha = _pixels(self._archive.read(source), what)
        painted, part, x, y = painted_of(alpha, *at, self.canvas, shown)
        colours = LayerColours.of(rgb[part], painted) if painted.any() else None
        is_hidden = element.get("visibility") == "hidden"
        is_locked = element.get("edit-locked") == "true"
        return PaintedLayer(title, painted, x, y, colours, operation, is_hidden, False, is_locked)


def _pixels(content: bytes, what: str) -> tuple[np.ndarray, np.ndarray]:
    """(uint8 (h, w, 3), alpha uint8 (h, w)), values as stored; 16 bits are divided by 257."""
    try:
        with faults_of_pillow(what):
            return _bytes_of(decode_image(content, what, ("PNG",)).image)
    except ImageSizeError:
        raise
    except ImageError as error:
        raise FileError(
            tr.later(
                "{what} is damaged and cannot be opened, so nothing was read. Save the file again.",
                what=what,
            )
        ) from error


def _bytes_of(image: Image.Image) -> tuple[np.ndarray, np.ndarray]:
    if image.mode.startswith("I"):  # grey of 16 bits, which Pillow would cut
        grey = np.rint(np.asarray(image, np.float32) / 257).clip(0, 255).astype(np.uint8)
        image = Image.fromarray(grey)
    rgba = np.asarray(image.convert("RGBA"))
    return rgba[..., :3], rgba[..., 3]
