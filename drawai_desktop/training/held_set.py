"""A training set that is held on the device, as bytes."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import Dataset as TorchDataset

from drawai_desktop.datasets.dataset import Dataset
from drawai_desktop.training.batches import loaded, read_again

_BYTES = 4
"""Of a pixel: three colours and a label."""
_PART_OF_MEMORY = 0.4
"""Of a GPU's free memory; the rest is for training."""
_MOST_ELSEWHERE = 4 << 30
_READ_AT_ONCE = 64


@dataclass(frozen=True)
class HeldSet:
    """Pairs of one size on a device.

    Attributes:
        pictures: uint8 (pairs, 3, H, W).
        labels: uint8 (pairs, H, W), class indexes.
        present: bool (pairs, classes), which labels a pair shows.
    """

    pictures: Tensor
    labels: Tensor
    present: Tensor

    @property
    def device(self) -> torch.device:
        return self.labels.device

    @property
    def shorter(self) -> int:
        """The pictures' shorter side in pixels."""
        return min(self.labels.shape[1:])


class CannotHold(Exception):
    """The set does not fit; says why, as the end of a sentence."""


def hold_set(dataset: Dataset, device: torch.device, workers: int) -> HeldSet:
    """Reads all pairs and brings them to the device.

    Args:
        workers: processes that read; 0 for none.
    Raises:
        CannotHold: the pairs have several sizes, or are too many for the device's memory.
        DatasetError: a pair cannot be read.
    """
    count = len(dataset.pairs)
    reader = _Reader(dataset)
    height, width = reader[0][1].shape
    wanted, free = count * height * width * _BYTES, _room(device)
    if wanted > free:
        raise CannotHold(
            f"the set is {wanted / 1e9:.1f} GB, and {free / 1e9:.1f} GB are there for it"
        )
    pictures = torch.empty((count, 3, height, width), dtype=torch.uint8, device=device)
    labels = torch.empty((count, height, width), dtype=torch.uint8, device=device)
    present = torch.zeros((count, len(dataset.classes)), dtype=torch.bool)
    plan = [
        list(range(count))[start : start + _READ_AT_ONCE]
        for start in range(0, count, _READ_AT_ONCE)
    ]
    start = 0
    with closing(loaded(reader, plan, workers, _stacked)) as batches:
        for batch in batches:
            if batch is None or batch[1].shape[1:] != (height, width):
                raise CannotHold("its pictures have several sizes")
            here = slice(start, start + len(batch[1]))
            pictures[here] = batch[0].permute(0, 3, 1, 2).to(device)
            labels[here] = batch[1].to(device)
            for row, label in enumerate(batch[1], start):
                present[row, label.unique().long()] = True
            start = here.stop
    return HeldSet(pictures, labels, present.to(device))


def _room(device: torch.device) -> float:
    if device.type == "cuda":
        return _PART_OF_MEMORY * torch.cuda.mem_get_info(device)[0]
    return _MOST_ELSEWHERE


class _Reader(TorchDataset[tuple[np.ndarray, np.ndarray]]):
    """Number of a pair -> its picture and label map."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset

    def __len__(self) -> int:
        return len(self._dataset.pairs)

    def __getitem__(self, number: int) -> tuple[np.ndarray, np.ndarray]:
        return read_again(self._dataset, number)


def _stacked(pairs: Sequence[tuple[np.ndarray, np.ndarray]]) -> tuple[Tensor, Tensor] | None:
    """(uint8 (N, H, W, 3), uint8 (N, H, W)), or None where sizes differ."""
    if len({label.shape for _, label in pairs}) > 1:
        return None
    return tuple(torch.from_numpy(np.stack(side)) for side in zip(*pairs, strict=True))  # type: ignore[return-value]
