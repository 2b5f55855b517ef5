"""The one Settings value of the running program: changed here, kept here."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from drawai_desktop.core.labels import LabelSet
from drawai_desktop.core.settings import Settings, read_settings, write_settings
from drawai_desktop.ui.background import BackgroundTask
from drawai_desktop.words import translator

tr = translator(__name__)

STORE_MS = 1000
"""A change is written this much later, so that a crash does not take it back."""


class Preferences(QObject):
    """Lives in the GUI thread. Changes are written soon after, and at the end by the owner.

    Signals:
        changed(Settings): another value; everybody takes what concerns them.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None, **overrides: Any) -> None:  # noqa: ANN401
        """Args:
        overrides: fields of Settings for this run only, from the command line.
        """
        super().__init__(parent)
        self._stored = read_settings()
        self._overrides = overrides
        self._settings = replace(self._stored, **overrides)
        self._store_timer = QTimer(self, singleShot=True, interval=STORE_MS)
        self._store_timer.timeout.connect(self._store_in_a_thread)
        self._task: BackgroundTask | None = None

    @property
    def settings(self) -> Settings:
        return self._settings

    @Slot(object)
    def set(self, settings: Settings) -> None:
        """Another value."""
        if settings != self._settings:
            self._settings = settings
            self._store_timer.start()
            self.changed.emit(settings)

    def change(self, **values: Any) -> None:  # noqa: ANN401 - the fields of Settings
        """Some entries of it."""
        self.set(replace(self._settings, **values))

    def store(self) -> None:
        """Writes it to the user's folder now: the program ends."""
        self._store_timer.stop()
        if self._task is not None:
            self._task.wait()
        wanted = self._to_store()
        if wanted != self._stored:
            write_settings(wanted, before=self._stored)
            self._stored = wanted

    @Slot()
    def _store_in_a_thread(self) -> None:
        if self._task is not None:
            self._store_timer.start()  # one after the other, or the older one might come last
            return
        wanted, before = self._to_store(), self._stored
        if wanted != before:
            self._stored = wanted
            self._task = BackgroundTask(
                lambda _: write_settings(wanted, before=before), self, writes=tr("the settings")
            )
            self._task.ended.connect(self._on_stored)
            self._task.start()

    @Slot()
    def _on_stored(self) -> None:
        self._task = None

    def _to_store(self) -> Settings:
        """The value without what holds for this run only."""
        kept = {
            name: getattr(self._stored, name)
            for name, value in self._overrides.items()
            if getattr(self._settings, name) == value
        }
        return replace(self._settings, **kept)

    @Slot(object)
    def note_file(self, path: Path) -> None:
        """A file was opened or saved."""
        self.set(self._settings.with_recent(path.resolve()))

    @Slot(bool)
    def note_metadata(self, wanted: bool) -> None:
        """Exported pictures say how they were made, or do not."""
        self.change(picture_metadata=wanted)

    @Slot(str, bool)
    def note_group(self, name: str, is_open: bool) -> None:
        """A group of the palette was folded or unfolded."""
        self.change(open_groups={**self._settings.open_groups, name: is_open})

    @Slot(str, int)
    def assign_key(self, digit: str, label_id: int) -> None:
        """A digit chooses another label."""
        self.change(favourites={**self._settings.favourites, digit: label_id})

    def keys(self, labels: LabelSet) -> dict[str, int]:
        """Digit -> label id: the palette's, and what the user assigned instead."""
        keys = {c.key: c.id for c in labels if c.key}
        return {**keys, **{k: i for k, i in self._settings.favourites.items() if i in labels}}
