"""What other programs save in a folder: which files are new, changed, renamed or gone.

The folder is read again and again. That works on every file system, network folders and those of
virtual machines too, and a read costs some microseconds a file.
"""

import os
import stat
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

QUIET_S = 0.4
"""A file that has not changed for so long is taken for whole."""
EMPTY_QUIET_S = 2.0
"""The same for an empty one: most likely somebody has just opened it for writing."""


@dataclass(frozen=True)
class FileState:
    """What tells a file from what it was before: number on its device, size, time in ns."""

    device: int
    number: int
    size: int
    changed_ns: int

    def is_same_file(self, other: "FileState") -> bool:
        """Whether it is the same file under whatever name, unchanged."""
        return self == other and self.number != 0  # 0 where a file system has no numbers


@dataclass(frozen=True)
class Changes:
    """What one look at the folder found.

    Attributes:
        ready: files that are new or changed, and have been still for long enough.
        renamed: (old, new) names of files that were ready; the new one comes as a new file.
        gone: files that were ready and are not there any more.
        is_folder_there: else nothing is known of the files.
    """

    ready: tuple[Path, ...] = ()
    renamed: tuple[tuple[Path, Path], ...] = ()
    gone: tuple[Path, ...] = ()
    is_folder_there: bool = True


@dataclass
class _Seen:
    state: FileState
    since: float
    missing_since: float | None = None
    is_given: bool = False


class FolderWatch:
    """Compares a folder with what it was at the look before. Touches nothing in it."""

    def __init__(
        self,
        folder: Path,
        wanted: Callable[[Path], bool],
        known: Iterable[tuple[Path, FileState]] = (),
    ) -> None:
        """Starts to watch.

        Args:
            wanted: whether a file is looked after, by its name.
            known: files that are not ready before they change.
        """
        self._folder, self._wanted = folder, wanted
        self._seen = {path: _Seen(state, 0.0, is_given=True) for path, state in known}

    def look(self, now: float) -> Changes:
        """Reads the folder.

        Args:
            now: seconds of a clock that never goes back.
        """
        there = states(self._folder, self._wanted)
        if there is None:
            return Changes(is_folder_there=False)
        renamed = self._take_renamed(there)
        for path, state in there.items():
            seen = self._seen.get(path)
            if seen is None or seen.state != state:
                self._seen[path] = _Seen(state, now)
            else:
                seen.missing_since = None
        gone = self._take_gone(there, now)
        ready = [path for path in sorted(there) if self._is_ready(self._seen[path], now)]
        for path in ready:
            self._seen[path].is_given = True
        return Changes(tuple(ready), tuple(renamed), tuple(gone))

    def state(self, path: Path) -> FileState | None:
        """What the file was at the last look; None where it was not there."""
        seen = self._seen.get(path)
        return None if seen is None else seen.state

    def _is_ready(self, seen: _Seen, now: float) -> bool:
        quiet = QUIET_S if seen.state.size > 0 else EMPTY_QUIET_S
        return not seen.is_given and now - seen.since >= quiet

    def _take_renamed(self, there: dict[Path, FileState]) -> list[tuple[Path, Path]]:
        lost = {s.state: path for path, s in self._seen.items() if path not in there}
        renamed = []
        for path, state in there.items():
            old = lost.get(state) if path not in self._seen else None
            if old is None or not self._seen[old].state.is_same_file(state):
                continue
            del lost[state]
            if self._seen.pop(old).is_given:
                renamed.append((old, path))
        return renamed

    def _take_gone(self, there: dict[Path, FileState], now: float) -> list[Path]:
        """Those that have been away for long enough: some programs save by removing first."""
        gone = []
        for path in sorted(self._seen.keys() - there.keys()):
            seen = self._seen[path]
            if seen.missing_since is None:
                seen.missing_since = now
            elif now - seen.missing_since >= QUIET_S:
                del self._seen[path]
                if seen.is_given:
                    gone.append(path)
        return gone


def states(folder: Path, wanted: Callable[[Path], bool]) -> dict[Path, FileState] | None:
    """The wanted files of a folder, without those in folders below it; None where it is gone."""
    found = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                path = folder / entry.name
                if not wanted(path):
                    continue
                try:
                    state = path.stat()
                except (OSError, ValueError):  # gone between the two steps, or out of reach
                    continue
                if stat.S_ISREG(state.st_mode):
                    found[path] = FileState(
                        state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns
                    )
    except OSError:
        return None
    return found
