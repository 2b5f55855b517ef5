"""Where weights come from: a file, a folder, or an archive, taken apart safely."""

import errno
import stat
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import IO

from drawai_desktop.core.foreign_file import (
    READER_FAULTS,
    check_regular,
    cleaned,
    named,
    placed,
    why,
)
from drawai_desktop.core.model_manifest import MANIFEST
from drawai_desktop.engine.models.install_place import Progress
from drawai_desktop.errors import FileError, ModelError
from drawai_desktop.words import Words, translator

tr = translator(__name__)

LATEST_GENERATOR = "latest_net_G.pth"
GENERATOR_ENDING = "_net_G.pth"
_WANTED_ENDINGS = ("_net_G.pth", "_net_E.pth", "opt.txt", MANIFEST, ".safetensors", ".webp", ".png")
_ARCHIVE_ENDINGS = (".tar.gz", ".tgz", ".tar", ".zip")
_CHUNK = 1 << 20
_LARGEST_RATIO = 8
"""Weights are nearly random: packing leaves most of them. Zeros pack to a thousandth."""
_FREE_BYTES = 64 << 20
"""So much may be unpacked from an archive of any size."""
_MOST_MEMBERS = 10_000
ARCHIVE_FAULTS: tuple[type[Exception], ...] = (*READER_FAULTS, tarfile.TarError)
_DEEPEST, _LONGEST_NAME = 20, 200

ARCHIVE = tr.later("archive")
_IS_LINK, _IS_DEVICE = tr.later("is a link"), tr.later("is a device")


@dataclass(frozen=True)
class CheckpointFiles:
    """What was found of one model."""

    name: str
    generator: Path
    """A ``.pth``, or the folder of a model in this program's own format."""
    encoder: Path | None = None
    options: Path | None = None
    note: str = ""
    """One sentence on what was chosen, where there was a choice."""

    @property
    def is_own_format(self) -> bool:
        return self.generator.is_dir()


def is_archive(path: Path) -> bool:
    return path.is_file() and path.name.lower().endswith(_ARCHIVE_ENDINGS)


def find_checkpoints(path: Path, shown: Path | None = None) -> list[CheckpointFiles]:
    """The models in a folder (or its sub-folders), or the one of a ``.pth`` file.

    Args:
        shown: what a message calls it, where the folder is that of an unpacked archive.
    Raises:
        FileError: no such file.
        ModelError: nothing that is a model.
    """
    if not path.exists():
        raise FileError(
            tr.later("{path}: no such file or folder. Check the path.", path=placed(path))
        )
    if path.is_file():
        return [_of_file(path)]
    if (path / MANIFEST).is_file():
        return [CheckpointFiles(path.resolve().name, path)]
    by_folder: dict[Path, list[Path]] = {}
    for generator in sorted(path.rglob(f"*{GENERATOR_ENDING}")):
        if generator.is_file() and not generator.name.startswith("."):
            by_folder.setdefault(generator.parent, []).append(generator)
    found = [_latest_of(generators) for generators in by_folder.values()]
    found += [CheckpointFiles(m.parent.name, m.parent) for m in sorted(path.rglob(MANIFEST))]
    if not found:
        raise ModelError(
            tr.later(
                "{path}: no model in it. A folder with latest_net_G.pth (NVIDIA's) or with "
                "{manifest} (this program's) is expected.",
                path=placed(shown or path),
                manifest=MANIFEST,
            )
        )
    return found


def _latest_of(generators: list[Path]) -> CheckpointFiles:
    """Of one training's states, the one called ``latest``, else the one of the most epochs."""

    def age(path: Path) -> tuple[bool, int, str]:
        epoch = path.name.removesuffix(GENERATOR_ENDING)
        number = int(epoch[:9]) if epoch.isascii() and epoch.isdigit() else -1
        return path.name == LATEST_GENERATOR, number, epoch

    chosen = max(generators, key=age)
    files = _of_file(chosen)
    if len(generators) == 1:
        return files
    others = ", ".join(p.name for p in generators[:4] if p != chosen)
    note = f"{chosen.name} is taken, the latest of {len(generators)} (besides {others})."
    return replace(files, note=note)


def _of_file(path: Path) -> CheckpointFiles:
    if path.name.endswith(("_net_E.pth", "_net_D.pth")):
        raise ModelError(
            tr.later(
                "{path}: this is the {what}; choose the generator, latest_net_G.pth, which "
                "lies beside it.",
                path=named(path),
                what=tr("photo encoder") if "_net_E" in path.name else tr("critic"),
            )
        )
    folder = path.resolve().parent
    name = path.stem
    if name.endswith("_net_G"):
        name = folder.name
    encoder = folder / path.name.replace("_net_G", "_net_E")
    options = folder / "opt.txt"
    return CheckpointFiles(
        name=name.removesuffix("_pretrained") or "model",
        generator=path,
        encoder=encoder if encoder.name != path.name and encoder.is_file() else None,
        options=options if options.is_file() else None,
    )


