"""The Model menu: choose one, install others. Installing runs in a process of its own, since it
needs torch and reads files that may be hostile."""

import logging
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel, QMenu, QMessageBox, QProgressDialog, QWidget

from drawai_desktop import resources
from drawai_desktop.core.detail_models import (
    NEEDS_SPANDREL,
    UPSCALER_ENDINGS,
    upscaler_facts,
    upscalers_can_be_read,
)
from drawai_desktop.core.foreign_file import cleaned
from drawai_desktop.core.install_report import (
    Installed,
    InstallFailed,
    InstallProgress,
    read_report,
)
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.model_manifest import ModelManifest, Task
from drawai_desktop.engine.models.licence_notice import needs_licence_notice
from drawai_desktop.errors import DrawAIError
from drawai_desktop.ui.foreign_text import in_menu, in_tip
from drawai_desktop.ui.message import Answer, Kind, Message
from drawai_desktop.words import translator

tr = translator(__name__)

_log = logging.getLogger(__name__)
_KILL_MS = 2000
CHECKPOINT_ENDINGS = "*.pth *.tar.gz *.tgz *.tar *.zip"


def own_call(*arguments: str) -> list[str]:
    """The command line that runs this program again, from a checkout, installed or frozen."""
    if resources.is_frozen():
        return [sys.executable, *arguments]
    return [sys.executable, "-m", "drawai_desktop", *arguments]


