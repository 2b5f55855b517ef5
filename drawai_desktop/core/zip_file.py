"""The door for zip archives of others: projects, layered pictures, packed folders."""

import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from drawai_desktop.core.foreign_file import READER_FAULTS, check_regular, cleaned, named, no_memory
from drawai_desktop.errors import DrawAIError, FileError
from drawai_desktop.words import translator

tr = translator(__name__)

ARCHIVE = tr.later("zip archive")

ZIP_MAGIC = b"PK\x03\x04"
LARGEST_MEMBER = 256_000_000
"""Bytes of one member, unpacked."""
MOST_MEMBERS = 1_000_000

_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Others are rare, and a small file of theirs may ask for gigabytes of memory."""


class ForeignZip:
    """An open archive. Members are read whole, and never more of them than they may have."""

    def __init__(self, archive: zipfile.ZipFile, path: Path, error_type: type[DrawAIError]) -> None:
        self._archive = archive
        self._path = path
        self._error_type = error_type
        self.names: tuple[str, ...] = tuple(
            i.filename for i in archive.infolist() if not i.filename.endswith("/")
        )
        """All files inside, in the archive's order, as they are called there."""

    def __contains__(self, name: str) -> bool:
        return name in self._archive.NameToInfo

    def size(self, name: str) -> int:
        """How many bytes a member says it has, unpacked.

        Raises:
            FileError: there is no such member.
        """
        return self._info(name).file_size

    def read(self, name: str, most: int = LARGEST_MEMBER) -> bytes:
        """The bytes of a member.

        Raises:
            FileError: missing, larger than ``most`` bytes, locked with a password, packed in a rare
                way, a link, or damaged.
        """
        info = self._info(name)
        where = tr.later("{path}: its part {part}", path=named(self._path), part=cleaned(name, 60))
        if info.flag_bits & 0x1:
            raise self._error_type(
                tr.later("{where} is locked with a password. Save it without one.", where=where)
            )
        if info.compress_type not in _PACKINGS:
            raise self._error_type(
                tr.later(
                    "{where} is packed in a way that is not read here. Pack it as an ordinary zip.",
                    where=where,
                )
            )
        if stat.S_ISLNK(info.external_attr >> 16):
            raise self._error_type(
                tr.later(
                    "{where} is a link to another file. Pack the files themselves.", where=where
                )
            )
        too_large = tr.later(
            "{where} is too large (over {most} MB). Choose another file.",
            where=where,
            most=most // 1_000_000,
        )
        if info.file_size > most:
            raise self._error_type(too_large)
        try:
            with self._archive.open(info) as member:
                content = member.read(most + 1)
        except MemoryError as error:
            raise self._error_type(no_memory(named(self._path))) from error
        except READER_FAULTS as error:
            raise self._error_type(
                tr.later("{where} is damaged. Get the file again.", where=where)
            ) from error
        if len(content) > most:
            raise self._error_type(too_large)
        return content

    def _info(self, name: str) -> zipfile.ZipInfo:
        info = self._archive.NameToInfo.get(name)
        if info is None:
            raise self._error_type(
                tr.later(
                    "{path}: damaged or of another kind, since {name} is missing in it. Choose "
                    "another file.",
                    path=named(self._path),
                    name=cleaned(name, 60),
                )
            )
        return info


@contextmanager
def open_zip(
    path: Path, kind: object = ARCHIVE, error_type: type[DrawAIError] = FileError
) -> Iterator[ForeignZip]:
    """An archive, open for the time of a ``with`` block.

    Args:
        kind: what is expected, for messages.
        error_type: what is raised, here and by the archive's methods.
    Raises:
        FileError: missing, out of reach, no zip, or damaged.
    """
    archive = open_archive(path, kind, error_type)
    with archive:
        yield ForeignZip(archive, path, error_type)


def open_archive(
    path: Path, kind: object = ARCHIVE, error_type: type[DrawAIError] = FileError
) -> zipfile.ZipFile:
    """An archive whose list of contents was read; the caller closes it.

    Raises:
        FileError: missing, out of reach, no zip, damaged, or with too many members.
    """
    size = check_regular(path, kind, error_type)
    if size == 0:
        raise error_type(tr.later("{path}: the file is empty. Get it again.", path=named(path)))
    try:
        archive = zipfile.ZipFile(path)
    except PermissionError as error:
        raise error_type(
            tr.later(
                "{path}: cannot be read, since this account may not. Choose another file.",
                path=named(path),
            )
        ) from error
    except MemoryError as error:
        raise error_type(no_memory(named(path))) from error
    except READER_FAULTS as error:
        raise error_type(
            tr.later(
                "{path}: damaged, or not a {kind}. Choose another file, or get it again.",
                path=named(path),
                kind=kind,
            )
        ) from error
    if len(archive.filelist) > MOST_MEMBERS:
        archive.close()
        raise error_type(
            tr.later(
                "{path}: more than {most_members} files in it. Split it.",
                path=named(path),
                most_members=MOST_MEMBERS,
            )
        )
    return archive
