"""*New*: the size of the canvas and what it begins with."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from drawai_desktop.core.label_map import LARGEST_SIDE, SMALLEST_SIDE
from drawai_desktop.core.labels import UNLABELLED, LabelSet
from drawai_desktop.ui.size_row import SizeRow

PRESETS = (
    ("Square", 1024, 1024),
    ("Landscape 3 : 2", 1152, 768),
    ("Wide 16 : 9", 1280, 720),
    ("Panorama 3 : 1", 1536, 512),
    ("Portrait 2 : 3", 768, 1152),
    ("Small square", 512, 512),
    ("Large square", 2048, 2048),
    ("Print 4096 px", 4096, 4096),
)


class NewDialog(QDialog):
    """Lives in the GUI thread.

    Signals:
        wanted(int, int, object): width, height and the label that fills it; None for sky and
            ground.
        surprise_wanted(int, int): width and height of a random scene.
    """

    wanted = Signal(int, int, object)
    surprise_wanted = Signal(int, int)

    def __init__(self, labels: LabelSet, width: int, height: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("new_dialog")
        self.setWindowTitle("New canvas")
        self._preset = QComboBox()
        self._preset.setAccessibleName("Format")
        self._preset.addItem("Own size")
        for text, w, h in PRESETS:
            self._preset.addItem(f"{text}   ({w} x {h})", (w, h))
            if (w, h) == (width, height):
                self._preset.setCurrentIndex(self._preset.count() - 1)
        self._preset.activated.connect(self._on_preset)
        self._sides = sides = SizeRow(width, height, SMALLEST_SIDE, LARGEST_SIDE)
        self.width_box, self.height_box = sides.width_box, sides.height_box
        swap = QPushButton("Swap")
        swap.setToolTip("Swap width and height")
        swap.setAutoDefault(False)  # Enter creates
        swap.clicked.connect(self._swap)
        sides.addWidget(swap)
        sides.addStretch(1)
        self._fill = QComboBox()
        self._fill.setAccessibleName("Begin with")
        self._fill.addItem("Sky and ground", None)
        self._fill.addItem("Nothing: empty", UNLABELLED)
        for label in labels:
            if not label.is_rare:
                self._fill.addItem(label.title, label.id)
        form = QFormLayout()
        form.setSpacing(10)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.addRow("Format", self._preset)
        form.addRow("Size in pixels", sides)
        form.addRow("Begin with", self._fill)
        hint = QLabel(f"{SMALLEST_SIDE} to {LARGEST_SIDE} px a side, in any proportion.")
        hint.setProperty("quiet", True)
        form.addRow("", hint)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        create = QPushButton("Create")
        create.clicked.connect(self._create)
        surprise = QPushButton("Surprise me")
        surprise.setToolTip("A random scene of this size   Ctrl+R")
        surprise.setAutoDefault(False)
        surprise.clicked.connect(self._surprise)
        buttons.addButton(create, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(surprise, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+R"), self).activated.connect(self._surprise)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(16)
        layout.addLayout(form)
        layout.addWidget(buttons)
        create.setDefault(True)  # only now: before, it was in no dialog
        self.width_box.setFocus()
        self.width_box.selectAll()

    def _on_preset(self) -> None:
        size = self._preset.currentData()
        if size:
            self._sides.set_size(*size)

    def _swap(self) -> None:
        self._sides.set_size(self.height_box.value(), self.width_box.value())

    def _create(self) -> None:
        self.wanted.emit(self.width_box.value(), self.height_box.value(), self._fill.currentData())
        self.accept()

    def _surprise(self) -> None:
        self.surprise_wanted.emit(self.width_box.value(), self.height_box.value())
        self.accept()
