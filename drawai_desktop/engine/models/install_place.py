"""Where models are made while they are installed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from drawai_desktop.core.atomic_folder import recover, workplace
from drawai_desktop.core.foreign_file import placed
from drawai_desktop.core.words_json import Said
from drawai_desktop.errors import FileError
from drawai_desktop.words import translator

tr = translator(__name__)

Progress = Callable[[float, Said], None]
"""(part that is done, from 0 to 1; what is being done); raises ``Cancelled`` to stop."""


@contextmanager
def install_place(given: Path, target: Path) -> Iterator[Path]:
    """A folder beside the installed models, removed at the end with all that is left in it.

    Args:
        given: what is installed, for errors.
        target: the folder of installed models; made if missing, and mended if an installation
            was cut off in it.
    Raises:
        FileError: the system refused something meanwhile.
    """
    with workplace(target) as work:
        try:
            recover(target)
            yield work
        except OSError as error:
            raise FileError(
                tr.later(
                    "{path}: cannot be installed in {folder} ({reason}). Set DRAWAI_DATA to a "
                    "folder with space.",
                    path=placed(given),
                    folder=placed(target),
                    reason=error.strerror or error,
                )
            ) from error
