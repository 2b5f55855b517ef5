"""The one Settings value of the running program: changed here, kept here."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from drawai_desktop.core.labels import LabelSet
from drawai_desktop.core.settings import Settings, read_settings, write_settings

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
        self._store_timer.timeout.connect(self.store)

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

    @Slot()
    def store(self) -> None:
        """Writes it to the user's folder, without what holds for this run only."""
        self._store_timer.stop()
        kept = {
            name: getattr(self._stored, name)
            for name, value in self._overrides.items()
            if getattr(self._settings, name) == value
        }
        wanted = replace(self._settings, **kept)
        if wanted != self._stored:
            write_settings(wanted, before=self._stored)
            self._stored = wanted

    @Slot(object)
    def note_file(self, path: Path) -> None:
        """A file was opened or saved."""
        self.set(self._settings.with_recent(path.resolve()))

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
