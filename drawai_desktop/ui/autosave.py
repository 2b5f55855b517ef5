"""Unsaved work survives a crash, a power cut and *Quit*: the next start offers it."""

import json
import logging
import time
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QTimer, Slot

from drawai_desktop import resources
from drawai_desktop.canvas.document import Document
from drawai_desktop.core.atomic_file import write_bytes
from drawai_desktop.core.labels import LabelSet
from drawai_desktop.core.project_file import SUFFIX, Project, pack_project
from drawai_desktop.errors import FileError
from drawai_desktop.ui.background import BackgroundTask

_log = logging.getLogger(__name__)

INTERVAL_MS = 8000
"""By the clock and not by idleness: somebody who paints without a pause must be covered too."""


@dataclass(frozen=True)
class KeptWork:
    """Work of an earlier session that was never saved."""

    path: Path
    title: str
    saved_at: str
    """Local time, such as 12:41."""
    original: str
    """The project file that it belongs to; empty for none."""

    def discard(self) -> None:
        """Removes it."""
        for suffix in (SUFFIX, ".json", ".lock"):
            self.path.with_suffix(suffix).unlink(missing_ok=True)


def kept_work() -> list[KeptWork]:
    """Work of sessions that have ended, newest first."""
    found = []
    for note in sorted(_folder().glob("*.json"), key=lambda p: -p.stat().st_mtime):
        path = note.with_suffix(SUFFIX)
        lock = QLockFile(str(note.with_suffix(".lock")))
        lock.setStaleLockTime(0)
        if not path.is_file() or not lock.tryLock(0):
            continue  # its session still runs
        lock.unlock()
        try:
            data = json.loads(note.read_text(encoding="utf-8"))
            found.append(KeptWork(path, data["title"], data["time"], data["path"]))
        except (OSError, ValueError, KeyError, TypeError):
            _log.warning("%s: unreadable; left alone", note)
    return found


def _folder() -> Path:
    return resources.user_data() / "autosave"


class Autosave(QObject):
    """Lives in the GUI thread; packs and writes in a thread of its own."""

    def __init__(self, document: Document, labels: LabelSet, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._labels = labels
        self._saved_revision = -1
        self._task: BackgroundTask | None = None
        folder = _folder()
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / f"{time.strftime('%Y%m%d-%H%M%S')}-{id(self) % 100_000}{SUFFIX}"
        self._lock = QLockFile(str(self._path.with_suffix(".lock")))
        self._lock.setStaleLockTime(0)
        self._lock.tryLock(0)
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    @Slot()
    def tick(self) -> None:
        """Writes, if there is something new to lose."""
        document = self._document
        if not document.is_modified:
            if self._saved_revision >= 0:
                self._remove()
            return
        if document.revision() == self._saved_revision or self._task is not None:
            return
        revision, project, note = document.revision(), self._project(), self._note()
        labels, path = self._labels, self._path

        def work(_task: BackgroundTask) -> int:
            _write(path, project, note, labels)
            return revision

        self._task = BackgroundTask(work, self)
        self._task.done.connect(self._on_done)
        self._task.failed.connect(self._on_failed)
        self._task.start()

    def finish(self) -> None:
        """The program ends: what is not saved is kept, and nothing else stays behind."""
        self._timer.stop()
        if self._task is not None:
            self._task.wait(3000)
        try:
            if not self._document.is_modified:
                self._remove()
            elif self._document.revision() != self._saved_revision:
                _write(self._path, self._project(), self._note(), self._labels)
        except (OSError, FileError) as error:
            _log.warning("unsaved work could not be kept: %s", error)
        self._lock.unlock()

    def _project(self) -> Project:
        return Project(self._document.snapshot(), self._document.style, "")

    def _note(self) -> dict[str, str]:
        document = self._document
        return {
            "title": document.title,
            "time": time.strftime("%H:%M"),
            "path": str(document.path or ""),
        }

    @Slot(object)
    def _on_done(self, revision: int) -> None:
        self._task = None
        self._saved_revision = revision

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        self._task = None
        _log.warning("autosave: %s", message)

    def _remove(self) -> None:
        self._saved_revision = -1
        for suffix in (SUFFIX, ".json"):
            self._path.with_suffix(suffix).unlink(missing_ok=True)


def _write(path: Path, project: Project, note: dict[str, str], labels: LabelSet) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_bytes(path, pack_project(project, labels))
    write_bytes(path.with_suffix(".json"), json.dumps(note).encode())
