"""Label map in, picture out: the one thing the rest of the program wants from the engine."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch

from drawai_desktop.core.labels import UNLABELLED, LabelSet
from drawai_desktop.core.model_manifest import ModelManifest
from drawai_desktop.core.render_size import RenderSize, render_size
from drawai_desktop.core.style import NEUTRAL, Style
from drawai_desktop.engine.device import choose_device
from drawai_desktop.engine.generator import seeded_noise
from drawai_desktop.engine.model import Model
from drawai_desktop.engine.segmentation import Segmentation
from drawai_desktop.errors import LabelError, RenderError


@dataclass(frozen=True)
class LabelUse:
    """What a model makes of the ids in a label map."""

    borrowed: dict[int, tuple[str, str, int]]
    """id -> (its name, name of the stand-in, pixels)."""
    unknown: dict[int, int]
    """id -> pixels, for ids that the model can do nothing with."""


class Synthesizer:
    """Renders label maps with one model on one device. Belongs to one thread.

    Attributes:
        model: what it renders with.
        device: where.
    """

    def __init__(self, model: Model, labels: LabelSet, device: str = "auto") -> None:
        self.model = model
        self.labels = labels.extended(model.manifest.own_labels(labels))
        self.device = choose_device(device)
        self._table = model.manifest.index_table(self.labels)
        self.note = ""
        model.generator.to(self.device)

    @classmethod
    def load(cls, manifest: ModelManifest, labels: LabelSet, device: str = "auto") -> "Synthesizer":
        """Loads the model of a manifest; see :meth:`drawai_desktop.engine.model.Model.load`."""
        return cls(Model.load(manifest), labels, device)

    def size_for(self, height: int, width: int, resolution: int | None = None) -> RenderSize:
        """The size at which a canvas is rendered.

        Args:
            resolution: side of a square picture of the wanted area; None for what the model was
                trained at. A network of one fixed size ignores it.
        """
        manifest = self.model.manifest
        if manifest.fixed_size is not None:
            return RenderSize(*manifest.fixed_size, *manifest.fixed_size)
        wanted = resolution or manifest.trained_size
        return render_size(height, width, wanted, self.model.config.stride)

    def use_of(self, label_map: np.ndarray) -> LabelUse:
        """Which labels of a map the model borrows, and which it lacks."""
        ids, counts = np.unique(label_map, return_counts=True)
        pixels = {int(i): int(n) for i, n in zip(ids, counts, strict=True)}
        borrowed = self.model.manifest.borrowed(self.labels)
        return LabelUse(
            {
                i: (self.labels.title(i), borrowed[i].title, n)
                for i, n in pixels.items()
                if i in borrowed
            },
            {i: n for i, n in pixels.items() if self._table[i] < 0},
        )

    def network_classes(self, label_map: np.ndarray) -> np.ndarray:
        """The network's channels of a label map; labels that it lacks become unlabelled.

        Args:
            label_map: uint8 (H, W), label ids.
        Returns:
            int16 (H, W).
        Raises:
            LabelError: a label is lacking, and the network has no channel for unlabelled either.
        """
        classes = self._table[label_map]
        lacking = classes < 0
        if lacking.any():
            unlabelled = self.model.manifest.unlabelled
            if unlabelled is None:
                ids = sorted({int(i) for i in np.unique(label_map[lacking])})
                names = ", ".join(self.labels.title(i) for i in ids[:6])
                raise LabelError(
                    f"The model {self.model.manifest.name} has not learnt {names}, and no class "
                    "for unlabelled pixels either. Paint them over with labels that it knows."
                )
            classes[lacking] = unlabelled
        result: np.ndarray = classes
        return result

    def render(
        self,
        label_map: np.ndarray,
        style: Style = NEUTRAL,
        *,
        size: RenderSize | None = None,
        instances: np.ndarray | None = None,
        raw_classes: bool = False,
        checkpoint: Callable[[], None] | None = None,
    ) -> np.ndarray:
        """The picture of a label map.

        Args:
            label_map: uint8 (H, W), label ids; 255 is unlabelled.
            style: the look and the seed; a network of one look ignores it.
            size: from :meth:`size_for`; by default what the model was trained at.
            instances: integers (H, W) where the network reads edges; by default the label map.
            raw_classes: the map holds the network's own channels instead of label ids.
            checkpoint: called between blocks; raises ``Cancelled`` to stop.
        Returns:
            uint8 (size.height, size.width, 3), RGB.
        Raises:
            LabelError: the map holds what the network cannot read.
            RenderError: the network's answer is not a picture.
        """
        size = size or self.size_for(*label_map.shape)
        if raw_classes:
            classes = label_map.astype(np.int64)
            if self.model.manifest.unlabelled is not None:
                classes[classes == UNLABELLED] = self.model.manifest.unlabelled
        else:
            classes = self.network_classes(label_map)
        objects = classes if instances is None else instances
        config = self.model.config
        with torch.inference_mode():
            segmentation = Segmentation.from_arrays(
                config,
                size.fit_map(classes),
                size.fit_map(objects) if config.has_edges else None,
                size.network_height,
                size.network_width,
                self.device,
            )
            picture = self.model.generator(
                segmentation, self._latent(style), seeded_noise(style.seed), checkpoint
            )
            return size.crop_picture(to_bytes(picture))

    def settle(
        self,
        label_map: np.ndarray,
        style: Style,
        *,
        size: RenderSize,
        checkpoint: Callable[[], None] | None = None,
    ) -> np.ndarray:
        """The exact picture; see :meth:`render`."""
        return self.render(label_map, style, size=size, checkpoint=checkpoint)

    def preview(
        self,
        label_map: np.ndarray,
        style: Style,
        *,
        size: RenderSize,
        checkpoint: Callable[[], None] | None = None,
    ) -> np.ndarray:
        """A picture while the hand moves; see :meth:`render`."""
        return self.render(label_map, style, size=size, checkpoint=checkpoint)

    def _latent(self, style: Style) -> torch.Tensor | None:
        size = self.model.config.latent_size
        return torch.from_numpy(style.latent(size))[None].to(self.device) if size else None


def to_bytes(picture: torch.Tensor) -> np.ndarray:
    """A picture (1, 3, H, W) in [-1, 1] as uint8 (H, W, 3), truncated as NVIDIA's code does.

    Raises:
        RenderError: it holds values that are no numbers.
    """
    scaled = ((picture[0] + 1) / 2 * 255).clamp(0, 255)
    if not bool(torch.isfinite(scaled.sum())):
        raise RenderError(
            "The picture came out empty: the network gave values that are no numbers. Nothing "
            "is lost; choose another model, or install this one again."
        )
    array: np.ndarray = scaled.to(torch.uint8).permute(1, 2, 0).contiguous().cpu().numpy()
    return array
