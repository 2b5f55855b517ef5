"""One step of the detail network's training: the critics learn, then the network."""

from collections.abc import Generator
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from drawai_desktop.engine.networks.detail import SCALE, DetailNetwork
from drawai_desktop.engine.networks.square_means import SIDE
from drawai_desktop.training import losses
from drawai_desktop.training.batches import samples
from drawai_desktop.training.critics import Critics, Judgement
from drawai_desktop.training.detail.config import DetailOptions, DetailStage
from drawai_desktop.training.detail.samples import DetailSamples, Kind
from drawai_desktop.training.distributed import World
from drawai_desktop.training.features import FeatureNetwork
from drawai_desktop.training.optimiser import SplitAdam, WeightGroup
from drawai_desktop.training.precision import half_precision, is_half_quicker
from drawai_desktop.training.random_draws import noise_of
from drawai_desktop.training.run_log import Losses
from drawai_desktop.training.state import Position
from drawai_desktop.training.step import held

_BETAS = (0.5, 0.99)
_CRITIC_BETAS = (0.0, 0.99)


@dataclass(frozen=True)
class DetailBatch:
    """One process's part of a step's crops.

    Attributes:
        small: float32 (N, 3, s, s) in [-1, 1].
        large: float32 (N, 3, 4s, 4s), zeros for those that are judged only.
        classes: int64 (N, 4s, 4s).
        places: the global places in the run's order.
    """

    small: Tensor
    large: Tensor
    classes: Tensor
    places: tuple[int, ...]

    def to(self, device: torch.device) -> "DetailBatch":
        """The batch on a device, in channels last where that is quicker."""
        wait = device.type == "cuda"

        def moved(x: Tensor) -> Tensor:
            x = x.to(device, non_blocking=wait)
            return x.contiguous(memory_format=torch.channels_last) if is_half_quicker(device) else x

        classes = self.classes.to(device, non_blocking=wait)
        return DetailBatch(moved(self.small), moved(self.large), classes, self.places)


def detail_batches(
    maker: DetailSamples, stage: DetailStage, position: Position, world: World, workers: int
) -> Generator[DetailBatch, None, None]:
    """A process's batches of the rest of a stage."""
    steps = stage.steps - position.stage_step
    made = samples(maker, position.place, steps, stage.batch, world.rank, world.size, workers)
    for small, large, classes, places in made:
        yield DetailBatch(small, large, classes, tuple(int(p) for p in places))


