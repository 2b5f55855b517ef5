"""Names of model folders."""

import re
from pathlib import Path

from drawai_desktop.core.foreign_file import cleaned
from drawai_desktop.errors import OptionError
from drawai_desktop.words import translator

tr = translator(__name__)

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}")
_FOREIGN = re.compile(r"[^A-Za-z0-9 ._-]+")
_LONGEST = 60


def check_name(name: str) -> None:
    """That a model can be called so.

    Raises:
        OptionError: it cannot.
    """
    if _NAME.fullmatch(name) is None:
        raise OptionError(
            tr.later(
                "{name} cannot be a model's name: letters, digits, spaces, '.', '_' and '-' only. "
                "Give another with --name.",
                name=cleaned(name),
            )
        )


def check_free(target: Path, name: str, replace: bool) -> None:
    """That no model is lost by installing another.

    Args:
        target: the folder of installed models.
        replace: whether the person wants that.
    Raises:
        OptionError: one of that name is there.
    """
    if (target / name).exists() and not replace:
        raise OptionError(
            tr.later(
                "A model named {name} is installed already. Replace it (--replace), or give this "
                "one another name (--name).",
                name=repr(name),
            )
        )


def possible_name(text: str) -> str:
    """A name that is like a text, as a file's name is; ``model`` where nothing of it is left."""
    kept = _FOREIGN.sub("-", text).strip(" ._-")
    return kept[:_LONGEST].rstrip(" ._-") or "model"
