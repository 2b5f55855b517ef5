"""One training step: the critics learn, then the generator's side."""

import contextlib
from collections.abc import Iterator

import torch
from torch import Tensor, nn

from drawai_desktop.engine.networks.segmentation import Segmentation
from drawai_desktop.engine.networks.spade import SpadeBlock
from drawai_desktop.training import losses
from drawai_desktop.training.batches import Batch
from drawai_desktop.training.config import Stage, TrainingOptions
from drawai_desktop.training.critic_augment import CriticAugment, draw_critic_augment
from drawai_desktop.training.critics import Critics, Judgement
from drawai_desktop.training.distributed import World
from drawai_desktop.training.features import FeatureNetwork
from drawai_desktop.training.label_critic import made_loss
from drawai_desktop.training.networks import GeneratorSide, Painted, weight_groups
from drawai_desktop.training.optimiser import SplitAdam
from drawai_desktop.training.random_draws import (
    CriticView,
    StyleDraw,
    draw_frame,
    draw_styles,
    draw_view,
    noise_of,
)
from drawai_desktop.training.run_log import Losses
from drawai_desktop.training.step_trial import CompiledModules

_PAINTER_BETAS = (0.5, 0.99)
_CRITIC_BETAS = (0.0, 0.99)


class TrainingStep:
    """The networks with their optimisers, and what is done to them at each step.

    Attributes:
        painter: encoder and generator.
        critics: all critics.
        painter_optimiser: of the painter.
        critic_optimiser: of the critics.
    """

    def __init__(
        self,
        painter: GeneratorSide,
        critics: Critics,
        features: FeatureNetwork,
        options: TrainingOptions,
        world: World,
    ) -> None:
        self.painter = painter
        self.critics = critics
        self.painter_optimiser = SplitAdam(weight_groups(painter), _PAINTER_BETAS)
        self.critic_optimiser = SplitAdam(critics.weight_groups(), _CRITIC_BETAS)
        self._features = features
        self._options = options
        self._world = world
        self._shared_painter = world.shared(painter)
        self._shared_critics = world.shared(critics)

    def compiled(self) -> CompiledModules:
        """The way to make steps in which torch compiles what it can: not the generator's noise and
        the styles, which are Python's."""
        blocks = [m for m in self.painter.generator.modules() if isinstance(m, SpadeBlock)]
        return CompiledModules([*blocks, self._features, self.critics])

    def run(self, batch: Batch, stage: Stage, stage_step: int, step: int, trained: int) -> Losses:
        """Trains on one batch.

        Args:
            step: steps of the run so far; only draws random numbers.
            trained: steps in which the generator was trained so far; its critics' word grows.
        """
        weights = self._options.losses
        rate = stage.rate_at(stage_step)
        self.painter_optimiser.set_rate(rate)
        full = stage.full_rate_at(stage_step)
        self.critic_optimiser.set_rate(full * weights.critic_rate_factor)
        seed, device = self._options.seed, self._world.device
        segmentation = Segmentation(self.painter.generator.config, batch.classes, batch.edges)
        prior = weights.prior_share if self.painter.encoder is not None else 0.0
        draw = draw_styles(seed, batch.places, self._options.network.style_size, prior, device)
        view = draw_view(seed, step, batch.places, stage.critic_padding, device)
        augment = draw_critic_augment(
            seed, batch.places, self._options.augment.critic_augment, device
        )
        labels = _seen_labels(segmentation, view)
        if augment is not None:
            labels = augment.of_labels(labels)
        with self._precision(), torch.set_grad_enabled(stage.train_generator):
            painted = self._shared_painter(
                batch.pictures,
                segmentation,
                draw,
                noise_of(seed, batch.places, device),
                draw_frame(seed, step, stage.shift, stage.shift_share),
            )
            fake = _seen(painted.pictures, view, augment)
            fake_features = self._features(fake)
        with self._precision(), torch.no_grad():
            real = _seen(batch.pictures, view, augment)
            real_features = self._features(real)
        judged, found = self._train_critics(real, real_features, fake, fake_features, labels)
        if stage.train_generator:
            ramp = min(1.0, (trained + 1) / max(1, weights.ramp_steps))
            with held(self.critics), self._precision():
                verdict = self.critics(fake, fake_features, labels)
                found |= self._painter_losses(
                    batch,
                    painted,
                    draw,
                    (fake_features, real_features),
                    (verdict, judged),
                    labels,
                    ramp,
                )
            self._step_painter(found)
        return {name: value.detach() for name, value in found.items()}

    def _train_critics(
        self,
        real: Tensor,
        real_features: list[Tensor],
        fake: Tensor,
        fake_features: list[Tensor],
        labels: Tensor,
    ) -> tuple[Judgement, Losses]:
        """The critics' step; gives what they said of the real pictures, and their loss."""
        self.critic_optimiser.zero_grad()
        with self._precision():
            both = self._shared_critics(
                torch.cat([real, fake.detach()]),
                [
                    torch.cat([r, f.detach()])
                    for r, f in zip(real_features, fake_features, strict=True)
                ],
                torch.cat([labels, labels]),
            )
        halves = [score.float().chunk(2) for score in both.scores]
        loss = losses.critic_loss([h[0] for h in halves], [h[1] for h in halves])
        told = {"critics": loss.detach() / len(halves)}
        reader = self.critics.label_critic
        if reader is not None and both.label_scores is not None:
            of_real, of_fake = both.label_scores.chunk(2)
            reading = reader.reading_loss(of_real, labels) + made_loss(of_fake)
            told["critic_labels"] = reading.detach()
            loss = loss + reading
        loss.backward()  # type: ignore[no-untyped-call]
        self._clip(self.critics)
        self.critic_optimiser.step()
        activations = [a.detach().chunk(2)[0] for a in both.activations]
        told["critic_patch"] = losses.critic_loss([halves[-1][0]], [halves[-1][1]]).detach()
        return Judgement([], activations), told

    def _painter_losses(
        self,
        batch: Batch,
        painted: Painted,
        draw: StyleDraw,
        features: tuple[list[Tensor], list[Tensor]],
        judgements: tuple[Judgement, Judgement],
        labels: Tensor,
        ramp: float,
    ) -> Losses:
        """The losses of the generator's side by name; "generator" is their weighted sum."""
        weights = self._options.losses
        share = (~draw.from_prior).float()
        (fake_features, real_features), (fake, real) = features, judgements
        scores = [score.float().mean() for score in fake.scores]
        found = {
            "perceptual": losses.perceptual_loss(fake_features, real_features, share),
            "colour": losses.colour_loss(painted.pictures.float(), batch.pictures, share),
            "matching": losses.matching_loss(fake.activations, real.activations, share),
            "fooled_heads": -torch.stack(scores[:-1]).sum(),
            "fooled_patch": -scores[-1],
            "saturation": losses.saturation_loss(painted.raw.float()),
            "balance": losses.balance_loss(painted.pictures.float(), self._world.total),
        }
        total = (
            weights.perceptual * found["perceptual"]
            + weights.colour * found["colour"]
            + weights.saturation * found["saturation"]
            + weights.balance * found["balance"]
            + ramp * weights.feature_matching * found["matching"]
            + ramp * weights.adversarial_features * found["fooled_heads"]
            + ramp * weights.adversarial_patch * found["fooled_patch"]
        )
        reader = self.critics.label_critic
        if reader is not None and fake.label_scores is not None:
            found["read_labels"] = reader.reading_loss(fake.label_scores, labels)
            total = total + ramp * weights.adversarial_labels * found["read_labels"]
        if painted.mean is not None and painted.log_variance is not None:
            found["kl"] = losses.kl_loss(painted.mean.float(), painted.log_variance.float())
            total = total + weights.kl * found["kl"]
        found["generator"] = total
        return found

    def _step_painter(self, found: Losses) -> None:
        self.painter_optimiser.zero_grad()
        found["generator"].backward()  # type: ignore[no-untyped-call]
        found["gradient"] = self._clip(self.painter)
        self.painter_optimiser.step()

    def _clip(self, network: nn.Module) -> Tensor:
        return nn.utils.clip_grad_norm_(
            network.parameters(), self._options.losses.gradient_norm, foreach=True
        )

    def _precision(self) -> torch.autocast:
        """bfloat16 on GPUs. On processors it is slower than float32."""
        kind = self._world.device.type
        return torch.autocast(kind, torch.bfloat16, enabled=kind == "cuda")


def _seen(pictures: Tensor, view: CriticView, augment: CriticAugment | None) -> Tensor:
    """What critics and feature network see of pictures (N, 3, H, W)."""
    seen = view.of(pictures)
    return seen if augment is None else augment.of(seen)


def _seen_labels(segmentation: Segmentation, view: CriticView) -> Tensor:
    """One-hot float32 (N, C, H, W) of the critics' view.

    Maps are turned before they are spread out: one channel is less work than all.
    """
    edges = segmentation.edges
    seen = Segmentation(
        segmentation.config,
        view.of_maps(segmentation.classes),
        None if edges is None else view.of_maps(edges),
    )
    return seen.one_hot(seen.height, seen.width)


@contextlib.contextmanager
def held(network: nn.Module) -> Iterator[None]:
    """The network without gradients of its own; they pass through it."""
    network.requires_grad_(False)
    try:
        yield
    finally:
        network.requires_grad_(True)
