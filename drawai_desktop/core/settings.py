"""What the user chose, kept between sessions: plain values, checked when read."""

import contextlib
import json
import logging
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from drawai_desktop import resources
from drawai_desktop.core.atomic_file import write_bytes
from drawai_desktop.core.brush_presets import preset_of
from drawai_desktop.core.choices import (
    Choice,
    DetailChoice,
    DeviceChoice,
    LanguageChoice,
    ThemeChoice,
    ViewChoice,
    WheelChoice,
)
from drawai_desktop.core.dab import LARGEST_DIAMETER, SMALLEST_DIAMETER
from drawai_desktop.core.foreign_file import check_regular, read_whole
from drawai_desktop.core.label_colours import LabelTheme, is_colour
from drawai_desktop.core.label_map import LARGEST_SIDE, SMALLEST_SIDE
from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.core.pen_curve import FIRMEST, SOFTEST
from drawai_desktop.core.precision import Precision
from drawai_desktop.core.process_lock import ProcessLock
from drawai_desktop.core.settings_text import entries_of
from drawai_desktop.core.unlabelled import NEAREST
from drawai_desktop.errors import FileError

_log = logging.getLogger(__name__)

RECENT_FILES = 10
RESOLUTIONS = (0, 192, 256, 320, 384, 512, 768, 1024)
"""The network's own sizes that can be chosen; 0 is what the model was trained at."""
UNDO_MEMORY_MIB = range(16, 65537)
UI_SCALES = (100, 125, 150, 175, 200)
"""Percent of the size that the system gives the window."""
KEEP_MS = (1000, 2500, 5000, 10_000, 30_000, 60_000)
"""How long after a change unsaved work may be written."""
TIPS = 5
"""So many tips there are."""

_LARGEST_FILE = 8 << 20
_LONGEST_TEXT = 4096
"""Of a path on any system."""
_MOST_PAIRS = 1000
"""Of one setting: more than there can be of labels, commands, groups or presets."""
_RANGES = {
    "brush": range(SMALLEST_DIAMETER, LARGEST_DIAMETER + 1),
    "smoothing": range(101),
    "spray_density": range(1, 101),
    "pen_softness": range(FIRMEST, SOFTEST + 1),
    "label": range(UNLABELLED),
    "overlay_opacity": range(5, 101),
    "canvas_width": range(SMALLEST_SIDE, LARGEST_SIDE + 1),
    "canvas_height": range(SMALLEST_SIDE, LARGEST_SIDE + 1),
    "resolution": RESOLUTIONS,
    "undo_memory_mib": UNDO_MEMORY_MIB,
    "ui_scale": UI_SCALES,
    "keep_ms": KEEP_MS,
    "tip": range(TIPS),
}


