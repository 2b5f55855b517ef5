"""Closing the window: what is being written is finished, what is being read is given up.

The window goes at once; the process stays until the last write is whole. Work that takes long (a
large picture, an installation) is named, and the person decides.
"""

import logging
from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from drawai_desktop.ui.background import BackgroundTask
from drawai_desktop.ui.keeping import Keeping
from drawai_desktop.ui.main_window import MainWindow
from drawai_desktop.ui.message import Kind, Message
from drawai_desktop.words import translator

tr = translator(__name__)

_log = logging.getLogger(__name__)

LOOK_MS = 20


class LongWork(Protocol):
    """A part of the program whose work may take minutes."""

    def unfinished(self) -> list[str]:
        """Names of what is not finished."""

    def give_up(self) -> None:
        """Stops it; nothing half-made stays behind."""


class Ending(QObject):
    """Lives in the GUI thread.

    Signals:
        said(Message)
        ready: nothing is left to wait for.
    """

    said = Signal(object)
    ready = Signal()

    def __init__(
        self,
        window: MainWindow,
        keeping: Keeping,
        long_works: Sequence[LongWork],
        save_as: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._keeping = keeping
        self._long_works = tuple(long_works)
        self._save_as = save_as
        self._named: list[str] = []
        self._is_forced = False
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def is_under_way(self) -> bool:
        return self._timer.isActive()

    @Slot()
    def begin(self) -> None:
        """The person closes the window; who does so twice does not want to wait."""
        if self.is_under_way:
            self.give_up()
            return
        self._named = []
        self._keeping.keep_now()
        for task in self._tasks():
            if not task.writes:
                _log.info("closing: %s is given up", task.reads or "reading")
                task.cancel()
        self._timer.start()
        self._look()

    @Slot()
    def force(self) -> None:
        """The program has to end, whatever the person would say: a signal, or they have said so."""
        self._is_forced = True
        if not self.is_under_way:
            self.begin()
        self.give_up()

    @Slot()
    def give_up(self) -> None:
        """Stops what takes long, and goes on closing."""
        for work in self._long_works:
            for name in work.unfinished():
                _log.warning("closing: %s was not finished and is stopped", name)
            work.give_up()

    @Slot()
    def stay(self) -> None:
        """The window stays open."""
        self._timer.stop()
        self._window.show()

    @Slot(object)
    def note(self, message: Message) -> None:
        """A write said something: if it failed, the person has to read that."""
        if message.kind is Kind.WARNING and self.is_under_way and not self._is_forced:
            self.stay()

    def _tasks(self) -> list[BackgroundTask]:
        return self._window.findChildren(BackgroundTask)

    @Slot()
    def _look(self) -> None:
        long = [name for work in self._long_works for name in work.unfinished()]
        if long and not self._is_forced:
            if long != self._named:
                self._named = long
                self._tell(long)
            return
        if long or self._keeping.is_pending or any(t.writes for t in self._tasks()):
            self._window.hide()
            return
        if self._keeping.lost and not self._is_forced:
            self._ask_about_loss()
            return
        self._timer.stop()
        self.ready.emit()

    def _tell(self, names: list[str]) -> None:
        text = tr(
            "{names}: not finished yet. The window closes when this is done.",
            names=", ".join(names),
        )
        answers = ((tr("Stop it and close"), self.give_up), (tr("Do not close"), self.stay))
        self.said.emit(Message(text, Kind.WARNING, answers))

    def _ask_about_loss(self) -> None:
        self.stay()
        titles = ", ".join(self._keeping.lost)
        self.said.emit(
            Message(
                tr(
                    "{titles} would be lost: it is not saved, and can be kept nowhere. {problem}",
                    titles=titles,
                    problem=self._keeping.problem,
                )[:280],
                Kind.WARNING,
                ((tr("Save as..."), self._save_as), (tr("Close and lose it"), self.force)),
            )
        )
