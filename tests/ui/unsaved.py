"""What tests of unsaved work do and look at."""

import errno
import os

import numpy as np

from drawai_desktop import resources
from drawai_desktop.core import atomic_file
from drawai_desktop.core.unsaved_store import UnsavedStore
from tests.builders import SEA
from tests.ui.settling import settle


def paint(program, label=SEA):
    program.document.edit("Clear", np.full_like(program.document.label_map.ids, label))


def offered(program):
    """All unsaved work that *File > Unsaved work* would show."""
    lists = []
    program.keeping.list_works(lists.append)
    settle(program)
    return lists[0]


def kept():
    """What a window that starts now would be offered."""
    return UnsavedStore(resources.unsaved_folders(), resources.old_autosaves()).listed()


def crash(program):
    """What the disk holds is all there is; the locks of the process are gone."""
    keeping = program.keeping
    keeping.flush()
    keeping._timer.stop()
    keeping._is_stopped = True
    keeping._store.abandon()
    keeping._line.stop()


def fail_below(monkeypatch, folder, number=errno.ENOSPC):
    """Writes below a folder fail as on a full disk."""
    real = atomic_file.tempfile.mkstemp

    def mkstemp(*args, **options):
        if str(options["dir"]).startswith(str(folder)):
            raise OSError(number, os.strerror(number))
        return real(*args, **options)

    monkeypatch.setattr(atomic_file.tempfile, "mkstemp", mkstemp)
