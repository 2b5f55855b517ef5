"""Rolled pictures of small networks: what wrapping is tried by."""

import numpy as np
import torch

from drawai_desktop.core.noise import noise_field
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.engine.networks.segmentation import Segmentation
from tests.engine.fast.networks import random_generator

KINDS = {
    "nvidia": {},
    "instance": {"norm": "instance"},
    "wide kernel": {"kernel": 5},
    "own": {"modulation": "table", "noise_blocks": ("head_0", "up_1", "up_3")},
    "own, edge": {
        "modulation": "table",
        "noise_blocks": ("head_0", "up_1", "up_3"),
        "padding": "edge",
    },
}
CELL = 32
"""The coarsest cell of these networks, in pixels of the picture."""


def a_generator(kind):
    return random_generator(**KINDS[kind])


def rolls(wrap):
    """Ways to roll a picture whose sides are joined: (down, across) in pixels."""
    return [(0, CELL), (0, -2 * CELL)] + ([(CELL, 0), (CELL, 3 * CELL)] if wrap.down else [])


def rolled(array, by):
    """(H, W, ...) rolled down and across."""
    if isinstance(array, torch.Tensor):
        return torch.roll(array, by, (0, 1))
    return np.roll(array, by, (0, 1))


def rolled_noise(seed, height, by=(0, 0)):
    """The noise of a seed, rolled by pixels of a picture of ``height`` rows."""

    def noise(block, x):
        cell = height // x.shape[2]
        field = noise_field(seed, block, x.shape[2], x.shape[3])
        return torch.from_numpy(rolled(field, (by[0] // cell, by[1] // cell)))[None, None]

    return noise


def roll_noise_of(monkeypatch, height, by):
    """Has the fast network's noise rolled by pixels of a picture of ``height`` rows."""

    def noise(seed, level, rect, bounds, wrap):
        cell = height // bounds.height
        field = noise_field(seed, level, bounds.height, bounds.width)
        return np.ascontiguousarray(wrap.part(rolled(field, (by[0] // cell, by[1] // cell)), rect))

    monkeypatch.setattr("drawai_desktop.engine.fast.network.wrapped_noise", noise)


def segmentation_of(generator, labels, wrap):
    return Segmentation.from_arrays(generator.config, labels, None, *labels.shape, wrap=wrap)


@torch.inference_mode()
def plain(generator, labels, style, wrap, by=(0, 0)):
    """The reference picture: float32 (H, W, 3)."""
    noise = rolled_noise(1, labels.shape[0], by)
    return generator(segmentation_of(generator, labels, wrap), style, noise)[0].permute(1, 2, 0)


def inputs_of(fast, generator, labels, style, wrap=Wrap.ALL):
    segmentation = segmentation_of(generator, labels, wrap)
    edges = None if segmentation.edges is None else segmentation.edges[0].numpy()
    vector = None if style is None else style[0]
    return fast.inputs(segmentation.classes[0].numpy(), edges, vector, 1, wrap)
