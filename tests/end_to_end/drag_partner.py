"""Another program on the screen: gives a file away, or takes what is dropped on it.

    python -m tests.end_to_end.drag_partner GEOMETRY give FILE
    python -m tests.end_to_end.drag_partner GEOMETRY take FOLDER

It takes a picture by copying the file that it is offered, and by saving the bytes of the image.
"""

import shutil
import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, QRect, Qt, QUrl
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication, QLabel


class Partner(QLabel):
    """One window without a frame."""

    def __init__(self, geometry, way, path):
        super().__init__(way, None, Qt.WindowType.FramelessWindowHint)
        self.setGeometry(QRect(*map(int, geometry.split(","))))
        self.setAcceptDrops(way == "take")
        self.way, self.path = way, Path(path)

    def mouseMoveEvent(self, _event):
        if self.way == "give":
            self.way = "given"
            mime = QMimeData()
            mime.setUrls([QUrl.fromLocalFile(str(self.path))])
            drag = QDrag(self)
            drag.setMimeData(mime)
            drag.exec(Qt.DropAction.CopyAction)

    def dragEnterEvent(self, event):
        event.acceptProposedAction()

    def dropEvent(self, event):
        mime = event.mimeData()
        shutil.copy(mime.urls()[0].toLocalFile(), self.path / "file.png")
        (self.path / "image.png").write_bytes(bytes(mime.data("image/png")))
        (self.path / "size.txt").write_text(str(mime.imageData().size().toTuple()))
        event.acceptProposedAction()


def main():
    """Shows the window until it is killed."""
    application = QApplication(sys.argv)
    partner = Partner(*sys.argv[1:])
    partner.show()
    application.exec()


if __name__ == "__main__":
    main()
