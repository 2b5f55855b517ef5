"""Paints without a pause in the real program, and tells what it did, until it is killed.

``python -m tests.kill.painter SEED JOURNAL FOLDER``: every line of the journal is one state of a
document, written before anything else happens. ``DRAWAI_DATA`` says where unsaved work is kept.
"""

import contextlib
import hashlib
import json
import os
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtTest import QTest

from drawai_desktop import app
from drawai_desktop.canvas.document import Document
from drawai_desktop.canvas.undo_steps import ReferenceChange
from drawai_desktop.core.history import HistoryEntry
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.layers import Layered
from drawai_desktop.core.project_layers import reference_values
from drawai_desktop.core.reference import Reference, reference_of
from drawai_desktop.core.style import Style
from drawai_desktop.core.unsaved_store import StoredWork
from drawai_desktop.core.unsaved_work import UnsavedWork
from drawai_desktop.errors import LabelError
from tests.fakes import Loader

STEP_MS = 15
LAYERS = 4
"""So many are added before anything else is done with them."""
PINS = 3
"""Pinned pictures, at most."""
ENDLESS = 0.1
"""Part of the strokes that never end by themselves."""


def state_hash(content: Layered, style: Style, pinned: Sequence[HistoryEntry]) -> str:
    """Names a state of a document: every layer, the reference picture, the style, the pins."""
    digest = hashlib.blake2b(digest_size=8)
    for layer in content.layers:
        digest.update(np.ascontiguousarray(layer.ids).tobytes())
        digest.update(repr((layer.ids.shape, layer.name)).encode())
        digest.update(repr((layer.is_hidden, layer.is_locked)).encode())
    if content.reference is not None:
        digest.update(content.reference.picture.content)
        digest.update(repr(reference_values(content.reference)).encode())
    digest.update(repr(style).encode())
    for entry in pinned:
        digest.update(repr((entry.style, entry.model, entry.size, entry.active)).encode())
        for layer in entry.layers:
            digest.update(repr((layer.name, layer.is_hidden, layer.is_locked)).encode())
            digest.update(layer.packed_ids)
        digest.update(entry.picture)
    return digest.hexdigest()


