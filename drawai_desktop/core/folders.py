"""Folders that a person named, made where they are missing."""

from pathlib import Path

from drawai_desktop.errors import FileError
from drawai_desktop.words import translator

tr = translator(__name__)


def make_folder(folder: Path) -> None:
    """Makes a folder with those above it; one that is there already is fine.

    Raises:
        FileError: it cannot be made; names it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(
            tr.later(
                "{folder}: the folder cannot be made ({reason}). Choose another.",
                folder=folder,
                reason=error.strerror or error,
            )
        ) from error
