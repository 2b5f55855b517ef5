"""What the dialogs of exports offer as formats."""

from collections.abc import Iterable

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


def _listed(suffixes: Iterable[str]) -> str:
    return " ".join(f"*{suffix}" for suffix in suffixes)
