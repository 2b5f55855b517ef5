"""A folder in a form: its path, a button that asks for it, and one that forgets it."""

from pathlib import Path

from PySide6.QtCore import QDir, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from drawai_desktop.core.foreign_file import is_folder
from drawai_desktop.words import translator

tr = translator(__name__)


class FolderField(QWidget):
    """Lives in the GUI thread. A path that is no folder is marked, and changes nothing.

    Signals:
        changed(str): another folder; empty for none.
    """

    changed = Signal(str)

    def __init__(self, title: str, folder: str) -> None:
        super().__init__()
        self._title = title
        self.path = QLineEdit(QDir.toNativeSeparators(folder))
        self.path.setAccessibleName(tr("Folder: {title}", title=title))
        self.path.setPlaceholderText(tr("None chosen"))
        self.path.setClearButtonEnabled(True)
        self.path.textChanged.connect(self._on_text)
        button = QPushButton("...")
        button.setAccessibleName(tr("Choose the folder: {title}", title=title))
        button.setToolTip(tr("Choose the folder: {title}", title=title))
        button.setAutoDefault(False)
        button.setFixedWidth(44)
        button.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.path, 1)
        row.addWidget(button)
        self.setFocusProxy(self.path)

    @Slot(str)
    def _on_text(self, text: str) -> None:
        folder = text.strip()
        is_good = not folder or (Path(folder).is_absolute() and is_folder(folder))
        self.path.setProperty("refused", not is_good)
        self.path.style().polish(self.path)
        self.path.setToolTip("" if is_good else tr("There is no such folder."))
        self.path.setAccessibleDescription(self.path.toolTip())
        if is_good:
            self.changed.emit(str(Path(folder)) if folder else "")

    @Slot()
    def _ask(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self._title, self.path.text())
        if folder:
            self.path.setText(QDir.toNativeSeparators(folder))
