"""``drawai render --watch``: pictures of what another program saves in a folder."""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from drawai_desktop.cli.conversions import Conversion
from drawai_desktop.cli.folder_watch import FileState, FolderWatch, states
from drawai_desktop.core.folders import check_folder_there, make_folder
from drawai_desktop.core.foreign_file import named, placed
from drawai_desktop.core.image_file import PICTURE_SUFFIXES
from drawai_desktop.core.layered_door import LAYERED_SUFFIXES
from drawai_desktop.core.overwriting import check_files
from drawai_desktop.core.project_file import SUFFIX
from drawai_desktop.core.whole_picture import is_whole_picture
from drawai_desktop.errors import DrawAIError, FileError, OptionError

_READ_SUFFIXES = (SUFFIX, *LAYERED_SUFFIXES, *PICTURE_SUFFIXES)
_MADE_SUFFIX = ".png"
_BESIDE = "-picture"
"""What a picture's name ends with that lies beside its map; such files are no maps."""
_PAUSE_S = 0.2
_SHARE_OF_TIME = 0.05
"""Of one core, at most, for looking at a folder of many files."""
_PATIENCE_S = 2.0
"""So long a file that cannot be read may be one that is being written, by a slow program."""


class RenderWatch:
    """Renders the files of a folder, and renders them again when they change."""

    def __init__(
        self,
        folder: Path,
        output: Path | None,
        render: Callable[[Conversion], None],
        read: Sequence[Path] = (),
        belongs: Callable[[Path], bool] = lambda _: True,
        anew: bool = False,
    ) -> None:
        """Looks at what is there.

        Args:
            output: a folder for the pictures; None for beside their maps.
            render: makes the picture of one map.
            read: other files that the subcommand reads.
            belongs: which files are this process's.
            anew: pictures are also made of files that are older than their finished pictures.
        """
        self._folder = folder
        self._output = None if output is None or _is_same(output, folder) else output
        self._render = render
        self._read, self._belongs = read, belongs
        known = () if anew else (states(folder, self._is_map) or {}).items()
        finished = [(path, state) for path, state in known if self._is_finished(path, state)]
        self._watch = FolderWatch(folder, self._is_map, finished)
        self.skipped = len(finished)
        self._made_of: dict[Path, Path] = {self.made(path): path for path, _ in finished}
        self._failed: dict[Path, tuple[FileState, DrawAIError, float]] = {}
        self._was_there = True

    def made(self, path: Path) -> Path:
        """The picture file of a map."""
        if self._output is None:
            return path.with_name(f"{path.stem}{_BESIDE}{_MADE_SUFFIX}")
        return self._output / f"{path.stem}{_MADE_SUFFIX}"

    def run(self) -> NoReturn:
        """Goes on until it is interrupted."""
        while True:
            time.sleep(max(_PAUSE_S, self.step(time.monotonic()) / _SHARE_OF_TIME))

    def step(self, now: float) -> float:
        """Looks once, and renders what is ready; tells what became of files, a sentence each.

        Returns:
            the seconds that looking took.
        """
        began = time.monotonic()
        changes = self._watch.look(now)
        looked = time.monotonic() - began
        if changes.is_folder_there != self._was_there:
            self._was_there = changes.is_folder_there
            state = "is there again" if self._was_there else "is not there any more; waiting for it"
            _tell(f"{placed(self._folder)}: the folder {state}.")
        for old, new in changes.renamed:
            self._forget(old)
            _tell(f"{named(old)}: is called {named(new)} now; its picture is made anew.")
        for path in changes.gone:
            self._forget(path)
            _tell(f"{named(path)}: is gone; its picture stays.")
        for path in changes.ready:
            self._failed.pop(path, None)
            self._make(path, now)
        self._try_again(now)
        return looked

    def _make(self, path: Path, now: float) -> None:
        made = self.made(path)
        other = self._made_of.get(made, path)
        if other != path:
            _tell(f"{named(path)}: {named(made)} is {named(other)}'s picture. Rename one of them.")
            return
        state, began = self._watch.state(path), time.monotonic()
        try:
            make_folder(made.parent)  # somebody may have tidied up
            check_files([made], [path, *self._read])
            self._render(Conversion(path, made))
        except FileError as error:
            assert state is not None
            self._failed[path] = (state, error, now)
        except DrawAIError as error:
            _tell(str(error))
        else:
            self._made_of[made] = path
            print(f"{named(path)}: {made} ({time.monotonic() - began:.1f} s)", flush=True)

    def _try_again(self, now: float) -> None:
        """Files that could not be read, or pictures not be written, once more before it is told."""
        for path, (state, _, since) in list(self._failed.items()):
            if self._watch.state(path) != state:
                del self._failed[path]  # it has changed, and comes by itself
            elif now - since >= _PATIENCE_S:
                del self._failed[path]
                self._make(path, now)
                if path in self._failed:
                    _tell(str(self._failed.pop(path)[1]))

    def _forget(self, path: Path) -> None:
        self._failed.pop(path, None)
        made = self.made(path)
        if self._made_of.get(made) == path:
            del self._made_of[made]

    def _is_map(self, path: Path) -> bool:
        if path.name.startswith(".") or path.suffix.lower() not in _READ_SUFFIXES:
            return False
        if self._output is None and path.stem.endswith(_BESIDE):
            return False
        return self._belongs(path)

    def _is_finished(self, path: Path, state: FileState) -> bool:
        made = self.made(path)
        try:
            if made.stat().st_mtime_ns < state.changed_ns:
                return False
        except OSError:
            return False
        return is_whole_picture(made)


def check_watched(folder: Path, output: Path | None) -> None:
    """Before a folder is watched; makes the output's folder.

    Raises:
        OptionError: it is no folder, or the output is a file's name.
        FileError: the output's folder cannot be made.
    """
    check_folder_there(folder, OptionError)
    if output is None:
        return
    if output.suffix.lower() in _READ_SUFFIXES and not output.is_dir():
        raise OptionError(f"-o {placed(output)}: --watch makes many pictures. Give a folder.")
    make_folder(output)


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _tell(sentence: str) -> None:
    print(f"drawai render: {sentence}", file=sys.stderr, flush=True)
