"""Python's search for cycles of objects, kept to the GUI thread."""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

TICK_MS = 2000
FEWEST = 700
"""So many new objects are worth a search; Python's own first threshold."""


class CycleSearch(QObject):
    """Frees what only refers to itself, in the GUI thread and nowhere else.

    Python does that by itself in whichever thread has just made an object. A QObject that is found
    there is destroyed there: while the GUI thread may be using it, with locks of Qt's that the GUI
    thread waits for while it holds Python's. Windows stood still for ever of that.

    A whole search takes 100 ms and more with torch loaded, too long while somebody paints; so what
    is there with a model is left out of it until another model comes.
    """

    def __init__(self) -> None:
        super().__init__()
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.search)

    @Slot()
    def settle(self) -> None:
        """A model is loaded, or cannot be: what there is now stays."""
        if self._timer.isActive():  # the model before may be in a cycle
            gc.unfreeze()
            gc.collect()
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        """Python searches by itself again; the program's threads have ended."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_enabled:
            gc.enable()

    @Slot()
    def search(self) -> None:
        """Looks through what came since ``settle``, if that is worth it."""
        if gc.get_count()[0] > FEWEST:
            gc.collect()
