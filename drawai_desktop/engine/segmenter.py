"""A photograph in, a label map out."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from drawai_desktop.core.flat_shapes import without_specks
from drawai_desktop.core.labels import LabelSet
from drawai_desktop.core.photo_fitting import FittedPhoto, fitted_photo
from drawai_desktop.core.resampling import resample
from drawai_desktop.core.segmenter_manifest import SegmenterManifest, read_segmenter_manifest
from drawai_desktop.engine.models.segmenter import build, save
from drawai_desktop.engine.networks.efficientnet_lite import normalised
from drawai_desktop.engine.networks.segmenter import SegmentationNetwork
from drawai_desktop.engine.photo_outlines import refined


class Segmenter:
    """Reads photographs with one network, on the CPU. Belongs to one thread.

    Attributes:
        manifest: what it knows.
        network: in evaluation mode.
    """

    def __init__(self, manifest: SegmenterManifest, network: SegmentationNetwork) -> None:
        self.manifest = manifest
        self.network = network.eval()

    @classmethod
    def load(cls, folder: Path) -> "Segmenter":
        """The segmenter of a folder.

        Raises:
            ModelError: its manifest or weights are missing, damaged or do not fit.
            FileError: a file cannot be read.
        """
        manifest = read_segmenter_manifest(folder)
        return cls(manifest, build(manifest))

    def save(self, folder: Path) -> None:
        """Writes the folder: weights as float16, statistics as float32."""
        save(replace(self.manifest, folder=folder), self.network)

    def probabilities(self, pictures: np.ndarray) -> Tensor:
        """How likely each class is.

        Args:
            pictures: uint8 (N, h, w, 3), RGB, both sides multiples of 32.
        Returns:
            float32 (N, classes, h / 4, w / 4), sums of one.
        """
        x = torch.from_numpy(np.array(pictures)).permute(0, 3, 1, 2)
        x = normalised(x).contiguous(memory_format=torch.channels_last)
        with torch.inference_mode():
            # A scene is as likely as its mirror image: the mean of both is steadier.
            upright = torch.softmax(self.network(x), 1)
            mirrored = torch.softmax(self.network(x.flip(3)), 1).flip(3)
        return (upright + mirrored) / 2

    def classes_of(self, pictures: np.ndarray) -> np.ndarray:
        """uint8 (N, h, w): the likeliest class of each pixel; see :meth:`probabilities`."""
        size = (pictures.shape[1], pictures.shape[2])
        parts = [
            F.interpolate(p[None], size=size, mode="bilinear", align_corners=False)[0].argmax(0)
            for p in self.probabilities(pictures)
        ]
        result: np.ndarray = torch.stack(parts).to(torch.uint8).numpy()
        return result

    def read(
        self,
        photo: np.ndarray,
        labels: LabelSet,
        height: int,
        width: int,
        check: Callable[[], None] = lambda: None,
        progress: Callable[[float], None] = lambda _: None,
    ) -> np.ndarray:
        """The label map of a photograph, in flat shapes whose outlines follow it.

        Args:
            photo: uint8 (h, w, 3), RGB, of any size; cropped round its middle to the aspect.
            labels: what can be painted; classes that are not in it become unlabelled.
            height: of the label map.
            check, progress: see :meth:`read_fitted`.
        Returns:
            uint8 (height, width), label ids.
        """
        fitted = fitted_photo(photo, height, width, self.manifest.trained_size)
        return self.read_fitted(fitted, labels, check, progress)

    def read_fitted(
        self,
        photo: FittedPhoto,
        labels: LabelSet,
        check: Callable[[], None] = lambda: None,
        progress: Callable[[float], None] = lambda _: None,
    ) -> np.ndarray:
        """:meth:`read` for a photograph that has the size already.

        Args:
            check: called between pieces of the work; may raise to stop.
            progress: told 0 to 1.
        """
        check()
        probabilities = self.probabilities(photo.small[None])[0]
        classes = refined(probabilities, photo.guide, check, lambda part: progress(0.9 * part))
        classes = without_specks(classes, check)
        progress(1.0)
        return resample(self.manifest.label_ids(labels)[classes], *photo.shape)
