"""Reading weights from files: safetensors, and NVIDIA's ``.pth`` in both of torch's formats.

A ``.pth`` is a pickle and can hold code. Its instructions are read first, without running them:
a file that names anything but arrays and dicts is refused. Then torch's own restricted unpickler
reads it.
"""

import pickletools
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

import safetensors.torch
import torch

from drawai_desktop.core.foreign_file import check_regular, cleaned, named, no_memory
from drawai_desktop.engine.models.weights import State
from drawai_desktop.errors import FileError, ModelError
from drawai_desktop.words import translator

tr = translator(__name__)

_FAULTS = (safetensors.SafetensorError, RuntimeError, ValueError, KeyError, OSError, MemoryError)
"""What the reader of safetensors raises on bytes of others."""

_LARGEST_PICKLE = 64 << 20
"""No network's names and shapes come near this; a longer pickle is a bomb."""

_HARMLESS = frozenset(
    {
        "collections OrderedDict",
        "torch._utils _rebuild_tensor",
        "torch._utils _rebuild_tensor_v2",
        "torch._utils _rebuild_parameter",
        "torch.serialization _get_layout",
        "torch Size",
        "torch.storage TypedStorage",
        "torch.storage UntypedStorage",
        "_codecs encode",
    }
    | {
        f"torch {kind}Storage"
        for kind in (
            "Float Double Half BFloat16 Long Int Short Char Byte Bool".split()  # noqa: SIM905
        )
    }
    | {f"torch {kind}" for kind in ("float32", "float64", "float16", "bfloat16", "int64")}
)
"""What a file of arrays may name, as ``module name``. Everything else could run code."""


def read_pth(path: Path) -> Mapping[str, Any]:
    """What a torch checkpoint holds, as saved; tensors on the CPU.

    Raises:
        FileError: missing, empty, a folder, or not readable.
        ModelError: damaged, no checkpoint at all, or one that would run code.
    """
    size = file_size(path)
    names: set[str] = set()
    problem: Exception | None = None
    try:
        names.update(_names_in(path))  # keeps what it met before a failure
    # The bytes are anybody's: readers of pickles and zips raise nearly anything on bad ones.
    except Exception as error:
        problem = error
    foreign = sorted(names - _HARMLESS)
    if foreign:
        raise ModelError(
            tr.later(
                "{path}: refused, since opening it could run code: besides arrays it names "
                "{foreign}. Get the weights from a place that you trust, saved as a plain "
                "state dict.",
                path=named(path),
                foreign=", ".join(cleaned(n.replace(" ", "."), 40) for n in foreign[:2]),
            )
        )
    if problem is not None:
        raise _damaged(path, size) from problem
    try:
        content = torch.load(path, map_location="cpu", weights_only=True)
    except Exception as error:  # as above
        raise _fault(path, size, error) from error
    if not isinstance(content, Mapping):
        what = tr("a list") if isinstance(content, (list, tuple)) else tr("something else")
        raise ModelError(
            tr.later(
                "{path}: a torch file, but it holds {what} instead of network weights. "
                "Choose a file of weights, such as latest_net_G.pth.",
                path=named(path),
                what=what,
            )
        )
    return content


def read_safetensors(path: Path) -> State:
    """The tensors of a safetensors file, in the types in which they are stored.

    Raises:
        FileError: missing, empty, a folder, or not readable.
        ModelError: damaged, or of another format.
    """
    size = file_size(path)
    try:
        return safetensors.torch.load_file(path)
    except _FAULTS as error:
        raise _fault(path, size, error) from error


def safetensors_shapes(path: Path) -> dict[str, tuple[int, ...]]:
    """Parameter name -> size of a safetensors file, by its header alone.

    Raises:
        FileError, ModelError: as :func:`read_safetensors`.
    """
    size = file_size(path)
    try:
        with safetensors.safe_open(path, framework="pt") as file:
            return {name: tuple(file.get_slice(name).get_shape()) for name in file.keys()}  # noqa: SIM118 - it is no dict
    except _FAULTS as error:
        raise _fault(path, size, error) from error


def safetensors_texts(path: Path) -> dict[str, str]:
    """What a safetensors file says of itself, besides its tensors.

    Raises:
        FileError, ModelError: as :func:`read_safetensors`.
    """
    size = file_size(path)
    try:
        with safetensors.safe_open(path, framework="pt") as file:
            return dict(file.metadata() or {})
    except _FAULTS as error:
        raise _fault(path, size, error) from error


def file_size(path: Path) -> int:
    """Bytes of a file that can be opened and is not empty.

    Raises:
        FileError: it is not one; says what is wrong.
    """
    size = check_regular(path, tr.later("weights file"))
    if size == 0:
        raise FileError(tr.later("{path}: the file is empty. Get it again.", path=named(path)))
    return size


def _names_in(path: Path) -> Iterator[str]:
    """Everything that the file's pickles would import, as ``module name``; nothing is run."""
    with path.open("rb") as file:
        if file.read(4) == b"PK\x03\x04":
            with zipfile.ZipFile(path) as archive:
                # Torch stores its records as they are; what is packed may unpack to anything.
                whole = sum(info.file_size for info in archive.infolist())
                if whole > path.stat().st_size + _LARGEST_PICKLE:
                    raise ValueError("packed")
                inner = [n for n in archive.namelist() if n.endswith("data.pkl")]
                if len(inner) != 1 or archive.getinfo(inner[0]).file_size > _LARGEST_PICKLE:
                    raise ValueError(f"{len(inner)} pickles")
                with archive.open(inner[0]) as pickled:
                    yield from _imports(pickled)
            return
        file.seek(0)
        # Before torch 1.6: magic number, protocol, system, the object, the list of storages.
        for _ in range(5):
            yield from _imports(file)


def _imports(file: IO[bytes]) -> Iterator[str]:
    """The imports of one pickle, by its instructions alone."""
    strings: list[str] = []
    for opcode, argument, position in pickletools.genops(file):
        if position is not None and position > _LARGEST_PICKLE:
            raise ValueError(tr.later("pickle too long"))
        if opcode.name in ("GLOBAL", "INST"):
            yield str(argument)
        elif opcode.name == "STACK_GLOBAL":
            yield " ".join(strings[-2:])
        elif opcode.name in ("EXT1", "EXT2", "EXT4"):
            yield f"extension {argument}"
        elif isinstance(argument, str):
            strings.append(argument)


def _fault(path: Path, size: int, error: Exception) -> ModelError:
    if isinstance(error, MemoryError) or "allocate memory" in str(error):
        return ModelError(no_memory(named(path)))
    return _damaged(path, size)


def _damaged(path: Path, size: int) -> ModelError:
    return ModelError(
        tr.later(
            "{path}: damaged, incomplete or no weights file ({size:.1f} MB). Get it "
            "again and compare its size with that of the original.",
            path=named(path),
            size=size / 1000000.0,
        )
    )