@dataclass(frozen=True)
class Settings:
    """All settings, replaced as a whole."""

    theme: ThemeChoice = ThemeChoice.SYSTEM
    language: LanguageChoice = LanguageChoice.SYSTEM
    """Taken at the next start."""
    live: bool = True
    hints: bool = True
    first_steps: bool = True
    """Whether the notes of the first minute are shown; the first stroke takes them away."""
    tips: bool = True
    tip: int = 0
    """Whose turn it is."""
    device: DeviceChoice = DeviceChoice.AUTO
    precision: Precision = Precision.AUTOMATIC
    resolution: int = 0
    unlabelled: str = NEAREST
    """What the network sees of unlabelled parts: ``nearest``, ``network``, or a label's name."""
    detail: DetailChoice = DetailChoice.SIDE_1024
    detail_model: str = ""
    """Which detail model paints at rest; empty for the program's own."""
    model: str = ""
    view: ViewChoice = ViewChoice.BOTH
    panels: str = ""
    """Where the panels stand, as Qt packs it, in base64; empty for their own places."""
    touch: bool = False
    """Whether all targets are large, for pen and fingers."""
    undo_memory_mib: int = 512
    """What layers, steps of undo and pictures of the history may take together, in MiB."""
    stroke_log: bool = True
    """Whether projects and unsaved work tell how their map was painted."""
    mark_outlines: bool = False
    """Whether the canvas shows lines where labels meet."""
    mark_patterns: bool = False
    """Whether every label is shown in a pattern of its own."""
    mark_names: bool = False
    """Whether names stand on the canvas's regions."""
    label_tips: bool = False
    """Whether the label under the pointer is told beside it."""
    overlay_opacity: int = 55
    """Percent of the picture over the canvas."""
    palette_folded: bool = True
    """Whether the palette shows colours and keys alone."""
    brush: int = 40
    label: int = 123
    smoothing: int = 0
    """How steady strokes are, in percent."""
    brush_presets: dict[str, dict[str, object]] = field(default_factory=dict)
    """Name -> a brush that was saved; see :mod:`drawai_desktop.core.brush_presets`."""
    spray_density: int = 30
    """How much the spray paints, in percent."""
    pen_softness: int = 0
    """What a pen's pressure does: -100 only a firm one paints thick, 100 a light one does."""
    canvas_width: int = 1024
    canvas_height: int = 1024
    favourites: dict[str, int] = field(default_factory=dict)
    """Digit -> label id, where the user assigned another than the palette's."""
    shortcuts: dict[str, str] = field(default_factory=dict)
    """Command -> its keys, as Qt writes a list of them, where they are not the program's own."""
    label_theme: LabelTheme = LabelTheme.OWN
    """Whose colours the labels have on the screen."""
    label_colours: dict[str, str] = field(default_factory=dict)
    """Name of a label -> ``#rrggbb`` on the screen, where it was recoloured."""
    open_groups: dict[str, bool] = field(default_factory=dict)
    """Palette group -> whether it is unfolded."""
    recent_files: tuple[str, ...] = ()
    picture_metadata: bool = True
    """Whether exported pictures say how they were made."""
    export_folder: str = ""
    """Where the last export went, and the next begins."""
    project_folder: str = ""
    """Where projects are opened and saved; empty for the home folder and that of exports."""
    models_folder: str = ""
    """Where models are looked for, besides those that are installed; empty for nowhere."""
    wheel: WheelChoice = WheelChoice.ZOOM
    wheel_inverted: bool = False
    ui_scale: int = 100
    """Percent; taken at the next start."""
    reduce_motion: bool = False
    """Whether nothing fades, slides or creeps."""
    keep_ms: int = 2500
    """So long after a change unsaved work is written."""

    def __post_init__(self) -> None:
        """Takes the words of files and of the command line for the choices that they name."""
        for entry in fields(self):
            if isinstance(entry.default, Choice):
                choice = type(entry.default)(getattr(self, entry.name))
                object.__setattr__(self, entry.name, choice)

    def with_recent(self, path: Path) -> "Settings":
        """With a file at the top of the recent ones."""
        text = str(path)
        rest = (p for p in self.recent_files if p != text)
        return replace(self, recent_files=(text, *rest)[:RECENT_FILES])


def settings_path() -> Path:
    """The settings file."""
    return resources.user_config() / "settings.json"


def read_settings(path: Path | None = None) -> Settings:
    """The stored settings; what is missing or makes no sense has its default.

    A file that is damaged somewhere is put aside as a copy, since it is written over soon.
    """
    path = path or settings_path()
    entries, is_whole = _read_entries(path)
    values, refused = _checked(entries)
    if refused or not is_whole:
        _log.warning(
            "%s: damaged (%s); the defaults are used there", path, ", ".join(refused) or "cut off"
        )
        _put_aside(path)
    return replace(Settings(), **values)


def write_settings(
    settings: Settings, path: Path | None = None, before: Settings | None = None
) -> None:
    """Stores the settings; a failure is only logged, since nothing of the user's work is lost.

    Args:
        before: what this window read or wrote last: only what differs from it is written over the
            file as it is now, for another window may have changed the rest. None writes all.
    """
    path = path or settings_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # From the reading to the writing: another window's change between the two would be lost.
        lock = ProcessLock(path.with_name(f".{path.name}.lock"))
        try:
            entries = _with_changes(path, settings, before)
            write_bytes(path, (json.dumps(entries, indent=1) + "\n").encode())
        finally:
            lock.release()
    except (OSError, FileError, ValueError) as error:
        _log.warning("settings not stored: %s", error)


