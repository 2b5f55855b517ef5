"""The run that fine-tunes a model on some photographs of one's own, on a processor, in an hour."""

from dataclasses import replace

from drawai_desktop.training.config import AugmentOptions, Stage, TrainingOptions
from drawai_desktop.training.recipes import FINER_LOSSES

DEFAULT_STEPS = 300
"""Of the generator. See ``docs/training.md`` for what more and fewer give."""
_HEAD_START = 10
"""Steps in which the critics alone get to know the photographs, for a hundred of the generator."""
_HOLD_OUT_FROM = 60
"""Of fewer pairs none is held out: each is needed, and a sheet of one or two judges nothing."""


def fine_tuning_options(
    start_from: str, pairs: int, steps: int, size: int = 256
) -> TrainingOptions:
    """A run of few steps at a low rate from a model with its critics.

    Args:
        start_from: the model's folder.
        pairs: in the data set.
        steps: of the generator.
        size: side of its pictures.
    """
    pictures = Stage(
        "pictures",
        steps,
        size,
        2,
        ((0.6, 0.85, 1.0), (0.4, 0.6, 1.0)),
        rate=6e-5,
        final_rate=1e-5,
        warm_up=min(20, max(1, steps // 10)),
        freeze_statistics_after=0,
        critic_padding=min(32, size // 2),
    )
    critics = replace(
        pictures,
        name="critics",
        steps=max(1, _HEAD_START * steps // 100),
        final_rate=None,
        train_generator=False,
    )
    losses = replace(
        FINER_LOSSES,
        perceptual=2.5,
        adversarial_features=0.8,
        adversarial_patch=1.5,
        ramp_steps=10,
        critic_rate_factor=3.0,
    )
    return TrainingOptions(
        (critics, pictures),
        losses=losses,
        augment=AugmentOptions(critic_augment=0.5),
        held_out_every=TrainingOptions.held_out_every if pairs >= _HOLD_OUT_FROM else 0,
        average=0.98,
        start_from=start_from,
    )
