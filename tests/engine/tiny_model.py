"""A small random model of this program's own kind."""

import json

import safetensors.torch
import torch

from drawai_desktop.core.model_manifest import read_manifest
from drawai_desktop.engine.networks.config import GeneratorConfig, StyleEncoderConfig
from drawai_desktop.engine.networks.generator import SpadeGenerator
from drawai_desktop.engine.networks.style_encoder import StyleEncoder
from tests.builders import GRASS, SEA, SKY

TINY = {
    "format": "drawai-model",
    "version": 2,
    "name": "tiny",
    "network": {
        "kind": "drawai-spade", "ngf": 4, "style_size": 6, "classes": 4, "unlabelled": 3,
        "trained_size": 64, "noise_blocks": ["head_0", "up_1"],
        "encoder": {"input": 64, "widths": [8, 8, 8, 8], "groups": 2},
    },
    "classes": [
        {"index": 0, "name": "sky-other", "coco": SKY},
        {"index": 1, "name": "grass", "coco": GRASS},
        {"index": 2, "name": "sea", "coco": SEA},
    ],
    "aliases": {"fog": "sky-other"},
}  # fmt: skip


def make_tiny(folder, **network):
    """A random model of this program's own kind in a folder."""
    data = json.loads(json.dumps(TINY))
    data["network"].update(network)
    config = GeneratorConfig(
        modulation="table", ngf=4, label_nc=3, has_edges=False, kernel=1, crop_size=64,
        latent_size=6, noise_blocks=tuple(data["network"]["noise_blocks"]),
    )  # fmt: skip
    torch.manual_seed(0)
    generator = SpadeGenerator(config)
    with torch.no_grad():
        for name, value in generator.named_parameters():
            if name.startswith("noise."):
                value.fill_(0.5)
            elif name.endswith(".style"):
                value.mul_(10)
    encoder = StyleEncoder(StyleEncoderConfig(6, 64, (8, 8, 8, 8), 2))
    folder.mkdir(parents=True, exist_ok=True)
    for network_, name in ((generator, "generator"), (encoder, "encoder")):
        state = {k: v.contiguous() for k, v in network_.state_dict().items()}
        safetensors.torch.save_file(state, folder / f"{name}.safetensors")
    (folder / "model.json").write_text(json.dumps(data))
    return read_manifest(folder)
