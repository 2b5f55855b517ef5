"""Folders put in place whole or not at all."""

import contextlib
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from drawai_desktop.core.folders import make_folder
from drawai_desktop.core.foreign_file import placed
from drawai_desktop.errors import FileError
from drawai_desktop.words import translator

tr = translator(__name__)

PREFIX = ".making-"
"""Begins the names of folders in which others are made; they may be removed when nobody works in
them any more."""


_ASIDE = ".replaced"


@contextmanager
def workplace(target: Path) -> Iterator[Path]:
    """A folder beside where finished folders go, so that a move there is a renaming; removed at
    the end with all that is left in it.

    Raises:
        FileError: it cannot be made.
    """
    make_folder(target)
    try:
        folder = tempfile.TemporaryDirectory(prefix=PREFIX, dir=target, ignore_cleanup_errors=True)
    except OSError as error:
        raise FileError(
            tr.later(
                "{path}: cannot be written ({reason}). Choose another folder.",
                path=placed(target),
                reason=error.strerror or error,
            )
        ) from error
    with folder as path:
        yield Path(path)


def move_in(
    made: Sequence[Path], targets: Sequence[Path], check: Callable[[Path], object] = lambda _: None
) -> None:
    """Gives finished folders their names, all of them or none; folders that are there are replaced.

    Until the end the replaced ones lie beside their places under other names. On any failure,
    whatever it is, they get their names back.

    Args:
        made: on the same file system as the targets; gone afterwards.
        check: looks at each in its place; what it raises undoes everything.
    Raises:
        FileError: it cannot be done; everything is as it was.
    """
    replaced: list[Path] = []
    try:
        with contextlib.ExitStack() as undo:  # undone by anything that is raised, Ctrl+C too
            for folder, target in zip(made, targets, strict=True):
                if target.exists() or target.is_symlink():
                    old = _free_name(target)
                    target.rename(old)
                    undo.callback(_name_back, old, target)
                    replaced.append(old)
                folder.rename(target)
                undo.callback(_name_back, target, folder)
            for target in targets:
                check(target)
            undo.pop_all()
    except OSError as error:
        raise FileError(
            tr.later(
                "{path}: cannot be put there ({reason}); nothing was changed. Choose "
                "another place.",
                path=placed(targets[0]),
                reason=error.strerror or error,
            )
        ) from error
    for old in replaced:
        _remove(old)


def _name_back(now: Path, before: Path) -> None:
    with contextlib.suppress(OSError):
        now.rename(before)


def recover(folder: Path) -> None:
    """Cleans up after a process that was killed inside :func:`move_in`: a folder that was put
    aside gets its name back where nothing has taken it, and is removed where something has."""
    for old in folder.glob(f".*{_ASIDE}*") if folder.is_dir() else ():
        name = old.name[1:].rpartition(_ASIDE)[0]
        target = old.with_name(name)
        if not name or not old.is_dir():
            continue
        if target.exists():
            _remove(old)
        else:
            with contextlib.suppress(OSError):
                old.rename(target)


def _free_name(target: Path) -> Path:
    """A hidden name beside a folder that nothing has."""
    number = 0
    while True:
        name = target.with_name(f".{target.name}{_ASIDE}{number or ''}")
        if not name.exists() and not name.is_symlink():
            return name
        number += 1


def _remove(old: Path) -> None:
    if old.is_dir() and not old.is_symlink():
        shutil.rmtree(old, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            old.unlink()
