"""The list of layers of an OpenRaster file, ``stack.xml``: elements and numbers that can be."""

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from drawai_desktop.errors import FileError
from drawai_desktop.words import translator

tr = translator(__name__)

LARGEST_STACK = 4_000_000
DEEPEST = 50
PAINTING = ("svg:src-over", "mypaint:spectral-wgm")
_FARTHEST = 1_000_000


def parse_stack(content: bytes, name: str) -> Element:
    """The root element.

    Args:
        name: what a message calls the file.
    Raises:
        FileError: it cannot be read, or declares a document type or entities: neither belongs
            there, and both can be made to fill the memory.
    """
    builder = TreeBuilder()
    parser = expat.ParserCreate()
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(content, True)
        return builder.close()
    except (expat.ExpatError, ValueError, AssertionError, LookupError) as error:
        raise FileError(
            tr.later(
                "{name}: damaged, since its list of layers cannot be read. Choose another file.",
                name=name,
            )
        ) from error


def _refuse(*_declared: object) -> None:
    raise ValueError("a document type is declared")


def is_paper(element: Element) -> bool:
    """Whether it is the paper that MyPaint lays under all layers."""
    return any(key.endswith(("background-tile", "background_tile")) for key in element.attrib)


def paints(element: Element) -> bool:
    """Whether it lies over what is below, as it is. MyPaint's own mode mixes colours where they are
    not opaque."""
    return element.get("composite-op", "svg:src-over") in PAINTING


def opacity_of(element: Element) -> float:
    """0 to 1; opaque where it says nothing, or what is no number."""
    try:
        value = float(element.get("opacity", "1"))
    except ValueError:
        return 1.0
    return min(1.0, max(0.0, value)) if value == value else 1.0


def place_of(element: Element, name: str) -> tuple[int, int]:
    """(x, y) on what it lies in.

    Raises:
        FileError: they are no numbers, or beyond all pictures.
    """
    return (
        whole_number(element, "x", -_FARTHEST, _FARTHEST, name, 0),
        whole_number(element, "y", -_FARTHEST, _FARTHEST, name, 0),
    )


def whole_number(
    element: Element, key: str, low: int, high: int, name: str, default: int | None = None
) -> int:
    """A number of an element.

    Raises:
        FileError: missing without a default, or out of bounds.
    """
    text = element.get(key)
    try:
        value = default if text is None and default is not None else int(float(text or ""))
    except (ValueError, OverflowError):
        value = None
    if value is None or not low <= value <= high:
        raise FileError(
            tr.later(
                "{name}: damaged, since its list of layers has a wrong number in it. Choose "
                "another file.",
                name=name,
            )
        )
    return value
