"""Batches of a run: which samples a process makes at a step, in worker processes if wanted."""

import signal
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader
from torch.utils.data import Dataset as TorchDataset

from drawai_desktop.core.message_lines import said_by
from drawai_desktop.datasets.dataset import READING_FAULTS, Dataset
from drawai_desktop.engine.networks.segmentation import instance_edges
from drawai_desktop.errors import DatasetError, DrawAIError
from drawai_desktop.training.augment import make_sample
from drawai_desktop.training.config import Stage, TrainingOptions
from drawai_desktop.training.order import PairOrder
from drawai_desktop.words import translator

tr = translator(__name__)

_Sample = TypeVar("_Sample")


@dataclass(frozen=True)
class Batch:
    """One process's part of a step's pictures.

    Attributes:
        pictures: float32 (N, 3, S, S) in [-1, 1].
        classes: int64 (N, S, S).
        edges: bool (N, S, S), or None where the network reads none.
        places: the global places of the samples in the run's order; all that is random about a
            sample is drawn from them.
    """

    pictures: Tensor
    classes: Tensor
    edges: Tensor | None
    places: tuple[int, ...]

    def to(self, device: torch.device) -> "Batch":
        """The batch on a device."""
        wait = device.type == "cuda"
        pictures = self.pictures.to(device, non_blocking=wait)
        if device.type == "cuda":
            pictures = pictures.contiguous(memory_format=torch.channels_last)
        edges = None if self.edges is None else self.edges.to(device, non_blocking=wait)
        return Batch(pictures, self.classes.to(device, non_blocking=wait), edges, self.places)


class SampleMaker(TorchDataset[tuple[Tensor, Tensor, int]]):
    """Place in the run's order -> training sample."""

    def __init__(
        self, dataset: Dataset, order: PairOrder, stage: Stage, options: TrainingOptions
    ) -> None:
        self._dataset = dataset
        self._order = order
        self._stage = stage
        self._options = options

    def __getitem__(self, place: int) -> tuple[Tensor, Tensor, int]:
        picture, label = read_again(self._dataset, self._order[place])
        sample = make_sample(
            picture,
            label,
            self._stage,
            self._options.augment,
            (self._options.seed, place),
        )
        return sample.picture, sample.classes, place


def read_again(dataset: Dataset, number: int) -> tuple[np.ndarray, np.ndarray]:
    """Picture uint8 (H, W, 3) and label map uint8 (H, W) of a pair that was read once before.

    Raises:
        DatasetError: it cannot be read any more.
    """
    pair = dataset.pairs[number]
    try:
        return pair.read_image(), pair.read_label(dataset.classes)
    except READING_FAULTS as error:
        raise DatasetError(
            tr.later(
                "{name}: could be read at the start, but not any more. Put it back and resume.",
                name=pair.name,
            )
        ) from error


def batches(
    maker: SampleMaker,
    first_place: int,
    steps: int,
    stage: Stage,
    rank: int,
    world: int,
    workers: int,
    with_edges: bool,
) -> Generator[Batch, None, None]:
    """A process's batches of the next steps; see :func:`samples`."""
    for pictures, classes, places in samples(
        maker, first_place, steps, stage.batch, rank, world, workers
    ):
        edges = None
        if with_edges:
            edges = torch.from_numpy(np.stack([instance_edges(c.numpy()) for c in classes]))
        yield Batch(pictures, classes, edges, tuple(int(p) for p in places))


def samples(
    maker: TorchDataset[_Sample],
    first_place: int,
    steps: int,
    batch: int,
    rank: int,
    world: int,
    workers: int,
) -> Generator[Any, None, None]:
    """A process's samples of the next steps, collated.

    Args:
        maker: place in the run's order -> sample.
        first_place: place in the run's order of the first step's first sample.
        batch: samples a step, over all processes.
        rank: this process's number among ``world``.
        workers: processes that prepare samples ahead; 0 for none.
    Raises:
        DatasetError, OptionError: a file has gone since the start; in the words of the one who
            noticed, also from another process.
    """
    each = batch // world
    plan = [
        [first_place + step * batch + rank * each + i for i in range(each)] for step in range(steps)
    ]
    yield from loaded(maker, plan, workers)


def loaded(
    maker: TorchDataset[_Sample],
    plan: Sequence[list[int]],
    workers: int,
    collate: Callable[[list[_Sample]], object] | None = None,
) -> Generator[Any, None, None]:
    """Samples of a plan, batch by batch.

    Args:
        plan: numbers of the samples of each batch.
        workers: processes that prepare samples ahead; 0 for none.
        collate: joins a batch; as torch does by default.
    Raises:
        DatasetError, OptionError: see :func:`samples`.
    """
    loader: DataLoader[_Sample] = DataLoader(
        maker,
        batch_sampler=plan,
        num_workers=workers,
        collate_fn=collate,
        pin_memory=torch.cuda.is_available(),
        prefetch_factor=2 if workers else None,
        worker_init_fn=_begin_worker if workers else None,
    )
    iterator = iter(loader)
    try:
        yield from iterator
    except DrawAIError as error:
        said = said_by(error)
        raise type(error)(_own_words(said) if isinstance(said, str) else said) from error
    finally:
        # torch ends its workers when its iterator is collected. An error's traceback keeps that
        # alive, and workers that ignore polite kills would then be waited for for ever.
        end_workers = getattr(iterator, "_shutdown_workers", None)
        if end_workers is not None:
            end_workers()


def _own_words(text: str) -> str:
    """An error's sentence: torch puts the whole traceback of a worker before it."""
    last = text.strip().splitlines()[-1]
    kind, _, sentence = last.partition(": ")
    return sentence if "Traceback" in text and kind.endswith("Error") else text


def _begin_worker(_worker: int) -> None:
    torch.set_num_threads(1)
    # A terminal's Ctrl+C and a service's stop reach the workers too. The run needs them for the
    # step that it finishes; they end with it.
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):  # Windows has no SIGHUP
            signal.signal(getattr(signal, name), signal.SIG_IGN)
