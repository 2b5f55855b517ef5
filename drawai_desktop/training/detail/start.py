"""Detail networks to start from: a model's folder, or a file of weights alone."""

from dataclasses import replace
from pathlib import Path

from torch import Tensor

from drawai_desktop.core.foreign_file import placed
from drawai_desktop.engine.models import own_detail
from drawai_desktop.engine.models.checkpoint_file import read_safetensors, safetensors_shapes
from drawai_desktop.engine.networks.detail import DetailNetwork
from drawai_desktop.errors import ModelError, OptionError
from drawai_desktop.training.detail.config import DetailOptions, DetailShape

_FILES = (own_detail.WEIGHTS, "net.safetensors")


def weights_in(start: Path) -> Path:
    """The file with a detail network's weights.

    Raises:
        OptionError: there is none.
    """
    if start.is_file():
        return start
    for name in _FILES:
        if (start / name).is_file():
            return start / name
    raise OptionError(
        f"{placed(start)}: no detail network to start from, since there is no "
        f"{own_detail.WEIGHTS}. Name a folder with one, or leave out --from."
    )


def shape_of(start: Path) -> tuple[DetailShape, int]:
    """(shape, classes) of the network of these weights.

    Raises:
        OptionError: there are none.
        ModelError: they are of another network, or damaged.
    """
    path = weights_in(start)
    found = own_detail.detect(safetensors_shapes(path))
    if found is None:
        raise _another(path)
    return DetailShape(found.config.widths, found.config.blocks), found.config.classes


def options_from_start(options: DetailOptions, start: Path) -> DetailOptions:
    """The options with the shape of the weights to start from."""
    shape, _ = shape_of(start)
    return replace(options, shape=shape, start_from=str(start.resolve()))


def take_weights(network: DetailNetwork, start: Path) -> None:
    """Gives a network those weights.

    Raises:
        OptionError: there are none, or for another number of classes.
        ModelError: they are of another network, or damaged.
    """
    path = weights_in(start)
    _, classes = shape_of(start)
    if classes != network.config.classes:
        raise OptionError(
            f"{placed(path)}: knows {classes} classes, and the photographs' class table has "
            f"{network.config.classes}. Take other weights or another class table."
        )
    state: dict[str, Tensor] = {k: v.float() for k, v in read_safetensors(path).items()}
    try:
        network.load_state_dict(state)
    except RuntimeError as error:
        raise _another(path) from error


def _another(path: Path) -> ModelError:
    return ModelError(
        f"{placed(path)}: not the weights of a detail network, or of one of another shape. Take "
        "other weights, or leave out --from."
    )
