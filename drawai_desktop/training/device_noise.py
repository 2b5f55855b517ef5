"""Normal noise from counters: no generator with a state, the same on each device but for rounding.

A generator for each sample and block is a small kernel for each, and on a processor it keeps a GPU
waiting. A hash of (sample's seed, block, pixel) is a few kernels for a whole batch.
"""

import math

import torch
from torch import Tensor

_MIX_1 = -0x40A7B892E31B1A47
_MIX_2 = -0x6B2FB644ECCEEE15
_GOLDEN = -0x61C8864680B583EB
"""SplitMix64's constants (public domain, S. Vigna) as signed numbers, which wrap all the same."""
_LOW = 0xFFFFFF
"""24 bits: what a float32 holds exactly."""


def _mix(x: Tensor) -> Tensor:
    """The finaliser of SplitMix64 for int64: every input bit moves every other."""
    x = (x ^ _right(x, 30)) * _MIX_1
    x = (x ^ _right(x, 27)) * _MIX_2
    return x ^ _right(x, 31)


def _right(x: Tensor, bits: int) -> Tensor:
    """Shifted to the right with zeros; torch's own shift repeats the sign."""
    return (x >> bits) & ((1 << (64 - bits)) - 1)


def sample_seeds(seed: int, places: Tensor) -> Tensor:
    """int64 (N,), one for each sample.

    Args:
        seed: the run's.
        places: int64 (N,), of the samples in the run's order.
    """
    return _mix(_mix(places * _GOLDEN + 1) + _signed(seed * 0x3C6EF373))


def normal_fields(seeds: Tensor, block: int, height: int, width: int) -> Tensor:
    """Unit normal numbers float32 (N, 1, height, width), a function of seed, block and pixel.

    Args:
        seeds: int64 (N,), on the device that computes.
        block: tells fields of a sample apart.
    """
    pixels = torch.arange(height * width, device=seeds.device)
    starts = _mix(seeds + (block + 1) * 0x1F123BB5)
    bits = _mix(_mix(pixels * _GOLDEN)[None] + starts[:, None])
    # Box and Muller 1958: an even angle, and a radius whose square is exponential.
    even = ((bits & _LOW).float() + 0.5) * (1.0 / (_LOW + 1))
    turn = ((bits >> 40) & _LOW).float() * (2.0 * math.pi / (_LOW + 1))
    found = (-2.0 * even.log()).sqrt() * turn.cos()
    return found.view(-1, 1, height, width)


def _signed(number: int) -> int:
    """The number as an int64 that has wrapped."""
    return (number + (1 << 63)) % (1 << 64) - (1 << 63)
