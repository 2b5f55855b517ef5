"""Folders that a person named, made where they are missing."""

import contextlib
from collections.abc import Iterator
from contextvars import ContextVar
from pathlib import Path

from drawai_desktop.core.foreign_file import placed, why
from drawai_desktop.errors import DrawAIError, FileError
from drawai_desktop.words import translator

tr = translator(__name__)

_made: ContextVar[list[Path] | None] = ContextVar("made folders", default=None)


def make_folder(folder: Path) -> None:
    """Makes a folder with those above it; one that is there already is fine.

    Raises:
        FileError: it cannot be made; names it.
    """
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:  # a name with a zero in it is a ValueError
        paths = (folder, *folder.parents)
        file = next((path for path in paths if path.exists() and not path.is_dir()), None)
        if file is not None:
            raise FileError(
                tr.later(
                    "{folder}: the folder cannot be made, since {file} is a file. Choose another.",
                    folder=placed(folder),
                    file=placed(file),
                )
            ) from error
        raise FileError(
            tr.later(
                "{folder}: the folder cannot be made ({reason}). Choose another.",
                folder=placed(folder),
                reason=getattr(error, "strerror", None) or error,
            )
        ) from error
    made = _made.get()
    if made is not None:
        made += missing


@contextlib.contextmanager
def leaving_no_empty_folders() -> Iterator[None]:
    """What ends by an error leaves no folder behind that it made and that is empty."""
    token = _made.set([])
    with contextlib.ExitStack() as stack:
        stack.callback(_made.reset, token)
        with contextlib.ExitStack() as after_error:
            after_error.callback(remove_empty_folders)
            yield
            after_error.pop_all()


def remove_empty_folders() -> None:
    """The empty ones among the folders made since :func:`leaving_no_empty_folders` go again."""
    for folder in sorted(_made.get() or (), key=lambda path: len(path.parts), reverse=True):
        with contextlib.suppress(OSError):  # something lies in it, or it is gone
            folder.rmdir()


def check_folder_there(folder: Path, error_type: type[DrawAIError] = FileError) -> None:
    """That a path which somebody named is a folder's.

    Args:
        error_type: what is raised.
    Raises:
        FileError: there is none, or it is a file.
    """
    try:
        if folder.is_dir():
            return
        is_there = folder.exists()
    except (OSError, ValueError) as error:
        raise error_type(
            tr.later("{folder}: {why}. Check the path.", folder=placed(folder), why=why(error))
        ) from error
    if is_there:
        raise error_type(
            tr.later(
                "{folder}: a file, where a folder is expected. Choose a folder.",
                folder=placed(folder),
            )
        )
    raise error_type(
        tr.later("{folder}: there is no such folder. Choose another.", folder=placed(folder))
    )
