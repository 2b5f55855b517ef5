"""The runs that make the default model: what ``drawai train`` does without ``--config``."""

from dataclasses import replace

from drawai_desktop.training.config import AugmentOptions, LossOptions, Stage, TrainingOptions

_MIXED = ((0.5, 0.56, 1.0), (0.5, 0.5, 0.5))
_MOSTLY_WHOLE = ((0.6, 1.0, 1.0), (0.4, 0.6, 1.0))
_DETAIL = Stage(
    "detail",
    3400,
    256,
    3,
    _MOSTLY_WHOLE,
    final_rate=2e-5,
    freeze_statistics_after=40,
    critic_padding=32,
)
FINER_LOSSES = LossOptions(
    perceptual=1.5,
    feature_matching=1.0,
    colour=4.0,
    adversarial_features=1.2,
    adversarial_patch=3.0,
    adversarial_labels=1.5,
    saturation=6.0,
    prior_share=0.5,
    fitted_prior=True,
    ramp_steps=60,
    critic_rate_factor=8.0,
)


def default_options(device: str, start_from: str = "") -> TrainingOptions:
    """The run that makes the default model, for a CPU or a GPU.

    Args:
        device: ``cpu`` or ``cuda``.
        start_from: a model folder to start from.
    """
    on_gpu = device == "cuda"
    if not start_from:
        return _from_nothing(on_gpu)
    found = _from_model_on_gpu() if on_gpu else _from_model()
    return replace(found, start_from=start_from)


def _from_nothing(on_gpu: bool) -> TrainingOptions:
    """Layout on small pictures, then detail at full size."""
    layout = Stage("layout", 2400, 128, 8, _MIXED)
    if not on_gpu:
        return TrainingOptions((layout, _DETAIL))
    return TrainingOptions(
        (replace(layout, steps=20000, batch=64), replace(_DETAIL, steps=40000, batch=32))
    )


def _from_model() -> TrainingOptions:
    """Only detail, at half of the rate, after a head start of the fresh critics.

    The full rate spoils a trained model. Its batch statistics are kept.
    """
    finer = replace(_DETAIL, rate=1e-4, final_rate=1e-5, warm_up=80, freeze_statistics_after=0)
    critics = replace(_DETAIL, name="critics", steps=70, train_generator=False)
    return TrainingOptions((critics, finer), losses=FINER_LOSSES, average=0.9985)


def _from_model_on_gpu() -> TrainingOptions:
    """As on a CPU, with a larger batch and larger critics. More steps make it no better
    (``docs/history/training.md``)."""
    detail = replace(_DETAIL, batch=24, crops=((0.7, 1.0, 1.0), (0.3, 0.6, 1.0)), rate=1.5e-4)
    critics = replace(detail, name="critics", steps=220, final_rate=None, train_generator=False)
    finer = replace(detail, steps=2200, final_rate=8e-6, warm_up=100, freeze_statistics_after=0)
    return TrainingOptions(
        (critics, finer),
        augment=AugmentOptions(critic_augment=0.5),
        losses=replace(FINER_LOSSES, balance=20.0, critic_rate_factor=4.0, ramp_steps=200),
        average=0.999,
        patch_width=64,
        head_width=128,
    )
