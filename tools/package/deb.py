"""The Debian package: the folder in ``/usr/lib``, a command in ``/usr/bin``, the desktop's files.

    .venv/bin/python tools/package/deb.py        after tools/package/make.py; dpkg-deb builds it

It needs no more of the system than the folder does: Qt's libraries for windows and the C library.
"""

import gzip
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtGui import QGuiApplication  # noqa: E402

from drawai_desktop import __version__  # noqa: E402
from drawai_desktop.core.desktop_files import write_desktop_files  # noqa: E402
from drawai_desktop.ui.icon_drawing import draw_icon  # noqa: E402

NAME = "drawai-desktop"
_ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
_DEPENDS = ("fontconfig-config", "libegl1", "libgl1")
"""Beside the C library. The proof starts the folder in a bare root: the libraries are what it asks
for, and without a font, which the first brings, a window shows squares instead of letters."""

_CONTROL = """Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: The DrawAI desktop developers <maintainers@drawai-desktop.example>
Installed-Size: {kib}
Depends: {depends}
Section: graphics
Priority: optional
Homepage: https://drawai-desktop.example
Description: paint a label map, and a landscape appears beside it
 Choose sky, sea, mountain or tree and paint with it: beside the canvas, a
 photographic landscape follows the hand. Runs on a plain processor, without
 an account and without a server.
"""

_COPYRIGHT = """Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: DrawAI desktop
Source: https://drawai-desktop.example

Files: *
Copyright: 2026 The DrawAI desktop developers
License: Expat

Files: usr/lib/{name}/_internal/*
Copyright: their authors, who are named in /usr/lib/{name}/_internal/drawai_desktop/_data/licences
License: various
 Every package and library has its text in that folder; About > Licences shows them.

License: Expat
{licence}
"""


def main() -> None:
    """Builds the package from the folder, into ``dist``."""
    folder = ROOT / "dist" / "drawai"
    stage = ROOT / "build" / "package" / "deb"
    shutil.rmtree(stage, ignore_errors=True)
    place = stage / "usr" / "lib" / NAME
    place.parent.mkdir(parents=True)
    # Links to the same files: the folder is 600 MB.
    shutil.copytree(folder, place, symlinks=True, copy_function=os.link)
    commands = stage / "usr" / "bin"
    commands.mkdir()
    (commands / "drawai").symlink_to(f"../lib/{NAME}/drawai")
    application = QGuiApplication([])
    write_desktop_files(stage / "usr" / "share", ["drawai"], draw_icon)
    del application
    _pack_page(stage / "usr" / "share" / "man" / "man1" / "drawai.1")
    _write_documents(stage / "usr" / "share" / "doc" / NAME)
    (stage / "DEBIAN").mkdir()
    architecture = _ARCHITECTURES[platform.machine()]
    control = _CONTROL.format(
        name=NAME,
        version=__version__,
        architecture=architecture,
        kib=sum(p.lstat().st_size for p in stage.rglob("*")) // 1024,
        depends=", ".join([f"libc6 (>= {platform.libc_ver()[1]})", *_DEPENDS]),
    )
    (stage / "DEBIAN" / "control").write_text(control, encoding="utf-8")
    target = ROOT / "dist" / f"{NAME}_{__version__}_{architecture}.deb"
    subprocess.run(
        ["dpkg-deb", "--build", "--root-owner-group", "-Zzstd", "-z15", str(stage), str(target)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    shutil.rmtree(stage)
    print(f"{target.relative_to(ROOT)}: {target.stat().st_size / 1e6:.0f} MB")


def _pack_page(page: Path) -> None:
    page.with_suffix(".1.gz").write_bytes(gzip.compress(page.read_bytes(), mtime=0))
    page.unlink()


def _write_documents(folder: Path) -> None:
    folder.mkdir(parents=True)
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8").splitlines()
    text = "\n".join(f" {line.strip() or '.'}" for line in licence)
    (folder / "copyright").write_text(_COPYRIGHT.format(name=NAME, licence=text), encoding="utf-8")
    changes = (ROOT / "CHANGELOG.md").read_bytes()
    (folder / "changelog.gz").write_bytes(gzip.compress(changes, mtime=0))


if __name__ == "__main__":
    main()