def _with_changes(path: Path, settings: Settings, before: Settings | None) -> dict[str, Any]:
    """The entries of the file as it is now, with what has changed since ``before``."""
    entries, _ = _read_entries(path)
    values, refused = _checked(entries)
    newest = replace(Settings(), **values)
    for name in refused:  # what makes no sense is not carried on; the copy has it
        entries[name] = getattr(newest, name)
    for entry in fields(Settings):
        value = getattr(settings, entry.name)
        old = None if before is None else getattr(before, entry.name)
        if value != old:
            entries[entry.name] = _merged(value, old, getattr(newest, entry.name))
    return entries


def _merged(value: Any, old: Any, newest: Any) -> Any:  # noqa: ANN401 - any setting
    """A changed value, on top of what the file holds now."""
    if old is None:
        return value
    if isinstance(value, dict):
        there = {k: v for k, v in newest.items() if k in value or k not in old}
        merged = {**there, **{k: v for k, v in value.items() if k not in old or old[k] != v}}
        order = (*value, *merged)  # a preset that is renamed or brought back has its place
        return {k: merged[k] for k in dict.fromkeys(order) if k in merged}
    if isinstance(value, tuple):
        first = tuple(text for text in value if text not in old) or value[:1]
        return (first + tuple(text for text in newest if text not in first))[:RECENT_FILES]
    return value


def _read_entries(path: Path) -> tuple[dict[str, Any], bool]:
    """What the file holds, and whether all of it could be read."""
    try:
        content = read_whole(path, _LARGEST_FILE)
    except FileError as error:
        if path.exists():
            _log.warning("%s", error)
        return {}, not path.is_file()
    return entries_of(content.decode("utf-8-sig", "replace"))


def _checked(entries: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The values that make sense, and the names of those that do not."""
    values: dict[str, Any] = {}
    refused = []
    for entry in fields(Settings):
        if entry.name not in entries:
            continue
        default = getattr(Settings(), entry.name)
        value, is_good = _sensible(entry.name, entries[entry.name], default)
        if value is not None:
            values[entry.name] = value
        if not is_good:
            refused.append(entry.name)
    return values, refused


def _sensible(name: str, value: Any, default: Any) -> tuple[Any, bool]:  # noqa: ANN401 - JSON
    """What can be used of a value, or None; and whether that is all of it."""
    if isinstance(default, tuple):
        texts = value if isinstance(value, list) else []
        kept = tuple(text for text in texts[: 10 * RECENT_FILES] if _is_text(text))[:RECENT_FILES]
        return kept, isinstance(value, list) and len(kept) == len(value)
    if isinstance(default, dict):
        pairs = list(value.items()) if isinstance(value, dict) else []
        kept_pairs = dict(pair for pair in pairs[:_MOST_PAIRS] if _fits_pair(name, *pair))
        return kept_pairs, isinstance(value, dict) and len(kept_pairs) == len(value)
    is_good = _fits(name, value, default)
    return (value if is_good else None), is_good


def _fits(name: str, value: Any, default: Any) -> bool:  # noqa: ANN401 - it is JSON
    if isinstance(default, Choice):
        return isinstance(value, str) and value in [choice.value for choice in type(default)]
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(default, bool) and isinstance(value, bool)
    if isinstance(default, int):
        return isinstance(value, int) and value in _RANGES[name]
    return _is_text(value)


def _fits_pair(name: str, key: str, value: Any) -> bool:  # noqa: ANN401 - it is JSON
    if name == "favourites":
        is_label = isinstance(value, int) and not isinstance(value, bool)
        return len(key) == 1 and key in "0123456789" and is_label and value in range(UNLABELLED)
    if name == "brush_presets":
        return preset_of(key, value) is not None
    if name == "shortcuts":
        return _is_text(key) and _is_text(value)
    if name == "label_colours":
        return _is_text(key) and isinstance(value, str) and is_colour(value)
    return isinstance(value, bool) and _is_text(key)


def _is_text(value: Any) -> bool:  # noqa: ANN401 - it is JSON
    if not isinstance(value, str) or len(value) > _LONGEST_TEXT:
        return False
    return "\0" not in value and not any("\ud800" <= c <= "\udfff" for c in value)


def _put_aside(path: Path) -> None:
    aside = path.with_name(f"{path.stem}.damaged{path.suffix}")
    with contextlib.suppress(OSError, FileError):
        if check_regular(path) > _LARGEST_FILE:
            path.replace(aside)  # not read, however large it is
        else:
            write_bytes(aside, read_whole(path, _LARGEST_FILE))