def unpack(archive: Path, folder: Path, progress: Progress) -> None:
    """Takes the model files out of an archive, and nothing else.

    Raises:
        FileError: it cannot be read or written.
        ModelError: damaged, with members that would be written elsewhere, or with more in it than
            weights can be packed into a file of its size.
    """
    size = max(1, check_regular(archive, ARCHIVE))
    try:
        with archive.open("rb") as file:
            for name, member in _members(archive, file, _FREE_BYTES + _LARGEST_RATIO * size):
                target = folder.joinpath(*_safe_parts(archive, name))
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("wb") as out:
                    while chunk := member.read(_CHUNK):
                        out.write(chunk)
                        told = tr.later("unpacking {name}", name=cleaned(name))
                        progress(min(1.0, file.tell() / size), told)
    except OSError as error:
        if error.errno is None:  # gzip's way to tell of broken data
            raise damaged_archive(archive) from error
        if error.errno == errno.ENOSPC:
            raise FileError(
                tr.later(
                    "{archive}: the disk is full. Free some space, or set DRAWAI_DATA to another "
                    "folder.",
                    archive=named(archive),
                )
            ) from error
        raise FileError(
            tr.later(
                "{archive}: {why}. Unpack it yourself, and install the folder.",
                archive=named(archive),
                why=why(error),
            )
        ) from error
    except ARCHIVE_FAULTS as error:
        raise damaged_archive(archive) from error


def damaged_archive(archive: Path) -> ModelError:
    """What to raise where an archive cannot be read."""
    return ModelError(
        tr.later(
            "{archive}: the archive is damaged or incomplete ({megabytes:.1f} MB). Get it again.",
            archive=named(archive),
            megabytes=archive.stat().st_size / 1000000.0,
        )
    )


def _members(archive: Path, file: IO[bytes], most: int) -> Iterator[tuple[str, IO[bytes]]]:
    """The wanted members, each after all names up to it were found harmless.

    Args:
        most: bytes that all members together may have.
    """
    if archive.name.lower().endswith(".zip"):
        return _members_of_zip(archive, file, most)
    return _members_of_tar(archive, file, most)


def _members_of_zip(archive: Path, file: IO[bytes], most: int) -> Iterator[tuple[str, IO[bytes]]]:
    with zipfile.ZipFile(file) as zipped:
        limit = _Limit(archive, most)
        for info in zipped.infolist():
            _safe_parts(archive, info.filename)
            kind = stat.S_IFMT(info.external_attr >> 16)
            if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
                raise _hostile(
                    archive, info.filename, _IS_LINK if kind == stat.S_IFLNK else _IS_DEVICE
                )
            limit.count(info.file_size)
        for info in zipped.infolist():
            if info.filename.endswith(_WANTED_ENDINGS):
                with zipped.open(info) as member:
                    yield info.filename, member


def _members_of_tar(archive: Path, file: IO[bytes], most: int) -> Iterator[tuple[str, IO[bytes]]]:
    with tarfile.open(fileobj=file, mode="r|*") as tar:
        limit = _Limit(archive, most)
        for info in tar:
            _safe_parts(archive, info.name)
            if info.issym() or info.islnk():
                raise _hostile(archive, info.name, _IS_LINK)
            if not (info.isfile() or info.isdir()):
                raise _hostile(archive, info.name, _IS_DEVICE)
            limit.count(info.size)
            if info.isfile() and info.name.endswith(_WANTED_ENDINGS):
                member = tar.extractfile(info)
                if member is not None:
                    yield info.name, member


class _Limit:
    """How much an archive may hold."""

    def __init__(self, archive: Path, most: int) -> None:
        self._archive = archive
        self._bytes = most
        self._members = _MOST_MEMBERS

    def count(self, size: int) -> None:
        """One more member; raises ``ModelError`` when it is too much."""
        self._bytes -= max(0, size)
        self._members -= 1
        if self._bytes < 0 or self._members < 0:
            raise ModelError(
                tr.later(
                    "{archive}: refused, since it would unpack to far more than an archive of "
                    "weights of its size can hold. Get it from a place that you trust.",
                    archive=named(self._archive),
                )
            )


def _safe_parts(archive: Path, name: str) -> tuple[str, ...]:
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or any(":" in part for part in path.parts):
        raise _hostile(archive, name, tr.later("would be written outside the target folder"))
    if len(path.parts) > _DEEPEST or any(len(part) > _LONGEST_NAME for part in path.parts):
        raise _hostile(archive, name, tr.later("has no name that a file can have"))
    return path.parts


def _hostile(archive: Path, name: str, reason: Words) -> ModelError:
    return ModelError(
        tr.later(
            "{archive}: refused, since its member {name} {reason}. Get the archive from "
            "a place that you trust.",
            archive=named(archive),
            name=cleaned(name),
            reason=reason,
        )
    )
