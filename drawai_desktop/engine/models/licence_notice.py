"""Whether what is to be installed may be NVIDIA's weights, whose terms are to be told before.

Told by the names of the weights, as far as is quick and without torch: upscalers, models of this
program and files that are no weights at all have nothing to do with those terms.
"""

import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

from drawai_desktop.core.foreign_file import READER_FAULTS, check_regular
from drawai_desktop.core.model_manifest import MANIFEST
from drawai_desktop.engine.models.checkpoint_finder import (
    ARCHIVE,
    ARCHIVE_FAULTS,
    GENERATOR_ENDING,
    damaged_archive,
    find_checkpoints,
    is_archive,
)

SPADE_NAMES = ("head_0.", "G_middle_0.", "conv_img.", "fc_mu.")
"""Begin the names of NVIDIA's weights, and of this program's generators."""
_HEAD = 4 << 20
"""Bytes from the begin of a file of weights: there the names are, before the numbers."""
_PICKLE = "/data.pkl"
_MOST_LOOKED = 64 << 20
"""Bytes of a packed archive that are unpacked to see what is in it."""


def needs_licence_notice(path: Path) -> bool:
    """Whether a path holds weights that may be NVIDIA's; looks at it as far as is quick.

    Raises:
        FileError, ModelError: there is nothing to install.
    """
    if not is_archive(path):
        found = [files for files in find_checkpoints(path) if not files.is_own_format]
        return any(_has_spade_names(files.generator) for files in found)
    check_regular(path, ARCHIVE)
    try:
        if path.name.lower().endswith(".zip"):
            with zipfile.ZipFile(path) as zipped:
                return _may_be_theirs(zipped.namelist())
        with tarfile.open(path) as tar:
            return _may_be_theirs(_names_in(tar))
    except ARCHIVE_FAULTS as error:
        raise damaged_archive(path) from error


def _names_in(tar: tarfile.TarFile) -> Iterable[str]:
    """Those of the first members; one like NVIDIA's for all that come later."""
    for info in tar:
        yield info.name
        if info.offset_data + info.size > _MOST_LOOKED:
            yield GENERATOR_ENDING


def _may_be_theirs(names: Iterable[str]) -> bool:
    """Whether an archive has such a checkpoint, or nothing that is known."""
    own = False
    for name in names:
        if name.endswith(GENERATOR_ENDING):
            return True
        own = own or name.rpartition("/")[2] == MANIFEST
    return not own


def _has_spade_names(path: Path) -> bool:
    try:
        if zipfile.is_zipfile(path):  # as torch writes files; others may have packed it
            with zipfile.ZipFile(path) as zipped:
                pickles = [name for name in zipped.namelist() if name.endswith(_PICKLE)]
                head = b"".join(_begin_of(zipped, name) for name in pickles[:1])
        else:
            with path.open("rb") as file:
                head = file.read(_HEAD)
    except READER_FAULTS:
        return False  # no weights that can be read; the installer says what is wrong
    return any(name.encode() in head for name in SPADE_NAMES)


def _begin_of(zipped: zipfile.ZipFile, name: str) -> bytes:
    with zipped.open(name) as member:
        return member.read(_HEAD)
