"""What the user chose, kept between sessions: plain values, checked when read."""

import json
import logging
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from drawai_desktop import resources
from drawai_desktop.core.atomic_file import write_bytes
from drawai_desktop.core.choices import Choice, DeviceChoice, ThemeChoice, ViewChoice
from drawai_desktop.core.precision import Precision
from drawai_desktop.errors import FileError

_log = logging.getLogger(__name__)

RECENT_FILES = 10
RESOLUTIONS = (0, 192, 256, 320, 384, 512, 768, 1024)
"""The network's own sizes that can be chosen; 0 is what the model was trained at."""

_CHOICES: dict[str, tuple[Any, ...]] = {
    "resolution": RESOLUTIONS,
}


@dataclass(frozen=True)
class Settings:
    """All settings, replaced as a whole."""

    theme: ThemeChoice = ThemeChoice.SYSTEM
    live: bool = True
    hints: bool = True
    device: DeviceChoice = DeviceChoice.AUTO
    precision: Precision = Precision.EXACT
    resolution: int = 0
    model: str = ""
    view: ViewChoice = ViewChoice.SIDE
    brush: int = 40
    label: int = 123
    canvas_width: int = 1024
    canvas_height: int = 1024
    favourites: dict[str, int] = field(default_factory=dict)
    """Digit -> label id, where the user assigned another than the palette's."""
    open_groups: dict[str, bool] = field(default_factory=dict)
    """Palette group -> whether it is unfolded."""
    recent_files: tuple[str, ...] = ()
    export_folder: str = ""
    accepted_licences: tuple[str, ...] = ()

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
    """The stored settings; what is missing or makes no sense has its default."""
    path = path or settings_path()
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        _log.warning("%s: settings not read (%s); the defaults are used", path, error)
        return Settings()
    if not isinstance(stored, dict):
        return Settings()
    default = Settings()
    values: dict[str, Any] = {}
    for entry in fields(Settings):
        value = stored.get(entry.name)
        if _fits(entry.name, value, getattr(default, entry.name)):
            values[entry.name] = tuple(value) if isinstance(value, list) else value
    return replace(default, **values)


def _fits(name: str, value: Any, default: Any) -> bool:  # noqa: ANN401 - it is JSON
    if name in _CHOICES:
        return value in _CHOICES[name] and isinstance(value, type(default))
    if isinstance(default, Choice):
        return value in [choice.value for choice in type(default)]
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(default, bool) and isinstance(value, bool)
    if isinstance(default, tuple):
        return isinstance(value, list) and all(isinstance(v, str) for v in value)
    if isinstance(default, dict):
        return isinstance(value, dict) and all(isinstance(v, (int, bool)) for v in value.values())
    return isinstance(value, type(default))


def write_settings(settings: Settings, path: Path | None = None) -> None:
    """Stores the settings; a failure is only logged, since nothing of the user's work is lost."""
    path = path or settings_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(path, (json.dumps(asdict(settings), indent=1) + "\n").encode())
    except (OSError, FileError) as error:
        _log.warning("settings not stored: %s", error)
