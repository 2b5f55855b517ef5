"""*Export picture*: how large, with detail or without, and whether it says how it was made."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QWidget,
)

from drawai_desktop.core.export_size import LARGEST_SIDE, SMALLEST_SIDE, offered_sizes
from drawai_desktop.ui.export_form import lay_out_export
from drawai_desktop.ui.size_row import SizeRow
from drawai_desktop.words import translator

tr = translator(__name__)


class ExportDialog(QDialog):
    """Lives in the GUI thread.

    Signals:
        wanted(object, object, bool): (width, height), None for the canvas's size; True for detail
            as in the window, False for none, or a detail model's name; and whether the file says
            how it was made.
    """

    wanted = Signal(object, object, bool)

    def __init__(
        self,
        width: int,
        height: int,
        with_metadata: bool,
        detail_models: list[tuple[str, str]],
        parent: QWidget,
    ) -> None:
        """
        Args:
            width: of the canvas, in pixels.
            height: likewise.
            with_metadata: whether the file says how it was made, at first.
            detail_models: (title, name), that of the window first.
        """
        super().__init__(parent)
        self.setObjectName("export_dialog")
        self.setWindowTitle(tr("Export picture"))
        self.size_box = QComboBox()
        self.size_box.setAccessibleName(tr("Size"))
        for number, (w, h) in enumerate(offered_sizes(width, height)):
            text = tr("As the canvas") if number == 0 else f"{max(w, h)} px"
            self.size_box.addItem(f"{text}   ({w} x {h})", (w, h))
        self.size_box.addItem(tr("Own size"))
        self.size_box.activated.connect(self._on_size)
        self._sides = sides = SizeRow(width, height, SMALLEST_SIDE, LARGEST_SIDE)
        self.width_box, self.height_box = sides.width_box, sides.height_box
        sides.addStretch(1)
        self.detail_box = QCheckBox(tr("Detail"))
        self.detail_box.setToolTip(tr("Without it the network's small picture is enlarged"))
        self.detail_box.setChecked(True)
        self.painter_box = _detail_models_box(detail_models)
        self.detail_box.toggled.connect(self.painter_box.setEnabled)
        self.metadata_box = QCheckBox(tr("Say how it was made"))
        self.metadata_box.setToolTip(
            tr(
                "Models, style, seed and program, in the file.\n"
                "Dropped on the window, the picture offers its style and seed."
            )
        )
        self.metadata_box.setChecked(with_metadata)
        form = QFormLayout()
        form.setSpacing(10)
        form.addRow(tr("Size"), self.size_box)
        form.addRow(tr("Size in pixels"), sides)
        form.addRow("", self.detail_box)
        if len(detail_models) > 1:
            form.addRow(tr("Detail painted by"), self.painter_box)
        form.addRow("", self.metadata_box)
        note = QLabel(tr("The picture of the window, only larger."))
        note.setProperty("quiet", True)
        form.addRow("", note)
        lay_out_export(self, form, self._export)
        self._on_size()

    def _on_size(self) -> None:
        size = self.size_box.currentData()
        for box in (self.width_box, self.height_box):
            box.setEnabled(size is None)
        if size is not None:
            self._sides.set_size(*size)

    def _export(self) -> None:
        is_canvas = self.size_box.currentIndex() == 0
        size = None if is_canvas else (self.width_box.value(), self.height_box.value())
        self.accept()
        detail: bool | str = self.detail_box.isChecked()
        if detail and self.painter_box.currentIndex() > 0:
            detail = self.painter_box.currentData()
        self.wanted.emit(size, detail, self.metadata_box.isChecked())


def _detail_models_box(models: list[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(tr("Detail painted by"))
    box.setToolTip(tr("Somebody's upscaler may take minutes; it can be cancelled"))
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(28)
    for title, name in models:
        box.addItem(title, name)
    return box
