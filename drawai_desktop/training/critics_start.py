"""Critics that a run starts with: those of another run, or of a file that lies beside a model."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from torch import Tensor, nn

from drawai_desktop.core.foreign_file import placed
from drawai_desktop.core.model_manifest import MANIFEST
from drawai_desktop.datasets.class_table import ClassTable
from drawai_desktop.engine.models.checkpoint_file import read_safetensors
from drawai_desktop.engine.models.half_precision import write_weights
from drawai_desktop.errors import OptionError
from drawai_desktop.training.class_growth import ClassGrowth, grown_critics, growth_from
from drawai_desktop.training.critics import PATCH_LABELS
from drawai_desktop.training.optimiser import SplitAdam
from drawai_desktop.training.options_file import OPTIONS_FILE
from drawai_desktop.training.state_file import STATE_FILE, read_state_of
from drawai_desktop.words import translator

tr = translator(__name__)

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_Options = TypeVar("_Options", bound="DataclassInstance")
CRITICS_FILE = "critics.safetensors"
"""Beside an exported model: its critics' weights, without the moments of their optimiser."""


def check_has_critics(start: Path) -> None:
    """For a look before anything slow begins.

    Raises:
        OptionError: there are no critics to take.
    """
    if _file_in(start) is None and not (start / STATE_FILE).is_file():
        raise OptionError(
            tr.later(
                "{path}: no critics to start with, since there is neither {state} nor {critics}. "
                "Name the folder of a run or of a model with one, or leave out --critics.",
                path=placed(start),
                state=STATE_FILE,
                critics=CRITICS_FILE,
            )
        )


def critics_beside(model: Path) -> Path | None:
    """The critics' file in a model's folder, if there is one."""
    path = model / CRITICS_FILE
    return path if path.is_file() else None


def take_critics(
    start: Path,
    kind: int | str,
    critics: nn.Module,
    optimiser: SplitAdam,
    classes: ClassTable | None = None,
) -> None:
    """Starts with what critics have learnt; with their optimiser's moments, where a run has them.

    Critics beside a model that lacks classes of the data set grow as the model does.

    Args:
        start: a run's folder, a model's with critics beside it, or a critics' file.
        kind: of the run's state.
        classes: of the data set, where critics may grow.
    Raises:
        OptionError: there are none, or they are of another shape.
        ModelError: the file is damaged.
    """
    check_has_critics(start)
    try:
        if (start / STATE_FILE).is_file():
            content = read_state_of(start, kind)
            critics.load_state_dict(content["critics"])
            optimiser.load_state_dict(content["critic_optimiser"])
        else:
            path = _file_in(start)
            assert path is not None
            state = _as_wide(read_safetensors(path))
            growth = _growth(path.parent, state, classes)
            if growth is not None:
                state = grown_critics(state, critics, growth)
            critics.load_state_dict(state)
    except (KeyError, TypeError, ValueError, RuntimeError) as error:
        raise OptionError(
            tr.later(
                "{path}: its critics do not fit this run. Both need the same classes, widths and "
                "critics (adversarial_labels above 0 in both, or in none); give that run's "
                "{options} with --config, or leave out --critics.",
                path=placed(start),
                options=OPTIONS_FILE,
            )
        ) from error


def widths_of(start: Path) -> tuple[int, int] | None:
    """(head width, patch width) of critics in a file; None for those in a run's state.

    Raises:
        OptionError: there are none, or the file holds something else.
        ModelError: the file is damaged.
    """
    check_has_critics(start)
    path = _file_in(start)
    if path is None or (start / STATE_FILE).is_file():
        return None
    state = read_safetensors(path)
    try:
        heads, patch = (
            state["heads.0.labels.weight"].shape[0],
            state["patch.labels.weight"].shape[0],
        )
    except (KeyError, IndexError) as error:
        raise OptionError(
            tr.later(
                "{path}: holds no critics of this program. Leave out --critics.", path=placed(path)
            )
        ) from error
    return int(heads), int(patch) // PATCH_LABELS


def with_critics(options: _Options, start: Path, with_widths: bool) -> _Options:
    """A run's options with critics to start with.

    Args:
        with_widths: take the critics' widths too, where a file tells them.
    Raises:
        OptionError: there are none.
        ModelError: the file is damaged.
    """
    changes: dict[str, Any] = {"critics_from": str(start.resolve())}
    widths = widths_of(start)
    if widths is not None and with_widths:
        changes |= {"head_width": widths[0], "patch_width": widths[1]}
    return replace(options, **changes)


def write_critics(folder: Path, critics: nn.Module) -> None:
    """Writes critics beside a model, most of them as float16.

    Raises:
        FileError: it cannot be written.
        ModelError: a weight is not a number.
    """
    write_weights(folder / CRITICS_FILE, critics)


def _file_in(start: Path) -> Path | None:
    return start if start.is_file() else critics_beside(start)


def _growth(
    folder: Path, state: dict[str, Tensor], classes: ClassTable | None
) -> ClassGrowth | None:
    if classes is None or not (folder / MANIFEST).is_file():
        return None
    return growth_from(folder, classes, state["patch.labels.weight"].shape[1])


def _as_wide(state: dict[str, Tensor]) -> dict[str, Tensor]:
    return {name: value.float() for name, value in state.items()}
