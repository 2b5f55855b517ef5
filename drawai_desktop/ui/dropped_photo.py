"""The picture that was dropped or pasted, as a file."""

import threading
from pathlib import Path

from PySide6.QtCore import QMimeData, QTemporaryDir
from PySide6.QtGui import QImage

from drawai_desktop.errors import FileError
from drawai_desktop.ui.dropped_files import local_files
from drawai_desktop.words import translator

tr = translator(__name__)

_QUICK = 80
"""Qt's word for zlib's level 1."""


def pasted_name() -> str:
    """What a picture without a file is called."""
    return tr("pasted picture")


class DroppedPhoto:
    """Keeps pictures that come without a file in a temporary folder, which goes with it."""

    def __init__(self) -> None:
        self._folder: QTemporaryDir | None = None
        self._pending: QImage | None = None
        self._lock = threading.Lock()

    def path_of(self, mime: QMimeData) -> Path | None:
        """The file of what was dropped, or None if that is no file and no picture.

        A picture without one gets its file by :meth:`write`.
        """
        files = local_files(mime)
        if files:
            return files[0]
        image = QImage(mime.imageData()) if mime.hasImage() else QImage()
        if image.isNull():
            return None
        if self._folder is None:
            self._folder = QTemporaryDir()
        with self._lock:
            self._pending = image
        return Path(self._folder.path()) / f"{pasted_name()}.png"

    def holds(self, path: Path) -> bool:
        """Whether a file is such a picture: nothing to be opened again later."""
        return self._folder is not None and path.parent == Path(self._folder.path())

    def write(self, path: Path) -> None:
        """Writes what a path of :meth:`path_of` stands for; for a thread, since it takes seconds
        for a large picture. Other files are left alone.

        Raises:
            FileError: the temporary folder is full.
        """
        if not self.holds(path):
            return
        with self._lock:
            image, self._pending = self._pending, None
            if image is not None and not image.save(str(path), quality=_QUICK):
                raise FileError(
                    tr.later(
                        "{folder}: what was pasted cannot be written there. Free some space, or "
                        "save the picture and open the file.",
                        folder=path.parent,
                    )
                )
