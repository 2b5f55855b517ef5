"""Several processes that train as one: who is there, what is shared, and batch statistics.

Started by ``torchrun``, which tells each process its place through the environment.
"""

import os
from dataclasses import dataclass
from typing import Any

import torch
import torch.distributed as dist
from torch import Tensor, nn
from torch.nn.parallel import DistributedDataParallel

from drawai_desktop.engine.device import choose_device
from drawai_desktop.errors import OptionError


@dataclass(frozen=True)
class World:
    """This process among all.

    Attributes:
        rank: its number; 0 writes the files.
        size: how many there are.
        device: where its part of the batch is computed.
    """

    rank: int
    size: int
    device: torch.device

    @property
    def is_first(self) -> bool:
        return self.rank == 0

    def any(self, flag: bool) -> bool:
        """Whether any process says so; all must ask at the same time."""
        if self.size == 1:
            return flag
        said = torch.tensor([float(flag)], device=self.device)
        dist.all_reduce(said, dist.ReduceOp.MAX)
        return bool(said.item() > 0)

    def mean(self, values: Tensor) -> Tensor:
        """The mean over processes; all must ask at the same time."""
        if self.size == 1:
            return values
        shared = values.clone()
        dist.all_reduce(shared)
        return shared / self.size

    def total(self, values: Tensor) -> Tensor:
        """The sum over processes, with gradients; all must ask at the same time."""
        if self.size == 1:
            return values
        summed: Tensor = _SumOverProcesses.apply(values)  # type: ignore[no-untyped-call]
        return summed

    def wait(self) -> None:
        """Until all processes are here."""
        if self.size > 1:
            dist.barrier()

    def shared(self, network: nn.Module) -> nn.Module:
        """The network with gradients averaged over processes at each backward pass."""
        if self.size == 1:
            return network
        return DistributedDataParallel(network, broadcast_buffers=False)

    def leave(self) -> None:
        """Ends what :func:`join_world` began."""
        if self.size > 1 and dist.is_initialized():
            dist.destroy_process_group()


def join_world(device: str = "auto") -> World:
    """Joins the processes that torchrun started; a world of one without it.

    Raises:
        OptionError: the device is not present.
    """
    size, rank = int(os.environ.get("WORLD_SIZE", "1")), int(os.environ.get("RANK", "0"))
    chosen = choose_device(device)
    if size == 1:
        return World(0, 1, chosen)
    if chosen.type == "cuda":
        local = int(os.environ.get("LOCAL_RANK", "0"))
        if local >= torch.cuda.device_count():
            raise OptionError(
                f"{local + 1} processes on this machine, but {torch.cuda.device_count()} GPUs. "
                "Start as many as there are (--nproc-per-node)."
            )
        chosen = torch.device("cuda", local)
        torch.cuda.set_device(chosen)
    dist.init_process_group("nccl" if chosen.type == "cuda" else "gloo")
    return World(rank, size, chosen)


class _SumOverProcesses(torch.autograd.Function):
    """The sum over processes; its gradient is the sum of theirs."""

    @staticmethod
    def forward(_context: Any, values: Tensor) -> Tensor:  # noqa: ANN401
        total = values.clone()
        dist.all_reduce(total)
        return total

    @staticmethod
    def backward(_context: Any, *gradients: Tensor) -> Tensor:  # noqa: ANN401
        total = gradients[0].clone()
        dist.all_reduce(total)
        return total


class SharedBatchNorm(nn.BatchNorm2d):
    """Batch normalisation over the pictures of all processes.

    torch's ``SyncBatchNorm`` works on GPUs only. As there, every process must have as many
    pictures as the others. Names of the buffers are those of ``BatchNorm2d``.
    """

    def forward(self, x: Tensor) -> Tensor:
        """float (N, C, H, W) of the same shape."""
        if not self.training:
            return super().forward(x)
        assert self.running_mean is not None
        assert self.running_var is not None
        assert self.momentum is not None
        axes = (0, 2, 3)
        wide = x.float()
        local = torch.cat([wide.mean(axes), wide.square().mean(axes)])
        total: Tensor = _SumOverProcesses.apply(local)  # type: ignore[no-untyped-call]
        means = total / dist.get_world_size()
        mean, square = means.chunk(2)
        variance = (square - mean.square()).clamp_min(0)
        count = x.numel() // x.shape[1] * dist.get_world_size()
        with torch.no_grad():
            self.running_mean.lerp_(mean, self.momentum)
            self.running_var.lerp_(variance * (count / max(1, count - 1)), self.momentum)
            if self.num_batches_tracked is not None:
                self.num_batches_tracked.add_(1)
        scale = torch.rsqrt(variance + self.eps)
        shape = (1, -1, 1, 1)
        normalised: Tensor = (wide - mean.view(shape)) * scale.view(shape)
        return normalised.to(x.dtype)


def share_statistics(network: nn.Module, world: World) -> None:
    """Makes the network's batch normalisations ones over all processes."""
    if world.size == 1:
        return
    for module in list(network.modules()):
        for name, child in list(module.named_children()):
            if type(child) is nn.BatchNorm2d:
                shared = SharedBatchNorm(
                    child.num_features, child.eps, child.momentum, affine=child.affine
                )
                shared.load_state_dict(child.state_dict())
                setattr(module, name, shared)


def freeze_statistics(network: nn.Module, frozen: bool) -> None:
    """Keeps the batch statistics as they are and normalises by them, or lets them follow again."""
    for module in network.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.train(not frozen)