class DetailStep:
    """The networks with their optimisers, and what is done to them at each step.

    Attributes:
        network: what is trained.
        critics: all critics.
    """

    def __init__(
        self,
        network: DetailNetwork,
        critics: Critics,
        features: FeatureNetwork,
        options: DetailOptions,
        kinds: tuple[Kind, ...],
        world: World,
    ) -> None:
        self.network = network
        self.critics = critics
        self.optimiser = SplitAdam([WeightGroup(list(network.parameters()))], _BETAS)
        self.critic_optimiser = SplitAdam(critics.weight_groups(), _CRITIC_BETAS)
        self._features = features
        self._options = options
        self._kinds = kinds
        self._world = world
        self._paired_rows: dict[int, Tensor] = {}
        self._shared = world.shared(network)
        self._shared_critics = world.shared(critics)

    def run(self, batch: DetailBatch, stage: DetailStage, position: Position) -> Losses:
        """Trains on one batch."""
        weights = self._options.losses
        step = position.stage_step
        self.optimiser.set_rate(stage.rate_at(step))
        self.critic_optimiser.set_rate(stage.full_rate_at(step) * weights.critic_rate_factor)
        device = self._world.device
        labels = one_hot(batch.classes, self.network.config.classes)
        paired = self._paired(len(batch.places))
        noise = step_noise(self._options.seed, batch.places, batch.small)
        with half_precision(device), torch.set_grad_enabled(stage.train_generator):
            made = self._shared(batch.small, labels, noise)
        made = made.float()
        with half_precision(device), torch.set_grad_enabled(stage.train_generator):
            made_features = self._features(made)
        with half_precision(device), torch.no_grad():
            true_features = self._features(batch.large[paired])
        photographs = slice(0, None, len(self._kinds))
        # Of the pairs, the photographs' rows: each turn of kinds has as many pairs.
        turn = sum(kind is not Kind.JUDGED for kind in self._kinds)
        real = Seen(
            batch.large[photographs],
            [feature[::turn] for feature in true_features],
            labels[photographs],
        )
        fake = Seen(made, made_features, labels)
        judged, found = self._train_critics(real, fake)
        if stage.train_generator:
            with held(self.critics), half_precision(device):
                verdict = self.critics(fake.pictures, fake.features, fake.labels)
            found |= self._own_losses(
                batch, made, (made_features, true_features), paired, (verdict, judged), position
            )
            self.optimiser.zero_grad()
            found["total"].backward()  # type: ignore[no-untyped-call]
            found["gradient"] = nn.utils.clip_grad_norm_(
                self.network.parameters(), weights.gradient_norm, foreach=True
            )
            self.optimiser.step()
        return {name: value.detach() for name, value in found.items()}

    def _paired(self, count: int) -> Tensor:
        """int64 (P,): the rows with a target. A mask would be counted: that waits."""
        if count not in self._paired_rows:
            with_target = [kind is not Kind.JUDGED for kind in self._kinds]
            rows = [row for row in range(count) if with_target[row % len(with_target)]]
            self._paired_rows[count] = torch.tensor(rows, device=self._world.device)
        return self._paired_rows[count]

    def _train_critics(self, real: "Seen", fake: "Seen") -> tuple[Judgement, Losses]:
        """The critics' step; gives what they said of the photographs, and their loss."""
        self.critic_optimiser.zero_grad()
        count = len(real.pictures)
        with half_precision(self._world.device):
            said = self._shared_critics(
                torch.cat([real.pictures, fake.pictures.detach()]),
                [
                    torch.cat([r, f.detach()])
                    for r, f in zip(real.features, fake.features, strict=True)
                ],
                torch.cat([real.labels, fake.labels]),
            )
        parts = [(score[:count].float(), score[count:].float()) for score in said.scores]
        loss = losses.critic_loss([r for r, _ in parts], [f for _, f in parts])
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(
            self.critics.parameters(), self._options.losses.critic_gradient_norm, foreach=True
        )
        self.critic_optimiser.step()
        told = {
            "critics": loss.detach() / len(parts),
            "critic_patch": losses.critic_loss([parts[-1][0]], [parts[-1][1]]).detach(),
        }
        return Judgement([], [a.detach()[:count] for a in said.activations]), told

    def _own_losses(
        self,
        batch: DetailBatch,
        made: Tensor,
        features: tuple[list[Tensor], list[Tensor]],
        paired: Tensor,
        judgements: tuple[Judgement, Judgement],
        position: Position,
    ) -> Losses:
        """The network's losses by name; "total" is their weighted sum."""
        weights = self._options.losses
        (made_features, true_features), (verdict, judged) = features, judgements
        photographs = slice(0, None, len(self._kinds))
        scores = [score.float().mean() for score in verdict.scores]
        share = torch.ones(len(paired), device=made.device)
        ones = torch.ones(len(made[photographs]), device=made.device)
        found = {
            "l1": (made[paired] - batch.large[paired]).abs().mean(),
            "perceptual": losses.perceptual_loss(
                [feature[paired] for feature in made_features], true_features, share
            ),
            "consistency": consistency_loss(made, batch.small),
            "matching": losses.matching_loss(
                [a[photographs] for a in verdict.activations], judged.activations, ones
            ),
            "fooled_heads": -torch.stack(scores[:-1]).sum(),
            "fooled_patch": -scores[-1],
        }
        ramp = weights.ramp(position.trained)
        found["total"] = (
            (weights.first_l1 + ramp * (weights.l1 - weights.first_l1)) * found["l1"]
            + (weights.first_perceptual + ramp * (weights.perceptual - weights.first_perceptual))
            * found["perceptual"]
            + weights.consistency * found["consistency"]
            + ramp * weights.matching * found["matching"]
            + ramp * weights.heads * found["fooled_heads"]
            + ramp * weights.patch * found["fooled_patch"]
        )
        return found


@dataclass(frozen=True)
class Seen:
    """What the critics look at: pictures, their features, their labels."""

    pictures: Tensor
    features: list[Tensor]
    labels: Tensor


def one_hot(classes: Tensor, count: int) -> Tensor:
    """float (N, count, H, W) of int64 (N, H, W)."""
    channels = torch.arange(count, device=classes.device)[None, :, None, None]
    return (classes[:, None] == channels).float()


def step_noise(seed: int, places: tuple[int, ...], small: Tensor) -> tuple[Tensor, Tensor]:
    """Fresh noise for each sample: (N, 1, 2s, 2s) and (N, 1, 4s, 4s)."""
    noise = noise_of(seed, places, small.device)
    height, width = small.shape[2:]
    fine, middle = (
        noise(level, small.new_empty(()).expand(1, 1, SCALE // by * height, SCALE // by * width))
        for level, by in ((0, 1), (1, 2))
    )
    return middle, fine


def consistency_loss(made: Tensor, small: Tensor) -> Tensor:
    """L1 between the means of 8 x 8 pixels and those of the small picture there.

    Args:
        made: float (N, 3, 4h, 4w).
        small: float (N, 3, h, w).
    """
    return (F.avg_pool2d(made, SIDE) - F.avg_pool2d(small, SIDE // SCALE)).abs().mean()
