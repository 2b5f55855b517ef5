"""Label map in, picture out: the one thing the rest of the program wants from the engine."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
import torch

from drawai_desktop.core.labels import UNLABELLED, LabelSet
from drawai_desktop.core.model_manifest import ModelManifest
from drawai_desktop.core.precision import Precision
from drawai_desktop.core.render_size import RenderSize, render_size
from drawai_desktop.core.style import NEUTRAL, Style
from drawai_desktop.core.unlabelled import no_class_for
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.engine.device import choose_device
from drawai_desktop.engine.fast.client_frames import ClientFrames
from drawai_desktop.engine.fast.inputs import Inputs
from drawai_desktop.engine.fast.packed import has_bfloat16
from drawai_desktop.engine.fast.speeds import automatic, measured
from drawai_desktop.engine.label_use import LabelUse
from drawai_desktop.engine.models.model import Model
from drawai_desktop.engine.models.registry import load_model
from drawai_desktop.engine.networks.generator import seeded_noise
from drawai_desktop.engine.networks.segmentation import Segmentation
from drawai_desktop.engine.tiling import render_in_bands, to_bytes
from drawai_desktop.errors import LabelError
from drawai_desktop.words import translator

tr = translator(__name__)

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Request:
    """One picture's inputs, on the CPU."""

    segmentation: Segmentation
    style: torch.Tensor | None
    seed: int


Check = Callable[[], None] | None
Progress = Callable[[float], None] | None
_Fast = Callable[[ClientFrames, Inputs, Check, Progress], np.ndarray]
WHOEVER = ""
"""The client of those who are the only one."""


