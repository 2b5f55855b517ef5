"""What the dialogs of exports offer as formats."""

import re
from collections.abc import Iterable
from pathlib import Path

from drawai_desktop.core.picture_writing import LAYERED_FORMATS, PICTURE_FORMATS
from drawai_desktop.words import translator

tr = translator(__name__)


def picture_filter(with_layers: bool = True) -> str:
    """The formats of pictures; those with the labels beside the picture are a row of their own.

    Args:
        with_layers: whether that row is there.
    """
    layered = [suffix for suffix, kind in PICTURE_FORMATS.items() if kind in LAYERED_FORMATS]
    flat = (suffix for suffix in PICTURE_FORMATS if suffix not in layered)
    plain = tr("Pictures ({endings})", endings=_listed(flat))
    if not with_layers:
        return plain
    return f"{plain};;{tr('Pictures with their labels ({endings})', endings=_listed(layered))}"


def as_chosen(path: str, row: str, filters: str, suffix: str) -> Path:
    """The file of a save dialog, with an ending of the row that was chosen in it.

    The name that the dialog proposes ends as the first row says. What somebody types counts more,
    and a file that is there under the other name, which the dialog has not asked about, stays.

    Args:
        row: of ``filters``; empty where the system does not say.
        suffix: of a name without one.
    """
    named, endings = Path(path), re.findall(r"\*(\.\w+)", row)
    is_other = row in filters.split(";;")[1:] and bool(endings)
    if not named.suffix:
        return Path(path + (endings[0] if is_other else suffix))
    if is_other and named.suffix.lower() in PICTURE_FORMATS and named.suffix.lower() not in endings:
        other = named.with_suffix(endings[0])
        return named if other.exists() else other
    return named


def _listed(suffixes: Iterable[str]) -> str:
    return " ".join(f"*{suffix}" for suffix in suffixes)
