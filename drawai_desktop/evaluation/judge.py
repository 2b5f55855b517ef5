"""Judges models on the held-out pairs of a data set."""

import time
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from drawai_desktop.core.labels import LabelSet
from drawai_desktop.core.model_manifest import ModelManifest
from drawai_desktop.core.resampling import resample
from drawai_desktop.core.style import LARGEST_SEED, NEUTRAL, Style
from drawai_desktop.datasets.channels import channel_table
from drawai_desktop.datasets.scene_pairs import SceneClass, ScenePairs
from drawai_desktop.engine.segmenter import Segmenter
from drawai_desktop.engine.synthesizer import Synthesizer
from drawai_desktop.errors import ModelError
from drawai_desktop.evaluation.agreement import Confusion, square
from drawai_desktop.evaluation.distances import (
    Spread,
    frechet_distance,
    halves,
    kernel_distance,
    mean_pairwise,
)
from drawai_desktop.evaluation.measures import PictureFeatures, light, sharpness
from drawai_desktop.evaluation.painted_scenes import painted_scenes

STYLES = 5
"""In how many styles a map is rendered to see how much they change."""
_SPLITS = 8
_LEAST_PAIRS = 8

Told = Callable[[int, str], None]
"""Gets how many pictures were just made, and for what."""


@dataclass(frozen=True)
class Agreement:
    """How the segmenter's reading of pictures agrees with the label maps.

    Attributes:
        counts: of pixels by given and read class.
        grouped: part of the pixels read as a class of the same group of the palette.
    """

    counts: Confusion
    grouped: float


@dataclass(frozen=True)
class Scores:
    """What is reported of one model, or of the photographs.

    Attributes:
        kernel: kernel distance to the photographs.
        frechet: Frechet distance, between halves with different scenes.
        agreement: on the held-out maps.
        painted: on the painted scenes; None for photographs.
        diversity: mean distance of features between styles of one map; between different
            photographs for the photographs.
        light: mean deviation of the light between styles, in grey levels.
        sharpness: median.
        seconds: per picture.
    """

    name: str
    kernel: Spread
    frechet: float
    agreement: Agreement
    painted: Agreement | None
    diversity: float
    light: float
    sharpness: float
    seconds: float = 0.0


@dataclass(frozen=True)
class Shown:
    """Pictures to look at, uint8 (h, w, 3) each.

    Attributes:
        held_out: of the first maps.
        styles: one list per map, in several styles.
        painted: of the painted scenes.
    """

    held_out: list[np.ndarray] = field(default_factory=list)
    styles: list[list[np.ndarray]] = field(default_factory=list)
    painted: list[np.ndarray] = field(default_factory=list)


