"""Random networks and maps, and the plain pictures of them."""

from dataclasses import replace

import numpy as np
import torch

from drawai_desktop.engine.fast.network import FastGenerator
from drawai_desktop.engine.networks.config import GeneratorConfig
from drawai_desktop.engine.networks.generator import SpadeGenerator
from drawai_desktop.engine.networks.segmentation import Segmentation

BASE = GeneratorConfig(ngf=2, label_nc=6, crop_size=64)


OWN = GeneratorConfig(
    modulation="table", ngf=4, label_nc=5, has_edges=False, kernel=1, crop_size=64,
    latent_size=6, noise_blocks=("head_0", "up_1", "up_3"),
)  # fmt: skip
EDGE = replace(OWN, padding="edge")


def a_network(config, seed=0):
    """A plain network with random weights and statistics, and its fast form."""
    torch.manual_seed(seed)
    plain = SpadeGenerator(config).eval()
    with torch.no_grad():
        for name, value in (*plain.named_parameters(), *plain.named_buffers()):
            if name.endswith("running_mean"):
                value.normal_(0, 0.3)
            elif name.endswith("running_var"):
                value.uniform_(0.3, 2)
            elif name.startswith("noise."):
                value.fill_(0.4)
            elif name.endswith("weight") and value.dim() == 4:
                value.mul_(1.7)
    return plain, FastGenerator(plain)


def a_random_map(kind, height, width, classes, seed=0):
    random = np.random.RandomState(seed)
    labels = np.full((height, width), random.randint(classes))
    if kind == "stripes":
        labels = (np.arange(height)[:, None] // 3 + np.arange(width) // 5) % classes
    elif kind == "noise":
        labels = random.randint(0, classes, (height, width))
    elif kind == "pixels":
        labels[random.randint(0, height, 9), random.randint(0, width, 9)] = random.randint(classes)
    elif kind == "lines":
        labels[height // 3], labels[:, -1] = 0, 1
        labels[np.arange(height), np.arange(height) * (width - 1) // height] = 2
    return labels


def inputs_of(fast, labels, style=None, seed=0):
    segmentation = Segmentation.from_arrays(fast.config, labels, labels, *labels.shape)
    edges = segmentation.edges
    return fast.inputs(
        segmentation.classes[0].numpy(), None if edges is None else edges[0].numpy(), style, seed
    )


def differ(a, b):
    return float((a - b).abs().max())
