"""Whose work is in the program: packages and libraries with their licences, for *About > Licences*.

The folder that runs without Python has a list with the texts, made with it
(``tools/package/notices.py``). Elsewhere the packages are installed beside the program and say it
themselves.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from drawai_desktop import resources
from drawai_desktop.core.json_file import read_json
from drawai_desktop.errors import FileError
from drawai_desktop.words import translator

tr = translator(__name__)

if TYPE_CHECKING:
    from importlib.metadata import Distribution

_DISTRIBUTION = "drawai-desktop"
_NAME = re.compile(r"[\w.-]+")
_LICENCE_FILE = re.compile(r"(?i)(licen[cs]e|copying|notice)")
_NO_TEXT = tr.later("No text came with it.")


@dataclass(frozen=True)
class Component:
    """A package or library that the program runs on."""

    name: str
    version: str
    licence: str
    """A name or an SPDX expression; empty where it says none."""
    text: str


def components() -> list[Component]:
    """All of them, by name. Reads files: about 0.1 s."""
    listed = resources.bundled_licences()
    found = _listed(listed) if listed.is_dir() else _installed()
    return sorted(found, key=lambda component: component.name.lower())


def _listed(folder: Path) -> list[Component]:
    try:
        rows = read_json(folder / "index.json")
        return [
            Component(row["name"], row["version"], row["licence"], _read(folder / row["text"]))
            for row in rows
        ]
    except (FileError, KeyError, TypeError):
        return []  # of a damaged folder, the window is worth more than its list


def _installed() -> list[Component]:
    """What the program needs, and what that needs, as far as it is installed."""
    from importlib import metadata  # slow, and a window needs no licences to open

    done: dict[str, Component] = {}
    waiting = [_DISTRIBUTION]
    while waiting:
        name = waiting.pop()
        key = name.lower().replace("_", "-")
        if key in done:
            continue
        try:
            distribution = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # an extra, or of another system
        done[key] = _component(distribution)
        for requirement in distribution.requires or []:
            is_extra = "extra ==" in requirement
            match = _NAME.match(requirement)
            if match is not None and not is_extra:
                waiting.append(match[0])
    done.pop(_DISTRIBUTION, None)
    return list(done.values())


def _component(distribution: "Distribution") -> Component:
    metadata = distribution.metadata
    said = (metadata[key] for key in ("License-Expression", "License") if key in metadata)
    licence = next(said, "").partition("\n")[0]
    files = [f for f in distribution.files or [] if ".dist-info" in str(f)]
    texts = [_read(Path(str(f.locate()))) for f in sorted(files) if _LICENCE_FILE.search(f.name)]
    return Component(
        metadata["Name"], distribution.version, licence, "\n\n".join(texts) or str(_NO_TEXT)
    )


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return str(_NO_TEXT)
