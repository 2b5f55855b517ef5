"""Looks and drawn styles in ``model.json``: how they are read and written."""

from collections.abc import Sequence
from pathlib import Path

from drawai_desktop.core.drawn_styles import DrawnStyles
from drawai_desktop.core.foreign_file import cleaned
from drawai_desktop.core.json_entry import JsonEntry
from drawai_desktop.core.kept_entries import Json
from drawai_desktop.core.style import Style
from drawai_desktop.words import translator

tr = translator(__name__)

LONGEST_VECTOR = 65536
LARGEST_NUMBER = 1e6
_MOST_STYLES = 1000
_DEFAULT_SPREAD = 0.35


def read_styles(entry: JsonEntry) -> tuple[tuple[Style, ...], dict[str, str]]:
    """(looks, name of a look -> its thumbnail's file) of a manifest's ``styles``."""
    styles: list[Style] = []
    thumbnails = {}
    for row in entry.entries("styles", _MOST_STYLES, ()):
        style = Style(
            name=row.text("name"),
            vector=row.reals("vector", LONGEST_VECTOR, LARGEST_NUMBER),
            spread=row.real("spread", 0, 100, _DEFAULT_SPREAD),
        )
        if any(style.name == other.name for other in styles):
            raise entry.wrong(
                tr.later("two styles are called {style}", style=cleaned(style.name, 40))
            )
        styles.append(style)
        file = row.text("thumbnail", "")
        if file:
            if file == ".." or Path(file).name != file or "\\" in file:
                raise entry.wrong(
                    tr.later(
                        "the thumbnail {file} is not the name of a file", file=cleaned(file, 40)
                    )
                )
            thumbnails[style.name] = file
    return tuple(styles), thumbnails


def style_entries(style: Style, thumbnail: str | None) -> Json:
    """One of the looks that :func:`read_styles` reads."""
    row: dict[str, Json] = {
        "name": style.name,
        "vector": list(style.vector),
        "spread": style.spread,
    }
    return row | {"thumbnail": thumbnail} if thumbnail else row


def read_drawn(entry: JsonEntry) -> DrawnStyles | None:
    """What seeds draw from; None where the manifest does not say."""
    values = entry.entry("drawn")
    if values is None:
        return None
    drawn = DrawnStyles(
        values.reals("mean", LONGEST_VECTOR, LARGEST_NUMBER),
        values.reals("factor", LONGEST_VECTOR, LARGEST_NUMBER),
    )
    if not drawn.is_whole:
        raise entry.wrong(
            tr.later(
                "the drawn styles have {size} numbers for their mean and {n} for their "
                "factor, which do not fit",
                size=drawn.size,
                n=len(drawn.factor),
            )
        )
    return drawn


def drawn_entries(drawn: DrawnStyles | None) -> Json:
    """What :func:`read_drawn` reads."""
    if drawn is None:
        return None
    return {"mean": list(drawn.mean), "factor": list(drawn.factor)}


def check_sizes(
    entry: JsonEntry,
    styles: Sequence[Style],
    neutral: Sequence[float],
    drawn: DrawnStyles | None,
    size: int,
) -> None:
    """That all style vectors have as many numbers as the network reads.

    Raises:
        ModelError: one has not.
    """
    vectors: list[tuple[object, Sequence[float]]] = [
        (tr.later("the style {name}", name=cleaned(style.name, 40)), style.vector)
        for style in styles
    ]
    if neutral:
        vectors.append((tr.later("the neutral look"), neutral))
    if drawn is not None:
        vectors.append((tr.later("the mean of the drawn styles"), drawn.mean))
    for what, vector in vectors:
        if len(vector) != size:
            raise entry.wrong(
                tr.later(
                    "{what} has {n} numbers, but the network reads {size}",
                    what=what,
                    n=len(vector),
                    size=size,
                )
            )
