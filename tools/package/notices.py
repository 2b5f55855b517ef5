"""Third-party notices of the folder: every package and library in it, with its licence and its
text.

Packages of Python are listed by pip-licenses; shared libraries that PyInstaller took from the
system, by the package that they are of. ``index.json`` has what *About > Licences* shows: a list of
``{"name", "version", "licence", "text"}``, the last a file beside it.
"""

import importlib.metadata
import json
import os
import re
import subprocess
import sys
from dataclasses import asdict, dataclass
from fnmatch import fnmatch
from pathlib import Path

from tools.package.contents import Entry

INDEX = "index.json"
ROOT = Path(__file__).resolve().parents[2]

_QT = """Qt {version} and Qt for Python (PySide6, shiboken6)
Copyright (C) The Qt Company Ltd. and other contributors.

Used under the GNU Lesser General Public License, version 3, whose text follows, with that of the
GNU General Public License, version 3, which it refers to. Qt's source code is at
https://code.qt.io, that of Qt for Python at https://code.qt.io/cgit/pyside/pyside-setup.git.

You may replace these libraries with others of your own that have the same interface: they are the
files libQt6*, libpyside6*, libshiboken6* and Qt*.so (on Windows .dll and .pyd, on macOS .dylib and
.so) in the folders PySide6 and shiboken6 of this program. Put yours in their place; the program
loads what it finds there. Nothing in the program's own licence forbids reverse engineering for
debugging such changes.

Qt contains parts by others under other licences, ICU, HarfBuzz, FreeType, libpng, libjpeg-turbo,
PCRE2 and zlib among them: https://doc.qt.io/qt-6/licenses-used-in-qt.html
"""

_SYSTEM_LIBRARIES = {
    "ld-linux*": ("glibc", "LGPL-2.1-or-later"),
    "libX11*": ("libX11", "MIT"),
    "libXau*": ("libXau", "MIT"),
    "libXdmcp*": ("libXdmcp", "MIT"),
    "libbrotli*": ("Brotli", "MIT"),
    "libbsd*": ("libbsd", "BSD-3-Clause"),
    "libbz2*": ("bzip2", "bzip2-1.0.6"),
    "libcap.so*": ("libcap", "BSD-3-Clause"),
    "libcrypto*": ("OpenSSL", "Apache-2.0"),
    "libdbus-1*": ("D-Bus", "AFL-2.1"),
    "libexpat*": ("Expat", "MIT"),
    "libffi*": ("libffi", "MIT"),
    "libfontconfig*": ("Fontconfig", "MIT"),
    "libfreetype*": ("FreeType", "FTL"),
    "libgcc_s*": ("GCC's runtime library", "GPL-3.0-or-later WITH GCC-exception-3.1"),
    "libgcrypt*": ("Libgcrypt", "LGPL-2.1-or-later"),
    "libglib-2.0*": ("GLib", "LGPL-2.1-or-later"),
    "libgpg-error*": ("Libgpg-error", "LGPL-2.1-or-later"),
    "libgthread-2.0*": ("GLib", "LGPL-2.1-or-later"),
    "liblz4*": ("LZ4", "BSD-2-Clause"),
    "liblzma*": ("XZ Utils", "0BSD"),
    "libmd.so*": ("libmd", "BSD-3-Clause"),
    "libpcre2-8*": ("PCRE2", "BSD-3-Clause"),
    "libpng16*": ("libpng", "libpng-2.0"),
    "libpython3*": ("Python", "PSF-2.0"),
    "libsqlite3*": ("SQLite", "blessing"),
    "libssl*": ("OpenSSL", "Apache-2.0"),
    "libstdc++*": ("GCC's runtime library", "GPL-3.0-or-later WITH GCC-exception-3.1"),
    "libsystemd*": ("libsystemd", "LGPL-2.1-or-later"),
    "libuuid*": ("libuuid", "BSD-3-Clause"),
    "libwayland*": ("Wayland", "MIT"),
    "libxcb*": ("libxcb and its helpers", "MIT"),
    "libxkbcommon*": ("libxkbcommon", "MIT"),
    "libz.so*": ("zlib", "Zlib"),
    "libzstd*": ("Zstandard", "BSD-3-Clause"),
}
"""Name of a file -> project and licence. A library that is not here stops the build: somebody has
to look at its licence first."""

