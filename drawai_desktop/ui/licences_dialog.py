"""Whose work is in the program, and under which licence."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from drawai_desktop.core.components import Component
from drawai_desktop.words import translator

tr = translator(__name__)


class LicencesDialog(QDialog):
    """A list of packages and libraries, and the text of the chosen one."""

    def __init__(self, components: list[Component], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("licences_dialog")
        self.setWindowTitle(tr("Licences"))
        self.resize(760, 520)
        self._components = components
        self.list = QListWidget()
        self.list.setObjectName("licences_list")
        self.list.setAccessibleName(tr("Packages and libraries"))
        for component in components:
            item = QListWidgetItem(f"{component.name} {component.version}".strip())
            item.setToolTip(component.licence)
            self.list.addItem(item)
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setObjectName("licence_text")
        self.text.setAccessibleName(tr("Text of the licence"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setTabChangesFocus(True)
        self.list.currentRowChanged.connect(self._on_row_changed)
        layout = QVBoxLayout(self)
        told = QLabel(tr("DrawAI is under the MIT licence. It runs on the work of these:"))
        told.setWordWrap(True)
        layout.addWidget(told)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.list)
        halves.addWidget(self.text)
        halves.setStretchFactor(1, 1)
        halves.setSizes([240, 520])
        layout.addWidget(halves, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.list.setCurrentRow(0)

    @Slot(int)
    def _on_row_changed(self, row: int) -> None:
        if 0 <= row < len(self._components):
            component = self._components[row]
            self.text.setPlainText("\n\n".join(p for p in (component.licence, component.text) if p))
