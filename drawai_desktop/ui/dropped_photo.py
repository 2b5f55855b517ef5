"""The picture that was dropped or pasted, as a file."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QTemporaryDir
from PySide6.QtGui import QImage

PASTED_NAME = "pasted picture"


class DroppedPhoto:
    """Keeps pictures that come without a file in a temporary folder, which goes with it."""

    def __init__(self) -> None:
        self._folder: QTemporaryDir | None = None

    def path_of(self, mime: QMimeData) -> Path | None:
        """The file of what was dropped, or None if that is no file and no picture."""
        files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        if files:
            return files[0]
        return self._write(QImage(mime.imageData())) if mime.hasImage() else None

    def holds(self, path: Path) -> bool:
        """Whether a file is such a picture: nothing to be opened again later."""
        return self._folder is not None and path.parent == Path(self._folder.path())

    def _write(self, image: QImage) -> Path | None:
        if self._folder is None:
            self._folder = QTemporaryDir()
        path = Path(self._folder.path()) / f"{PASTED_NAME}.png"
        return path if image.save(str(path)) else None
