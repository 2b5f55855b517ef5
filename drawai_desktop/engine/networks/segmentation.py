"""The label map as the network reads it: one-hot, with edges, at every level."""

from typing import TypeVar

import numpy as np
import torch
from torch import Tensor

from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.core.resampling import corner_indexes
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.engine.networks.config import GeneratorConfig
from drawai_desktop.errors import LabelError
from drawai_desktop.words import Words, translator

tr = translator(__name__)

_Array = TypeVar("_Array", np.ndarray, Tensor)


def check_labels(labels: np.ndarray, config: GeneratorConfig) -> np.ndarray:
    """The map with 255 turned into the don't-care channel, as int64.

    Args:
        labels: integers (H, W), network classes; 255 means unlabelled.
    Raises:
        LabelError: an id is no class of the network; names the ids, their counts and a pixel.
    """
    if labels.ndim != 2 or labels.size == 0:
        raise LabelError(
            tr.later(
                "A label map has two dimensions and some pixels, not {shape}.", shape=labels.shape
            )
        )
    classes = labels.astype(np.int64)
    if config.has_dontcare:
        classes[classes == UNLABELLED] = config.label_nc
    wrong = (classes < 0) | (classes >= config.label_channels)
    if wrong.any():
        raise LabelError(_unknown_ids(labels, wrong, config))
    return classes


def _unknown_ids(labels: np.ndarray, wrong: np.ndarray, config: GeneratorConfig) -> Words:
    ids, counts = np.unique(labels[wrong], return_counts=True)
    row, column = np.argwhere(wrong)[0]
    named: Words | str = ", ".join(
        f"{i} ({n} px)" for i, n in zip(ids[:8], counts[:8], strict=True)
    )
    if len(ids) > 8:
        named = tr.later("{ids} and {n} more", ids=named, n=len(ids) - 8)
    known = tr.later("255 for unlabelled")
    if not config.has_dontcare:
        known = tr.later("no unlabelled class")
    return tr.later(
        "The label map holds ids that the network does not know: {ids}, first at column {column}, "
        "row {row}; it has classes 0 to {last} and {known}.",
        ids=named,
        column=int(column),
        row=int(row),
        last=config.label_nc - 1,
        known=known,
    )


def instance_edges(instances: np.ndarray, wrap: Wrap = Wrap.NONE) -> np.ndarray:
    """Pixels whose left, right, upper or lower neighbour belongs to another instance.

    Both sides of a border are marked; outside the picture counts as equal.

    Args:
        instances: integers (H, W).
        wrap: sides that have neighbours at the other side.
    Returns:
        bool (H, W).
    """
    edges = mark_edges(instances, np.zeros(instances.shape, bool))
    if wrap.across:
        edges[:, [0, -1]] |= (instances[:, 0] != instances[:, -1])[:, None]
    if wrap.down:
        edges[[0, -1]] |= instances[0] != instances[-1]
    return edges


def mark_edges(instances: _Array, edges: _Array) -> _Array:
    """Marks the edges of maps as :func:`instance_edges` finds them, arrays and tensors alike.

    Args:
        instances: integers (..., H, W).
        edges: bool of the same shape, all false; changed in place.
    Returns:
        ``edges``.
    """
    across = instances[..., 1:] != instances[..., :-1]
    down = instances[..., 1:, :] != instances[..., :-1, :]
    edges[..., 1:] |= across
    edges[..., :-1] |= across
    edges[..., 1:, :] |= down
    edges[..., :-1, :] |= down
    return edges


def pick_levels(array: np.ndarray, height: int, width: int) -> np.ndarray:
    """The map (h, w) at the picture's size, by the network's top-left rule.

    Coarser levels are every 2nd, 4th, ... row and column of the result: resampling straight to a
    level gives the same pixels, in float32 too, since the ratios are powers of two.
    """
    rows = corner_indexes(array.shape[0], height)
    columns = corner_indexes(array.shape[1], width)
    return np.ascontiguousarray(array[rows[:, None], columns[None, :]])


class Segmentation:
    """Classes and edges of a batch at the picture's size, and their one-hot form at any level.

    Attributes:
        classes: int64 (N, H, W), below ``config.label_channels``.
        edges: bool (N, H, W), or None where the network has no edge channel.
        wrap: which sides are joined: there the network's convolutions read on at the other side.
    """

    def __init__(
        self,
        config: GeneratorConfig,
        classes: Tensor,
        edges: Tensor | None,
        wrap: Wrap = Wrap.NONE,
    ) -> None:
        assert (edges is not None) == config.has_edges, (edges is None, config)
        self.config = config
        self.classes = classes
        self.edges = edges
        self.wrap = wrap
        self._one_hot: tuple[tuple[int, int], Tensor] | None = None

    @classmethod
    def from_arrays(
        cls,
        config: GeneratorConfig,
        labels: np.ndarray,
        instances: np.ndarray | None,
        height: int,
        width: int,
        device: torch.device | str = "cpu",
        wrap: Wrap = Wrap.NONE,
    ) -> "Segmentation":
        """The segmentation of one label map of any size, for a picture of ``height`` x ``width``.

        Args:
            labels: integers (h, w); 255 means unlabelled.
            instances: integers (h, w) of the same size; where None and the network reads edges,
                the labels serve as instances.
        Raises:
            LabelError: an id is no class of the network, or the two sizes differ.
        """
        classes = torch.from_numpy(pick_levels(check_labels(labels, config), height, width))
        edges = None
        if config.has_edges:
            instances = labels if instances is None else instances
            if instances.shape != labels.shape:
                raise LabelError(
                    tr.later(
                        "The instance map is {wide} x {high}, the label map {width} x {height}: "
                        "they must have the same size.",
                        wide=instances.shape[1],
                        high=instances.shape[0],
                        width=labels.shape[1],
                        height=labels.shape[0],
                    )
                )
            edges = torch.from_numpy(pick_levels(instance_edges(instances, wrap), height, width))
            edges = edges[None].to(device)
        return cls(config, classes[None].to(device), edges, wrap)

    def to(self, device: torch.device) -> "Segmentation":
        """The same on another device."""
        edges = None if self.edges is None else self.edges.to(device)
        return Segmentation(self.config, self.classes.to(device), edges, self.wrap)

    @property
    def height(self) -> int:
        return int(self.classes.shape[1])

    @property
    def width(self) -> int:
        return int(self.classes.shape[2])

    def classes_at(self, height: int, width: int) -> Tensor:
        """int64 (N, height, width); both sides divide the picture's by a power of two."""
        return self.classes[:, :: self.height // height, :: self.width // width]

    def one_hot(self, height: int, width: int) -> Tensor:
        """The segmentation map: float32 (N, semantic_channels, height, width).

        The last level asked for is kept: up to three normalisations of a block read it.
        """
        if self._one_hot is not None and self._one_hot[0] == (height, width):
            return self._one_hot[1]
        classes = self.classes_at(height, width)
        shape = (classes.shape[0], self.config.semantic_channels, height, width)
        result = torch.zeros(shape, dtype=torch.float32, device=classes.device)
        result.scatter_(1, classes[:, None], 1.0)
        if self.edges is not None:
            result[:, -1] = self.edges[:, :: self.height // height, :: self.width // width]
        self._one_hot = ((height, width), result)
        return result
