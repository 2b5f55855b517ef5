"""A photograph in, a label map out."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from torch import Tensor

from drawai_desktop.core.flat_shapes import flattened
from drawai_desktop.core.labels import LabelSet
from drawai_desktop.core.resampling import resample
from drawai_desktop.core.segmenter_manifest import SegmenterManifest, read_segmenter_manifest
from drawai_desktop.engine.models.segmenter import build, save
from drawai_desktop.engine.networks.efficientnet_lite import normalised
from drawai_desktop.engine.networks.segmenter import STRIDE, SegmentationNetwork

_FINEST_SIDE = 1024
"""Label maps larger than this are made at this size and enlarged."""


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
            pictures: uint8 (N, h, w, 3), RGB, both sides multiples of ``STRIDE``.
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

    def read(self, photo: np.ndarray, labels: LabelSet, height: int, width: int) -> np.ndarray:
        """The label map of a photograph, in flat shapes with smooth outlines.

        Args:
            photo: uint8 (h, w, 3), RGB, of any size.
            labels: what can be painted; classes that are not in it become unlabelled.
            height: of the label map; the photograph is cropped round its middle to the aspect.
        Returns:
            uint8 (height, width), label ids.
        """
        cropped = cropped_to(photo, height / width)
        high, wide = reading_size(height, width, self.manifest.trained_size)
        small = Image.fromarray(cropped).resize(
            (wide, high), Image.Resampling.BICUBIC, reducing_gap=3.0
        )
        shrink = min(1.0, _FINEST_SIDE / max(height, width))
        size = (max(1, round(height * shrink)), max(1, round(width * shrink)))
        scores = F.interpolate(
            self.probabilities(np.asarray(small)[None]), size, mode="bilinear", align_corners=False
        )
        classes = scores[0].argmax(0).to(torch.uint8).numpy()
        ids = self.manifest.label_ids(labels)[flattened(classes)]
        return resample(ids, height, width)


def cropped_to(photo: np.ndarray, aspect: float) -> np.ndarray:
    """The middle of a photograph, with this height / width."""
    high, wide = photo.shape[:2]
    new_high, new_wide = high, wide
    if high > wide * aspect:
        new_high = max(1, round(wide * aspect))
    else:
        new_wide = max(1, round(high / aspect))
    top, left = (high - new_high) // 2, (wide - new_wide) // 2
    return photo[top : top + new_high, left : left + new_wide]


def reading_size(height: int, width: int, side: int) -> tuple[int, int]:
    """(height, width) that the network reads: about ``side`` squared, in multiples of STRIDE."""
    scale = side / (height * width) ** 0.5

    def rounded(length: float) -> int:
        return max(STRIDE, int(length / STRIDE + 0.5) * STRIDE)

    return rounded(height * scale), rounded(width * scale)
