"""What lists and dialogs tell of detail models, without loading them."""

import importlib.util

from drawai_desktop.core.foreign_file import cleaned
from drawai_desktop.core.model_manifest import ModelManifest
from drawai_desktop.resources import is_frozen
from drawai_desktop.words import translator

tr = translator(__name__)

DEFAULT_DETAIL = "detail"
"""The folder's name of the detail model that comes with the program."""
UPSCALER_KIND = "upscaler"
"""The kind of models that other people made, of any architecture that spandrel knows."""
UPSCALER_ENDINGS = (".pth", ".pt", ".ckpt", ".safetensors")
"""Of the files that such networks come in."""
_LONGEST = 40
NEEDS_SPANDREL = tr.later(
    "Other people's upscalers need the package spandrel, which is not installed. Install it with: "
    "pip install 'drawai-desktop[upscalers]'"
)


def is_upscaler(manifest: ModelManifest) -> bool:
    """Whether a detail model is somebody else's, and needs the extra ``upscalers``."""
    return manifest.kind == UPSCALER_KIND


def upscaler_facts(manifest: ModelManifest) -> str:
    """What an upscaler is, as ``ESRGAN, x4``; empty for other models."""
    if not is_upscaler(manifest):
        return ""
    own = manifest.network.own.values()
    return f"{cleaned(str(own.get('architecture', '?')), _LONGEST)}, x{own.get('scale', '?')}"


def upscalers_can_be_read() -> bool:
    """Whether the extra ``upscalers`` is installed."""
    return importlib.util.find_spec("spandrel") is not None


def upscalers_are_offered() -> bool:
    """Whether they have a place in the menus: in a frozen program, where nothing can be installed
    later, only if it was frozen with the extra."""
    return not is_frozen() or upscalers_can_be_read()
