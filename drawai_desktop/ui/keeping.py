"""Unsaved work lives on the disk: written seconds after every change, in a thread of its own.

A crash, a power cut, a signal and *Quit* lose no more than that; what another document replaces is
kept likewise, until it is saved or thrown away.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from drawai_desktop.canvas.current_labels import CurrentLabels
from drawai_desktop.canvas.document import Document
from drawai_desktop.canvas.viewport import Viewport
from drawai_desktop.core.settings import Settings
from drawai_desktop.core.unsaved_store import StoredWork, UnsavedStore, kept_elsewhere
from drawai_desktop.core.unsaved_work import Sight, UnsavedWork
from drawai_desktop.ui.background import BackgroundLine, sentence_of
from drawai_desktop.ui.message import Kind, Message
from drawai_desktop.ui.stroke_logging import Strokes, no_strokes
from drawai_desktop.words import translator

tr = translator(__name__)

INTERVAL_MS = Settings.keep_ms
"""After a change, by the clock and not by idleness: somebody who paints without a pause must be
covered too."""


@dataclass
class _Shown:
    """What is known of the document that the window shows.

    Attributes:
        key: its number in the store.
        written: counter of changes and sight of the last write that was begun; None for none.
        replaced: the stored work that it was restored from, until it is written again.
    """

    key: int
    written: tuple[int, Sight] | None = None
    replaced: tuple[StoredWork, ...] = ()


class Keeping(QObject):
    """Lives in the GUI thread; the only one that writes and removes unsaved work.

    Signals:
        said(Message)
        kept(str, int): unsaved work that another document has replaced: its title, and its number.
        restored(UnsavedWork): stored work is shown again.
        failed(str): why it is not.
        written: unsaved work is on the disk, newer than before.
    """

    said = Signal(object)
    kept = Signal(str, int)
    restored = Signal(object)
    failed = Signal(str)
    written = Signal()

    def __init__(
        self,
        document: Document,
        viewport: Viewport,
        labels: CurrentLabels,
        store: UnsavedStore,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._viewport = viewport
        self._labels = labels
        self._store = store
        self._shown = _Shown(0)
        self._pending = 0
        self._problem = ""
        self._unwritten: dict[int, UnsavedWork] = {}
        self._replaced_at: dict[int, int] = {}
        self._being_read: Path | None = None
        self._has_said_where = False
        self._is_stopped = False
        self.model_name: Callable[[], str] = str
        self.strokes: Callable[[], Strokes] = no_strokes
        self._line = BackgroundLine(self)
        self._line.put(store.tidy)
        self._timer = QTimer(self, singleShot=True, interval=INTERVAL_MS)
        self._timer.timeout.connect(self.tick)
        document.about_to_open.connect(self._on_about_to_open)
        document.map_changed.connect(self._on_change)
        document.map_replaced.connect(self._on_change)
        document.layers_changed.connect(self._on_change)
        document.reference_changed.connect(self._on_change)
        document.style_changed.connect(self._on_change)
        document.pins.changed.connect(self._on_change)
        document.undo_stack.cleanChanged.connect(self._on_clean)
        viewport.changed.connect(self._on_change)

    @property
    def key(self) -> int:
        """The number of the document that is shown."""
        return self._shown.key

    @property
    def problem(self) -> str:
        """Why unsaved work is kept nowhere at present; empty while all is well."""
        return self._problem

    @property
    def lost(self) -> list[str]:
        """Titles of work that would be lost with the window, since it could be written nowhere."""
        return [work.title for work in list(self._unwritten.values())]

    @property
    def is_pending(self) -> bool:
        """Whether something is being written."""
        return self._pending > 0

    def set_interval(self, ms: int) -> None:
        """How long after a change it is written."""
        self._timer.setInterval(ms)

    # Writing.

    @Slot()
    def _on_change(self) -> None:
        if not self._timer.isActive() and not self._is_stopped:
            self._timer.start()

    @Slot(bool)
    def _on_clean(self, is_clean: bool) -> None:
        if is_clean:
            self.tick()

    @Slot()
    def tick(self) -> None:
        """Writes what would be lost, and removes what would not."""
        if not self._document.is_modified:
            self._drop()
        elif self._shown.written != self._state():
            if self._pending:
                self._timer.start()  # the disk is slower than the hand
            else:
                self._write()

    def keep_now(self) -> None:
        """As :meth:`tick`, however much is being written already."""
        self._timer.stop()
        if not self._document.is_modified:
            self._drop()
        elif self._shown.written != self._state():
            self._write()
        for key, work in list(self._unwritten.items()):  # the line's thread changes it
            if key != self._shown.key:
                self._put(key, work, ())

    def flush(self, timeout_s: float | None = None) -> bool:
        """Waits until all is on the disk that is to be there; false if it takes longer."""
        return self._line.flush(timeout_s)

    def stop(self) -> None:
        """The program ends: what is not saved is kept, and nothing else stays behind."""
        if self._is_stopped:
            return
        self.keep_now()
        self._is_stopped = True
        self._timer.stop()
        self._line.put(self._store.close)
        self._line.stop()

    def saved(self, key: int, changes: int) -> None:
        """A document is in its project file, as it was after so many changes."""
        if key == self._shown.key:
            self.tick()
        elif self._replaced_at.get(key) == changes:
            self._forget(key)

    def _state(self) -> tuple[int, Sight]:
        return self._document.changes, self._viewport.sight

    def _write(self) -> None:
        document, shown = self._document, self._shown
        shown.written = self._state()
        replaced, shown.replaced = shown.replaced, ()
        work = UnsavedWork(
            document.snapshot(),
            document.style,
            document.title,
            str(document.path or ""),
            document.stamp,
            self.model_name(),
            self._viewport.sight,
            tuple(old.path.name for old in replaced),
            pinned=document.pins.entries,
            content=document.layered(),
        )
        self._put(shown.key, work, replaced, self.strokes())

    def _put(
        self,
        key: int,
        work: UnsavedWork,
        replaced: tuple[StoredWork, ...],
        strokes: Strokes | None = None,
    ) -> None:
        labels = self._labels.value

        def write() -> StoredWork:
            """In the line's thread."""
            whole = work if strokes is None else replace(work, strokes=strokes())
            self._unwritten[key] = whole
            stored = self._store.write(key, whole, labels, replaced)
            self._unwritten.pop(key, None)
            return stored

        self._pending += 1
        self._line.put(write, lambda result: self._on_written(result, key, replaced))

    def _on_written(
        self, result: StoredWork | Exception, key: int, replaced: tuple[StoredWork, ...]
    ) -> None:
        self._pending -= 1
        if isinstance(result, StoredWork):
            self._problem = ""
            best = self._store.best_folder()
            if result.path.parent != best and not self._has_said_where:
                self._has_said_where = True
                self._say(kept_elsewhere(result.path.parent, best), Kind.WARNING)
            self.written.emit()
            return
        if key == self._shown.key:  # once more at the next change, or at the end
            self._shown.written = None
            self._shown.replaced = replaced
        if not self._problem:
            self._say(
                tr(
                    "Unsaved work cannot be kept: {result} Save the project before you close.",
                    result=result,
                ),
                Kind.WARNING,
            )
        self._problem = str(result)

    def _drop(self) -> None:
        """The document is as it is in its file: what was kept of it goes."""
        shown = self._shown
        for old in shown.replaced:
            self._line.put(old.discard)
        shown.replaced = ()
        if shown.written is not None or shown.key in self._unwritten:
            shown.written = None
            self._forget(shown.key)

    def _forget(self, key: int) -> None:
        def forget() -> None:
            self._unwritten.pop(key, None)
            self._store.remove(key)

        self._line.put(forget)

    @Slot()
    def _on_about_to_open(self) -> None:
        document, key = self._document, self._shown.key
        title, is_kept = document.title, document.is_modified
        self.keep_now()
        self._shown = _Shown(key + 1)
        if is_kept:
            self._replaced_at[key] = document.changes
            self.kept.emit(title, key)

    # What lies there. It is read in the line's thread, after all that is being written.

    def list_works(self, then: Callable[[list[StoredWork]], None]) -> None:
        """Gives all unsaved work but that which the window shows, newest first.

        Args:
            then: gets it, in the GUI thread.
        """

        def deliver(works: list[StoredWork] | Exception) -> None:
            then([] if isinstance(works, Exception) else works)

        self._line.put(lambda: self._store.listed(without=self._shown.key), deliver)

    def restore(self, work: StoredWork) -> None:
        """Shows unsaved work again, as soon as it is read; ``restored`` or ``failed`` follows. What
        the window shows then is kept in turn, if it is not saved."""
        if self._being_read == work.path:
            return  # the person clicked twice
        self._being_read = work.path
        self._line.put(work.read, lambda content: self._on_read(content, work))

    def bring_back(self, key: int) -> None:
        """Shows again what another document has replaced in this window; see :meth:`restore`."""

        def look() -> tuple[StoredWork, UnsavedWork] | None:
            stored = self._store.find(key)
            return None if stored is None else (stored, stored.read())

        def show(found: tuple[StoredWork, UnsavedWork] | Exception | None) -> None:
            if isinstance(found, tuple):
                self._on_read(found[1], found[0])
            elif isinstance(found, Exception):
                self.failed.emit(sentence_of(found))
            elif key in self._unwritten:
                content = self._unwritten[key]
                self._show(content, ())
                self._forget(key)
                self.restored.emit(content)
            else:
                self.failed.emit(tr("This work was saved or thrown away meanwhile."))

        self._line.put(look, show)

    def _on_read(self, content: UnsavedWork | Exception, work: StoredWork) -> None:
        self._being_read = None
        if isinstance(content, UnsavedWork):
            self._show(content, (work,))
            self.restored.emit(content)
        else:
            self.failed.emit(sentence_of(content))

    def _show(self, content: UnsavedWork, replaced: tuple[StoredWork, ...]) -> None:
        project = Path(content.project) if content.project else None
        self._document.open(
            content.layered,
            content.style,
            project,
            content.title,
            False,
            content.stamp,
            content.pinned,
            content.strokes,
        )
        self._viewport.put_back(content.sight)
        self._shown.replaced = replaced
        self.keep_now()

    def discard(self, work: StoredWork) -> None:
        """Throws unsaved work away."""
        self._line.put(work.discard)

    def _say(self, text: str, kind: Kind) -> None:
        self.said.emit(Message(text, kind))
