"""What can be done with one label of the palette: the menu of a right click on its row."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QTreeWidgetItem, QWidget

from drawai_desktop.core.labels import LabelSet
from drawai_desktop.ui.foreign_text import in_menu
from drawai_desktop.words import translator

tr = translator(__name__)


class RowMenu(QMenu):
    """Lives in the GUI thread, and only until it is closed.

    Signals:
        key_assigned(str, int): a digit for the label.
        only_wanted(int): paint over this label alone.
        colour_wanted(int): another colour for the label on the screen.
        replace_wanted(int): replace this label everywhere by the chosen one.
    """

    key_assigned = Signal(str, int)
    only_wanted = Signal(int)
    replace_wanted = Signal(int)
    colour_wanted = Signal(int)

    def __init__(
        self, label_id: int, name: str, keys: dict[str, int], labels: LabelSet, parent: QWidget
    ) -> None:
        """
        Args:
            name: what the label is called on the screen.
            keys: digit -> label id, as it is now.
        """
        super().__init__(parent)
        self.setObjectName("row_menu")
        self._label_id = label_id
        title = in_menu(name)
        digits = self.addMenu(tr("Key for {title}", title=title))
        digits.setEnabled(label_id in labels)
        for digit in "1234567890":
            current = keys.get(digit)
            text = f"{digit}   {in_menu(labels.title(current))}" if current is not None else digit
            digits.addAction(text).setData(digit)
        only = self.addAction(tr("Paint only over {title}", title=title))
        replace = self.addAction(tr("Replace {title} everywhere by the chosen label", title=title))
        colour = self.addAction(tr("Recolour {title}...", title=title))
        colour.setEnabled(label_id in labels)
        colour.triggered.connect(self._on_colour)
        digits.triggered.connect(self._on_digit)
        only.triggered.connect(self._on_only)
        replace.triggered.connect(self._on_replace)
        self.aboutToHide.connect(self.deleteLater)

    def add_fold(self, row: QTreeWidgetItem) -> None:
        """Offers to unfold or fold what is under a row."""
        is_open, name = row.isExpanded(), in_menu(row.text(0))
        if is_open:
            text = tr("Hide the labels that are painted as {name}", name=name)
        else:
            text = tr("Show the labels that are painted as {name}", name=name)
        fold = self.addAction(text)
        fold.triggered.connect(partial(row.setExpanded, not is_open))

    def _on_digit(self, picked: QAction) -> None:
        self.key_assigned.emit(picked.data(), self._label_id)

    def _on_only(self) -> None:
        self.only_wanted.emit(self._label_id)

    def _on_colour(self) -> None:
        self.colour_wanted.emit(self._label_id)

    def _on_replace(self) -> None:
        self.replace_wanted.emit(self._label_id)
