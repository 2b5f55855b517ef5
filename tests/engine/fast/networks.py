"""Small random generators of every shape, and label maps to try them on."""

import numpy as np
import torch

from drawai_desktop.engine.fast.network import FastGenerator
from drawai_desktop.engine.networks.config import GeneratorConfig
from drawai_desktop.engine.networks.generator import SpadeGenerator, seeded_noise
from drawai_desktop.engine.networks.segmentation import Segmentation

CLASSES = 7


def random_generator(seed=0, **shape):
    """A generator whose every part matters: random statistics, strong modulation, noise."""
    values = {
        "modulation": "convolution", "ngf": 4, "label_nc": CLASSES, "has_dontcare": True,
        "has_edges": True, "kernel": 3, "norm": "batch", "crop_size": 64,
    }  # fmt: skip
    values.update(shape)
    if values["modulation"] == "table":
        values.update(kernel=1, has_edges=False, latent_size=6)
    torch.manual_seed(seed)
    generator = SpadeGenerator(GeneratorConfig(**values)).eval()
    with torch.no_grad():
        for name, value in generator.state_dict().items():
            if name.endswith("running_var"):
                value.uniform_(0.3, 3.0)
            elif name.endswith("running_mean"):
                value.normal_(0, 0.5)
            elif name.startswith("noise."):
                value.fill_(0.4)
    return generator


def style_of(generator, seed=0):
    size = generator.config.latent_size
    return torch.randn(1, size, generator=torch.Generator().manual_seed(seed)) if size else None


def segmentation_of(generator, labels, height=64, width=64):
    return Segmentation.from_arrays(generator.config, labels, None, height, width)


def inputs_of(fast, generator, labels, style=None, seed=0, height=64, width=64):
    """What the fast network reads."""
    segmentation = segmentation_of(generator, labels, height, width)
    edges = None if segmentation.edges is None else segmentation.edges[0].numpy()
    vector = None if style is None else style[0]
    return fast.inputs(segmentation.classes[0].numpy(), edges, vector, seed)


@torch.inference_mode()
def plain(generator, labels, style=None, seed=0, height=64, width=64):
    """The reference picture: float32 (H, W, 3)."""
    segmentation = segmentation_of(generator, labels, height, width)
    return generator(segmentation, style, seeded_noise(seed))[0].permute(1, 2, 0)


@torch.inference_mode()
def fast_network(generator):
    return FastGenerator(generator)


def label_maps(height=64, width=64):
    """Name -> a map, from the simplest to the busiest."""
    rng = np.random.default_rng(5)
    y, x = np.mgrid[:height, :width]
    maps = {
        "flat": np.full((height, width), 3),
        "stripes": (x // 5) % CLASSES,
        "noise": rng.integers(0, CLASSES, (height, width)),
        "dot": np.where((y == height // 3) & (x == width // 2), 1, 2),
        "lines": np.where((y + x) % 17 == 0, 4, 5),
        "blobs": (np.sin(x / 9) + np.cos(y / 7) > 0.3) * 2 + (y > height * 0.6),
        "corners": np.where((y < 3) & (x < 3) | (y > height - 4) & (x > width - 4), 6, 0),
        "unlabelled": np.full((height, width), 255),
    }
    return {name: m.astype(np.int64) for name, m in maps.items()}
