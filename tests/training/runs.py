"""Short runs of the trainer, and what they log."""

import torch

from drawai_desktop.training.distributed import World
from drawai_desktop.training.limits import Limits
from drawai_desktop.training.loop import train
from drawai_desktop.training.staged_run import Conduct

QUICK = Conduct(workers=0, log_every=1)


ALONE = World(0, 1, torch.device("cpu"))


def run_it(made_set, run, options, resume=False, limits=None, said=None):
    return train(
        [] if resume else [made_set],
        run,
        options,
        resume=resume,
        limits=limits or Limits(),
        world=ALONE,
        conduct=QUICK,
        say=(said if said is not None else []).append,
    )
