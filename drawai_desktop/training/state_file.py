"""The file with a run's whole state: written whole or not at all, read without running code."""

import pickle
import struct
from pathlib import Path
from typing import IO, Any

import torch

from drawai_desktop.core.atomic_file import write_atomically
from drawai_desktop.errors import OptionError
from drawai_desktop.words import translator

tr = translator(__name__)

STATE_FILE = "state.pt"
_DAMAGE = (
    OSError,
    RuntimeError,
    ValueError,
    EOFError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    AssertionError,
    MemoryError,
    struct.error,
    pickle.UnpicklingError,
)
"""What torch's reader was seen to raise on damaged files."""


def write_state(run: Path, kind: int | str, content: dict[str, Any]) -> None:
    """Writes the state; there is always a whole one on the disk.

    Args:
        kind: of the training, and of this layout of its state.
        content: tensors, numbers, texts, and lists and dictionaries of them.
    Raises:
        FileError: it cannot be written.
    """
    made = {"format": kind, **content}
    write_atomically(run / STATE_FILE, lambda file: _save(made, file))


def _save(made: dict[str, Any], file: IO[bytes]) -> None:
    try:
        torch.save(made, file)
    except RuntimeError as error:
        # torch ends its archive all the same, which then hides that the disk is full.
        if isinstance(error.__context__, OSError):
            raise error.__context__ from error
        raise


def read_state_of(run: Path, kind: int | str) -> dict[str, Any]:
    """What is in a run's state file, on the CPU.

    Raises:
        OptionError: there is none, it is damaged, or another kind of training wrote it.
    """
    path = run / STATE_FILE
    try:
        content = torch.load(path, map_location="cpu", weights_only=True)
    except FileNotFoundError as error:
        raise OptionError(
            tr.later(
                "{run}: nothing to go on from, since there is no {file}. Start without --resume.",
                run=run,
                file=STATE_FILE,
            )
        ) from error
    except _DAMAGE as error:
        raise OptionError(
            tr.later(
                "{path}: cannot be read, since it is damaged or not the state of a training. "
                "Begin a new run in another folder.",
                path=path,
            )
        ) from error
    if not isinstance(content, dict) or content.get("format") != kind:
        raise OptionError(
            tr.later(
                "{path}: of another training, or of another version of this program. "
                "Begin a new run in another folder.",
                path=path,
            )
        )
    return content


def misfit(run: Path, error: BaseException) -> OptionError:
    """What to raise where a state lacks parts or has them in another shape."""
    first = (str(error).strip().splitlines() or [""])[0].rstrip(":")[:100]
    return OptionError(
        tr.later(
            "{path}: does not fit this run's options ({reason}). A run's network cannot be "
            "changed after its start; begin a new run.",
            path=run / STATE_FILE,
            reason=first,
        )
    )
