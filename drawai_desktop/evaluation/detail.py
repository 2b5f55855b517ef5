"""Judges detail models: patches of large pictures at their native size, against photographs."""

import time
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

from drawai_desktop.core.labels import UNLABELLED, LabelSet
from drawai_desktop.core.model_manifest import ModelManifest
from drawai_desktop.core.resampling import resample
from drawai_desktop.core.style import LARGEST_SEED
from drawai_desktop.datasets.channels import channel_table
from drawai_desktop.datasets.dataset import Dataset
from drawai_desktop.datasets.scene_pairs import (
    HELD_OUT_PHOTOGRAPHS_EVERY,
    SceneClass,
    ScenePairs,
)
from drawai_desktop.engine.detail.model import DetailModel
from drawai_desktop.engine.networks.detail import SCALE
from drawai_desktop.engine.networks.square_means import SIDE
from drawai_desktop.engine.synthesizer import Synthesizer
from drawai_desktop.errors import ModelError
from drawai_desktop.evaluation.distances import Spread, kernel_distance
from drawai_desktop.evaluation.judge import Told, style_of
from drawai_desktop.evaluation.measures import PictureFeatures, sharpness

PATCH = 256
"""Side of a patch, in pixels: of the large picture, never enlarged nor shrunk before it is cut."""
MOST_PAIRS = 48
_FEWEST_PATCHES = 8

Enlarge = Callable[[np.ndarray, np.ndarray, int], np.ndarray]
"""(picture uint8 (h, w, 3), label ids uint8 (h, w), seed) -> uint8 (4h, 4w, 3)."""


@dataclass(frozen=True)
class DetailScores:
    """What is reported of one way to enlarge, or of photographs.

    Attributes:
        patches: kernel distance of patches to those of the held-out photographs.
        sharpness: median over the pictures.
        drift: mean difference of the means over 8 x 8 pixels to the picture that was enlarged, in
            grey levels; None for photographs.
        seconds: per picture.
    """

    name: str
    patches: Spread
    sharpness: float
    drift: float | None = None
    seconds: float = 0.0


