"""*New*: the size of the canvas and what it begins with, or one of the examples."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QKeySequence, QShortcut
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

from drawai_desktop.canvas.map_image import image_of
from drawai_desktop.core.examples import Example, examples
from drawai_desktop.core.image_file import read_photo
from drawai_desktop.core.label_map import LARGEST_SIDE, SMALLEST_SIDE
from drawai_desktop.core.labels import UNLABELLED, LabelSet
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.errors import DrawAIError
from drawai_desktop.ui.gallery import SHAPE, Gallery, shape_icon
from drawai_desktop.ui.size_row import SizeRow
from drawai_desktop.ui.theme import CONTROL_PX
from drawai_desktop.ui.thumbnail_tiles import rounded_thumbnail
from drawai_desktop.words import Words, translator

tr = translator(__name__)

PRESETS: tuple[tuple[Words, Words, int, int], ...] = (
    (tr.later("Square"), tr.later("Square"), 1024, 1024),
    (tr.later("Landscape 3 : 2"), tr.later("Landscape"), 1152, 768),
    (tr.later("Wide 16 : 9"), tr.later("Wide"), 1280, 720),
    (tr.later("Panorama 3 : 1"), tr.later("Panorama"), 1536, 512),
    (tr.later("Portrait 2 : 3"), tr.later("Portrait"), 768, 1152),
    (tr.later("Small square"), tr.later("Small"), 512, 512),
    (tr.later("Large square"), tr.later("Large"), 2048, 2048),
    (tr.later("Print 4096 px"), tr.later("Print"), 4096, 4096),
)
EXAMPLE_PX = QSize(112, 84)
_OPEN = tr.later("Open the example")
_SIZE_TILE, _EXAMPLE_TILE = QSize(85, 90), QSize(136, 118)


class NewDialog(QDialog):
    """Lives in the GUI thread.

    Signals:
        wanted(int, int, object, Wrap): width, height, the label that fills it (None for sky and
            ground), and the sides that are joined.
        surprise_wanted(int, int, Wrap): width and height of a random scene, and joined sides.
        example_wanted(Example)
    """

    wanted = Signal(int, int, object, object)
    surprise_wanted = Signal(int, int, object)
    example_wanted = Signal(object)

    def __init__(
        self,
        labels: LabelSet,
        width: int,
        height: int,
        parent: QWidget,
        at_examples: bool = False,
        surprise_key: QKeySequence | None = None,
    ) -> None:
        """
        Args:
            at_examples: the person wants one of those.
            surprise_key: makes a random scene.
        """
        super().__init__(parent)
        self.setObjectName("new_dialog")
        self.setWindowTitle(tr("New canvas"))
        self.sizes = Gallery("new_sizes", tr("Sizes"), SHAPE, _SIZE_TILE)
        for text, short, w, h in PRESETS:
            icon = shape_icon(w, h, self.palette(), self.devicePixelRatioF())
            said = tr("{size}, {w} by {h} pixels", size=text, w=w, h=h)
            self.sizes.add(f"{short}\n{w} x {h}", icon, (w, h), said)
        self.sizes.set_rows(1, len(PRESETS))
        self.examples = Gallery("new_examples", tr("Examples"), EXAMPLE_PX, _EXAMPLE_TILE)
        for example in examples():
            self.examples.add(example.title, _thumbnail(example.thumbnail_path), example)
        self.examples.set_rows(2, 5)
        self._sides = sides = SizeRow(width, height, SMALLEST_SIDE, LARGEST_SIDE)
        self.width_box, self.height_box = sides.width_box, sides.height_box
        swap = QPushButton(tr("Swap"))
        swap.setToolTip(tr("Swap width and height"))
        swap.setAutoDefault(False)  # Enter creates
        swap.clicked.connect(self._swap)
        sides.addWidget(swap)
        hint = QLabel(
            tr("{smallest} to {largest} px a side", smallest=SMALLEST_SIDE, largest=LARGEST_SIDE)
        )
        hint.setProperty("quiet", True)
        sides.addSpacing(8)
        sides.addWidget(hint)
        sides.addStretch(1)
        self._fill = self._make_fill(labels)
        self.wrap_box = _wrap_box()
        form = QFormLayout()
        form.setSpacing(10)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for name, field in (
            (tr("Size in pixels"), sides),
            (tr("Begin with"), self._fill),
            (tr("Sides"), self.wrap_box),
        ):
            label = QLabel(name)
            label.setFixedHeight(CONTROL_PX)  # in the middle of the field beside it
            if isinstance(field, QWidget):
                label.setBuddy(field)
            form.addRow(label, field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 12)
        layout.setSpacing(8)
        layout.addWidget(_heading(tr("Empty canvas")))
        layout.addWidget(self.sizes)
        layout.addLayout(form)
        layout.addSpacing(4)
        layout.addWidget(_heading(tr("Examples")))
        layout.addWidget(self.examples, 1)
        layout.addWidget(self._buttons(surprise_key))
        self.create_button.setDefault(True)  # only now: before, it was in no dialog
        self._connect()
        self.sizes.choose((width, height))
        room = self.screen().availableSize()
        self.resize(min(900, room.width() - 40), min(620, room.height() - 60))
        if at_examples:
            self.examples.setCurrentRow(0)
            self.examples.setFocus()
        else:
            self.width_box.setFocus()
            self.width_box.selectAll()

    def _make_fill(self, labels: LabelSet) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(tr("Begin with"))
        box.addItem(tr("Sky and ground"), None)
        box.addItem(tr("Nothing: empty"), UNLABELLED)
        for label in labels:
            if not label.is_rare:
                box.addItem(label.title, label.id)
        return box

    def _buttons(self, surprise_key: QKeySequence | None) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.create_button = QPushButton(tr("Create"))
        bold = QFont(self.font())
        bold.setBold(True)
        widest = QFontMetrics(bold).horizontalAdvance(
            str(_OPEN)
        )  # its text changes, its place does not
        self.create_button.setMinimumWidth(widest + 36)
        self.create_button.clicked.connect(self._create)
        surprise = QPushButton(tr("Surprise me"))
        surprise.setAutoDefault(False)
        surprise.clicked.connect(self._surprise)
        tip = tr("A random scene of this size")
        if surprise_key is not None and not surprise_key.isEmpty():
            tip += f"   {surprise_key.toString(QKeySequence.SequenceFormat.NativeText)}"
            QShortcut(surprise_key, self).activated.connect(self._surprise)
        surprise.setToolTip(tip)
        buttons.addButton(self.create_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(surprise, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        return buttons

    def _connect(self) -> None:
        self.sizes.itemSelectionChanged.connect(self._on_size)
        self.examples.itemSelectionChanged.connect(self._on_example)
        for gallery in (self.sizes, self.examples):
            gallery.itemActivated.connect(self._create)
        for box in (self.width_box, self.height_box):
            box.valueChanged.connect(self._on_own_size)

    @Slot()
    def _on_size(self) -> None:
        size = self.sizes.chosen
        if isinstance(size, tuple):
            self._sides.set_size(*size)
            self.examples.clearSelection()

    @Slot()
    def _on_own_size(self) -> None:
        """A size that is typed is maybe that of a tile."""
        size = self.width_box.value(), self.height_box.value()
        self.sizes.blockSignals(True)
        self.sizes.choose(size)
        self.sizes.blockSignals(False)
        self.examples.clearSelection()

    @Slot()
    def _on_example(self) -> None:
        is_chosen = self.examples.chosen is not None
        self.create_button.setText(str(_OPEN) if is_chosen else tr("Create"))
        self._fill.setEnabled(not is_chosen)
        self.wrap_box.setEnabled(not is_chosen)
        if is_chosen:
            self.sizes.clearSelection()

    def _swap(self) -> None:
        self._sides.set_size(self.height_box.value(), self.width_box.value())

    @Slot()
    def _create(self) -> None:
        if not self.isVisible():
            return  # Enter in a list and the default button: one of them was enough
        self.accept()
        example = self.examples.chosen
        if isinstance(example, Example):
            self.example_wanted.emit(example)
        else:
            size = self.width_box.value(), self.height_box.value()
            self.wanted.emit(*size, self._fill.currentData(), self._wrap)

    def _surprise(self) -> None:
        self.surprise_wanted.emit(self.width_box.value(), self.height_box.value(), self._wrap)
        self.accept()

    @property
    def _wrap(self) -> Wrap:
        return Wrap(self.wrap_box.currentData())


def _wrap_box() -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(tr("Sides"))
    box.addItem(tr("Do not join"), Wrap.NONE.value)
    box.addItem(tr("Left and right join: a panorama"), Wrap.LEFT_RIGHT.value)
    box.addItem(tr("All join: a tile"), Wrap.ALL.value)
    return box


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("heading", True)
    label.setIndent(0)
    return label


def _thumbnail(path: Path) -> QIcon:
    try:
        return QIcon(rounded_thumbnail(image_of(read_photo(path)), EXAMPLE_PX))
    except DrawAIError:  # the name says which it is, too
        return QIcon()
