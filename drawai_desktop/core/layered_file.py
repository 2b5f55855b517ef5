"""What the readers of layered files give: a tree of layers, and what of it cannot be labels."""

from collections.abc import Iterable
from dataclasses import dataclass

from drawai_desktop.core.foreign_file import cleaned
from drawai_desktop.core.image_file import LARGEST_PIXELS
from drawai_desktop.core.layer_tree import Item
from drawai_desktop.core.picture_labels import LABELS_GROUP, PICTURE_GROUP
from drawai_desktop.errors import ImageError, ImageSizeError
from drawai_desktop.words import Words, translator

tr = translator(__name__)

MOST_LAYERS = 1000
_MOST_LAYER_PIXELS = 600_000_000
"""Of all layers of a file, each as large as the canvas."""
_MOST_NAMED = 4


@dataclass(frozen=True, eq=False)
class LayeredFile:
    """Layers of another program.

    Attributes:
        format: ``PSD`` or ``ORA``.
        canvas: (rows, columns).
        items: the uppermost first.
        left_out: names of visible layers that can hold no labels.
    """

    format: str
    canvas: tuple[int, int]
    items: tuple[Item, ...]
    left_out: tuple[str, ...] = ()


def check_canvas(height: int, width: int, name: str) -> None:
    """That a canvas of so many rows and columns can be opened.

    Raises:
        ImageSizeError: it has too many pixels.
    """
    if height * width > LARGEST_PIXELS:
        raise ImageSizeError(
            tr.later(
                "{name}: too large ({width} x {height}); at most {most} megapixels can be opened. "
                "Make it smaller first.",
                name=name,
                width=width,
                height=height,
                most=LARGEST_PIXELS // 1_000_000,
            )
        )


def check_layers(count: int, canvas: tuple[int, int], name: str) -> None:
    """That so many layers of a canvas can be opened.

    Raises:
        ImageError: too many, or too large.
    """
    height, width = canvas
    check_canvas(height, width, name)
    if count > MOST_LAYERS or count * height * width > _MOST_LAYER_PIXELS:
        raise ImageError(
            tr.later(
                "{name}: {count} layers of {width} x {height} are more than are opened here. Merge "
                "some of them first.",
                name=name,
                count=count,
                width=width,
                height=height,
            )
        )


def is_own(names: Iterable[str]) -> bool:
    """Whether a file is one of this program's, saved by another: by the names of what it lists."""
    found = tuple(names)
    has_labels = any(n == LABELS_GROUP or n.startswith(f"{LABELS_GROUP} (") for n in found)
    return has_labels and PICTURE_GROUP in found


def left_out_note(names: list[str]) -> str:
    """The sentence for layers that hold no labels."""
    return tr("These layers hold no labels and were left out: {names}.", names=listed(names))


def soft_edges_note(count: int) -> str:
    """The sentence for pixels whose colour lay between those of two labels."""
    return tr.count(
        "{n} pixel between two labels, as of soft edges, became one of them.",
        "{n} pixels between two labels, as of soft edges, became one of them.",
        n=count,
    )


def listed(names: list[str] | tuple[str, ...]) -> str:
    """Names of layers for a sentence; the first few."""
    shown = ", ".join(cleaned(name, 30) for name in names[:_MOST_NAMED])
    more = len(names) - _MOST_NAMED
    return tr("{names} and {more} more", names=shown, more=more) if more > 0 else shown


def merged_of(name: str) -> Words:
    """What a message calls the merged picture of a file."""
    return tr.later("{name}: its merged picture", name=name)