class Synthesizer:
    """Renders label maps with one model on one device. Belongs to one thread.

    Attributes:
        model: what it renders with.
        device: where.

    The precision ``fast`` is for the live picture: half precision, where the processor has it, and
    ``automatic`` chooses by what was measured (:mod:`~drawai_desktop.engine.fast.speeds`).
    :meth:`exact` gives what exports use.
    """

    def __init__(
        self,
        model: Model,
        labels: LabelSet,
        device: str = "auto",
        precision: Precision = Precision.EXACT,
    ) -> None:
        self.model = model
        self.labels = labels.extended(model.manifest.own_labels(labels))
        self.device = choose_device(device)
        self._table = model.manifest.index_table(self.labels)
        self.note = ""
        self._exact: Synthesizer | None = None
        if precision == Precision.AUTOMATIC:
            precision = automatic()
        # Other devices are exact, and so is the processor where it takes over from one.
        self._precision = precision if self.device.type == "cpu" else Precision.EXACT
        if self._precision == Precision.FAST and not has_bfloat16():
            self._precision = Precision.EXACT
            self.note = tr("This processor has no bfloat16: the live picture is exact.")
        self._frames: ClientFrames | None = None
        if self.device.type == "cpu":
            self._use_processor()
            return
        try:
            model.generator.to(self.device)
        except RuntimeError as error:
            self.note = self._why_left(error)
            self._use_processor()

    @classmethod
    def load(
        cls,
        manifest: ModelManifest,
        labels: LabelSet,
        device: str = "auto",
        precision: Precision = Precision.EXACT,
    ) -> "Synthesizer":
        """Loads a model; see :func:`drawai_desktop.engine.models.registry.load_model`."""
        return cls(load_model(manifest), labels, device, precision)

    @property
    def is_exact(self) -> bool:
        """Whether pictures are float32 throughout."""
        return self._precision == Precision.EXACT

    def exact(self) -> "Synthesizer":
        """This one if it is exact, else one that is, with frames of its own; made at the first
        call, and kept."""
        if self.is_exact:
            return self
        if self._exact is None:
            self._exact = Synthesizer(self.model, self.labels, self.device.type)
        return self._exact

    def size_for(
        self,
        height: int,
        width: int,
        resolution: int | None = None,
        wrap: Wrap = Wrap.NONE,
    ) -> RenderSize:
        """The size at which a canvas is rendered.

        Args:
            resolution: side of a square picture of the wanted area; None for what the model was
                trained at. A network of one fixed size ignores it.
            wrap: sides of the picture that are joined.
        """
        manifest = self.model.manifest
        if manifest.fixed_size is not None:
            return RenderSize(*manifest.fixed_size, *manifest.fixed_size, wrap)
        wanted = resolution or manifest.trained_size
        return render_size(height, width, wanted, self.model.config.stride, wrap)

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
                raise LabelError(no_class_for(self.model.manifest.name, names))
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
        check: Callable[[], None] | None = None,
        progress: Callable[[float], None] | None = None,
    ) -> np.ndarray:
        """The picture of a label map.

        Args:
            label_map: uint8 (H, W), label ids; 255 is unlabelled.
            style: the look and the seed; a network of one look ignores it.
            size: from :meth:`size_for`; by default what the model was trained at.
            instances: integers (H, W) where the network reads edges; by default the label map.
            raw_classes: the map holds the network's own channels instead of label ids.
            check: called between blocks; raises ``Cancelled`` to stop.
            progress: told the finished part of a large picture, 0 to 1.
        Returns:
            uint8 (size.height, size.width, 3), RGB.
        Raises:
            LabelError: the map holds what the network cannot read.
            RenderError: the network's answer is not a picture.
            ModelError: the network cannot make a picture of the size, or none whose sides join.
        """
        size = size or self.size_for(*label_map.shape)
        if raw_classes:
            classes = label_map.astype(np.int64)
            if self.model.manifest.unlabelled is not None:
                classes[classes == UNLABELLED] = self.model.manifest.unlabelled
        else:
            classes = self.network_classes(label_map)
        inputs = self._read(classes, classes if instances is None else instances, style, size)
        with torch.inference_mode():
            return size.crop_picture(self._on_device(inputs, self._render_fast, check, progress))

    def settle(
        self,
        label_map: np.ndarray,
        style: Style,
        *,
        size: RenderSize,
        check: Callable[[], None] | None = None,
        client: str = WHOEVER,
    ) -> np.ndarray:
        """The whole picture, with all that an earlier one leaves unchanged; see :meth:`render`.

        Args:
            client: whose earlier picture.
        """
        fast = partial(self._settle_fast, client)
        return self._live(label_map, style, size, fast, check)

    def preview(
        self,
        label_map: np.ndarray,
        style: Style,
        *,
        size: RenderSize,
        check: Callable[[], None] | None = None,
        client: str = WHOEVER,
    ) -> np.ndarray:
        """A picture while the hand moves, right near the client's last change; see
        :meth:`settle`."""
        fast = partial(self._preview_fast, client)
        return self._live(label_map, style, size, fast, check)

    def release(self) -> None:
        """Gives back the memory of kept activations; the next picture takes a little longer."""
        if self._frames is not None:
            self._frames.release()
        if self._exact is not None:
            self._exact.release()

    def measure_speeds(self) -> None:
        """Has what half precision gains here measured and kept, for the next model."""
        if self.device.type == "cpu":
            measured()

    def _live(
        self, label_map: np.ndarray, style: Style, size: RenderSize, fast: _Fast, check: Check
    ) -> np.ndarray:
        classes = self.network_classes(label_map)
        inputs = self._read(classes, classes, style, size)
        with torch.inference_mode():
            return size.crop_picture(self._on_device(inputs, fast, check, None))

    def _read(
        self, classes: np.ndarray, objects: np.ndarray, style: Style, size: RenderSize
    ) -> _Request:
        config = self.model.config
        segmentation = Segmentation.from_arrays(
            config,
            size.fit_map(classes),
            size.fit_map(objects) if config.has_edges else None,
            size.network_height,
            size.network_width,
            wrap=size.wrap,
        )
        latent = config.latent_size
        vector = None
        if latent:
            manifest = self.model.manifest
            numbers = style.latent(latent, manifest.neutral, manifest.drawn)
            vector = torch.from_numpy(numbers)
        return _Request(segmentation, vector, style.seed)

    def _on_device(
        self, request: _Request, fast: _Fast, check: Check, progress: Progress
    ) -> np.ndarray:
        """The picture, uint8; from the processor where the device fails."""
        if self._frames is None:
            try:
                return self._render_plain(request, check)
            except RuntimeError as error:  # torch has no narrower class for all of a device's
                _log.warning("%s failed", self.device, exc_info=True)
                self.note = self._why_left(error)
                self._use_processor()
        assert self._frames is not None
        generator = self._frames.generator
        segmentation = request.segmentation
        classes, edges = segmentation.classes[0].numpy(), segmentation.edges
        grid = None if edges is None else edges[0].numpy()
        inputs = generator.inputs(classes, grid, request.style, request.seed, segmentation.wrap)
        return fast(self._frames, inputs, check, progress)

    def _why_left(self, error: RuntimeError) -> str:
        why = tr("has not enough memory") if _is_memory(error) else tr("failed")
        return tr(
            "The {device} device {why}: the processor renders instead.",
            device=self.device.type,
            why=why,
        )

    def _use_processor(self) -> None:
        self.device = torch.device("cpu")
        self._frames = ClientFrames(self.model.fast(self._precision))

    def _render_plain(self, request: _Request, check: Check) -> np.ndarray:
        segmentation = request.segmentation.to(self.device)
        style = None if request.style is None else request.style[None].to(self.device)
        noise = seeded_noise(request.seed)
        picture = self.model.generator(segmentation, style, noise, check)
        return to_bytes(picture[0].permute(1, 2, 0))

    @staticmethod
    def _render_fast(
        frames: ClientFrames, inputs: Inputs, check: Check, progress: Progress
    ) -> np.ndarray:
        return render_in_bands(frames.generator, inputs, progress, check)

    @staticmethod
    def _settle_fast(
        client: str, frames: ClientFrames, inputs: Inputs, check: Check, _progress: Progress
    ) -> np.ndarray:
        cache = frames.of(client)
        if not cache.keeps(inputs):
            return render_in_bands(cache.generator, inputs, None, check)
        return to_bytes(cache.settle(inputs, check))

    @staticmethod
    def _preview_fast(
        client: str, frames: ClientFrames, inputs: Inputs, check: Check, _progress: Progress
    ) -> np.ndarray:
        cache = frames.of(client)
        if not cache.keeps(inputs):
            return render_in_bands(cache.generator, inputs, None, check)
        return to_bytes(cache.preview(inputs, check))


def _is_memory(error: RuntimeError) -> bool:
    return isinstance(error, torch.OutOfMemoryError) or "out of memory" in str(error)
