"""Qt's application object, the signals of the system that end the program, and its end."""

import contextlib
import os
import signal
import socket
import sys
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

_SCALE = "QT_SCALE_FACTOR"


def make_application(scale: int = 100) -> QApplication:
    """Qt's application object, set up as the program needs it.

    Args:
        scale: of everything, in percent; Qt takes it only before there is an application. A scale
            that the environment names goes first.
    """
    # Every report of mouse and pen counts for a stroke; Qt would drop some of them.
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents, False)
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_CompressTabletEvents, False)
    application = QApplication.instance()
    if application is None:  # how scales are rounded can be said only before there is one
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
            Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
        )
        is_given = _SCALE in os.environ
        if scale != 100 and not is_given:
            os.environ[_SCALE] = str(scale / 100)
        try:
            application = QApplication(sys.argv[:1])
        finally:
            if not is_given:  # what this program starts is not to be scaled by it
                os.environ.pop(_SCALE, None)
    assert isinstance(application, QApplication)
    application.setStyle("Fusion")
    application.setApplicationName("DrawAI")
    application.setDesktopFileName("drawai")
    # The window goes before the last write is whole; the process does not.
    application.setQuitOnLastWindowClosed(False)
    return application


class SignalWatch(QObject):
    """Tells of the signals that ask a process to end: SIGINT (Ctrl+C), SIGTERM and SIGHUP.

    Python handles signals between two of its own steps, and while Qt waits for events there are
    none: so a socket wakes Qt. Lives in the GUI thread. The second Ctrl+C ends the process at once.

    Signals:
        received(int): the signal's number.
    """

    received = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        self._before_fd = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_bytes)
        self._before = {}
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)  # Windows has no SIGHUP
            # Who started the program may have had it ignore one, as nohup does.
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, _nothing)

    @Slot()
    def _on_bytes(self) -> None:
        with contextlib.suppress(BlockingIOError):
            for number in self._reader.recv(64):
                if number in self._before:
                    signal.signal(signal.SIGINT, signal.SIG_DFL)
                    self.received.emit(number)

    def close(self) -> None:
        """Signals mean what they meant before."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._before_fd)
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()


def _nothing(_number: int, _frame: FrameType | None) -> None:
    """A handler has to be there for the socket to be written to."""


def leave(status: int, ended_in_time: bool) -> int:
    """The exit status; ends the process at once where the render thread did not end.

    A thread inside a long operation of torch cannot be stopped, and destroying a running QThread
    aborts the process. Everything is stored by now.
    """
    if not ended_in_time:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
    return status