class Hand(QObject):
    """Does one thing every few milliseconds."""

    def __init__(self, program: app.Program, seed: int, journal: Path, folder: Path) -> None:
        super().__init__(program)
        self._program = program
        self._choose = random.Random(seed)
        self._folder = folder
        self._journal = os.open(journal, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self._is_endless = False
        self._recorded: tuple[int, int, bool] | None = None
        program.document.undo_stack.cleanChanged.connect(self.record)
        program.document.pins.changed.connect(self.record)
        program.keeping.restored.connect(self._on_restored)
        self._timer = QTimer(self, interval=STEP_MS)
        self._timer.timeout.connect(self.step)
        self._timer.start()

    @property
    def _document(self) -> Document:
        return self._program.document

    def tell(self, **values: object) -> None:
        """One line; it is in the system's hands when this returns."""
        line = json.dumps({"t": time.monotonic(), **values}) + "\n"
        os.write(self._journal, line.encode())

    def record(self) -> None:
        """The document as it is, if that is new."""
        document, key = self._document, self._program.keeping.key
        state = (key, document.changes, document.is_modified)
        if state != self._recorded:
            self._recorded = state
            name = state_hash(document.layered(), document.style, document.pins.entries)
            self.tell(doc=key, state=name, modified=document.is_modified)

    def step(self) -> None:
        """One thing."""
        if self._document.hand_is_down():
            self._move()
        else:
            doings = [self._press] * 60 + [self._seed] * 5 + [self._undo] * 5 + [self._save] * 2
            doings += [self._layer] * 12 + [self._reference] * 3 + [self._pin] * 6
            self._choose.choice([*doings, self._new, self._example, self._restore, self._discard])()
        self.record()

    def _place(self) -> QPoint:
        view = self._program.window.canvas_view
        return QPoint(self._choose.randrange(view.width()), self._choose.randrange(view.height()))

    def _press(self) -> None:
        self._is_endless = self._choose.random() < ENDLESS
        state = self._program.state
        state.set_tool("brush")
        state.choose_label(self._choose.choice([label.id for label in standard_labels()]))
        QTest.mousePress(
            self._program.window.canvas_view, Qt.MouseButton.LeftButton, pos=self._place()
        )

    def _move(self) -> None:
        view = self._program.window.canvas_view
        if not self._is_endless and self._choose.random() < 0.2:
            QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=self._place())
        elif self._choose.random() < 0.01:
            QTest.keyClick(view, Qt.Key.Key_Escape)
        else:
            QTest.mouseMove(view, self._place())

    def _seed(self) -> None:
        self._program.window.style_panel.seed.setValue(self._choose.randrange(1, 99_999))

    def _layer(self) -> None:
        edits, stack = self._program.parts.layer_edits, self._document.layers
        key = self._choose.choice(stack.infos).key
        doings = [
            lambda: edits.move(key, self._choose.randrange(len(stack))),
            lambda: edits.hide(key, not stack.info_of(key).is_hidden),
            lambda: edits.lock(key, not stack.info_of(key).is_locked),
            lambda: edits.rename(key, f"name {self._choose.randrange(100)}"),
            lambda: self._document.choose_layer(key),
            edits.duplicate,
            edits.merge_down,
            edits.delete,
        ]
        with contextlib.suppress(LabelError):
            (edits.add if len(stack) < LAYERS else self._choose.choice(doings))()

    def _reference(self) -> None:
        reference, edits = self._document.reference, self._program.parts.layer_edits
        if reference is None:
            pixels = np.full((40, 50, 3), self._choose.randrange(256), np.uint8)
            edits.change_reference("Reference", Reference(reference_of(pixels, "grey.png")))
        else:
            edits.change_reference("Move", reference.moved(3, 5), ReferenceChange.PLACE)

    def _pin(self) -> None:
        presenter = self._program.commands.history
        entries = presenter.history.entries
        pinned = [entry.key for entry in presenter.history.pinned]
        if len(pinned) >= PINS:
            doing = self._choose.choice([presenter.remove, lambda key: presenter.pin(key, False)])
            doing(self._choose.choice(pinned))
        elif entries and self._choose.random() < 0.7:
            key = self._choose.choice(entries).key
            self._choose.choice([presenter.bring_back, lambda key: presenter.pin(key, True)])(key)
        else:
            presenter.keep_shown()

    def _undo(self) -> None:
        self._program.document.undo_stack.undo()

    def _save(self) -> None:
        path = self._document.path
        name = f"{os.getpid()}-{self._program.keeping.key}.drawai"
        self._program.projects.save_to(path or self._folder / name)

    def _new(self) -> None:
        self._program.opening.new(256, 256, self._choose.choice([124, 157, 178]))

    def _example(self) -> None:
        self._program.document.open(
            np.full((200, 300), self._choose.randrange(100, 180), np.uint8), Style(), None, "scene"
        )

    def _restore(self) -> None:
        self._program.keeping.list_works(self._restore_one)

    def _restore_one(self, works: list[StoredWork]) -> None:
        if works:
            self._program.keeping.restore(self._choose.choice(works))

    def _on_restored(self, content: UnsavedWork) -> None:
        # From here on it is the new document that must not be lost.
        key = self._program.keeping.key
        self.tell(taken=state_hash(content.layered, content.style, content.pinned), into=key)

    def _discard(self) -> None:
        self._program.keeping.list_works(self._discard_last)

    def _discard_last(self, works: list[StoredWork]) -> None:
        if len(works) > 6:
            content = works[-1].read()
            self.tell(taken=state_hash(content.layered, content.style, content.pinned))
            self._program.keeping.discard(works[-1])


class Painted(app.Program):
    """The program with a hand at work."""

    def start(self) -> None:
        super().start()
        seed, journal, folder = sys.argv[1:4]
        self.hand = Hand(self, int(seed), Path(journal), Path(folder))
        print("ready", flush=True)


if __name__ == "__main__":
    app.Program = Painted  # type: ignore[misc]
    sys.exit(app.run_window(app.StartOptions(), load=Loader()))
