"""The one Settings value of the running program: changed here, kept here."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from drawai_desktop.core.labels import LabelSet
from drawai_desktop.core.settings import Settings, read_settings, write_settings


class Preferences(QObject):
    """Lives in the GUI thread.

    Signals:
        changed(Settings): another value; everybody takes what concerns them.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = read_settings()

    @property
    def settings(self) -> Settings:
        return self._settings

    @Slot(object)
    def set(self, settings: Settings) -> None:
        """Another value."""
        if settings != self._settings:
            self._settings = settings
            self.changed.emit(settings)

    def change(self, **values: Any) -> None:  # noqa: ANN401 - the fields of Settings
        """Some entries of it."""
        self.set(replace(self._settings, **values))

    def store(self) -> None:
        """Writes it to the user's folder."""
        write_settings(self._settings)

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
