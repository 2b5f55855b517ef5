"""The settings that have no button of their own in the window."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from drawai_desktop.core.choices import DetailChoice, DeviceChoice, ThemeChoice
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.precision import Precision
from drawai_desktop.core.settings import RESOLUTIONS, Settings
from drawai_desktop.core.unlabelled import NEAREST, NETWORK
from drawai_desktop.ui.pen_dialog import PenDialog


class SettingsDialog(QDialog):
    """Lives in the GUI thread; every change acts at once.

    Signals:
        changed(Settings)
    """

    changed = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("settings_dialog")
        self.setWindowTitle("Settings")
        self._settings = settings
        self._theme = _choice(
            "Theme",
            (
                ("As the system", ThemeChoice.SYSTEM),
                ("Dark", ThemeChoice.DARK),
                ("Light", ThemeChoice.LIGHT),
                ("High contrast", ThemeChoice.CONTRAST),
            ),
        )
        self._detail = _choice(
            "Detail",
            (
                ("Off", DetailChoice.OFF),
                ("512 px", DetailChoice.SIDE_512),
                ("1024 px", DetailChoice.SIDE_1024),
                ("As the canvas", DetailChoice.CANVAS),
            ),
        )
        self._resolution = _choice(
            "Size of the network's picture",
            tuple(("As the model was trained" if r == 0 else f"{r} px", r) for r in RESOLUTIONS),
        )
        self._device = _choice(
            "Computed on",
            (
                ("Automatic", DeviceChoice.AUTO),
                ("Processor (CPU)", DeviceChoice.CPU),
                ("NVIDIA GPU (CUDA)", DeviceChoice.CUDA),
                ("Apple GPU (MPS)", DeviceChoice.MPS),
            ),
        )
        self._precision = _choice(
            "Live picture",
            (("Exact", Precision.EXACT), ("Fast (bfloat16 where it helps)", Precision.FAST)),
        )
        self._unlabelled = _choice(
            "Unlabelled parts",
            (
                ("As the label beside them", NEAREST),
                *((label.title, label.name) for label in standard_labels() if label.key),
                ("As the network likes", NETWORK),
            ),
        )
        self._hints = QCheckBox("Show hints")
        self._touch = QCheckBox("Large targets for pen and touch")
        self._strokes = QCheckBox("Keep a log of the strokes in the project")
        self._strokes.setToolTip(
            "So that its making can be shown again later. Off, projects tell nothing of it."
        )
        for box, value in (
            (self._theme, settings.theme),
            (self._detail, settings.detail),
            (self._resolution, settings.resolution),
            (self._device, settings.device),
            (self._precision, settings.precision),
            (self._unlabelled, settings.unlabelled),
        ):
            box.setCurrentIndex(max(0, box.findData(value)))
            box.activated.connect(self._on_change)
        self._hints.setChecked(settings.hints)
        self._hints.toggled.connect(self._on_change)
        self._touch.setChecked(settings.touch)
        self._touch.toggled.connect(self._on_change)
        self._strokes.setChecked(settings.stroke_log)
        self._strokes.toggled.connect(self._on_change)
        form = _form()
        form.addRow("Theme", self._theme)
        form.addRow("Detail", self._detail)
        form.addRow("", _note("How large the picture is painted when the hand rests."))
        form.addRow("Unlabelled parts", self._unlabelled)
        form.addRow("", self._hints)
        form.addRow("", self._touch)
        pen = QPushButton("Test and adjust...")
        pen.setObjectName("pen_button")
        pen.setAccessibleName("Pen pressure: test and adjust")
        pen.setAutoDefault(False)  # Enter is the dialog's own
        pen.clicked.connect(self._ask_pen)
        pen_row = QHBoxLayout()
        pen_row.addWidget(pen)
        pen_row.addStretch(1)
        form.addRow("Pen pressure", pen_row)
        form.addRow("", self._strokes)
        advanced = QGroupBox("Advanced")
        expert = _form()
        expert.addRow("Size of the network's picture", self._resolution)
        expert.addRow("Computed on", self._device)
        expert.addRow("Live picture", self._precision)
        expert.addRow(
            _note(
                "The network's picture is what detail is painted into: the side of a square. "
                "More takes longer; what the model was trained at looks best. Fast helps with "
                "large networks on processors that have bfloat16; few pixels differ by more than "
                "two of 255 grey levels. Exports are always exact."
            )
        )
        advanced.setLayout(expert)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(14)
        layout.addLayout(form)
        layout.addWidget(advanced)
        layout.addWidget(buttons)
        self.setMinimumWidth(430)

    def _ask_pen(self) -> None:
        dialog = PenDialog(self._settings.pen_softness, self)
        dialog.softness_changed.connect(self._take_softness)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_softness(self, softness: int) -> None:
        self._settings = replace(self._settings, pen_softness=softness)
        self.changed.emit(self._settings)

    def _on_change(self) -> None:
        self._settings = replace(
            self._settings,
            theme=self._theme.currentData(),
            detail=self._detail.currentData(),
            resolution=self._resolution.currentData(),
            device=self._device.currentData(),
            precision=self._precision.currentData(),
            unlabelled=self._unlabelled.currentData(),
            hints=self._hints.isChecked(),
            touch=self._touch.isChecked(),
            stroke_log=self._strokes.isChecked(),
        )
        self.changed.emit(self._settings)


def _choice(name: str, rows: tuple[tuple[str, object], ...]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for text, value in rows:
        box.addItem(text, value)
    return box


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setSpacing(10)
    return form


def _note(text: str) -> QLabel:
    note = QLabel(text)
    note.setWordWrap(True)
    note.setProperty("quiet", True)
    return note
