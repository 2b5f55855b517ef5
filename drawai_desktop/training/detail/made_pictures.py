"""A generator's pictures for a run, with what the teacher makes of them, kept in the run's folder.

Each is a pure function of the run's seed and its number, and one file that is written whole: what
a stop left out is made at the next start, and several processes share the work.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import safetensors.numpy
from safetensors import SafetensorError

from drawai_desktop.core.atomic_file import write_bytes
from drawai_desktop.core.folders import make_folder
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.model_manifest import ModelManifest, read_manifest
from drawai_desktop.core.resampling import resample
from drawai_desktop.core.style import LARGEST_SEED, NEUTRAL, Style
from drawai_desktop.datasets.channels import channel_table
from drawai_desktop.datasets.dataset import Dataset
from drawai_desktop.datasets.scene_pairs import ScenePairs
from drawai_desktop.engine.detail.label_grid import LabelGrid
from drawai_desktop.engine.networks.detail import SCALE
from drawai_desktop.engine.synthesizer import Synthesizer
from drawai_desktop.errors import OptionError
from drawai_desktop.training.detail.config import DetailOptions
from drawai_desktop.training.detail.teacher import Teacher
from drawai_desktop.training.distributed import World

FOLDER = "made"
_MARGIN = 8
"""Pixels that the teacher sees beyond what is kept, so that no rim of its own is learnt."""
_FEWEST = 8
"""With fewer pictures a run would learn them by heart; a time limit waits for them."""


@dataclass(frozen=True)
class MadePicture:
    """A part of a generator's picture.

    Attributes:
        small: uint8 (h, w, 3).
        classes: uint8 (4h, 4w), the label map at four times the size.
        large: uint8 (4h, 4w, 3), the teacher's answer; None without a teacher.
    """

    small: np.ndarray
    classes: np.ndarray
    large: np.ndarray | None


class PictureMaker:
    """Makes the pictures of a run."""

    def __init__(self, options: DetailOptions, maps: Dataset, world: World) -> None:
        """
        Args:
            maps: pairs whose label maps are painted; none that is held out.
        Raises:
            ModelError, OptionError: generator or teacher cannot be used.
        """
        self._options = options
        self._maps = maps
        self._world = world
        manifest = read_manifest(Path(options.generator))
        self._manifest: ModelManifest = manifest
        pairs = ScenePairs(maps)
        self._pairs = pairs
        self._channels = channel_table(manifest, pairs.classes)
        self._side = _side(manifest)
        if options.made.crop > self._side:
            raise OptionError(
                f"{manifest.name}: makes pictures of {self._side} px, and crops of "
                f"{options.made.crop} px are to be kept of them (made.crop). Choose smaller ones."
            )
        device = world.device
        self._synthesizer = Synthesizer.load(manifest, standard_labels(), device.type)
        self._teacher = Teacher(Path(options.teacher), device) if options.teacher else None

    def make_missing(self, run: Path, say: Callable[[str], None]) -> None:
        """Makes this process's share of the pictures that are not there yet."""
        made = self._options.made
        make_folder(run / FOLDER)
        begin = time.monotonic()
        for number in range(self._world.rank, made.count, self._world.size):
            path = picture_path(run, number)
            if path.is_file():
                continue
            late = made.minutes is not None and time.monotonic() - begin > 60 * made.minutes
            if late and number >= _FEWEST:
                break
            write_picture(path, self.make(number))
            if number % 50 == 0:
                say(f"made {number} of {made.count} pictures")

    def make(self, number: int) -> MadePicture:
        """The picture of that number."""
        rng = np.random.default_rng((self._options.seed, number, 104729))
        classes = _square(rng, self._pairs.label_map(int(rng.integers(len(self._pairs)))))
        coarse = resample(classes, self._side, self._side)
        # A map that is fine enough has its own outlines; others get smooth ones.
        is_fine = len(classes) >= SCALE * self._side
        grid = LabelGrid(classes if is_fine else coarse, SCALE * self._side, SCALE * self._side)
        fine = grid.whole()
        style = _style(rng, self._manifest)
        whole = self._synthesizer.render(
            self._channels[coarse].astype(np.uint8), style, raw_classes=True
        )
        crop = self._options.made.crop
        top, left = (int(n) for n in rng.integers(0, self._side - crop + 1, 2))
        inside = (
            slice(SCALE * top, SCALE * (top + crop)),
            slice(SCALE * left, SCALE * (left + crop)),
        )
        small = np.ascontiguousarray(whole[top : top + crop, left : left + crop])
        large = None if self._teacher is None else self._taught(whole, top, left, crop)
        return MadePicture(small, np.ascontiguousarray(fine[inside]), large)

    def _taught(self, whole: np.ndarray, top: int, left: int, crop: int) -> np.ndarray:
        """The teacher's answer for a square of a picture, given some of what is around it."""
        assert self._teacher is not None
        up, before = max(0, top - _MARGIN), max(0, left - _MARGIN)
        seen = whole[up : top + crop + _MARGIN, before : left + crop + _MARGIN]
        answer = self._teacher.enlarge(seen)
        first, start = SCALE * (top - up), SCALE * (left - before)
        return np.ascontiguousarray(
            answer[first : first + SCALE * crop, start : start + SCALE * crop]
        )


def picture_path(run: Path, number: int) -> Path:
    """Where the picture of that number lies."""
    return run / FOLDER / f"{number:06}.safetensors"


def write_picture(path: Path, picture: MadePicture) -> None:
    """Writes a picture.

    Raises:
        FileError: it cannot be written.
    """
    arrays = {"small": picture.small, "classes": picture.classes}
    if picture.large is not None:
        arrays["large"] = picture.large
    write_bytes(path, safetensors.numpy.save(arrays))


def read_picture(path: Path) -> MadePicture:
    """A picture that was written.

    Raises:
        OptionError: it is damaged.
    """
    try:
        arrays = safetensors.numpy.load_file(path)
        return MadePicture(arrays["small"], arrays["classes"], arrays.get("large"))
    except (OSError, SafetensorError, KeyError, ValueError) as error:
        raise OptionError(
            f"{path}: cannot be read any more. Delete it, and resume: it is made again."
        ) from error


def made_numbers(run: Path, count: int) -> tuple[int, ...]:
    """The numbers of those that are there."""
    return tuple(number for number in range(count) if picture_path(run, number).is_file())


def _side(manifest: ModelManifest) -> int:
    side = min(manifest.fixed_size or (manifest.trained_size,))
    return max(side, 2 * manifest.stride)


def _square(rng: np.random.Generator, classes: np.ndarray) -> np.ndarray:
    side = min(classes.shape)
    top = int(rng.integers(classes.shape[0] - side + 1))
    left = int(rng.integers(classes.shape[1] - side + 1))
    return classes[top : top + side, left : left + side]


def _style(rng: np.random.Generator, manifest: ModelManifest) -> Style:
    """Drawn styles, and one in three of the model's looks: as the program is used."""
    seed = int(rng.integers(1, LARGEST_SEED))
    chosen = int(rng.integers(max(1, len(manifest.styles))))
    if rng.random() < 1 / 3 and manifest.styles:
        return manifest.styles[chosen].with_seed(seed)
    return NEUTRAL.with_seed(seed)
