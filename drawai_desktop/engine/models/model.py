"""A model in memory: its manifest, its generator, and its style reader when one is asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import nn

from drawai_desktop.core.foreign_file import cleaned
from drawai_desktop.core.model_manifest import ModelManifest
from drawai_desktop.core.precision import Precision
from drawai_desktop.engine.fast.network import FastGenerator
from drawai_desktop.engine.fast.speeds import kept
from drawai_desktop.engine.models.building import build_from_file
from drawai_desktop.engine.models.kind import ENCODER_FILE, GENERATOR_FILE
from drawai_desktop.engine.networks.config import GeneratorConfig
from drawai_desktop.engine.networks.generator import SpadeGenerator
from drawai_desktop.errors import ModelError
from drawai_desktop.words import translator

tr = translator(__name__)


@dataclass(frozen=True)
class StyleReader:
    """What turns a photograph into a style vector."""

    network: nn.Module
    """Photographs float (N, 3, side, side) in [-1, 1] -> (mean, log variance), each (N, Z)."""
    side: int
    resampling: Image.Resampling


class Model:
    """A loaded model that makes pictures. Not safe for use by two threads at once.

    Attributes:
        manifest: what it knows.
        config: the generator's shape.
        generator: in evaluation mode, on the CPU, float32; see :meth:`fast`.
    """

    def __init__(
        self,
        manifest: ModelManifest,
        generator: SpadeGenerator,
        read_style_reader: Callable[[], StyleReader] | None = None,
    ) -> None:
        """
        Args:
            read_style_reader: reads it from its file; called at most once.
        """
        self.manifest = manifest
        self.config = generator.config
        self.generator = generator.eval()
        self._read_style_reader = read_style_reader
        self._style_reader: StyleReader | None = None
        self._fast: dict[Precision, FastGenerator] = {}

    @classmethod
    def read(
        cls,
        manifest: ModelManifest,
        config: GeneratorConfig,
        read_style_reader: Callable[[Path], StyleReader],
    ) -> "Model":
        """The model of a folder.

        Args:
            config: the generator's shape.
            read_style_reader: gets the encoder's file, when a style is first read.
        Raises:
            ModelError: its weights are missing, damaged, or do not fit.
            FileError: a file cannot be read.
        """
        generator = build_from_file(SpadeGenerator, config, manifest.folder / GENERATOR_FILE)
        return cls(manifest, generator, partial(read_style_reader, manifest.folder / ENCODER_FILE))

    def fast(self, precision: Precision = Precision.EXACT) -> FastGenerator:
        """The folded network. The exact one takes the plain one's weights, which then renders no
        more; so a fast one must be asked for before.

        Args:
            precision: exact or fast. The fast one follows what was measured on this machine.
        """
        if precision not in self._fast:
            is_exact = precision == Precision.EXACT
            self._fast[precision] = FastGenerator(
                self.generator.cpu(),
                consume=is_exact,
                precision=precision,
                speeds=None if is_exact else kept(),
            )
        return self._fast[precision]

    def encoder(self) -> nn.Module:
        """The network that turns photos into style vectors; loaded at the first call.

        Raises:
            ModelError: the model has none, or its weights do not fit.
        """
        return self._reader().network

    def encode_photo(self, photo: np.ndarray) -> np.ndarray:
        """The style vector of a photograph: its mean, without the random part.

        Args:
            photo: uint8 (h, w, 3), RGB.
        Returns:
            float32 (style_size,).
        """
        reader = self._reader()
        resized = Image.fromarray(photo).resize((reader.side, reader.side), reader.resampling)
        x = torch.from_numpy(np.asarray(resized, np.float32) / 127.5 - 1.0)
        with torch.inference_mode():
            mean, _ = reader.network(x.permute(2, 0, 1)[None])
        result: np.ndarray = mean[0].numpy()
        return result

    def _reader(self) -> StyleReader:
        if self._style_reader is None:
            if self._read_style_reader is None or not self.manifest.can_encode_photos:
                raise ModelError(
                    tr.later(
                        "The model {manifest} has no photo encoder: it cannot take a style from a "
                        "photo. Choose another model.",
                        manifest=cleaned(self.manifest.name),
                    )
                )
            self._style_reader = self._read_style_reader()
        return self._style_reader
