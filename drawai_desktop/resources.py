"""Where the program's own files and the user's folders are. Nobody else builds such paths.

Three layouts are known: a checkout (``resources/`` beside the package), an installed wheel
(``drawai_desktop/_data/``) and a frozen build (the same ``_data`` inside the bundle).
"""

import hashlib
import os
import sys
import tempfile
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


def is_frozen() -> bool:
    """Whether this is the folder that runs without Python, to which nobody can add packages."""
    return bool(getattr(sys, "frozen", False))


def resource(*parts: str) -> Path:
    """A file or folder below ``resources/``."""
    return _data_root().joinpath("resources", *parts)


def bundled_models() -> Path:
    """The folder of the models that come with the program."""
    return _data_root() / "checkpoints"


def bundled_licences() -> Path:
    """The folder of other people's licences in a frozen build; not there in any other."""
    return _data_root() / "licences"


def user_models() -> Path:
    """The folder that *Model > Install* and ``drawai models install`` write to."""
    return user_data() / "models"


def user_data() -> Path:
    """Installed models and unsaved work. ``DRAWAI_DATA`` overrides it (tests, portable)."""
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


def user_state() -> Path:
    """The log; beside the data where ``DRAWAI_DATA`` is set."""
    override = os.environ.get("DRAWAI_DATA")
    if override:
        return Path(override) / "state"
    return Path(platformdirs.user_state_dir(APPLICATION, appauthor=False))


def unsaved_folders() -> tuple[Path, ...]:
    """Where work that is not saved is kept, best first: some may be unwritable or full.

    The last is the system's folder for temporary files, in a folder of this user and this data
    folder, so that the next start finds it again.
    """
    user = os.getuid() if sys.platform != "win32" else os.environ.get("USERNAME", "")
    place = hashlib.sha256(os.fsencode(user_data())).hexdigest()[:8]
    temporary = Path(tempfile.gettempdir()) / f"{APPLICATION}-unsaved-{user}-{place}"
    return tuple(dict.fromkeys([user_data() / "unsaved", user_state() / "unsaved", temporary]))


def old_autosaves() -> Path:
    """Where earlier versions kept unsaved work."""
    return user_data() / "autosave"
