"""Small detail networks and inputs, made from a seed."""

from dataclasses import replace

import numpy as np
import torch
from torch.nn import functional as F

from drawai_desktop.core.geometry import Rect
from drawai_desktop.engine.detail.network import Window
from drawai_desktop.engine.networks.detail import DetailConfig, DetailNetwork, detail_noise

SMALL = DetailConfig(widths=(8, 6, 4), blocks=2, classes=5)
KEEPING = replace(SMALL, keeps_means=True)
"""The means of its squares stay those of the picture."""


def a_network(config=SMALL, seed=0):
    """Random weights, all of a size that matters."""
    torch.manual_seed(seed)
    network = DetailNetwork(config).eval().requires_grad_(False)
    for name, value in network.named_parameters():
        if name.endswith(("bias", "n1", "n2", "table")):
            value.normal_(0, 0.3)
        if name.endswith("c1.weight") or name == "out.weight":
            value.mul_(8)
    return network


def inputs_of(height, width, config=SMALL, seed=0):
    """(picture, one-hot labels, noise) for the plain network."""
    generator = torch.Generator().manual_seed(seed)
    picture = torch.rand(1, 3, height, width, generator=generator) * 2 - 1
    labels = torch.randint(config.classes, (4 * height, 4 * width), generator=generator)
    return picture, one_hot(labels, config), detail_noise(seed, height, width)


def one_hot(labels, config=SMALL):
    return F.one_hot(labels.long(), config.classes).permute(2, 0, 1)[None].float()


def a_picture(height, width, seed=0):
    return np.random.RandomState(seed).randint(0, 256, (height, width, 3)).astype(np.uint8)


def a_window(height, width, config=SMALL, seed=0, **how):
    """A whole picture with a busy label map."""
    random = np.random.RandomState(seed)
    classes = random.randint(0, config.classes, (height, width)).repeat(4, 0).repeat(4, 1)
    classes = np.roll(classes, (1, 2), (0, 1)).astype(np.uint8)
    bounds = Rect(0, 0, width, height)
    return Window(a_picture(height, width, seed), classes, bounds, bounds, seed, **how)


def assert_same_picture(found, wanted):
    """Two pictures of one place from windows of different sizes: oneDNN may sum in another order
    where the shape is another, so that a value near a half is rounded the other way."""
    assert found.shape == wanted.shape
    assert np.abs(found.astype(int) - wanted).max() <= 1
    assert (found != wanted).mean() < 1e-3


def part_of(window, network, wanted):
    """What a part of a whole picture needs, and no more."""
    area = network.area_for(wanted, window.bounds)
    larger = Rect(*(4 * side for side in area))
    return Window(
        window.picture[area.slices], window.classes[larger.slices], area, window.bounds,
        window.seed, window.step, window.strength,
    )  # fmt: skip