_LICENCE_FILE = re.compile(r"(?i)(licen[cs]e|copying|notice|authors|third.?party)")


@dataclass(frozen=True)
class Component:
    """A package or a library of others in the folder."""

    name: str
    version: str
    licence: str
    text: str
    """Name of the file with the text."""


def write_notices(listed: Path, binaries: list[Entry], folder: Path) -> None:
    """Writes the texts and the index into ``folder``.

    Args:
        listed: what pip-licenses says of the packages (``--format=json``), those in the folder
        alone. binaries: PyInstaller's table.

    Raises:
        SystemExit: a library or package whose licence nobody looked at, or under the GPL alone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    texts: dict[str, tuple[str, str, str]] = {}
    for row in json.loads(listed.read_text(encoding="utf-8")):
        _refuse_gpl(row["Name"], row["License"])
        texts[row["Name"]] = (row["Version"], row["License"], _text_of_package(row["Name"]))
    texts["Python"] = (sys.version.split()[0], "PSF-2.0", _text_of_python())
    for source in sorted({s for _, s, kind in binaries if kind == "BINARY" and _is_of_system(s)}):
        name, licence = _system_library(source)
        if name != "Python":
            version, text = _system_package(source)
            texts.setdefault(name, (version, licence, text))
    index = []
    for name, (version, licence, text) in sorted(texts.items(), key=lambda row: row[0].lower()):
        file = re.sub(r"[^A-Za-z0-9.]+", "-", name).strip("-") + ".txt"
        (folder / file).write_text(text, encoding="utf-8")
        index.append(asdict(Component(name, version, licence, file)))
    (folder / INDEX).write_text(json.dumps(index, indent=1), encoding="utf-8")


def _refuse_gpl(name: str, licence: str) -> None:
    is_free = "LGPL" in licence or "exception" in licence.lower() or "GPL" not in licence
    if not is_free:
        raise SystemExit(f"package: {name} is under {licence}; the folder may not hold it.")


def _text_of_package(name: str) -> str:
    """All the texts that a distribution carries."""
    distribution = importlib.metadata.distribution(name)
    if name.lower() in ("pyside6_essentials", "shiboken6"):
        licences = ROOT / "resources" / "licences"
        parts = [licences / "lgpl-3.0.txt", licences / "gpl-3.0.txt"]
        return "\n\n".join(
            [_QT.format(version=distribution.version), *(p.read_text("utf-8") for p in parts)]
        )
    inside = [f for f in distribution.files or [] if ".dist-info" in str(f)]
    found = [f for f in inside if "licenses/" in f.as_posix() or _LICENCE_FILE.search(f.name)]
    texts = [f"{f.name}\n\n{f.read_text()}" for f in sorted(found)]
    if not texts:
        expression = distribution.metadata.get("License-Expression") or "its licence"
        texts = [f"{name} {distribution.version} comes without a text of {expression}."]
    return "\n\n".join(texts)


def _text_of_python() -> str:
    file = Path(os.__file__).with_name("LICENSE.txt")
    return file.read_text("utf-8") if file.exists() else "https://docs.python.org/3/license.html"


def _is_of_system(source: str) -> bool:
    """Whether a file comes from neither the environment nor a package of Python."""
    prefixes = (sys.prefix, str(ROOT))
    return not source.startswith(prefixes) and "lib-dynload" not in source


def _system_library(source: str) -> tuple[str, str]:
    name = Path(source).name
    for pattern, known in _SYSTEM_LIBRARIES.items():
        if fnmatch(name, pattern):
            return known
    raise SystemExit(
        f"package: {source} would come into the folder, and its licence is not in "
        "tools/package/notices.py. Look at it, and leave the library out or write it down there."
    )


def _system_package(source: str) -> tuple[str, str]:
    """Version and copyright of a library, as Debian's packages have them."""
    for path in (source, str(Path(source).resolve()), source.removeprefix("/usr")):
        answer = _said(["dpkg-query", "-S", path])
        if answer:
            package = answer.split(": ")[0].split(",")[0]
            version = _said(["dpkg-query", "-W", "-f", "${Version}", package])
            text = Path("/usr/share/doc", package.split(":")[0], "copyright")
            return version, text.read_text("utf-8", "replace") if text.exists() else ""
    return "", "From the system that the folder was made on."


def _said(command: list[str]) -> str:
    try:
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return answer.stdout.strip() if answer.returncode == 0 else ""
