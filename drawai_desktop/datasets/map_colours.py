"""Label maps in colours, with the list beside them that says which colour is which class.

``labelmap.txt`` is what CVAT writes for segmentation masks: ``label:r,g,b:parts:actions``, one a
line. A label that is no class of the data set is unlabelled.
"""

from dataclasses import dataclass

import numpy as np

from drawai_desktop.core.foreign_file import cleaned
from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.core.pixels import decode_numbers, decode_pixels
from drawai_desktop.core.text_file import decode_text
from drawai_desktop.datasets.class_table import ClassTable
from drawai_desktop.errors import DatasetError
from drawai_desktop.words import translator

tr = translator(__name__)

COLOURS_FILE = "labelmap.txt"


@dataclass(frozen=True)
class MapColours:
    """What the colours of a set's label maps mean.

    Attributes:
        numbers: (red, green, blue) -> class index, or 255.
    """

    numbers: dict[tuple[int, int, int], int]

    def decode(self, content: bytes, name: str) -> np.ndarray:
        """The class of each pixel: int64 (H, W); maps without colours are read by their numbers.

        Raises:
            ImageError: it cannot be read.
            DatasetError: it holds a colour that is not listed.
        """
        pixels = decode_pixels(content, name)
        if pixels.rgb is None or (pixels.values is not None and pixels.palette is None):
            return decode_numbers(content, name)
        packed = pixels.rgb.astype(np.int64) @ np.array((1 << 16, 1 << 8, 1))
        codes, places = np.unique(packed, return_inverse=True)
        found = [(int(c) >> 16, int(c) >> 8 & 255, int(c) & 255) for c in codes]
        listed = [self.numbers.get(colour) for colour in found]
        missing = [colour for colour, n in zip(found, listed, strict=True) if n is None]
        if missing:
            if pixels.palette is not None:
                return decode_numbers(content, name)
            raise DatasetError(
                tr.later(
                    "{name}: holds the colour {colour}, which {file} does not list. Add it there.",
                    name=name,
                    colour=", ".join(map(str, missing[0])),
                    file=COLOURS_FILE,
                )
            )
        classes = np.array(listed, np.int64)[places.reshape(pixels.rgb.shape[:2])]
        if pixels.nothing is not None:
            classes[pixels.nothing] = UNLABELLED
        return classes


def read_colours(content: bytes, classes: ClassTable, where: str) -> MapColours:
    """The colours of a list; labels are matched by name, or all by their order.

    Raises:
        DatasetError: a line cannot be read, or too few labels are classes.
    """
    rows = []
    kind = tr.later("list")
    lines = decode_text(content, f"{where}, {COLOURS_FILE}", kind, DatasetError).splitlines()
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        try:
            name, colour = line.split(":")[:2]
            red, green, blue = (int(part) for part in colour.split(","))
        except ValueError as error:
            raise DatasetError(
                tr.later(
                    "{where}, {file}: {line} is no line such as sky:48,112,32::. Correct it.",
                    where=where,
                    file=COLOURS_FILE,
                    line=cleaned(line, 40),
                )
            ) from error
        rows.append((name.strip(), (red, green, blue)))
    index = {name: place for place, name in enumerate(classes.names)}
    labels = len(classes) - int(classes.has_unlabelled)
    if sum(name in index for name, _ in rows) >= labels:
        return MapColours({colour: index.get(name, UNLABELLED) for name, colour in rows})
    if len(rows) == labels:
        return MapColours({colour: place for place, (_, colour) in enumerate(rows)})
    raise DatasetError(
        tr.later(
            "{where}: {file} lists {n} labels, whose names are not those of the {classes} classes. "
            "Give them the same names.",
            where=where,
            file=COLOURS_FILE,
            n=len(rows),
            classes=labels,
        )
    )
