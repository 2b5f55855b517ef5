"""What paints detail: our own network, or somebody else's upscaler."""

from collections.abc import Callable
from typing import Protocol

import numpy as np

from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.model_manifest import ModelManifest
from drawai_desktop.core.wrapping import Wrap


class DetailPainter(Protocol):
    """See :class:`~drawai_desktop.engine.detail.model.DetailModel`, and
    :class:`~drawai_desktop.engine.detail.upscaler.UpscalerModel`."""

    manifest: ModelManifest
    note: str
    reach: int

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
        """The picture at some size, with detail; see ``DetailModel.render``."""

    def reach_of(self, size: tuple[int, int], height: int, width: int) -> int:
        """How far an output pixel sees; see ``DetailModel.reach_of``."""

    def release(self) -> None:
        """Gives working memory back."""
