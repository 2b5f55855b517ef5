"""Small files of other people's upscalers, of many architectures, with random weights."""

import importlib

import safetensors.torch
import torch

from drawai_desktop.engine import torchvision_door  # noqa: F401 - before spandrel

_SWIN = {"embed_dim": 12, "depths": [1, 1], "num_heads": [2, 2], "window_size": 4, "mlp_ratio": 2}

ARCHITECTURES = {
    "Compact": ("Compact", lambda s: {"num_feat": 8, "num_conv": 2, "upscale": s}),
    "DAT": ("DAT", lambda s: {
        "embed_dim": 16, "depth": [1], "num_heads": [2], "split_size": [4, 8],
        "expansion_factor": 2.0, "upscale": s}),
    "DITN": ("DITN", lambda s: {
        "dim": 12, "ITL_blocks": 1, "SAL_blocks": 1, "UFONE_blocks": 1, "upscale": s}),
    "DRCT": ("DRCT", lambda s: {
        "embed_dim": 12, "depths": [1], "num_heads": [2], "window_size": 4, "gc": 4, "upscale": s,
        "upsampler": "pixelshuffle"}),
    "ESRGAN": ("ESRGAN", lambda s: {"num_filters": 8, "num_blocks": 1, "scale": s}),
    "FDAT": ("FDAT", lambda s: {
        "embed_dim": 12, "num_groups": 1, "depth_per_group": 1, "num_heads": 2, "window_size": 4,
        "mid_dim": 16, "aim_reduction_ratio": 2, "scale": s}),
    "HAT": ("HAT", lambda s: {
        "embed_dim": 12, "depths": [1], "num_heads": [2], "window_size": 4, "compress_ratio": 3,
        "squeeze_factor": 4, "upscale": s, "upsampler": "pixelshuffle"}),
    "MoSR": ("MoSR", lambda s: {"n_block": 1, "dim": 12, "upscale": s}),
    "OmniSR": ("OmniSR", lambda s: {"num_feat": 16, "block_num": 1, "res_num": 1, "up_scale": s}),
    "PLKSR": ("PLKSR", lambda s: {"dim": 16, "n_blocks": 1, "upscaling_factor": s}),
    "RCAN": ("RCAN", lambda s: {"n_resgroups": 1, "n_resblocks": 1, "n_feats": 16, "scale": s}),
    "RGT": ("RGT", lambda s: {
        "embed_dim": 12, "depth": [1], "num_heads": [2], "split_size": [4, 4], "upscale": s}),
    "RealPLKSR": ("PLKSR", lambda s: {"dim": 16, "n_blocks": 1, "upscaling_factor": s}),
    "SAFMN": ("SAFMN", lambda s: {"dim": 12, "n_blocks": 1, "upscaling_factor": s}),
    "SPAN": ("SPAN", lambda s: {
        "num_in_ch": 3, "num_out_ch": 3, "feature_channels": 12, "upscale": s}),
    "SeemoRe": ("SeemoRe", lambda s: {"embedding_dim": 12, "num_layers": 1, "scale": s}),
    "Swin2SR": ("Swin2SR", lambda s: {**_SWIN, "upscale": s, "upsampler": "pixelshuffle"}),
    "SwinIR": ("SwinIR", lambda s: {**_SWIN, "upscale": s, "upsampler": "pixelshuffle"}),
}  # fmt: skip
"""Name of the class -> spandrel's module, and the options of a small one that enlarges s times."""


def weights(name, scale=4, **changes):
    """The tensors of a small random network, as its own authors store them."""
    module, options = ARCHITECTURES[name]
    torch.manual_seed(5)
    kind = getattr(importlib.import_module(f"spandrel.architectures.{module}"), name)
    return kind(**{**options(scale), **changes}).state_dict()


def real_cugan(scale):
    """RealCUGAN has a class for each scale."""
    torch.manual_seed(5)
    module = importlib.import_module("spandrel.architectures.RealCUGAN")
    return getattr(module, f"UpCunet{scale}x")().state_dict()


def write(path, tensors, metadata=None):
    """A file as it is found in the net, by its ending."""
    if path.suffix == ".safetensors":
        tensors = {name: value.contiguous().clone() for name, value in tensors.items()}
        safetensors.torch.save_file(tensors, path, metadata)
    else:
        torch.save({"params_ema": tensors}, path)
    return path
