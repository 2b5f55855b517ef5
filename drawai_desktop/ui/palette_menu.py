"""What can be done with one label of the palette: the menu of a right click on its row."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QTreeWidgetItem, QWidget

from drawai_desktop.core.labels import LabelSet
from drawai_desktop.ui.foreign_text import in_menu


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
        digits = self.addMenu(f"Key for {title}")
        digits.setEnabled(label_id in labels)
        for digit in "1234567890":
            current = keys.get(digit)
            text = f"{digit}   {in_menu(labels.title(current))}" if current is not None else digit
            digits.addAction(text).setData(digit)
        only = self.addAction(f"Paint only over {title}")
        replace = self.addAction(f"Replace {title} everywhere by the chosen label")
        colour = self.addAction(f"Recolour {title}...")
        colour.setEnabled(label_id in labels)
        colour.triggered.connect(self._on_colour)
        digits.triggered.connect(self._on_digit)
        only.triggered.connect(self._on_only)
        replace.triggered.connect(self._on_replace)
        self.aboutToHide.connect(self.deleteLater)

    def add_fold(self, row: QTreeWidgetItem) -> None:
        """Offers to unfold or fold what is under a row."""
        is_open, name = row.isExpanded(), in_menu(row.text(0))
        verb = "Hide" if is_open else "Show"
        fold = self.addAction(f"{verb} the labels that are painted as {name}")
        fold.triggered.connect(partial(row.setExpanded, not is_open))

    def _on_digit(self, picked: QAction) -> None:
        self.key_assigned.emit(picked.data(), self._label_id)

    def _on_only(self) -> None:
        self.only_wanted.emit(self._label_id)

    def _on_colour(self) -> None:
        self.colour_wanted.emit(self._label_id)

    def _on_replace(self) -> None:
        self.replace_wanted.emit(self._label_id)