class Judge:
    """Holds what all models are measured against.

    Attributes:
        pairs: the held-out ones that are used.
        photos: of the pairs, uint8 (h, w, 3).
        maps: of the pairs, uint8 (h, w), class indexes of the data set.
        photographs: the photographs' own scores.
    """

    def __init__(
        self,
        pairs: ScenePairs,
        segmenter: Segmenter,
        features: PictureFeatures,
        labels: LabelSet,
        most: int | None = None,
        shown: int = 12,
    ) -> None:
        """
        Args:
            pairs: whole data set; the held-out ones are taken.
            most: pairs that are used, spread over all; None for all.
            shown: pictures that are kept to be looked at.
        Raises:
            ModelError: too few held-out pairs.
        """
        held_out = pairs.held_out()
        if len(held_out) < _LEAST_PAIRS:
            raise ModelError(
                f"The data set has {len(held_out)} held-out pairs; at least {_LEAST_PAIRS} are "
                "needed. One pair in twenty is held out: add pairs."
            )
        if most is not None and most < len(held_out):
            chosen = np.linspace(0, len(held_out) - 1, max(most, _LEAST_PAIRS)).round().astype(int)
            held_out = held_out.only(held_out.names[i] for i in sorted(set(chosen.tolist())))
        self.pairs = held_out
        self.photos = [held_out.photo(i) for i in range(len(held_out))]
        self.maps = [held_out.label_map(i) for i in range(len(held_out))]
        self.labels = labels
        self._shown = min(shown, len(held_out))
        self._segmenter = segmenter
        self._features = features
        self._reading = _reading_table(segmenter, held_out.classes)
        self._groups = _groups(held_out.classes, labels)
        self.scenes = painted_scenes(labels)
        self._real = features.of(self.photos)
        self.photographs = self._judge_photos()

    def _judge_photos(self) -> Scores:
        n = len(self._real)
        splits = [halves(n, seed) for seed in range(_SPLITS)]
        kernels = [
            kernel_distance(self._real[a], self._real[b], 25, seed=seed)
            for seed, (a, b) in enumerate(splits)
        ]
        return Scores(
            "Photographs",
            Spread(
                float(np.mean([k.mean for k in kernels])),
                float(np.mean([k.deviation for k in kernels])),
            ),
            float(np.mean([frechet_distance(self._real[a], self._real[b]) for a, b in splits])),
            self._agreement(self.photos, self.maps),
            None,
            mean_pairwise(self._real),
            float(np.std([light(p) for p in self.photos], axis=0).mean()),
            float(np.median([sharpness(p) for p in self.photos])),
        )

    def judge(
        self, manifest: ModelManifest, device: str = "auto", told: Told = lambda count, what: None
    ) -> tuple[Scores, Shown]:
        """The scores of a model, and some of its pictures.

        Raises:
            ModelError: it cannot be loaded, or shares no class with the data set.
        """
        synthesizer = Synthesizer.load(manifest, self.labels, device)
        channels = channel_table(manifest, self.pairs.classes)
        begin = time.perf_counter()
        made = []
        for name, labels in zip(self.pairs.names, self.maps, strict=True):
            made.append(self._render(synthesizer, channels[labels], style_of(name)))
            told(1, "held-out maps")
        seconds = (time.perf_counter() - begin) / len(made)
        fake = self._features.of(made)
        splits = [halves(len(fake), seed) for seed in range(_SPLITS)]
        across = [
            frechet_distance(fake[x], self._real[y]) for a, b in splits for x, y in ((a, b), (b, a))
        ]
        styles = self._in_styles(synthesizer, channels, told)
        painted = []
        for _, ids in self.scenes:
            painted.append(synthesizer.render(ids, NEUTRAL))
            told(1, "painted scenes")
        scores = Scores(
            manifest.name,
            kernel_distance(fake, self._real),
            float(np.mean(across)),
            self._agreement(made, self.maps),
            self._agreement(painted, [self._dataset_map(ids) for _, ids in self.scenes]),
            float(np.mean([mean_pairwise(self._features.of(row)) for row in styles])),
            float(np.mean([np.std([light(p) for p in row], axis=0).mean() for row in styles])),
            float(np.median([sharpness(square(p, self.photos[0].shape[0])) for p in made])),
            seconds,
        )
        return scores, Shown(made[: self._shown], styles, painted)

    def _render(self, synthesizer: Synthesizer, channels: np.ndarray, style: Style) -> np.ndarray:
        return synthesizer.render(channels, style, raw_classes=True)

    def _in_styles(
        self, synthesizer: Synthesizer, channels: np.ndarray, told: Told
    ) -> list[list[np.ndarray]]:
        rows = []
        for index in np.linspace(0, len(self.maps) - 1, min(12, len(self.maps))).astype(int):
            row = []
            for number in range(STYLES):
                style = style_of(f"{self.pairs.names[index]} {number}")
                row.append(self._render(synthesizer, channels[self.maps[index]], style))
                told(1, "styles")
            rows.append(row)
        return rows

    def _dataset_map(self, ids: np.ndarray) -> np.ndarray:
        """Label ids -> class indexes of the data set; 255 where it has no such class."""
        table = np.full(256, 255, np.uint8)
        for c in self.pairs.classes:
            label = self.labels.named(c.name)
            if label is not None:
                table[label.id] = c.index
        mapped: np.ndarray = table[ids]
        return mapped

    def _agreement(self, pictures: Sequence[np.ndarray], maps: Sequence[np.ndarray]) -> Agreement:
        count = len(self.pairs.classes)
        confusion = Confusion.empty(count + 1)  # one more for what only one of the two knows
        side = self._segmenter.manifest.trained_size
        for picture, labels in zip(pictures, maps, strict=True):
            read = self._segmenter.classes_of(square(picture, side)[None])[0]
            given = resample(labels, side, side).astype(np.int64)
            given[(given >= count) | (given == self.pairs.unlabelled)] = count
            confusion.add(given, self._reading[read], ignored=count)
        same = self._groups[:, None] == self._groups[None, :]
        grouped = float((confusion.counts[:count, :count] * same).sum())
        return Agreement(confusion, grouped / max(1, confusion.counts.sum()))


def style_of(name: str) -> Style:
    """A style drawn from the latent distribution by a name, the same for all models."""
    return NEUTRAL.with_seed(zlib.crc32(name.encode()) % LARGEST_SEED + 1)


def _reading_table(segmenter: Segmenter, classes: Sequence[SceneClass]) -> np.ndarray:
    """The segmenter's channels -> class indexes of the data set, by name; else one too many."""
    index = {c.name: c.index for c in classes}
    names = [name for name, _ in segmenter.manifest.classes]
    table = np.array([index.get(name, len(classes)) for name in names], np.int64)
    if (table == len(classes)).all():
        raise ModelError("The segmenter knows no class of the data set. Train one on it.")
    return table


def _groups(classes: Sequence[SceneClass], labels: LabelSet) -> np.ndarray:
    """A number per class; equal ones are of one group of the palette."""
    numbers = {name: i for i, name in enumerate(labels.groups)}
    found = []
    for place, c in enumerate(classes):
        label = labels.named(c.name)
        found.append(numbers[label.group] if label is not None else -1 - place)
    return np.array(found)