class ModelCommands(QObject):
    """Lives in the GUI thread.

    Signals:
        said(Message)
        chosen(ModelManifest): load this one.
        detail_chosen(ModelManifest): have this one paint detail.
    """

    said = Signal(object)
    chosen = Signal(object)
    detail_chosen = Signal(object)

    def __init__(self, library: ModelLibrary, menu: QMenu, window: QWidget) -> None:
        super().__init__(window)
        self._library = library
        self._menu = menu
        self._window = window
        self._current = ""
        self._process: QProcess | None = None
        self._progress: QProgressDialog | None = None
        self._given = Path()
        self._output = ""
        self._installed: Path | None = None
        self._failure = ""
        menu.aboutToShow.connect(self._fill)

    @property
    def library(self) -> ModelLibrary:
        """Where models are looked for."""
        return self._library

    def set_library(self, library: ModelLibrary) -> None:
        """Offers the models of other folders."""
        self._library = library

    def show_current(self, folder: Path | None) -> None:
        """Marks the model that is loaded."""
        self._current = str(folder) if folder is not None else ""

    @Slot()
    def _fill(self) -> None:
        self._menu.clear()
        group = QActionGroup(self._menu)
        models = self._library.models()
        for manifest in models:
            action = QAction(in_menu(manifest.name), self._menu)
            action.setCheckable(True)
            action.setChecked(str(manifest.folder) == self._current)
            action.setData(manifest)
            told = tr.count(
                "{n} label; {licence}",
                "{n} labels; {licence}",
                n=len(manifest.learnt()),
                licence=manifest.licence,
            )
            action.setToolTip(in_tip(told))
            group.addAction(action)
            self._menu.addAction(action)
        group.triggered.connect(self._on_chosen)
        if not models:
            nothing = self._menu.addAction(tr("None is installed"))
            nothing.setEnabled(False)
        for folder, sentence in self._library.broken().items():
            text = tr("{name} (cannot be used)", name=cleaned(folder.name))
            action = self._menu.addAction(in_menu(text))
            action.triggered.connect(lambda _=False, said=sentence: self._say(said, Kind.WARNING))

    def _on_chosen(self, action: QAction) -> None:
        manifest: ModelManifest = action.data()
        if str(manifest.folder) != self._current:
            self.chosen.emit(manifest)

    @Slot()
    def ask_install(self) -> None:
        """Asks for a checkpoint file or archive, and installs it."""
        path, _ = QFileDialog.getOpenFileName(
            self._window,
            tr("Install a model: checkpoint or archive"),
            "",
            tr("Checkpoints ({endings});;All files (*)", endings=CHECKPOINT_ENDINGS),
        )
        if path:
            self.install(Path(path))

    @Slot()
    def ask_install_folder(self) -> None:
        """Asks for a folder with checkpoints, and installs them."""
        path = QFileDialog.getExistingDirectory(self._window, tr("Install a model: folder"))
        if path:
            self.install(Path(path))

    @Slot()
    def ask_install_detail(self) -> None:
        """Asks for the file of somebody else's upscaler, and installs it."""
        if not upscalers_can_be_read():
            self._say(str(NEEDS_SPANDREL), Kind.WARNING)
            return
        endings = " ".join(f"*{ending}" for ending in UPSCALER_ENDINGS)
        path, _ = QFileDialog.getOpenFileName(
            self._window,
            tr("Install a detail model: the file of an upscaler"),
            "",
            tr("Upscalers ({endings});;All files (*)", endings=endings),
        )
        if path:
            self.install(Path(path), is_detail=True)

    @Slot()
    def show_folder(self) -> None:
        """Opens the folder of installed models in the file manager."""
        folder = resources.user_models()
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def install(self, given: Path, is_detail: bool = False) -> None:
        """Shows the licence notice where there is one, and installs.

        Args:
            is_detail: it is the file of an upscaler.
        """
        if self._process is not None:
            self._say(tr("A model is being installed already. Wait until it is done."), Kind.INFO)
            return
        try:
            has_licence = not is_detail and needs_licence_notice(given)
        except DrawAIError as error:
            self._say(str(error), Kind.WARNING)
            return
        if has_licence and not self._accepts_licence(given):
            return
        self._given = given
        self._output, self._installed, self._failure = "", None, ""
        dialog = QProgressDialog("", tr("Cancel"), 0, 1000, self._window)
        label = QLabel(tr("Installing {name}", name=cleaned(given.name)), dialog)
        label.setTextFormat(Qt.TextFormat.PlainText)  # names in archives are anybody's
        dialog.setLabel(label)
        dialog.setObjectName("install_progress")
        dialog.setWindowTitle(tr("Install a model"))
        dialog.setMinimumWidth(420)
        dialog.setMinimumDuration(0)
        dialog.setAutoClose(False)
        dialog.setAutoReset(False)
        dialog.canceled.connect(self._cancel)
        self._progress = dialog
        process = QProcess(self)
        process.readyReadStandardOutput.connect(self._on_output)
        process.finished.connect(self._on_finished)
        program, *arguments = own_call(
            "models",
            "install",
            str(given),
            "--accept-licence",
            "--progress",
            *(["--detail"] if is_detail else []),
        )
        self._process = process
        process.start(program, arguments)

    def unfinished(self) -> list[str]:
        """The name of what is being installed."""
        return [tr("installing {name}", name=self._given.name)] if self._process is not None else []

    def give_up(self) -> None:
        """Stops an installation, without waiting until it has."""
        if self._process is not None:
            if self._progress is not None:
                self._progress.cancel()
            else:
                self._process.terminate()

    def stop(self) -> None:
        """The program ends: a running installation is given up."""
        if self._process is not None:
            self._process.terminate()
            if not self._process.waitForFinished(_KILL_MS):
                self._process.kill()
                self._process.waitForFinished(_KILL_MS)

    def _accepts_licence(self, given: Path) -> bool:
        notice = resources.resource("licences", "nvidia-spade.txt").read_text(encoding="utf-8")
        box = QMessageBox(self._window)
        box.setObjectName("licence_notice")
        box.setWindowTitle(tr("Licence of these weights"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(tr("Install {name}?", name=cleaned(given.name)))
        box.setInformativeText(
            tr(
                "If they are NVIDIA's:\n\n{notice}\n\n"
                "Weights by others have the terms of whoever made them.",
                notice=" ".join(notice.split()),
            )
        )
        accept = box.addButton(tr("Install"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is accept

    @Slot()
    def _cancel(self) -> None:
        if self._process is not None:
            self._process.terminate()  # it then removes what it has begun
            QTimer.singleShot(_KILL_MS, self._process, self._process.kill)

    @Slot()
    def _on_output(self) -> None:
        assert self._process is not None
        data = self._process.readAllStandardOutput().data()
        self._output += bytes(data).decode("utf-8", "replace")
        *lines, self._output = self._output.split("\n")
        for line in lines:
            match read_report(line):
                case InstallProgress(part, text) if self._progress is not None:
                    self._progress.setLabelText(str(text))
                    self._progress.setValue(int(1000 * part))
                case Installed(folder):
                    self._installed = folder
                case InstallFailed(sentence):
                    self._failure = str(sentence)

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        assert self._process is not None
        errors = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace")
        cancelled = self._progress is not None and self._progress.wasCanceled()
        if self._progress is not None:
            self._progress.deleteLater()
        self._process, self._progress = None, None
        if cancelled:
            self._say(tr("The installation was stopped; nothing was changed."), Kind.INFO)
        elif self._installed is not None and status == QProcess.ExitStatus.NormalExit:
            self._say_installed(self._library.find_any(str(self._installed)))
        else:
            _log.warning("the installer ended with status %d: %s", code, errors.strip())
            said = tr("The installer ended with status {code}; the log says more.", code=code)
            self._say(self._failure or said, Kind.WARNING)

    def _say_installed(self, made: ModelManifest) -> None:
        if made.task is not Task.DETAIL:
            told = tr("Installed {name}.", name=made.name)
            self._say(told, Kind.DONE, [(tr("Use it"), lambda: self.chosen.emit(made))])
            return
        told = tr(
            "Installed {name} ({facts}). Exports offer it to paint their detail.",
            name=made.name,
            facts=upscaler_facts(made) or made.kind,
        )
        use = tr("Use it when the hand rests, too")
        self._say(told, Kind.DONE, [(use, lambda: self.detail_chosen.emit(made))])

    def _say(self, text: str, kind: Kind, answers: list[Answer] | None = None) -> None:
        self.said.emit(Message(text, kind, tuple(answers or ())))
