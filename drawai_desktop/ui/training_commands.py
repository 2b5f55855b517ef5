"""Connects trainings with the window: the dialog, their processes, and what is told of them."""

import shutil
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.model_manifest import ModelManifest, read_manifest
from drawai_desktop.core.training_folder import ask_to_stop
from drawai_desktop.core.training_report import Work
from drawai_desktop.core.training_state import Phase, TrainingState
from drawai_desktop.core.trainings import Training, begin_training, remove_training, write_plan
from drawai_desktop.errors import DrawAIError, ModelError
from drawai_desktop.ui import actions as action_table
from drawai_desktop.ui import training_process
from drawai_desktop.ui.label_correction import LabelCorrection
from drawai_desktop.ui.message import Answer, Kind, Message
from drawai_desktop.ui.model_comparison import ModelComparison
from drawai_desktop.ui.parts import Parts
from drawai_desktop.ui.training_dialog import TrainingDialog
from drawai_desktop.ui.training_watch import TrainingWatch
from drawai_desktop.ui.training_words import phase_text, time_text, trouble_text
from drawai_desktop.words import translator

tr = translator(__name__)

_ROOM = 300_000_000
"""Bytes that a training should find free."""
_FIRST_LOOK_MS = 1500
"""After the start of the window, when what it showed at first has been read."""


