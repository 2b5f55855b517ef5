"""The log of the window, in the user's state folder: what went wrong, crashes included."""

import contextlib
import faulthandler
import logging
import logging.handlers
import os
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import IO

from drawai_desktop import __version__, resources
from drawai_desktop.core.english_log import EnglishFormatter

_log = logging.getLogger(__name__)

LARGEST_LOG = 512 << 10
OLD_LOGS = 2
_LARGEST_CRASH_LOG = 256 << 10
_FORM = "%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"


def log_path() -> Path:
    """The newest log; older ones beside it end in .1 and .2."""
    return resources.user_state() / "drawai.log"


def crash_path() -> Path:
    """Where the interpreter writes when the process dies of a fault."""
    return resources.user_state() / "crash.log"


class LogFile:
    """Keeps the log while the window lives. A folder that cannot be written means no log."""

    def __init__(self) -> None:
        root = logging.getLogger()
        self._crashes: IO[str] | None = None
        self._handler: logging.Handler | None = None
        self._before = (root.level, sys.excepthook, threading.excepthook)
        for handler in root.handlers:  # the terminal hears what it heard
            if handler.level == logging.NOTSET:
                handler.setLevel(root.level)
        try:
            path = log_path()
            path.parent.mkdir(parents=True, exist_ok=True)
            _make_private(path)
            self._handler = _Rotating(
                path, maxBytes=LARGEST_LOG, backupCount=OLD_LOGS, encoding="utf-8", errors="replace"
            )
            self._open_crash_log()
        except OSError as error:
            _log.warning("no log is kept: %s", error)
        if self._handler is not None:
            self._handler.setFormatter(EnglishFormatter(_FORM))
            self._handler.setLevel(logging.INFO)
            root.addHandler(self._handler)
            root.setLevel(min(root.level, logging.INFO))
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        _log.info("drawai %s begins", __version__)

    def _open_crash_log(self) -> None:
        path = crash_path()
        if path.exists() and path.stat().st_size > _LARGEST_CRASH_LOG:
            path.unlink()
        _make_private(path)
        self._crashes = path.open("a", encoding="utf-8")
        faulthandler.enable(self._crashes)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, Exception):
            _log.critical("not handled", exc_info=(kind, error, trace))
        self._before[1](kind, error, trace)

    def _on_thread_exception(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            trace = (told.exc_type, told.exc_value, told.exc_traceback)
            _log.critical("not handled, in a thread", exc_info=trace)
        self._before[2](told)

    def close(self) -> None:
        """Logging is as it was before."""
        root = logging.getLogger()
        root.setLevel(self._before[0])
        sys.excepthook, threading.excepthook = self._before[1], self._before[2]
        if self._handler is not None:
            root.removeHandler(self._handler)
            self._handler.close()
        if self._crashes is not None:
            faulthandler.disable()
            self._crashes.close()


class _Rotating(logging.handlers.RotatingFileHandler):
    """A disk that fills up while the program runs costs the log, not the terminal's calm."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Nothing: the error would be told at every line."""


def log_tail(lines: int) -> list[str]:
    """The last lines of the log and of the crashes; empty if there are none."""
    return [*_tail(crash_path(), lines // 3), *_tail(log_path(), lines)]


def _tail(path: Path, lines: int) -> list[str]:
    with contextlib.suppress(OSError), path.open("rb") as file:
        file.seek(0, os.SEEK_END)
        file.seek(max(0, file.tell() - 200 * lines))
        return file.read().decode("utf-8", "replace").splitlines()[-lines:]
    return []


def _make_private(path: Path) -> None:
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600))
