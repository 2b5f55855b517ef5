"""Starting with a model that knows fewer classes than the data set: each new one begins as another.

A class that the model lacks starts as a copy of the class that stands in for it today (its
aliases), or of unlabelled; so the first pictures of a grown network are those of the model.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from drawai_desktop.core.labels import UNLABELLED_NAME
from drawai_desktop.core.model_manifest import ModelManifest, read_manifest
from drawai_desktop.datasets.class_table import ClassTable
from drawai_desktop.engine.networks.spade import TableSpade


@dataclass(frozen=True)
class ClassGrowth:
    """Where the channels of a grown network come from.

    Attributes:
        beginnings: for each class of the data set, the model's channel that it starts as.
        grown: name of a new class -> name of the one that it starts as.
        unlabelled: the model's channel for unlabelled pixels, or None.
    """

    beginnings: tuple[int, ...]
    grown: dict[str, str]
    unlabelled: int | None

    def sentence(self) -> str:
        """What was grown, to be told."""
        told = ", ".join(f"{name} as {parent}" for name, parent in self.grown.items())
        return f"classes that the model lacks start as another: {told}"


def class_growth(manifest: ModelManifest, classes: ClassTable) -> ClassGrowth | None:
    """How a model grows to a data set's classes, matched by name.

    Returns:
        None where the data set has no class more than the model, or lacks one of the model's.
    """
    known = {c.name: c.index for c in manifest.classes if c.index != manifest.unlabelled}
    if manifest.unlabelled is not None:
        known[UNLABELLED_NAME] = manifest.unlabelled
    new = [name for name in classes.names if name not in known]
    if not new or not known.keys() <= set(classes.names):
        return None
    grown = {}
    for name in new:
        parent = manifest.aliases.get(name, UNLABELLED_NAME)
        parent = parent if parent in known else UNLABELLED_NAME
        if parent not in known:
            return None
        grown[name] = parent
    beginnings = tuple(known[grown.get(name, name)] for name in classes.names)
    return ClassGrowth(beginnings, grown, manifest.unlabelled)


def growth_from(folder: Path, classes: ClassTable, channels: int) -> ClassGrowth | None:
    """How the model in a folder grows, or None where it need or can not.

    Args:
        channels: how many label channels its network has; a model whose network knows as many as
            the data set may have left those out of its manifest that no picture showed.
    Raises:
        ModelError: it cannot be read.
    """
    return class_growth(read_manifest(folder), classes) if channels < len(classes) else None


def grown_generator(
    state: dict[str, Tensor], generator: nn.Module, growth: ClassGrowth
) -> dict[str, Tensor]:
    """A model's weights for a generator with more classes.

    Args:
        state: the model's, of the table variant.
        generator: the one to be filled.
    """
    tables = [f"{name}.table" for name, m in generator.named_modules() if isinstance(m, TableSpade)]
    by_class = [*tables, "fc.weight"]
    beginnings = growth.beginnings
    return {name: _picked(v, 1, beginnings) if name in by_class else v for name, v in state.items()}


def grown_critics(
    state: dict[str, Tensor], critics: nn.Module, growth: ClassGrowth
) -> dict[str, Tensor]:
    """Critics' weights for critics that are told, and read, more classes.

    The weights of labels in the loss are those of the run's own pictures. The critic that reads
    labels knows none that stands for unlabelled, so a class that starts as it starts anew there.

    Args:
        critics: those to be filled.
    """
    own = critics.state_dict()
    result = {}
    for name, value in state.items():
        if name.endswith((".labels.weight", ".projection.weight")):
            value = _picked(value, 1, growth.beginnings)
        elif name.startswith("label_critic.scores."):
            value = _grown_scores(value, own[name], growth)
        elif name == "label_critic.weights":
            value = own[name]
        result[name] = value
    return result


def _grown_scores(old: Tensor, fresh: Tensor, growth: ClassGrowth) -> Tensor:
    """The rows of the labels, and last that of "made"."""
    rows = fresh.clone()
    for place, beginning in enumerate(growth.beginnings[: len(fresh) - 1]):
        if beginning != growth.unlabelled:
            rows[place] = old[beginning]
    rows[-1] = old[-1]
    return rows


def _picked(values: Tensor, dimension: int, beginnings: Sequence[int]) -> Tensor:
    places = torch.tensor(beginnings, device=values.device)
    return values.index_select(dimension, places)
