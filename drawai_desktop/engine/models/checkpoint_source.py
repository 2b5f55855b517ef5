"""Where weights come from: a file, a folder, or an archive, taken apart safely."""

import tarfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import IO

from drawai_desktop.core.foreign_file import placed
from drawai_desktop.core.model_manifest import MANIFEST
from drawai_desktop.errors import FileError, ModelError

LATEST_GENERATOR = "latest_net_G.pth"
_GENERATOR_ENDING = "_net_G.pth"
_WANTED_ENDINGS = ("_net_G.pth", "_net_E.pth", "opt.txt", MANIFEST, ".safetensors", ".webp", ".png")
_ARCHIVE_ENDINGS = (".tar.gz", ".tgz", ".tar", ".zip")
_CHUNK = 1 << 20
_LARGEST_MEMBER = 8 << 30

Progress = Callable[[float, str], None]
"""(part from 0 to 1, what is being done); raises ``Cancelled`` to stop."""


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
        raise FileError(f"{placed(path)}: no such file or folder. Check the path.")
    if path.is_file():
        return [_of_file(path)]
    if (path / MANIFEST).is_file():
        return [CheckpointFiles(path.resolve().name, path)]
    by_folder: dict[Path, list[Path]] = {}
    for generator in sorted(path.rglob(f"*{_GENERATOR_ENDING}")):
        if generator.is_file() and not generator.name.startswith("."):
            by_folder.setdefault(generator.parent, []).append(generator)
    found = [_latest_of(generators) for generators in by_folder.values()]
    found += [CheckpointFiles(m.parent.name, m.parent) for m in sorted(path.rglob(MANIFEST))]
    if not found:
        raise ModelError(
            f"{placed(shown or path)}: no model in it. A folder with latest_net_G.pth "
            f"(NVIDIA's) or with {MANIFEST} (this program's) is expected."
        )
    return found


def _latest_of(generators: list[Path]) -> CheckpointFiles:
    """Of one training's states, the one called ``latest``, else the one of the most epochs."""

    def age(path: Path) -> tuple[bool, int, str]:
        epoch = path.name.removesuffix(_GENERATOR_ENDING)
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
            f"{path.name}: this is the {'photo encoder' if '_net_E' in path.name else 'critic'}; "
            "choose the generator, latest_net_G.pth, which lies beside it."
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
        ModelError: damaged, or with members that would be written elsewhere.
    """
    try:
        with archive.open("rb") as file:
            size = max(1, archive.stat().st_size)
            for name, member in _members(archive, file):
                target = folder.joinpath(*_safe_parts(archive, name))
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("wb") as out:
                    while chunk := member.read(_CHUNK):
                        out.write(chunk)
                        progress(min(1.0, file.tell() / size), f"unpacking {name}")
    except (tarfile.TarError, zipfile.BadZipFile, EOFError, ValueError) as error:
        raise ModelError(
            f"{archive.name}: the archive is damaged or incomplete "
            f"({archive.stat().st_size / 1e6:.1f} MB; {error}). Get it again."
        ) from error
    except OSError as error:
        # gzip reports broken data as OSError too, without an errno.
        if error.errno is None:
            raise ModelError(
                f"{archive.name}: the archive is damaged or incomplete ({error}). Get it again."
            ) from error
        raise FileError(
            f"{archive.name}: cannot be unpacked ({error.strerror}). Check the free space."
        ) from error


def _members(archive: Path, file: IO[bytes]) -> Iterator[tuple[str, IO[bytes]]]:
    """The wanted members, each after all names up to it were found harmless."""
    if archive.name.lower().endswith(".zip"):
        return _members_of_zip(archive, file)
    return _members_of_tar(archive, file)


def _members_of_zip(archive: Path, file: IO[bytes]) -> Iterator[tuple[str, IO[bytes]]]:
    with zipfile.ZipFile(file) as zipped:
        for info in zipped.infolist():
            _safe_parts(archive, info.filename)
            if (info.external_attr >> 16) & 0o170000 == 0o120000:
                raise _hostile(archive, info.filename, "is a link")
        for info in zipped.infolist():
            if info.filename.endswith(_WANTED_ENDINGS) and info.file_size <= _LARGEST_MEMBER:
                with zipped.open(info) as member:
                    yield info.filename, member


def _members_of_tar(archive: Path, file: IO[bytes]) -> Iterator[tuple[str, IO[bytes]]]:
    with tarfile.open(fileobj=file, mode="r|*") as tar:
        for info in tar:
            _safe_parts(archive, info.name)
            if info.issym() or info.islnk():
                raise _hostile(archive, info.name, "is a link")
            if not (info.isfile() or info.isdir()):
                raise _hostile(archive, info.name, "is a device")
            if info.isfile() and info.name.endswith(_WANTED_ENDINGS):
                member = tar.extractfile(info)
                if member is not None and info.size <= _LARGEST_MEMBER:
                    yield info.name, member


def _safe_parts(archive: Path, name: str) -> tuple[str, ...]:
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or any(":" in part for part in path.parts):
        raise _hostile(archive, name, "would be written outside the target folder")
    return path.parts


def _hostile(archive: Path, name: str, why: str) -> ModelError:
    return ModelError(
        f"{archive.name}: refused, since its member {name!r} {why}. "
        "Get the archive from a source that you trust."
    )