class DetailJudge:
    """Holds the pictures that are enlarged, and the photographs that they are measured against.

    Attributes:
        small: the model's pictures, uint8 (h, w, 3).
        maps: label ids of each, uint8 (h, w).
        photographs: some of the held-out ones, to look at.
    """

    def __init__(
        self,
        manifest: ModelManifest,
        pairs: ScenePairs,
        photographs: Dataset,
        features: PictureFeatures,
        labels: LabelSet,
        device: str = "auto",
        most: int = MOST_PAIRS,
        told: Told = lambda count, what: None,
    ) -> None:
        """
        Args:
            manifest: of the model whose pictures are enlarged.
            pairs: held-out ones, whose label maps are painted.
            photographs: large ones; those held out are measured against.
            most: pairs that are used, spread over all.
        Raises:
            ModelError: too few pairs or photographs, or a model that cannot be used.
        """
        training, held_out = photographs.split(HELD_OUT_PHOTOGRAPHS_EVERY)
        if not len(pairs):
            raise ModelError("There are no held-out pairs to paint. Add pairs.")
        self._features = features
        self._training = training
        self._held_out = ScenePairs(held_out)
        self._labels = labels
        shown = _photographs(self._held_out)
        cut = [patch for photo in shown for patch in patches(photo)]
        if len(cut) < _FEWEST_PATCHES:
            raise ModelError(
                f"The held-out photographs (one in {HELD_OUT_PHOTOGRAPHS_EVERY}, by name) have "
                f"{len(cut)} patches of {PATCH} px; at least {_FEWEST_PATCHES} are needed. Add "
                "photographs."
            )
        self.photographs = shown
        self._real = features.of(cut)
        self._sharpness = float(np.median([sharpness(photo) for photo in shown]))
        chosen = np.linspace(0, len(pairs) - 1, min(most, len(pairs))).round().astype(int)
        synthesizer = Synthesizer.load(manifest, labels, device)
        channels = channel_table(manifest, pairs.classes)
        ids = _id_table(pairs.classes, labels)
        side = min(manifest.fixed_size or (manifest.trained_size,))
        self.names = [pairs.names[i] for i in chosen]
        self.small: list[np.ndarray] = []
        self.maps: list[np.ndarray] = []
        for index in chosen:
            classes = resample(pairs.label_map(int(index)), side, side)
            style = style_of(pairs.names[index])
            self.small.append(synthesizer.render(channels[classes], style, raw_classes=True))
            self.maps.append(ids[classes])
            told(1, "held-out maps")

    def judge(
        self, name: str, enlarge: Enlarge, told: Told = lambda count, what: None
    ) -> tuple[DetailScores, list[np.ndarray]]:
        """The scores of a way to enlarge, and the large pictures."""
        return self._judged(name, enlarge, self.names, self.small, self.maps, told)

    def judge_returned(
        self, name: str, enlarge: Enlarge, told: Told = lambda count, what: None
    ) -> DetailScores:
        """The scores for the held-out photographs themselves, made small and enlarged again.

        What is shown is the same on both sides then: what is left is what the way to enlarge
        itself cannot do.
        """
        ids = _id_table(self._held_out.classes, self._labels)
        small, maps = [], []
        for number, photo in enumerate(self.photographs):
            inside = tuple(slice(0, n // SIDE * SIDE) for n in photo.shape[:2])
            classes = self._held_out.label_map(number)[inside]
            height, width = (n // SCALE for n in classes.shape)
            of_area = Image.fromarray(photo[inside]).resize((width, height), Image.Resampling.BOX)
            small.append(np.asarray(of_area))
            maps.append(ids[resample(classes, height, width)])
        what = f"photographs, small and back: {name}"
        return self._judged(what, enlarge, self._held_out.names, small, maps, told)[0]

    def _judged(
        self,
        name: str,
        enlarge: Enlarge,
        names: Sequence[str],
        pictures: Sequence[np.ndarray],
        maps: Sequence[np.ndarray],
        told: Told,
    ) -> tuple[DetailScores, list[np.ndarray]]:
        begin = time.perf_counter()
        large = []
        for picture_name, small, ids in zip(names, pictures, maps, strict=True):
            seed = zlib.crc32(picture_name.encode()) % LARGEST_SEED + 1
            large.append(enlarge(small, ids, seed))
            told(1, name)
        seconds = (time.perf_counter() - begin) / len(large)
        cut = [patch for picture in large for patch in patches(picture)]
        scores = DetailScores(
            name,
            kernel_distance(self._features.of(cut), self._real),
            float(np.median([sharpness(picture) for picture in large])),
            float(np.mean([drift(x, small) for x, small in zip(large, pictures, strict=True)])),
            seconds,
        )
        return scores, large

    def judge_photographs(self) -> list[DetailScores]:
        """The photographs for training against the held-out ones, if there are any: what a perfect
        network would have."""
        photos = _photographs(ScenePairs(self._training))
        cut = [patch for photo in photos for patch in patches(photo)]
        if len(cut) < _FEWEST_PATCHES:
            return []
        return [
            DetailScores(
                "Photographs for training",
                kernel_distance(self._features.of(cut), self._real),
                float(np.median([sharpness(photo) for photo in photos])),
            )
        ]

    @property
    def photograph_sharpness(self) -> float:
        """Median of the held-out photographs."""
        return self._sharpness


def enlarged(small: np.ndarray, _ids: np.ndarray, _seed: int) -> np.ndarray:
    """The picture four times as large, without any detail: bicubic."""
    size = (SCALE * small.shape[1], SCALE * small.shape[0])
    return np.asarray(Image.fromarray(small).resize(size, Image.Resampling.BICUBIC))


def with_detail(model: DetailModel) -> Enlarge:
    """What a detail model makes."""

    def enlarge(small: np.ndarray, ids: np.ndarray, seed: int) -> np.ndarray:
        height, width = (SCALE * n for n in small.shape[:2])
        return model.render(small, ids, seed, height, width)

    return enlarge


def patches(picture: np.ndarray) -> list[np.ndarray]:
    """All squares of ``PATCH`` pixels that fit side by side round the middle."""
    rows, columns = picture.shape[0] // PATCH, picture.shape[1] // PATCH
    top = (picture.shape[0] - rows * PATCH) // 2
    left = (picture.shape[1] - columns * PATCH) // 2
    return [
        picture[y : y + PATCH, x : x + PATCH]
        for y in range(top, top + rows * PATCH, PATCH)
        for x in range(left, left + columns * PATCH, PATCH)
    ]


def drift(large: np.ndarray, small: np.ndarray) -> float:
    """How far the means over 8 x 8 pixels have moved, in grey levels.

    Args:
        large: uint8 (4h, 4w, 3).
        small: uint8 (h, w, 3); both sides even.
    """
    return float(np.abs(_means(large, SIDE) - _means(small, SIDE // SCALE)).mean())


def _means(picture: np.ndarray, side: int) -> np.ndarray:
    high, wide = picture.shape[0] // side, picture.shape[1] // side
    squares = picture[: high * side, : wide * side].astype(np.float32)
    means: np.ndarray = squares.reshape(high, side, wide, side, 3).mean((1, 3))
    return means


def _photographs(pairs: ScenePairs) -> list[np.ndarray]:
    return [pairs.photo(number) for number in range(len(pairs))]


def _id_table(classes: Sequence[SceneClass], labels: LabelSet) -> np.ndarray:
    """uint8 (256,): the data set's class indexes -> label ids, by name."""
    table = np.full(256, UNLABELLED, np.uint8)
    for c in classes:
        label = labels.named(c.name)
        if label is not None:
            table[c.index] = label.id
    return table
