"""Whether Qt could open a window here. Otherwise it would end the process, and not with our status.

The plugin of the platform is loaded as Qt would load it: that names the library that is missing,
whichever it is, and finds what a frozen program brings along.
"""

import ctypes
import importlib
import os
import re
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from drawai_desktop.cli.exit_status import EXIT_NO_DISPLAY, EXIT_NO_LIBRARY

_PACKAGES = {
    "libEGL.so.1": ("libegl1", "libglvnd-egl", "libglvnd"),
    "libGL.so.1": ("libgl1", "libglvnd-glx", "libglvnd"),
    "libOpenGL.so.0": ("libopengl0", "libglvnd-opengl", "libglvnd"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb", "libx11"),
    "libX11.so.6": ("libx11-6", "libX11", "libx11"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs", "dbus"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype", "freetype2"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2", "glib2"),
    "libgthread-2.0.so.0": ("libglib2.0-0", "glib2", "glib2"),
    "libwayland-client.so.0": ("libwayland-client0", "libwayland-client", "wayland"),
    "libwayland-cursor.so.0": ("libwayland-cursor0", "libwayland-cursor", "wayland"),
    "libwayland-egl.so.1": ("libwayland-egl1", "libwayland-egl", "wayland"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb", "libxcb"),
    "libxcb-render-util.so.0": (
        "libxcb-render-util0", "xcb-util-renderutil", "xcb-util-renderutil",
    ),
    "libxcb-render.so.0": ("libxcb-render0", "libxcb", "libxcb"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb", "libxcb"),
    "libxcb-shm.so.0": ("libxcb-shm0", "libxcb", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb", "libxcb"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb", "libxcb"),
    "libxcb-xinerama.so.0": ("libxcb-xinerama0", "libxcb", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb", "libxcb"),
    "libxcb.so.1": ("libxcb1", "libxcb", "libxcb"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon", "libxkbcommon"),
}  # fmt: skip
"""Library -> its packages on Debian and Ubuntu, on Fedora, and on Arch."""
_NO_WINDOW = "Pictures without a window: drawai render."


@dataclass(frozen=True)
class Problem:
    """Why there can be no window."""

    status: int
    sentence: str


def window_problem() -> Problem | None:
    """What is missing for a window; None if nothing is."""
    return qt_problem() or _display_problem()


def qt_problem() -> Problem | None:
    """What is missing for Qt itself, with or without a display."""
    for module in ("PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets", "PySide6.QtSvg"):
        try:
            importlib.import_module(module)
        except ModuleNotFoundError as error:
            return Problem(
                EXIT_NO_LIBRARY,
                f"{error.name or module} is not installed, without which there is no window. "
                "Install it: pip install PySide6-Essentials.",
            )
        except ImportError as error:
            return _missing(str(error))
    return None


def _display_problem() -> Problem | None:
    wanted = [name.partition(":")[0] for name in _platforms()]
    problems = [_platform_problem(name) for name in wanted if name]
    if not problems or None in problems:
        return None
    found = [problem for problem in problems if problem is not None]
    return next((p for p in found if p.status == EXIT_NO_DISPLAY), found[0])


def _platforms() -> list[str]:
    """The platforms that Qt would try, in its order."""
    asked = os.environ.get("QT_QPA_PLATFORM")
    if asked:
        return asked.split(";")
    if not sys.platform.startswith("linux"):
        return []
    if os.environ.get("WAYLAND_DISPLAY") or os.environ.get("XDG_SESSION_TYPE") == "wayland":
        return ["wayland", "xcb"]
    return ["xcb"]


def _platform_problem(name: str) -> Problem | None:
    plugin, known = _plugin(name)
    if plugin is None:
        names = ", ".join(known)
        return Problem(
            EXIT_NO_DISPLAY,
            f"Qt has no platform {name!r:.40} (QT_QPA_PLATFORM); it has {names}. {_NO_WINDOW}",
        )
    connects = _CONNECTS.get(name)
    if connects is not None and not connects():
        return Problem(EXIT_NO_DISPLAY, f"{_no_display(name)} {_NO_WINDOW}")
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        return _missing(str(error))
    return None


def _plugin(name: str) -> tuple[Path | None, list[str]]:
    """The file of a platform's plugin, and the names of all."""
    from PySide6.QtCore import QLibraryInfo

    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    folders = [Path(p) for p in os.environ.get("QT_QPA_PLATFORM_PLUGIN_PATH", "").split(os.pathsep)]
    files: dict[str, Path] = {}
    for place in [*(f for f in folders if f != Path()), folder]:
        for path in sorted(place.glob("*q*")) if place.is_dir() else ():
            match = re.fullmatch(r"(?:lib)?q(\w+)\.(?:so|dylib|dll)", path.name)
            if match:
                files.setdefault(match[1], path)
    family = name.partition("-")[0]  # wayland-egl is of the plugin of wayland
    return files.get(name) or files.get(family), sorted(files)


def _no_display(name: str) -> str:
    if name == "wayland":
        return f"no Wayland display answers at {os.environ.get('WAYLAND_DISPLAY')!r:.60}."
    display = os.environ.get("DISPLAY")
    if not display:
        return "no display found."
    return f"no display answers at {display!r:.60} (DISPLAY)."


def _x_connects() -> bool:
    if not os.environ.get("DISPLAY"):
        return False
    try:
        library = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # the plugin names what is missing
    library.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(library.xcb_connect(None, None))
    has_error = bool(library.xcb_connection_has_error(connection))
    library.xcb_disconnect(connection)
    return not has_error


def _wayland_connects() -> bool:
    if os.environ.get("WAYLAND_SOCKET"):
        return True
    name = os.environ.get("WAYLAND_DISPLAY") or "wayland-0"
    with socket.socket(socket.AF_UNIX) as connection:
        try:
            connection.connect(str(Path(os.environ.get("XDG_RUNTIME_DIR", "/"), name)))
        except OSError:
            return False
    return True


_CONNECTS: dict[str, Callable[[], bool]] = {"xcb": _x_connects, "wayland": _wayland_connects}


def _missing(text: str) -> Problem:
    """The sentence for what the system's loader says."""
    match = re.match(r"([\w.+-]+\.(?:so|dylib|dll)[\w.]*): cannot open", text)
    if match is None:
        return Problem(EXIT_NO_LIBRARY, f"Qt cannot be loaded: {text:.160}. Install it again.")
    packages = _PACKAGES.get(match[1])
    how = ""
    if packages is not None:
        debian, fedora, arch = packages
        how = (
            f" (Debian, Ubuntu: apt install {debian}; Fedora: dnf install {fedora}; "
            f"Arch: pacman -S {arch})"
        )
    return Problem(
        EXIT_NO_LIBRARY,
        f"the library {match[1]} is missing, without which Qt opens no window. Install it{how}.",
    )
