"""*Train on my pictures*: the trainings at the left, and the one that is chosen beside them."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from drawai_desktop.core.training_state import Phase
from drawai_desktop.core.trainings import Training
from drawai_desktop.ui.foreign_text import in_tip
from drawai_desktop.ui.pair_icons import PairIcons
from drawai_desktop.ui.training_page import TrainingPage
from drawai_desktop.ui.training_pictures_page import TrainingPicturesPage
from drawai_desktop.ui.training_rows import PHASE_ROLE, TrainingRows
from drawai_desktop.ui.training_run_page import TrainingRunPage
from drawai_desktop.ui.training_start_page import TrainingStartPage
from drawai_desktop.ui.training_watch import TrainingWatch
from drawai_desktop.ui.training_words import phase_text
from drawai_desktop.words import translator

tr = translator(__name__)

_LIST_PX = 190
_SIZE = QSize(860, 620)
_BEFORE_TRAINING = (Phase.NEW, Phase.PREPARING, Phase.PREPARED, Phase.MEASURING)


class TrainingDialog(QDialog):
    """Lives in the GUI thread. It may be closed and opened at any time: what is under way does not
    depend on it.

    Signals:
        shown(bool): somebody looks on, or not.
    """

    shown = Signal(bool)

    def __init__(self, watch: TrainingWatch, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("training_dialog")
        self.setWindowTitle(tr("Train on my pictures"))
        self._watch = watch
        self.list = QListWidget()
        self.list.setObjectName("training_list")
        self.list.setAccessibleName(tr("Trainings"))
        self.list.setProperty("framed", True)
        self.list.setItemDelegate(TrainingRows(self.list))
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedWidth(_LIST_PX)
        self.list.currentRowChanged.connect(self.refresh)
        self.new = QPushButton(tr("New training"))
        self.new.setAutoDefault(False)
        self.new.setFixedWidth(_LIST_PX)
        self.new.clicked.connect(lambda: self.choose(None))
        self.start_page = TrainingStartPage()
        self.pictures_page = TrainingPicturesPage()
        self.run_page = TrainingRunPage()
        self._pages = QStackedWidget()
        for page in (self.start_page, self.pictures_page, self.run_page):
            self._pages.addWidget(page)
        self._icons = PairIcons(self.pictures_page, self)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.list, 1)
        left.addWidget(self.new)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 0, 12)
        row.setSpacing(8)
        row.addLayout(left)
        row.addWidget(self._pages, 1)
        watch.changed.connect(self._on_changed)
        room = parent.window().size()
        self.resize(_SIZE.boundedTo(QSize(room.width() - 24, room.height() - 24)))
        self._fill()

    @property
    def training(self) -> Training | None:
        """The one that is chosen; None for a new one."""
        if self.list.currentRow() < 0:
            return None
        item = self.list.currentItem()
        found: Training = item.data(Qt.ItemDataRole.UserRole)
        return found

    def choose(self, training: Training | None) -> None:
        """Shows a training, or the page for a new one."""
        for place in range(self.list.count()):
            found: Training = self.list.item(place).data(Qt.ItemDataRole.UserRole)
            if training is not None and found.folder == training.folder:
                self.list.setCurrentRow(place)
                return
        self.list.setCurrentRow(-1)
        self.list.clearSelection()
        self.refresh()
        self.start_page.folder.setFocus()

    def choose_newest(self) -> None:
        """What one opens the dialog for: what runs, or the newest, or a new one."""
        trainings = self._watch.running or self._watch.trainings
        self.choose(trainings[0] if trainings else None)

    def say_trouble(self, sentence: str) -> None:
        """What went wrong, on the page that is shown, until it is shown anew."""
        page = self._pages.currentWidget()
        assert isinstance(page, TrainingPage)
        page.set_trouble(sentence)

    @Slot()
    def _on_changed(self) -> None:
        if self.isVisible():
            self._fill()

    def _fill(self) -> None:
        """The rows follow the trainings; the chosen one stays chosen."""
        chosen = self.training
        self.list.blockSignals(True)
        self.list.clear()
        row = -1
        for place, training in enumerate(self._watch.trainings):
            title, phase = training.plan.title, phase_text(self._watch.state(training))
            item = QListWidgetItem(title, self.list)
            item.setData(Qt.ItemDataRole.UserRole, training)
            item.setData(PHASE_ROLE, phase)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {phase}")
            item.setToolTip(in_tip(training.plan.title))
            if chosen is not None and training.folder == chosen.folder:
                row = place
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Shows the chosen training as it is now."""
        training = self.training
        if training is None:
            self._pages.setCurrentWidget(self.start_page)
            self.start_page.look.setDefault(True)
            return
        state = self._watch.state(training)
        if state.phase in _BEFORE_TRAINING:
            self.pictures_page.show_training(training, state)
            self._pages.setCurrentWidget(self.pictures_page)
            self._icons.show(training, state)
        else:
            self.run_page.show_training(training, state)
            self._pages.setCurrentWidget(self.run_page)

    def show_labels_anew(self, name: str) -> None:
        """The label map of a pair is another one now; the next one is chosen."""
        self._icons.forget(name)
        self.refresh()
        pairs = self.pictures_page.pairs
        pairs.choose(name)
        if 0 <= pairs.currentRow() < pairs.count() - 1:
            pairs.setCurrentRow(pairs.currentRow() + 1)
        pairs.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit(True)
        self._fill()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.shown.emit(False)
