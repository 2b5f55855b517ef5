"""Compiles the translations (``.ts``) to what Qt reads (``.qm``): run by pip whenever it builds the
program, and by ``make translations``."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # in the set-up's environment, which builds nothing
    BuildHookInterface = object  # type: ignore[assignment,misc]

ROOT = Path(__file__).resolve().parent


def compile_translations(sources: Path, into: Path) -> None:
    """Compiles every ``.ts`` file whose ``.qm`` is missing or older, each at once or not at all.

    Raises:
        OSError: Qt's compiler is not there, or the folder cannot be written.
        CalledProcessError: a file is no translation.
    """
    into.mkdir(parents=True, exist_ok=True)
    for source in sorted(sources.glob("*.ts")):
        made = into / f"{source.stem}.qm"
        if made.is_file() and made.stat().st_mtime >= source.stat().st_mtime:
            continue
        part = made.with_suffix(f".{os.getpid()}.part")
        try:
            subprocess.run(
                [_lrelease(), "-silent", str(source), "-qm", str(part)],
                check=True,
                capture_output=True,
                text=True,
            )
            part.replace(made)
        finally:
            part.unlink(missing_ok=True)


def _lrelease() -> str:
    """Qt's compiler of translations, which comes with PySide6."""
    found = find_spec("PySide6")
    folders = found.submodule_search_locations if found is not None else None
    name = "lrelease.exe" if sys.platform == "win32" else "lrelease"
    for folder in folders or ():
        if (Path(folder) / name).is_file():
            return str(Path(folder) / name)
    raise FileNotFoundError("PySide6's lrelease is missing. Install PySide6-Essentials.")


class CompileTranslations(BuildHookInterface):
    """Before the files of a wheel are collected."""

    def initialize(self, version: str, build_data: dict[str, object]) -> None:
        """Compiles beside the sources, which are packed as a folder."""
        folder = ROOT / "resources" / "translations"
        compile_translations(folder, folder)
