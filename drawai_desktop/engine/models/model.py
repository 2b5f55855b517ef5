"""A model in memory: its manifest, its generator, and its encoder when one is asked for."""

from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image
from torch import nn
from torch.overrides import TorchFunctionMode

from drawai_desktop.core.model_manifest import ModelManifest
from drawai_desktop.core.precision import Precision
from drawai_desktop.engine.fast.network import FastGenerator
from drawai_desktop.engine.models.checkpoint_file import read_safetensors
from drawai_desktop.engine.models.weights import State, detect_photo_encoder, load_into
from drawai_desktop.engine.networks.config import GeneratorConfig, StyleEncoderConfig
from drawai_desktop.engine.networks.generator import SpadeGenerator
from drawai_desktop.engine.networks.photo_encoder import INPUT_SIZE, PhotoEncoder
from drawai_desktop.engine.networks.style_encoder import StyleEncoder
from drawai_desktop.errors import ModelError

NVIDIA_KIND = "nvidia-spade"
OWN_KIND = "drawai-spade"
GENERATOR_FILE = "generator.safetensors"
ENCODER_FILE = "encoder.safetensors"

_MULTIPLIERS = [16, 16, 16, 8, 4, 2, 1]


class Model:
    """A loaded model. Not safe for use by two threads at once.

    Attributes:
        manifest: what it knows.
        config: the generator's shape.
        generator: in evaluation mode, on the CPU, float32; see :meth:`fast`.
    """

    def __init__(
        self, manifest: ModelManifest, generator: SpadeGenerator, encoder: nn.Module | None = None
    ) -> None:
        self.manifest = manifest
        self.config = generator.config
        self.generator = generator.eval()
        self._encoder = encoder
        self._fast: FastGenerator | None = None

    def fast(self, precision: Precision = Precision.EXACT) -> FastGenerator:
        """The folded network; the plain one gives its weights to it, and renders no more.

        Args:
            precision: of the first call; later ones get the same network.
        """
        if self._fast is None:
            self._fast = FastGenerator(self.generator.cpu(), consume=True, precision=precision)
        return self._fast

    @classmethod
    def load(cls, manifest: ModelManifest) -> "Model":
        """The model of a folder.

        Raises:
            ModelError: its weights are missing, damaged, or do not fit the manifest.
            FileError: a file cannot be read.
        """
        config = generator_config(manifest)
        path = manifest.folder / GENERATOR_FILE
        if not path.exists():
            raise ModelError(
                f"{manifest.folder}: {GENERATOR_FILE} is missing. Install the model again."
            )
        state = _as_float(read_safetensors(path))
        return cls(manifest, build(SpadeGenerator, config, state, str(path)))

    def encoder(self) -> nn.Module:
        """The network that turns photos into style vectors; loaded at the first call.

        Raises:
            ModelError: the model has none, or its weights do not fit.
        """
        if self._encoder is None:
            path = self.manifest.folder / ENCODER_FILE
            if not self.manifest.can_encode_photos:
                raise ModelError(
                    f"The model {self.manifest.name} has no photo encoder: it cannot take a "
                    "style from a photo. Choose another model."
                )
            state = _as_float(read_safetensors(path))
            if self.manifest.kind == NVIDIA_KIND:
                network = build(PhotoEncoder, detect_photo_encoder(state), state, str(path))
            else:
                network = build(StyleEncoder, encoder_config(self.manifest), state, str(path))
            self._encoder = network.eval()
        return self._encoder

    def encode_photo(self, photo: np.ndarray) -> np.ndarray:
        """The style vector of a photograph: its mean, without the random part.

        Args:
            photo: uint8 (h, w, 3), RGB.
        Returns:
            float32 (style_size,).
        """
        encoder = self.encoder()
        if self.manifest.kind == NVIDIA_KIND:
            side, resampling = INPUT_SIZE, Image.Resampling.BICUBIC
        else:
            side, resampling = encoder_config(self.manifest).input_size, Image.Resampling.BILINEAR
        resized = Image.fromarray(photo).resize((side, side), resampling)
        x = torch.from_numpy(np.asarray(resized, np.float32) / 127.5 - 1.0)
        with torch.inference_mode():
            mean, _ = encoder(x.permute(2, 0, 1)[None])
        result: np.ndarray = mean[0].numpy()
        return result


def generator_config(manifest: ModelManifest) -> GeneratorConfig:
    """The generator's shape that a manifest states.

    Raises:
        ModelError: a kind or a plan of channels that this program does not know.
    """
    network = manifest.network
    try:
        if manifest.kind == NVIDIA_KIND:
            return GeneratorConfig.from_dict(dict(network["generator"]))
        if manifest.kind == OWN_KIND:
            if list(network.get("multipliers", _MULTIPLIERS)) != _MULTIPLIERS:
                raise ModelError(
                    f"{manifest.name}: channel multipliers {network['multipliers']} instead of "
                    f"{_MULTIPLIERS}. Update the program."
                )
            classes = int(network["classes"])
            has_dontcare = manifest.unlabelled == classes - 1
            return GeneratorConfig(
                modulation="table",
                ngf=int(network["ngf"]),
                label_nc=classes - int(has_dontcare),
                has_dontcare=has_dontcare,
                has_edges=False,
                kernel=1,
                crop_size=manifest.trained_size,
                latent_size=manifest.style_size,
                noise_blocks=tuple(network.get("noise_blocks", ())),
            )
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(
            f"{manifest.name}: its network is described wrongly ({error!r}). "
            "Install the model again."
        ) from error
    raise ModelError(
        f"{manifest.name}: a network of kind {manifest.kind!r}; this program knows "
        f"{OWN_KIND} and {NVIDIA_KIND}. Update the program."
    )


def encoder_config(manifest: ModelManifest) -> StyleEncoderConfig:
    """The style encoder's shape that a manifest states."""
    values: dict[str, Any] = dict(manifest.network.get("encoder", {}))
    default = StyleEncoderConfig()
    return StyleEncoderConfig(
        style_size=manifest.style_size,
        input_size=int(values.get("input", default.input_size)),
        widths=tuple(int(w) for w in values.get("widths", default.widths)),
        groups=int(values.get("groups", default.groups)),
    )


def build(kind: type[nn.Module], config: object, state: State, what: str) -> Any:  # noqa: ANN401
    """A network of some kind with the given weights, made without drawing random ones first.

    The tensors of the state become the network's own: nothing is copied.
    """
    with _WithoutInitialisation():
        network = kind(config)
    load_into(network, state, what, assign=True)
    return network


class _WithoutInitialisation(TorchFunctionMode):
    """Leaves new parameters unwritten. The meta device would too, but its first use imports some
    800 modules: two seconds on the way to the first picture."""

    def __torch_function__(
        self,
        func: Any,  # noqa: ANN401
        types: Any,  # noqa: ANN401
        args: tuple[Any, ...] = (),
        kwargs: dict[str, Any] | None = None,
    ) -> Any:  # noqa: ANN401
        kwargs = kwargs or {}
        if getattr(func, "__module__", "") == "torch.nn.init":
            return args[0] if args else kwargs["tensor"]
        return func(*args, **kwargs)


def _as_float(state: State) -> State:
    return {
        name: value.to(torch.float32)
        for name, value in state.items()
        if not name.endswith("num_batches_tracked")
    }


def folder_size(folder: Path) -> int:
    """Bytes of a model's files."""
    return sum(path.stat().st_size for path in folder.iterdir() if path.is_file())
