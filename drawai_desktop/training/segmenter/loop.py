"""Trains the segmentation network on pairs of photographs and label maps.

The order of the pairs and every chance are functions of (seed, step), so a training that was
killed goes on from its saved state to the very same weights.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from drawai_desktop.core.kept_entries import KeptEntries
from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.core.segmenter_manifest import STRIDE, SegmenterManifest
from drawai_desktop.datasets.scene_pairs import ScenePairs
from drawai_desktop.engine.models.efficientnet_weights import pretrained
from drawai_desktop.engine.networks.efficientnet_lite import normalised
from drawai_desktop.engine.networks.segmenter import SegmentationNetwork
from drawai_desktop.engine.segmenter import Segmenter
from drawai_desktop.errors import ModelError, OptionError
from drawai_desktop.training.limits import Clock, Limits
from drawai_desktop.training.segmenter.augmentation import Augmentation, augmented
from drawai_desktop.training.state_file import misfit, read_state_of, write_state
from drawai_desktop.training.weight_average import WeightAverage

_STATE = "segmenter 1"
_FROZEN_BLOCKS = 3
"""The stem and the blocks up to stride 4 stay as ImageNet made them: edges and colours are the same
everywhere, and these blocks are half of the backward pass."""
_WARM_UP = 100


@dataclass(frozen=True)
class SegmenterTraining:
    """What decides a training.

    Attributes:
        steps: in all.
        batch: pictures a step.
        side: of the pictures in the first two thirds of the steps, in pixels.
        last_side: in the last third.
        rate: of the head; the features of ImageNet learn at a third of it.
        average: of the weights, per step.
    """

    steps: int = 3000
    batch: int = 16
    side: int = 192
    last_side: int = 256
    rate: float = 1.5e-3
    average: float = 0.998
    seed: int = 1

    def __post_init__(self) -> None:
        for name, side in (("side", self.side), ("last side", self.last_side)):
            if side % STRIDE or side < STRIDE:
                raise OptionError(f"The {name} is {side} px; it must be a multiple of {STRIDE}.")
        if self.steps < 1 or self.batch < 1:
            raise OptionError(f"{self.steps} steps of {self.batch} pictures: both must be above 0.")

    def side_at(self, step: int) -> int:
        return self.side if step < self.steps * 2 / 3 else self.last_side

    def rate_at(self, step: int) -> float:
        """Rising over the first steps, then half a cosine down to a hundredth."""
        warm = min(1.0, (step + 1) / min(_WARM_UP, self.steps))
        falling = 0.5 + 0.5 * float(np.cos(np.pi * step / self.steps))
        return self.rate * warm * max(falling, 0.01)


class SegmenterTrainer:
    """A training in progress.

    Attributes:
        pairs: what it is trained on.
        network: as it is trained.
        average: of its weights and statistics; this is what is used.
        step: how many were made.
    """

    def __init__(
        self,
        pairs: ScenePairs,
        settings: SegmenterTraining,
        backbone: nn.Module | None = None,
        augmentation: Augmentation | None = None,
        start: Segmenter | None = None,
    ) -> None:
        """
        Args:
            pairs: to train on.
            backbone: the start of the features; by default ImageNet's.
            start: a segmenter of the same classes to start from instead.
        Raises:
            ModelError: the weights to start from are not installed, or of other classes.
        """
        self.pairs = pairs
        self.settings = settings
        self._augmentation = augmentation or Augmentation()
        torch.manual_seed(settings.seed)
        self.network = SegmentationNetwork(len(pairs.classes))
        if start is not None:
            _check_classes(start, pairs)
            self.network.load_state_dict(start.network.state_dict())
        else:
            features = backbone if backbone is not None else pretrained(0)
            self.network.backbone.load_state_dict(features.state_dict())
        self.network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        _freeze_start(self.network)
        self.average = WeightAverage(self.network, settings.average)
        self._optimizer = torch.optim.AdamW(_groups(self.network, settings.rate))
        self._weights = _class_weights(pairs)
        self.step = 0

    def run(
        self,
        limits: Limits | None = None,
        told: Callable[[int, float], None] = lambda step, loss: None,
        save: Callable[[], None] = lambda: None,
        save_minutes: float = 2.0,
    ) -> bool:
        """Trains to the end, or to a limit.

        Args:
            told: gets the step and its loss.
            save: called every ``save_minutes``.
        Returns:
            whether all steps were made.
        """
        limits = limits or Limits()
        whole, saved = Clock(0), Clock(save_minutes)
        while self.step < self.settings.steps:
            loss = self._one_step()
            told(self.step, loss)
            if limits.reached(self.step, whole.seconds):
                break
            if saved.is_due():
                save()
        return self.step >= self.settings.steps

    def _one_step(self) -> float:
        settings, step = self.settings, self.step
        pictures, labels = self._batch(step, settings.side_at(step))
        rate = settings.rate_at(step)
        for group in self._optimizer.param_groups:
            group["lr"] = rate * group["part"]
        # Statistics of the features stay ImageNet's: batches are small, and frozen ones are safe.
        self.network.train()
        self.network.backbone.eval()
        scores = self.network(pictures)
        # At half the size: a fourth of the work, and label maps are not finer than that.
        half = F.interpolate(scores, scale_factor=2, mode="bilinear", align_corners=False)
        loss = F.cross_entropy(half, labels[:, ::2, ::2], self._weights, ignore_index=UNLABELLED)
        self._optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.network.parameters(), 5.0)
        self._optimizer.step()
        self.step += 1
        self.average.update(self.network, self.step)
        return float(loss.detach())

    def _batch(self, step: int, side: int) -> tuple[Tensor, Tensor]:
        """(float (N, 3, side, side), int64 (N, side, side)) of a step."""
        settings, count = self.settings, len(self.pairs)
        photos, maps = [], []
        for place in range(step * settings.batch, (step + 1) * settings.batch):
            epoch, within = divmod(place, count)
            order = np.random.RandomState([settings.seed, epoch]).permutation(count)
            index = int(order[within])
            random = np.random.RandomState([settings.seed, 1, place])
            photo, labels = augmented(
                self.pairs.photo(index),
                self.pairs.label_map(index),
                side,
                self._augmentation,
                random,
            )
            photos.append(photo)
            maps.append(labels)
        x = torch.from_numpy(np.stack(photos)).permute(0, 3, 1, 2)
        x = normalised(x).contiguous(memory_format=torch.channels_last)
        return x, torch.from_numpy(np.stack(maps).astype(np.int64))

    def save(self, folder: Path) -> None:
        """Writes all that is needed to go on, whole or not at all."""
        folder.mkdir(parents=True, exist_ok=True)
        content = {
            "about": self._about(),
            "step": self.step,
            "network": self.network.state_dict(),
            "average": self.average.network.state_dict(),
            "optimizer": self._optimizer.state_dict(),
        }
        write_state(folder, _STATE, content)

    def resume(self, folder: Path) -> None:
        """Goes on from a saved state.

        Raises:
            OptionError: it belongs to other pairs or settings, or cannot be read.
        """
        state = read_state_of(folder, _STATE)
        try:
            about = state["about"]
            if about == self._about():
                self.network.load_state_dict(state["network"])
                self.average.network.load_state_dict(state["average"])
                self._optimizer.load_state_dict(state["optimizer"])
                self.step = int(state["step"])
                return
            changed = sorted(k for k, v in self._about().items() if about.get(k) != v)
        except (KeyError, TypeError, ValueError, RuntimeError, AttributeError) as error:
            raise misfit(folder, error) from error
        raise OptionError(
            f"{folder}: holds a training with other settings or pairs ({', '.join(changed)}). "
            "Give those that it was started with, or choose another folder."
        )

    def _about(self) -> dict[str, Any]:
        """What must be the same when a training goes on."""
        return {
            **asdict(self.settings),
            "classes": [c.name for c in self.pairs.classes],
            "pairs": len(self.pairs),
        }


def segmenter_of(trainer: SegmenterTrainer, folder: Path) -> Segmenter:
    """What the training has reached, for use."""
    settings = trainer.settings
    manifest = SegmenterManifest(
        folder,
        tuple((c.name, c.coco) for c in trainer.pairs.classes),
        settings.last_side,
        KeptEntries.of(
            {**asdict(settings), "steps_made": trainer.step, "pairs": len(trainer.pairs)}
        ),
    )
    return Segmenter(manifest, trainer.average.network)


def _check_classes(start: Segmenter, pairs: ScenePairs) -> None:
    theirs = [name for name, _ in start.manifest.classes]
    if theirs != [c.name for c in pairs.classes]:
        raise ModelError(
            f"{start.manifest.folder}: knows {len(theirs)} classes that are not those of the data "
            "set. Choose another segmenter to start from, or none."
        )


def _freeze_start(network: SegmentationNetwork) -> None:
    backbone = network.backbone
    for part in (backbone.stem, backbone.stem_norm, *backbone.blocks[:_FROZEN_BLOCKS]):
        part.requires_grad_(False)


def _groups(network: SegmentationNetwork, rate: float) -> list[dict[str, Any]]:
    features = [p for p in network.backbone.parameters() if p.requires_grad]
    known = {id(p) for p in network.backbone.parameters()}
    head = [p for p in network.parameters() if id(p) not in known]
    return [
        {"params": features, "lr": rate / 3, "part": 1 / 3, "weight_decay": 1e-2},
        {"params": head, "lr": rate, "part": 1.0, "weight_decay": 1e-2},
    ]


def _class_weights(pairs: ScenePairs, looked_at: int = 400) -> Tensor:
    """float (classes,): rare classes count more, by the square root, within a factor of 8."""
    counts = np.zeros(len(pairs.classes))
    for index in range(0, len(pairs), max(1, len(pairs) // looked_at)):
        numbers = pairs.label_map(index).ravel()
        counts += np.bincount(numbers[numbers < len(counts)], minlength=len(counts))
    share = np.maximum(counts / max(1, counts.sum()), 1e-6)
    weights = np.clip((share * len(share)) ** -0.5, 0.5, 4.0)
    if pairs.unlabelled is not None:  # whatever nobody named: never worth a mistake elsewhere
        weights[pairs.unlabelled] = 0.5
    return torch.from_numpy(weights.astype(np.float32))
