"""The shared libraries of the folder: which are needed, and what of them debuggers alone read
(Linux)."""

import posixpath
import shutil
import subprocess
from pathlib import Path, PurePosixPath

from tools.package.contents import Entry, is_stripped

_PLACES_OF_LIBRARIES = ("", "PySide6/Qt/lib")
"""Where PyInstaller puts what others are linked with. All else is loaded by name."""


def needed(entries: list[Entry]) -> list[Entry]:
    """Without the libraries that nothing in the folder is linked with, and without links to
    nowhere.

    PyInstaller took them for files that are left out: the plugin for GTK brings forty.
    """
    entries = _without_dangling_links(entries)
    libraries = {id(entry) for entry in entries if _is_linked_library(entry[0])}
    wanted: set[str] = set()
    for entry in entries:
        if id(entry) not in libraries:
            wanted |= _linked_with(entry[1])
    return _without_dangling_links(
        [
            entry
            for entry in entries
            if id(entry) not in libraries or PurePosixPath(entry[0]).name in wanted
        ]
    )


def _without_dangling_links(entries: list[Entry]) -> list[Entry]:
    """PyInstaller links a library from the top of the folder to where its package has it."""
    paths = {path for path, _, kind in entries if kind != "SYMLINK"}
    return [
        (path, source, kind)
        for path, source, kind in entries
        if kind != "SYMLINK"
        or posixpath.normpath(str(PurePosixPath(path).parent / source)) in paths
    ]


def _is_linked_library(path: str) -> bool:
    place = PurePosixPath(path)
    parent = "" if str(place.parent) == "." else str(place.parent)
    return (
        parent in _PLACES_OF_LIBRARIES
        and ".so" in place.name
        and place.name.startswith("lib")
        and not place.name.startswith("libpython")  # the executable loads it by name
    )


def _linked_with(source: str) -> set[str]:
    """The names of all libraries that the loader maps for a file, directly or not."""
    answer = subprocess.run(["ldd", source], capture_output=True, text=True, check=False).stdout
    return {line.split()[0].rpartition("/")[2] for line in answer.splitlines() if line.strip()}


def stripped(entries: list[Entry], folder: Path) -> list[Entry]:
    """With some libraries replaced by copies without their tables of local symbols, made in
    ``folder``."""
    strip = shutil.which("strip")
    if strip is None:
        print("package: there is no strip (binutils); the folder is about 80 MB larger")
        return entries
    return [
        (path, _strip(strip, source, folder / path), kind)
        if _may_be_stripped(path, kind)
        else entry
        for entry in entries
        for path, source, kind in [entry]
    ]


def _may_be_stripped(path: str, kind: str) -> bool:
    return kind == "BINARY" and is_stripped(path)


def _strip(strip: str, source: str, target: Path) -> str:
    target.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run([strip, "--strip-unneeded", "-o", str(target), source], check=True)
    return str(target)