class TrainingCommands(QObject):
    """Lives in the GUI thread.

    Signals:
        said(Message)
        chosen(ModelManifest): load this one.
    """

    said = Signal(object)
    chosen = Signal(object)

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self.watch = TrainingWatch(self)
        self.watch.ended.connect(self._on_ended)
        self.correction = LabelCorrection(
            parts.document, parts.opening, parts.layers.reference, parts.window
        )
        self.correction.ended.connect(self._on_corrected)
        self.comparison = ModelComparison(parts.document, parts.renderer, parts.window)
        self.comparison.load_wanted.connect(self.chosen)
        for part in (self.correction, self.comparison):
            part.said.connect(self.said)
        self._dialog: TrainingDialog | None = None
        table = parts.window.actions_by_name
        action_table.connect(table, {"train": self.show, "take_labels": self.correction.take})
        table["take_labels"].setEnabled(False)
        self.correction.begun.connect(lambda: table["take_labels"].setEnabled(True))
        self.correction.ended.connect(lambda *_: table["take_labels"].setEnabled(False))
        parts.document.opened.connect(lambda: table["take_labels"].setEnabled(False))

    def tell_at_start(self) -> None:
        """Looks for trainings that run or have ended meanwhile, and tells of one."""
        QTimer.singleShot(_FIRST_LOOK_MS, self, self._tell_at_start)

    @Slot()
    def _tell_at_start(self) -> None:
        self.watch.look()
        for training in self.watch.trainings:
            state = self.watch.state(training)
            if state.is_running:
                self._say_running(training, state)
                return
            if state.work is not None and not self.watch.is_seen(training):
                self._tell_end(training, state)
                return

    def closing_text(self) -> str:
        """What is said when the window closes; empty where nothing goes on."""
        self.watch.look()
        running = self.watch.running
        if not running:
            return ""
        return tr(
            "{title}: the training goes on. The next start of the program finds it again.",
            title=running[0].plan.title,
        )

    # The dialog.

    @Slot()
    def show(self) -> None:
        """Opens the dialog, or brings it to the front; a correction that is under way goes on."""
        self.watch.look()
        dialog = self._dialog or self._made_dialog()
        library: ModelLibrary = self._parts.models.library
        current = self._parts.renderer.manifest
        dialog.start_page.set_models(library.models(), str(current.folder) if current else "")
        dialog.start_page.set_missing(training_process.what_is_missing())
        if not dialog.isVisible():
            dialog.choose_newest()
        dialog.show()
        if QGuiApplication.platformName() != "offscreen":  # which cannot, and says so
            dialog.raise_()
        dialog.activateWindow()

    def _made_dialog(self) -> TrainingDialog:
        dialog = self._dialog = TrainingDialog(self.watch, self._parts.window)
        dialog.shown.connect(self.watch.watch_closely)
        dialog.start_page.wanted.connect(self._begin)
        pictures, run = dialog.pictures_page, dialog.run_page
        pictures.correct_wanted.connect(self._correct)
        pictures.train_wanted.connect(self._train)
        pictures.look_wanted.connect(lambda: self._start(Work.PREPARE))
        for page in (pictures, run):
            page.stop_wanted.connect(self._stop)
            page.remove_wanted.connect(self._ask_remove)
        run.go_on_wanted.connect(self._go_on)
        run.export_wanted.connect(lambda: self._start(Work.EXPORT))
        run.use_wanted.connect(self._use)
        run.compare_wanted.connect(self._compare)
        return dialog

    @property
    def _training(self) -> Training | None:
        return self._dialog.training if self._dialog is not None else None

    @Slot(str, str, object)
    def _begin(self, folder: str, title: str, start: ModelManifest) -> None:
        """A new training: its pictures are looked at first."""
        assert self._dialog is not None
        try:
            training = begin_training(title, folder, str(start.folder))
        except DrawAIError as error:
            self._dialog.start_page.set_trouble(str(error))
            return
        self._start(Work.PREPARE, training)
        self._dialog.choose(training)

    @Slot(int)
    def _train(self, steps: int) -> None:
        training = self._training
        if training is None:
            return
        try:
            training = write_plan(replace(training, plan=replace(training.plan, steps=steps)))
        except DrawAIError as error:
            self._say_trouble(str(error))
            return
        if self._has_room(training):
            self._start(Work.TRAIN, training)

    @Slot()
    def _go_on(self) -> None:
        training = self._training
        if training is not None and self._has_room(training):
            self._start(Work.TRAIN, training, goes_on=True)

    def _start(self, work: Work, training: Training | None = None, goes_on: bool = False) -> None:
        """Has a process do something for the chosen training, or for this one."""
        training = training or self._training
        if training is None:
            return
        begin = {
            Work.PREPARE: training_process.prepare,
            Work.MEASURE: training_process.measure,
            Work.TRAIN: training_process.go_on if goes_on else training_process.train,
            Work.EXPORT: training_process.export,
        }[work]
        process = begin(training)
        if process is None:
            self._say_trouble(tr("The process that trains could not be started."))
            return
        self.watch.mark_seen(training, False)
        self.watch.note_start(training, work, process)
        self.watch.look()

    def _has_room(self, training: Training) -> bool:
        try:
            free = shutil.disk_usage(training.folder).free
        except OSError:
            return True  # the process will say what is wrong
        if free >= _ROOM:
            return True
        self._say_trouble(
            tr(
                "Only {free} MB are free where the training lies, and it needs {need}: make room "
                "first.",
                free=free // 1_000_000,
                need=_ROOM // 1_000_000,
            )
        )
        return False

    @Slot()
    def _stop(self) -> None:
        training = self._training
        if training is None:
            return
        try:
            ask_to_stop(training.folder)
        except DrawAIError as error:
            self._say_trouble(str(error))
            return
        assert self._dialog is not None
        self._dialog.run_page.say_stopping()

    @Slot()
    def _ask_remove(self) -> None:
        training = self._training
        if training is None:
            return
        box = QMessageBox(self._dialog)
        box.setObjectName("training_remove")
        box.setWindowTitle(tr("Remove the training"))
        box.setText(tr("Remove the training {title}?", title=training.plan.title))
        box.setInformativeText(
            tr(
                "What it has learnt, its copies of your pictures and the corrected label maps go. "
                "A model that was made of it stays, and so do your own pictures."
            )
        )
        remove = box.addButton(tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        if box.clickedButton() is remove:
            try:
                remove_training(training)
            except DrawAIError as error:
                self._say_trouble(str(error))
            else:
                self.watch.look()

    # Corrections.

    @Slot(str)
    def _correct(self, name: str) -> None:
        training = self._training
        if training is not None and self._dialog is not None:
            self.correction.begin(training, name)
            if self.correction.is_under_way:
                self._dialog.hide()

    @Slot(object, str, bool)
    def _on_corrected(self, training: Training, name: str, is_changed: bool) -> None:
        self._parts.window.messages.hide_message()
        if self._dialog is not None:
            self._dialog.show()
            self._dialog.choose(training)
            if is_changed:
                self._dialog.show_labels_anew(name)

    # The new model.

    @Slot()
    def _use(self) -> None:
        manifest = self._model(self._training)
        if manifest is not None:
            self.chosen.emit(manifest)
            self._close()

    @Slot()
    def _compare(self) -> None:
        manifest = self._model(self._training)
        if manifest is not None:
            self._close()
            self.comparison.begin(manifest)

    def _close(self) -> None:
        if self._dialog is not None:
            self._dialog.close()

    def _model(self, training: Training | None) -> ModelManifest | None:
        model = self.watch.state(training).model if training is not None else None
        try:
            return read_manifest(model) if model is not None else None
        except ModelError as error:
            self._say_trouble(str(error))
            return None

    # What is told.

    @Slot(object, object)
    def _on_ended(self, training: Training, state: TrainingState) -> None:
        """A process came to its end: what follows, or what is to be told."""
        is_first = state.phase is Phase.PREPARED and state.work is Work.PREPARE
        if is_first and not trouble_text(state):
            self._start(Work.MEASURE, training)
        elif self._dialog is None or not self._dialog.isVisible():
            self._tell_end(training, state)
        else:
            self.watch.mark_seen(training)

    def _tell_end(self, training: Training, state: TrainingState) -> None:
        self.watch.mark_seen(training)
        trouble, title = trouble_text(state), training.plan.title
        show: Answer = (tr("Show it"), lambda: self._show_training(training))
        if trouble:
            self._say(tr("{title}: {trouble}", title=title, trouble=trouble), Kind.WARNING, show)
        elif state.phase is Phase.DONE:
            manifest = self._model(training)
            if manifest is not None:
                use: Answer = (tr("Use it"), lambda: self.chosen.emit(manifest))
                compare: Answer = (tr("Compare"), lambda: self.comparison.begin(manifest))
                text = tr("The model {title} is trained.", title=title)
                self._say(text, Kind.DONE, use, compare)
        else:
            text = tr("{title}: {state}.", title=title, state=phase_text(state))
            self._say(text, Kind.INFO, show)

    def _say_running(self, training: Training, state: TrainingState) -> None:
        show: Answer = (tr("Show it"), lambda: self._show_training(training))
        stepped, title = state.stepped, training.plan.title
        if state.phase is Phase.TRAINING and stepped is not None:
            left = time_text(stepped.left_s)
            text = tr("{title} is being trained, about {time} left.", title=title, time=left)
        else:
            text = tr("{title}: {state}.", title=title, state=phase_text(state))
        self._say(text, Kind.INFO, show)

    def _show_training(self, training: Training) -> None:
        self.show()
        assert self._dialog is not None
        self._dialog.choose(training)

    def _say(self, text: str, kind: Kind, *answers: Answer) -> None:
        self.said.emit(Message(text, kind, answers))

    def _say_trouble(self, sentence: str) -> None:
        """Where the person looks: on the page, or in the window."""
        if self._dialog is not None and self._dialog.isVisible():
            self._dialog.say_trouble(sentence)
        else:
            self._say(sentence, Kind.WARNING)
