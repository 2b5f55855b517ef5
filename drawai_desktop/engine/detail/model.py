"""A detail model: a generator's picture and the label map in, a sharp picture of any size out."""

from collections.abc import Callable
from pathlib import Path

import numpy as np

from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.labels import LabelSet, standard_labels
from drawai_desktop.core.model_manifest import ModelManifest, read_manifest
from drawai_desktop.core.precision import Precision
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.engine.detail.network import FastDetail
from drawai_desktop.engine.detail.pyramid import Wish, render
from drawai_desktop.engine.fast.packed import has_matrix_instructions
from drawai_desktop.engine.models.own_detail import build, parse
from drawai_desktop.engine.networks.detail import SCALE, DetailNetwork


class DetailModel:
    """Paints detail with one model, on the processor. Belongs to one thread.

    Args:
        manifest: what it knows; labels that it lacks are mapped to related ones by its aliases.
        network: the plain network, whose weights are packed; it is not kept.
        labels: what can be painted, a picture model's own labels included.
        further: what each step after the first multiplies the correction with.
        precision: exact or fast; see :class:`~drawai_desktop.engine.detail.network.FastDetail`.

    Attributes:
        reach: how many pixels of the generator's picture a window needs on each side of it.
        note: what a person should know of it, such as that it stands in for a damaged one.
    """

    def __init__(
        self,
        manifest: ModelManifest,
        network: DetailNetwork,
        labels: LabelSet | None = None,
        further: float = 0.5,
        precision: Precision = Precision.EXACT,
    ) -> None:
        self.manifest = manifest
        self._network = FastDetail(network, precision)
        self._further = further
        self.note = ""
        self.reach = network.config.reach
        table = manifest.index_table(labels or standard_labels())
        unlabelled = manifest.unlabelled
        assert unlabelled is not None
        self._table = np.where(table < 0, unlabelled, table).astype(np.uint8)

    @classmethod
    def load(cls, folder: Path, labels: LabelSet | None = None) -> "DetailModel":
        """The model of a folder; fast where the processor has matrix instructions (AMX), for the
        window and for files alike, so that both have the same picture: no timing has a say.

        Raises:
            ModelError: its manifest or weights are missing, damaged, or do not fit.
            FileError: a file cannot be read.
        """
        manifest = read_manifest(folder)
        shape = parse(manifest)
        precision = Precision.FAST if has_matrix_instructions() else Precision.EXACT
        return cls(manifest, build(manifest), labels, shape.further_strength, precision)

    def classes(self, labels: np.ndarray) -> np.ndarray:
        """The network's classes of a label map (H, W) of ids: uint8 of the same size."""
        classes: np.ndarray = self._table[labels]
        return classes

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
        """The picture at some size, with detail.

        The first level of the pyramid (4, 16, ... times the picture) that is as large as the size
        is made and shrunk by area; a size that is no larger than the picture is it, shrunk.

        Args:
            picture: uint8 (h, w, 3): what the generator painted.
            labels: uint8 (H, W), ids: the map that it was painted from, at any size.
            seed: of the noise; the style's, so that the same canvas gives the same picture.
            height: rows of the whole.
            width: its columns.
            strength: what the correction of the bicubic enlargement is multiplied with.
            rect: which part of it; by default the whole. It equals that part of the whole.
            wrap: sides of the picture that are joined, which then is of an even number of pixels
                from one to the other; ``rect`` may lie across them.
            check: called every few milliseconds; raises ``Cancelled`` to stop.
            progress: told the finished part, 0 to 1.
        Returns:
            uint8 (height, width, 3), or of the part.
        Raises:
            RenderError: the network's answer is not a picture.
        """
        whole = Rect(0, 0, width, height)
        wish = Wish(
            picture,
            self.classes(labels),
            seed,
            (strength, self._further),
            check,
            progress,
            wrap,
        )
        return render(self._network, wish, height, width, wrap.clipped(rect or whole, whole))

    def window(
        self,
        picture: np.ndarray,
        labels: np.ndarray,
        seed: int,
        rect: Rect,
        *,
        strength: float = 1.0,
        check: Callable[[], None] | None = None,
    ) -> np.ndarray:
        """A part of the picture at four times its size, as under the brush; see :meth:`render`.

        Args:
            rect: in pixels of the enlarged picture. What it costs: ``rect`` and ``4 * reach``
                pixels on each side of it for half of the work, little more for the other half.
        """
        height, width = (SCALE * side for side in picture.shape[:2])
        return self.render(
            picture, labels, seed, height, width,
            strength=strength, rect=rect, check=check,
        )  # fmt: skip

    def reach_of(self, size: tuple[int, int], height: int, width: int) -> int:
        """How many pixels of a picture of ``size`` (rows, columns) an output pixel sees to each
        side of its own: further steps see a quarter of the reach more, and so on."""
        if height <= SCALE * size[0] and width <= SCALE * size[1]:
            return self.reach
        return -(-self.reach * SCALE // (SCALE - 1))

    def release(self) -> None:
        """Gives working memory back; the next picture takes a little longer."""
        self._network.release()
