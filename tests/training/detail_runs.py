"""Short runs of the detail trainer, with a tiny teacher."""

import torch

from drawai_desktop.training.detail.config import (
    DetailLosses,
    DetailOptions,
    DetailShape,
    DetailStage,
    MadeOptions,
)
from drawai_desktop.training.detail.loop import train_detail
from drawai_desktop.training.distributed import World
from drawai_desktop.training.limits import Limits
from drawai_desktop.training.staged_run import Conduct

ALONE = World(0, 1, torch.device("cpu"))


def rrdb_weights(features=4, growth=32, scale=4):
    torch.manual_seed(1)
    shapes = {"conv_first": (features, 3)}
    for block in range(1, 4):
        for number in range(1, 6):
            wide = growth if number < 5 else features
            name = f"body.0.rdb{block}.conv{number}"
            shapes[name] = (wide, features + (number - 1) * growth)
    shapes["conv_body"] = (features, features)
    for number in range(1, {2: 1, 4: 2}[scale] + 1):
        shapes[f"conv_up{number}"] = (features, features)
    shapes |= {"conv_hr": (features, features), "conv_last": (3, features)}
    made = {}
    for name, shape in shapes.items():
        made[f"{name}.weight"] = 0.05 * torch.randn(*shape, 3, 3)
        made[f"{name}.bias"] = torch.full((shape[0],), 0.1)
    return made


def tiny(generator=None, teacher=None, **changes):
    """A run of two short stages."""
    values = {
        "stages": (
            DetailStage("critics", 1, 64, 6, train_generator=False),
            DetailStage("texture", 3, 64, 6, rate=1e-3),
        ),
        "shape": DetailShape((6, 5, 4), 1),
        "losses": DetailLosses(ramp_begin=0, ramp_steps=2),
        "made": MadeOptions(5, 24),
        "held_out_every": 6,
        "patch_width": 4,
        "head_width": 4,
        "generator": str(generator or ""),
        "teacher": str(teacher or ""),
    }
    return DetailOptions(**{**values, **changes})


def run_it(made_set, run, options, resume=False, steps=None, said=None):
    return train_detail(
        [] if resume else [made_set],
        [],
        run,
        options,
        resume=resume,
        limits=Limits(steps=steps),
        world=ALONE,
        conduct=Conduct(workers=0, log_every=1),
        say=(said if said is not None else []).append,
    )
