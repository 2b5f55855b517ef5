"""The detail model of a session, and the sharp picture that each client sees. Needs no torch."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from drawai_desktop.core.detail_models import DEFAULT_DETAIL, is_upscaler
from drawai_desktop.core.detail_size import SCALE, detail_size
from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.labels import LabelSet
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.model_manifest import Task
from drawai_desktop.engine.free_memory import give_back_freed_memory
from drawai_desktop.engine.session.picture import RenderRequest
from drawai_desktop.errors import FileError, ModelError, OptionError, RenderError
from drawai_desktop.words import translator

tr = translator(__name__)

if TYPE_CHECKING:
    from drawai_desktop.engine.detail.kept import KeptDetail
    from drawai_desktop.engine.detail.painter import DetailPainter
    from drawai_desktop.engine.detail.sharp_frame import SharpFrame

_log = logging.getLogger(__name__)

LoadDetail = Callable[[LabelSet, str, str], "DetailPainter"]
"""Gets the label set, the model's name, and the device that pictures are made on."""

_STANDS_IN = tr.later("The program's own detail is used.")

UNDER_THE_BRUSH_MS = 40.0
"""A window whose detail takes less is painted while the hand still moves."""
_MARGIN_PX = 24
"""How far such a window reaches beyond the paint: its edges are blended in there."""


def load_detail(
    labels: LabelSet, name: str = DEFAULT_DETAIL, device: str = "cpu"
) -> "DetailPainter":
    """Loads the detail model of a name; if there is none or it cannot be used, the one that comes
    with the program.

    Args:
        device: where upscalers run; our own runs on the processor.
    Raises:
        ModelError, FileError: that one is damaged, too.
    """
    from drawai_desktop.engine.detail.model import DetailModel
    from drawai_desktop.engine.models.own_detail import bundled_detail

    try:
        return load_named_detail(labels, name, device)
    except (ModelError, FileError, OptionError, RenderError) as error:
        model = DetailModel.load(bundled_detail(), labels)
        model.note = f"{error} {_STANDS_IN}"
        _log.warning("%s %s", error, _STANDS_IN)
        return model


def load_named_detail(labels: LabelSet, name: str, device: str = "cpu") -> "DetailPainter":
    """Loads the detail model of a name or of a folder's path, and no other; see
    :func:`load_detail`.

    Raises:
        ModelError, FileError, RenderError: there is none, or it cannot be used.
        OptionError: it needs the extra ``upscalers``, which is not installed.
    """
    from drawai_desktop.engine.detail.model import DetailModel
    from drawai_desktop.engine.detail.upscaler import UpscalerModel

    manifest = ModelLibrary.standard().find(name, task=Task.DETAIL)
    if is_upscaler(manifest):
        return UpscalerModel.load(manifest.folder, device)
    return DetailModel.load(manifest.folder, labels)


@dataclass
class _Shown:
    """What a client sees: the frame that follows its previews, and the last detail under it."""

    kept: "KeptDetail"
    generation: int
    size: tuple[int, int]
    frame: "SharpFrame"


