"""Somebody else's upscaler in the place of our own detail network. Belongs to one thread."""

from collections.abc import Callable
from pathlib import Path

import numpy as np

from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.model_manifest import ModelManifest, read_manifest
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.engine.detail.upscaler_network import UpscalerNetwork
from drawai_desktop.engine.detail.upscaler_pyramid import UpscalerPyramid
from drawai_desktop.engine.detail.upscaler_tiles import TileAxis
from drawai_desktop.engine.models.upscaler import build, parse


class UpscalerModel:
    """Enlarges pictures with one network; what a label map says it cannot use.

    Args:
        manifest: what is known of it.
        network: it runs where it was put.

    Attributes:
        note: what a person should know of it; empty.
        reach: of the largest pictures; see :meth:`reach_of`.
    """

    def __init__(self, manifest: ModelManifest, network: UpscalerNetwork) -> None:
        self.manifest = manifest
        self.network = network
        self.note = ""
        self.reach = TileAxis(1 << 14, network.scale).reach

    @classmethod
    def load(cls, folder: Path, device: str = "cpu") -> "UpscalerModel":
        """The upscaler of a folder.

        Raises:
            OptionError: the extra ``upscalers`` is not installed.
            ModelError: its manifest or weights are missing, damaged, or do not fit.
            FileError: a file cannot be read.
            RenderError: its answer is no picture.
        """
        manifest = read_manifest(folder)
        keeps_light = parse(manifest).keeps_light
        return cls(manifest, UpscalerNetwork(build(manifest), manifest.name, device, keeps_light))

    def render(
        self,
        picture: np.ndarray,
        labels: np.ndarray,
        seed: int,
        height: int,
        width: int,
        *,
        strength: float = 1.0,
        rect: Rect | None = None,
        wrap: Wrap = Wrap.NONE,
        check: Callable[[], None] | None = None,
        progress: Callable[[float], None] | None = None,
    ) -> np.ndarray:
        """The picture at some size; see :meth:`DetailModel.render`, whose place it takes. Labels,
        seed and strength say nothing to such a network.

        Raises:
            RenderError: the network's answer is not a picture.
        """
        whole = Rect(0, 0, width, height)
        making = UpscalerPyramid(self.network, picture, height, width, wrap, check, progress)
        return making.part(wrap.clipped(rect or whole, whole))

    def reach_of(self, size: tuple[int, int], height: int, width: int) -> int:
        """How many pixels of a picture of ``size`` (rows, columns) an output pixel may see to each
        side of its own: those of its tiles, and of the tiles of further steps."""
        scale, reach, factor = self.network.scale, 0, 1
        rows, columns = size
        while rows < height or columns < width:
            reach += -(-TileAxis(max(rows, columns), scale).reach // factor)
            rows, columns, factor = scale * rows, scale * columns, scale * factor
        return reach

    def release(self) -> None:
        """Nothing is kept between pictures."""
