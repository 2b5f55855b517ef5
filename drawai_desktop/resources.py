"""Where the program's own files and the user's folders are. Nobody else builds such paths.

Three layouts are known: a source tree (``resources/`` beside the package), an installed wheel
(``drawai_desktop/_data/``) and a frozen build (the same ``_data`` inside the bundle).
"""

import os
import sys
from pathlib import Path

import platformdirs

APPLICATION = "drawai-desktop"


def _data_root() -> Path:
    package = Path(__file__).resolve().parent
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle) / "drawai_desktop" / "_data"
    if (package / "_data").is_dir():
        return package / "_data"
    return package.parent


def resource(*parts: str) -> Path:
    """A file or folder below ``resources/``."""
    return _data_root().joinpath("resources", *parts)


def bundled_models() -> Path:
    """The folder of the models that come with the program."""
    return _data_root() / "checkpoints"


def user_models() -> Path:
    """The folder that *Model > Install* and ``drawai models install`` write to."""
    return user_data() / "models"


def user_data() -> Path:
    """Installed models, autosaved work, the log. ``DRAWAI_DATA`` overrides it (tests, portable)."""
    override = os.environ.get("DRAWAI_DATA")
    if override:
        return Path(override)
    return Path(platformdirs.user_data_dir(APPLICATION, appauthor=False))


def user_config() -> Path:
    """Settings and the window's layout; beside the data where ``DRAWAI_DATA`` is set."""
    override = os.environ.get("DRAWAI_DATA")
    if override:
        return Path(override) / "config"
    return Path(platformdirs.user_config_dir(APPLICATION, appauthor=False))
