"""*Unsaved work*: everything that was never saved, with thumbnails, to be opened or discarded."""

import time
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QDate, QLocale, QSize, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from drawai_desktop.canvas.map_image import image_of
from drawai_desktop.core.unsaved_store import StoredWork
from drawai_desktop.words import translator

tr = translator(__name__)

_ICON_PX = 96
_TITLE_LETTERS = 60


def title_of(work: StoredWork) -> str:
    """What the work is called, short enough for a line."""
    text = " ".join(work.title.split()) or tr("Untitled")
    return text if len(text) <= _TITLE_LETTERS else f"{text[: _TITLE_LETTERS - 3]}..."


def time_of(work: StoredWork) -> str:
    """When it was kept: 12:41, with the day unless that is today."""
    try:
        then = time.localtime(work.saved_at)
    except (OverflowError, OSError, ValueError):
        return tr("an unknown time")
    if then[:3] == time.localtime()[:3]:
        return time.strftime("%H:%M", then)
    day = QLocale().toString(QDate(*then[:3]), "dd MMM yyyy")
    return f"{day} {time.strftime('%H:%M', then)}"


def thumbnail_of(work: StoredWork) -> QImage:
    """The small picture of its map."""
    return image_of(np.ascontiguousarray(work.thumbnail))


class UnsavedDialog(QDialog):
    """Lives in the GUI thread.

    Signals:
        open_wanted(StoredWork): it is to be shown; the dialog closes.
        discard_wanted(StoredWork): it is to be thrown away.
    """

    open_wanted = Signal(object)
    discard_wanted = Signal(object)

    def __init__(self, works: Sequence[StoredWork], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("unsaved_dialog")
        self.setWindowTitle(tr("Unsaved work"))
        self._works = list(works)
        self.list = QListWidget()
        self.list.setObjectName("unsaved_list")
        self.list.setAccessibleName(tr("Unsaved work, newest first"))
        self.list.setIconSize(QSize(_ICON_PX, _ICON_PX))
        self.list.setSpacing(4)
        self.list.itemDoubleClicked.connect(self._open)
        self._nothing = QLabel(tr("There is no unsaved work."))
        self._nothing.setProperty("quiet", True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.open_button = QPushButton(tr("Open"))
        self.open_button.clicked.connect(self._open)
        self.discard_button = QPushButton(tr("Discard"))
        self.discard_button.setToolTip(tr("Throws the chosen work away for good"))
        self.discard_button.setAutoDefault(False)
        self.discard_button.clicked.connect(self._discard)
        buttons.addButton(self.open_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.discard_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self._nothing)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        self.open_button.setDefault(True)
        for work in self._works:
            self._add(work)
        self.resize(520, 420)
        self.list.setCurrentRow(0)
        self._show_whether_empty()

    def _add(self, work: StoredWork) -> None:
        size = f"   {work.width} x {work.height}" if work.width else ""
        item = QListWidgetItem(f"{title_of(work)}\n{time_of(work)}{size}")
        item.setIcon(QIcon(QPixmap.fromImage(thumbnail_of(work))))
        self.list.addItem(item)

    def _show_whether_empty(self) -> None:
        has_one = bool(self._works)
        self._nothing.setVisible(not has_one)
        self.list.setVisible(has_one)
        self.open_button.setEnabled(has_one)
        self.discard_button.setEnabled(has_one)

    def _open(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            self.accept()
            self.open_wanted.emit(self._works[row])

    def _discard(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            self.list.takeItem(row)
            work = self._works.pop(row)
            self._show_whether_empty()
            self.discard_wanted.emit(work)
