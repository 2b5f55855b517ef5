"""The page of the training dialog for a run: how far it is, its sheets, and what can be done."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QScrollArea

from drawai_desktop.core.training_state import Phase, TrainingState
from drawai_desktop.core.trainings import Training
from drawai_desktop.ui.training_page import TrainingPage, quiet_label
from drawai_desktop.ui.training_words import progress_text, trouble_text
from drawai_desktop.words import translator

tr = translator(__name__)


class SheetView(QScrollArea):
    """A sheet as wide as there is room, to be scrolled."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("training_sheet")
        self.setAccessibleName(tr("What the model paints by now"))
        self.setProperty("framed", True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMinimumHeight(120)
        self._label = QLabel()
        self._label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._label)
        self.setWidgetResizable(True)
        self._image = QImage()

    @property
    def image(self) -> QImage:
        """The sheet that is shown; null for none."""
        return self._image

    def set_image(self, image: QImage) -> None:
        """Another sheet."""
        self._image = image
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._image.isNull():
            self._label.clear()
            return
        ratio = self.devicePixelRatioF()
        wide = round(min(self.viewport().width() * ratio, self._image.width()))
        mode = Qt.TransformationMode.SmoothTransformation
        pixmap = QPixmap.fromImage(self._image.scaledToWidth(wide, mode))
        pixmap.setDevicePixelRatio(ratio)
        self._label.setPixmap(pixmap)


class TrainingRunPage(TrainingPage):
    """Lives in the GUI thread.

    Signals:
        stop_wanted, go_on_wanted, export_wanted, use_wanted, compare_wanted, remove_wanted
    """

    stop_wanted = Signal()
    go_on_wanted = Signal()
    export_wanted = Signal()
    use_wanted = Signal()
    compare_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("training_run_page")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(tr("Steps of the training that are done"))
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.note = quiet_label()
        self.sheet = SheetView()
        self.earlier = self._small_button(tr("Earlier"), tr("The sheet before this one"))
        self.later = self._small_button(tr("Later"), tr("The sheet after this one"))
        self.earlier.clicked.connect(lambda: self._turn(-1))
        self.later.clicked.connect(lambda: self._turn(1))
        self.sheet_text = quiet_label()
        self.sheet_text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.earlier)
        row.addWidget(self.sheet_text, 1)
        row.addWidget(self.later)
        self.remove = QPushButton(tr("Remove..."))
        self.stop = QPushButton(tr("Stop"))
        self.go_on = QPushButton(tr("Go on"))
        self.export = QPushButton(tr("Make a model of it"))
        self.compare = QPushButton(tr("Compare"))
        self.compare.setToolTip(tr("The open map, painted by the present model and by the new one"))
        self.use = QPushButton(tr("Use the model"))
        for button, wanted in (
            (self.remove, self.remove_wanted),
            (self.stop, self.stop_wanted),
            (self.go_on, self.go_on_wanted),
            (self.export, self.export_wanted),
            (self.compare, self.compare_wanted),
            (self.use, self.use_wanted),
        ):
            button.clicked.connect(wanted)
        self.add(self.bar)
        self.add(self.text)
        self.add(self.note)
        self.add(self.sheet, 1)
        self.add_layout(row)
        self.add_buttons(self.remove, self.export, self.go_on, self.stop, self.compare, self.use)
        policy = self.sheet.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.sheet.setSizePolicy(policy)
        self._sheets: tuple[Path, ...] = ()
        self._place = -1
        self._show_sheet()
        self._is_stopping = False

    def _small_button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(name)
        button.setAutoDefault(False)
        return button

    def show_training(self, training: Training, state: TrainingState) -> None:
        """Shows how far it is."""
        self.set_title(training.plan.title)
        self.set_trouble(trouble_text(state))
        stepped, phase = state.stepped, state.phase
        if stepped is not None and stepped.all:
            self.bar.setRange(0, stepped.all)
            is_whole = phase in (Phase.DONE, Phase.TRAINED, Phase.EXPORTING)
            self.bar.setValue(stepped.all if is_whole else stepped.step)
        else:
            self.bar.setRange(0, 0 if state.is_running else 1)
        self._is_stopping = self._is_stopping and state.is_running
        if self._is_stopping:
            self.text.setText(tr("It stops after this step, and saves what it has learnt."))
        else:
            self.text.setText("" if self.trouble else progress_text(state))
        self.text.setVisible(bool(self.text.text()))
        self.note.setVisible(phase is Phase.TRAINING)
        self.note.setText(
            tr("You can paint meanwhile, and close the window: the training goes on by itself.")
        )
        self._show_buttons(state)
        self._show_sheets(state.sheets)

    def say_stopping(self) -> None:
        """The wish to stop is told; it takes until the end of a step."""
        self._is_stopping = True
        self.text.setText(tr("It stops after this step, and saves what it has learnt."))
        self.stop.setEnabled(False)

    def _show_buttons(self, state: TrainingState) -> None:
        phase = state.phase
        self.stop.setVisible(phase is Phase.TRAINING)
        self.stop.setEnabled(not self._is_stopping)
        self.go_on.setVisible(phase is Phase.STOPPED)
        self.go_on.setDefault(phase is Phase.STOPPED)
        self.export.setVisible(phase in (Phase.STOPPED, Phase.TRAINED))
        self.export.setDefault(phase is Phase.TRAINED)
        self.compare.setVisible(state.model is not None)
        self.use.setVisible(state.model is not None)
        self.use.setDefault(phase is Phase.DONE)
        self.remove.setVisible(not state.is_running)

    def _show_sheets(self, sheets: tuple[Path, ...]) -> None:
        if sheets == self._sheets:
            return
        # Who looks at an earlier sheet goes on looking at it.
        was_last = self._place >= len(self._sheets) - 1
        is_other = not sheets or not self._sheets or sheets[0] != self._sheets[0]
        self._sheets = sheets
        if was_last or is_other:
            self._place = len(sheets) - 1
        self._show_sheet()

    def _turn(self, by: int) -> None:
        self._place = min(max(0, self._place + by), len(self._sheets) - 1)
        self._show_sheet()

    @Slot()
    def _show_sheet(self) -> None:
        count, place = len(self._sheets), self._place
        image = QImage(str(self._sheets[place])) if 0 <= place < count else QImage()
        self.sheet.set_image(image)
        self.sheet.setVisible(not image.isNull())
        self.earlier.setEnabled(place > 0)
        self.later.setEnabled(place < count - 1)
        for widget in (self.earlier, self.later):
            widget.setVisible(count > 1)
        if image.isNull():
            self.sheet_text.setText(tr("What the model paints by now is shown every two minutes."))
        else:
            self.sheet_text.setText(
                tr(
                    "After {steps} steps: label map, photograph, painted in its style, and in two "
                    "others",
                    steps=int(self._sheets[place].stem),
                )
            )
