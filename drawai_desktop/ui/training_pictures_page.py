"""The page of the training dialog with the pictures: label maps, what is left out, the time."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
)

from drawai_desktop.core.training_report import PictureFault
from drawai_desktop.core.training_state import Phase, TrainingState
from drawai_desktop.core.trainings import MEASURED_STEPS, STEP_CHOICES, USUAL_STEPS, Training
from drawai_desktop.ui.foreign_text import in_tip
from drawai_desktop.ui.gallery import Gallery
from drawai_desktop.ui.training_page import TrainingPage, quiet_label
from drawai_desktop.ui.training_words import time_text, trouble_text
from drawai_desktop.words import translator

tr = translator(__name__)

PAIR_PX = QSize(132, 64)
"""A photograph and its label map, side by side."""
_TILE = QSize(142, 92)
_FAULT_ROWS = 5


class TrainingPicturesPage(TrainingPage):
    """Lives in the GUI thread.

    Signals:
        correct_wanted(str): the label map of this pair, in the editor.
        train_wanted(int): a training of so many steps.
        look_wanted: the folder is to be looked at again.
        stop_wanted: it is not to be looked at any further.
        remove_wanted: the training is to go.
    """

    correct_wanted = Signal(str)
    train_wanted = Signal(int)
    look_wanted = Signal()
    stop_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("training_pictures_page")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(tr("Pictures that were looked at"))
        self.note = quiet_label()
        self.pairs = Gallery("training_pairs", tr("Pictures and their label maps"), PAIR_PX, _TILE)
        self.pairs.setMinimumHeight(_TILE.height() + 12)
        self.pairs.itemActivated.connect(self._on_correct)
        self.pairs.itemSelectionChanged.connect(self._show_can)
        self.faults_title = QLabel()
        self.faults = QListWidget()
        self.faults.setObjectName("training_faults")
        self.faults.setAccessibleName(tr("What is wrong with pictures"))
        self.faults.setProperty("framed", True)
        self.faults.setWordWrap(True)
        self.faults.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.faults.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.steps = QComboBox()
        self.steps.setAccessibleName(tr("How long it trains"))
        self.steps_label = QLabel(tr("How long"))
        self.steps_label.setBuddy(self.steps)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.steps_label)
        row.addWidget(self.steps, 1)
        self.remove = QPushButton(tr("Remove..."))
        self.stop = QPushButton(tr("Stop"))
        self.look = QPushButton(tr("Look again"))
        self.correct = QPushButton(tr("Correct labels"))
        self.train = QPushButton(tr("Train"))
        self.train.setObjectName("training_train")
        self.remove.clicked.connect(self.remove_wanted)
        self.stop.clicked.connect(self.stop_wanted)
        self.look.clicked.connect(self.look_wanted)
        self.correct.clicked.connect(self._on_correct)
        self.train.clicked.connect(lambda: self.train_wanted.emit(self.steps.currentData()))
        self.add(self.bar)
        self.add(self.note)
        self.add(self.pairs, 1)
        self.add(self.faults_title)
        self.add(self.faults)
        self.add_layout(row)
        self.add_buttons(self.remove, self.look, self.correct, self.stop, self.train)
        self._faults: tuple[PictureFault, ...] = ()
        self._shown_steps: tuple[object, ...] = ()

    def show_training(self, training: Training, state: TrainingState) -> None:
        """Shows how far it is."""
        self.set_title(training.plan.title)
        self.set_trouble(trouble_text(state))
        is_looking, is_ready = state.phase is Phase.PREPARING, state.phase is Phase.PREPARED
        is_measuring = state.phase is Phase.MEASURING
        self.bar.setVisible(is_looking or is_measuring)
        if is_looking:
            self.bar.setRange(0, state.looked_at[1])
            self.bar.setValue(state.looked_at[0])
        else:
            self.bar.setRange(0, 0 if is_measuring else 1)
        self.note.setText(self._note(state))
        self._show_faults(state.faults)
        for field in (self.steps, self.steps_label):
            field.setVisible(is_ready or is_measuring)
        if state.measured != self._shown_steps or not self.steps.count():
            self._show_steps(state)
        self.stop.setVisible(is_looking)
        self.look.setVisible(not state.is_running)
        self.remove.setVisible(not state.is_running)
        self.train.setVisible(is_ready or is_measuring)
        self.train.setEnabled(is_ready)
        self.train.setDefault(is_ready)
        self._can_correct = is_ready or is_measuring
        self.correct.setVisible(self._can_correct)
        self._show_can()

    _can_correct = False

    def show_pair(self, name: str, icon: QIcon) -> None:
        """Another pair, or the present look of one."""
        for place in range(self.pairs.count()):
            item = self.pairs.item(place)
            if item.data(Qt.ItemDataRole.UserRole) == name:
                item.setIcon(icon)
                return
        said = tr("{name}: photograph and label map", name=name)
        self.pairs.add(name, icon, name, said)
        self.pairs.item(self.pairs.count() - 1).setToolTip(in_tip(name))

    def clear_pairs(self) -> None:
        """None is shown any more."""
        self.pairs.clear()

    def _note(self, state: TrainingState) -> str:
        match state.phase:
            case Phase.PREPARING if state.looked_at[1]:
                return tr(
                    "Looking at the pictures: {done} of {all}.",
                    done=state.looked_at[0],
                    all=state.looked_at[1],
                )
            case Phase.PREPARING:
                return tr("Looking at the pictures ...")
            case Phase.MEASURING:
                return tr("Some steps are done, to see how long it will take on this computer.")
            case Phase.PREPARED:
                return tr.count(
                    "{n} picture. Look at the label maps: a double click opens one to correct it.",
                    "{n} pictures. Look at the label maps: a double click opens one to correct it.",
                    n=state.pairs or 0,
                )
        return ""

    def _show_faults(self, faults: tuple[PictureFault, ...]) -> None:
        if faults == self._faults:
            return
        self._faults = faults
        self.faults.clear()
        for fault in faults:
            text = f"{fault.file}: {fault.fact}"
            QListWidgetItem(text, self.faults).setToolTip(in_tip(text))
        left_out = sum(fault.is_left_out for fault in faults)
        self.faults_title.setText(
            tr.count("{n} file is left out:", "{n} files are left out:", n=left_out)
            if left_out
            else tr("Noticed:")
        )
        for widget in (self.faults, self.faults_title):
            widget.setVisible(bool(faults))
        rows = range(min(_FAULT_ROWS, len(faults)))
        high = sum(self.faults.sizeHintForRow(row) for row in rows)
        self.faults.setFixedHeight(high + 2 * self.faults.frameWidth() + 8)

    def _show_steps(self, state: TrainingState) -> None:
        """The lengths to choose from, each with its time where that was measured."""
        self._shown_steps = state.measured or ()
        chosen = self.steps.currentData() or USUAL_STEPS
        self.steps.clear()
        for steps in STEP_CHOICES:
            if state.measured is None:
                text = tr.count("{n} step", "{n} steps", n=steps)
            else:
                seconds = state.measured[1] * steps / MEASURED_STEPS
                text = tr(
                    "{steps} steps, about {time} on this computer",
                    steps=steps,
                    time=time_text(seconds),
                )
            self.steps.addItem(text, steps)
        self.steps.setCurrentIndex(STEP_CHOICES.index(chosen))

    @Slot()
    def _show_can(self) -> None:
        self.correct.setEnabled(self._can_correct and self.pairs.chosen is not None)

    @Slot()
    def _on_correct(self) -> None:
        if self._can_correct and self.pairs.chosen is not None:
            self.correct_wanted.emit(self.pairs.chosen)