class Detailing:
    """Belongs to the session's thread."""

    def __init__(self, load: LoadDetail = load_detail) -> None:
        self._load = load
        self._chosen = DEFAULT_DETAIL
        self._models: dict[str, DetailPainter] = {}
        self._labels: LabelSet | None = None
        self._device = "cpu"
        self._broken: set[str] = set()
        self._note = ""
        self._shown: dict[str, _Shown] = {}
        self._ms_per_pixel = 1.0

    def choose(self, name: str) -> None:
        """Which detail model paints the document's picture from now on. What another one has
        painted stays until then."""
        self._chosen = name
        self._broken.discard(name)

    def use_device(self, device: str) -> None:
        """Where upscalers run that are loaded from now on; those that run elsewhere go."""
        if device != self._device:
            self._device = device
            self._models = {n: m for n, m in self._models.items() if n == DEFAULT_DETAIL}

    def model(self, labels: LabelSet, name: str | None = None) -> "DetailPainter | None":
        """A detail model for a label set; None if it cannot be read.

        Args:
            name: of the model; by default the chosen one.
        Raises:
            ModelError, FileError: it cannot be read; told once, since pictures go on without it.
        """
        name = name or self._chosen
        if self._labels is not labels:
            self._models, self._labels = {}, labels
        if name in self._broken:
            return None
        if name not in self._models:
            self._broken.add(name)
            if name != DEFAULT_DETAIL:
                # Upscalers are large: besides our own, one of them stays in memory.
                own = {n: m for n, m in self._models.items() if n == DEFAULT_DETAIL}
                self._models = own
            model = self._models[name] = self._load(labels, name, self._device)
            self._broken.discard(name)
            self._note = model.note
        return self._models[name]

    def named(self, labels: LabelSet, name: str) -> "DetailPainter | None":
        """As :meth:`model`, but no other stands in for the one of the name.

        Raises:
            ModelError: it cannot be used.
        """
        model = self.model(labels, name)
        if model is not None and model.note and model.manifest.folder.name != name:
            del self._models[name]
            raise ModelError(self.take_note().removesuffix(f" {_STANDS_IN}"))
        return model

    def take_note(self) -> str:
        """What a person should know of the model that was loaded, told once."""
        note, self._note = self._note, ""
        return note

    @property
    def folder(self) -> Path | None:
        """Of the chosen detail model, if it is loaded."""
        model = self._models.get(self._chosen)
        return None if model is None else model.manifest.folder

    def release(self) -> None:
        """Gives working memory back, and forgets what is shown."""
        self._shown.clear()
        for model in self._models.values():
            model.release()

    def follow(self, request: RenderRequest, base: np.ndarray) -> np.ndarray:
        """A new picture of the generator's, as sharp as can be at once.

        Args:
            base: uint8 (h, w, 3).
        Returns:
            the sharp picture that has followed it; ``base`` itself while there is none.
        """
        shown = self._shown.get(request.client)
        size = detail_size(request.detail, request.label_map.shape, base.shape[:2])
        if shown is None or shown.size != size or shown.generation != request.generation:
            return base
        if not shown.frame.fits(base, request.label_map, request.wrap):
            return base
        picture, painted = shown.frame.follow(base, request.label_map)
        if painted.is_empty:
            return picture
        repainted = self._under_the_brush(request, base, shown, painted)
        return picture if repainted is None else repainted

    def _under_the_brush(
        self, request: RenderRequest, base: np.ndarray, shown: _Shown, painted: Rect
    ) -> np.ndarray | None:
        """The shown picture with detail where labels have changed, if that is quick enough."""
        height, width = shown.size
        wrap = request.wrap
        rect = wrap.clipped(painted.grown(_MARGIN_PX), Rect(0, 0, width, height))
        model = self._models.get(self._chosen)
        if model is None or self._usual_ms(model, rect) > UNDER_THE_BRUSH_MS:
            return None
        begin = time.perf_counter()
        pixels = model.render(
            base, request.label_map, request.style.seed, height, width, rect=rect, wrap=wrap
        )
        self._measured(model, rect, begin)
        return shown.frame.repaint(rect, pixels)

    def refine(
        self,
        request: RenderRequest,
        base: np.ndarray,
        model: "DetailPainter",
        check: Callable[[], None],
    ) -> np.ndarray:
        """The picture with detail: uint8 (H, W, 3), read-only; the base where none is wanted."""
        size = detail_size(request.detail, request.label_map.shape, base.shape[:2])
        if size is None:
            return base
        from drawai_desktop.engine.detail.kept import KeptDetail
        from drawai_desktop.engine.detail.sharp_frame import SharpFrame

        labels, seed = request.label_map, request.style.seed
        shown = self._shown.get(request.client)
        kept = KeptDetail(model) if shown is None or shown.kept.model is not model else shown.kept
        begin = time.perf_counter()
        sharp = kept.render(base, labels, seed, *size, wrap=request.wrap, check=check)
        if not kept.changed.is_empty:
            self._measured(model, kept.changed, begin)
        frame = SharpFrame(base, labels, sharp, request.wrap)
        self._shown[request.client] = _Shown(kept, request.generation, size, frame)
        give_back_freed_memory()
        return sharp

    def _usual_ms(self, model: "DetailPainter", rect: Rect) -> float:
        return self._ms_per_pixel * _work(model, rect)

    def _measured(self, model: "DetailPainter", rect: Rect, begin: float) -> None:
        took = (time.perf_counter() - begin) * 1000
        self._ms_per_pixel = took / _work(model, rect)


def _work(model: "DetailPainter", rect: Rect) -> int:
    """Pixels of a window and of what it sees round it: what its time follows."""
    around = rect.grown(SCALE * model.reach)
    return around.width * around.height
