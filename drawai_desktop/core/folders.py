"""Folders that a person named, made where they are missing."""

from pathlib import Path

from drawai_desktop.errors import FileError


def make_folder(folder: Path) -> None:
    """Makes a folder with those above it; one that is there already is fine.

    Raises:
        FileError: it cannot be made; names it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(
            f"{folder}: the folder cannot be made ({error.strerror or error}). Choose another."
        ) from error
