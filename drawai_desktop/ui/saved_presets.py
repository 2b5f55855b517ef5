"""The brushes that the person has saved: kept in the settings, by name."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from drawai_desktop.canvas.tool_state import ToolState
from drawai_desktop.core.brush_presets import LONGEST_NAME, MOST_PRESETS, BrushPreset, preset_of
from drawai_desktop.core.settings import Settings
from drawai_desktop.ui.message import Kind, Message
from drawai_desktop.ui.preferences import Preferences
from drawai_desktop.words import translator

tr = translator(__name__)


class SavedPresets(QObject):
    """Lives in the GUI thread.

    Signals:
        changed: one came, went, or is called otherwise.
        said(Message)
    """

    changed = Signal()
    said = Signal(object)

    def __init__(self, state: ToolState, preferences: Preferences) -> None:
        super().__init__(preferences)
        self._state = state
        self._preferences = preferences
        self._before = preferences.settings.brush_presets
        preferences.changed.connect(self._on_settings)

    @property
    def presets(self) -> list[BrushPreset]:
        """In the order in which they were saved."""
        entries = self._preferences.settings.brush_presets
        found = (preset_of(name, entry) for name, entry in entries.items())
        return [preset for preset in found if preset is not None]

    def named(self, name: str) -> BrushPreset | None:
        """The one that is called so, small letters or large."""
        presets, wanted = self.presets, clean_name(name).casefold()
        # A settings file may have two that differ in no more than that.
        exact = (p for p in presets if p.name == name)
        alike = (p for p in presets if p.name.casefold() == wanted)
        return next(exact, None) or next(alike, None)

    def save(self, name: str) -> bool:
        """The brush in the hand under a name, over the one that is called so; false if it cannot
        be: without a name, or where there are as many as may be."""
        name = clean_name(name)
        if not name:
            return False
        state = self._state
        old = self.named(name)
        if old is None and len(self.presets) >= MOST_PRESETS:
            text = tr(
                "There are {n} presets, and no more can be. Delete one first.",
                n=MOST_PRESETS,
            )
            self.said.emit(Message(text, Kind.WARNING))
            return False
        preset = BrushPreset(
            old.name if old else name,
            state.share,
            state.tip,
            str(state.tool) if state.tool.has_diameter else "",
            state.smoothing,
            state.density,
        )
        self._put({**self._preferences.settings.brush_presets, preset.name: preset.entry()})
        return True

    def rename(self, old: str, new: str) -> bool:
        """Another name, in its place; false if it is empty or that of another one."""
        new = clean_name(new)
        others = {p.name.casefold() for p in self.presets if p.name != old}
        if not new or new.casefold() in others:
            return False
        entries = self._preferences.settings.brush_presets
        self._put({new if name == old else name: entry for name, entry in entries.items()})
        return True

    def delete(self, name: str) -> None:
        """Takes one away; the message brings it back."""
        entries = self._preferences.settings.brush_presets
        place = list(entries).index(name)
        self._put({n: entry for n, entry in entries.items() if n != name})
        back = partial(self._bring_back, place, name, entries[name])
        self.said.emit(
            Message(
                tr("The preset {name} is deleted.", name=name),
                Kind.INFO,
                ((tr("Bring it back"), back),),
            )
        )

    def _bring_back(self, place: int, name: str, entry: dict[str, object]) -> None:
        """Others may have come and gone meanwhile: they stay as they are."""
        if self.named(name) is not None:
            text = tr(
                "Another preset is called {name} now. Rename it, then bring the old one back.",
                name=name,
            )
            back = partial(self._bring_back, place, name, entry)
            self.said.emit(Message(text, Kind.WARNING, ((tr("Bring it back"), back),)))
            return
        rows = list(self._preferences.settings.brush_presets.items())
        rows.insert(place, (name, entry))
        self._put(dict(rows))

    def _put(self, entries: dict[str, dict[str, object]]) -> None:
        self._preferences.change(brush_presets=entries)

    @Slot(object)
    def _on_settings(self, settings: Settings) -> None:
        if settings.brush_presets != self._before:
            self._before = settings.brush_presets
            self.changed.emit()


def clean_name(text: str) -> str:
    """A name without what cannot be seen, and not too long."""
    return "".join(c for c in text if c.isprintable()).strip()[:LONGEST_NAME].strip()
