"""One label map or project to one picture file, as the options of ``drawai render`` say."""

import argparse
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tqdm import tqdm

from drawai_desktop import api
from drawai_desktop.cli.conversions import Conversion
from drawai_desktop.core.annotation_file import is_annotation_file
from drawai_desktop.core.foreign_file import named
from drawai_desktop.core.label_codes import read_contents
from drawai_desktop.core.label_reading import check_shape
from drawai_desktop.core.layers import Layered
from drawai_desktop.core.picture_labels import PictureLabels
from drawai_desktop.core.picture_writing import check_picture_file, is_layered, write_picture
from drawai_desktop.core.project_file import is_project
from drawai_desktop.errors import LabelError

_SURE = 0.95
"""Below this certainty it is told how a map was read."""
_QUICK_RESOLUTION = 768
"""Larger pictures show their progress."""


@dataclass(frozen=True, eq=False)
class MadePicture:
    """A picture, uint8 (h, w, 3), the numbers of its map, its style, and how long both took."""

    ids: np.ndarray
    picture: np.ndarray
    style: api.Style
    seconds: float


@dataclass(frozen=True)
class MapRendering:
    """What is the same for all maps."""

    options: argparse.Namespace
    model: api.Model
    style: api.Style
    instances: np.ndarray | None
    size: tuple[int, int] | None
    code: str
    detail: bool | str

    def render(self, conversion: Conversion) -> None:
        """Makes the picture of one map."""
        self.make(conversion)

    def make(self, conversion: Conversion) -> MadePicture:
        """Makes the picture of one map, writes it, and gives it."""
        begin = time.perf_counter()
        ids, style, wrap, content = self._read(conversion.given)
        width, height = self.size or (ids.shape[1], ids.shape[0])
        check_picture_file(conversion.made, width, height)
        resolution = self.options.resolution
        longest = max(resolution or 0, max(width, height) // 2)
        is_slow = longest > _QUICK_RESOLUTION and sys.stderr.isatty()
        try:
            with tqdm(total=100, unit="%", leave=False, disable=not is_slow) as bar:
                picture = self.model.render(
                    ids,
                    size=(width, height),
                    style=style,
                    detail=self.detail,
                    unlabelled=self.options.unlabelled,
                    resolution=resolution,
                    wrap=self.options.wrap or wrap,
                    instances=self.instances,
                    raw_classes=self.code == "model",
                    progress=lambda part: bar.update(round(100 * part) - bar.n),
                )
        except LabelError as error:
            raise LabelError(f"{named(conversion.given)}: {error}") from error
        metadata = None if self.options.no_metadata else self.model.last_made
        labels = None
        if is_layered(conversion.made) and self.code != "model":
            labels = PictureLabels(content or Layered.of_one(ids), self.model.labels)
        write_picture(conversion.made, picture, metadata, labels)
        return MadePicture(ids, picture, style, time.perf_counter() - begin)

    def _read(self, path: Path) -> tuple[np.ndarray, api.Style, api.Wrap, Layered | None]:
        """(the map, the style, which sides join, the layers where there are some)."""
        if is_project(path):
            project = api.open_project(path)
            check_shape(project.ids.shape, named(path))
            style = self.style if self.style != api.NEUTRAL else project.style
            return self._known(project.ids, path), style, project.wrap, project.content
        if self.code == "model":
            return api.read_classes(path), self.style, api.Wrap.NONE, None
        ids, content = self._read_ids(path)
        return ids, self.style, api.Wrap.NONE, content

    def _known(self, ids: np.ndarray, path: Path) -> np.ndarray:
        """A project's ids; those of another model's own labels become unlabelled."""
        foreign = sorted(
            {int(i) for i in np.unique(ids)} - {label.id for label in self.model.labels}
        )
        foreign = [i for i in foreign if i != api.UNLABELLED]
        if not foreign:
            return ids
        listed = ", ".join(self.model.labels.title(i) for i in foreign[:6])
        tqdm.write(f"{named(path)}: {listed} of another model, left unlabelled.", file=sys.stderr)
        return np.where(np.isin(ids, foreign), np.uint8(api.UNLABELLED), ids)

    def _read_ids(self, path: Path) -> tuple[np.ndarray, Layered | None]:
        """Label ids of a map in any of the known codes, and the layers of a layered file; tells
        what had to be done."""
        reading = self._reading(path)
        if reading.changed or reading.notes or reading.certainty < _SURE:
            tqdm.write(f"{named(path)}: {reading.summary()}", file=sys.stderr)
        labels, use = self.model.labels, self.model.use_of(reading.ids)
        told = [f"{name} as {other}" for name, other, _ in use.borrowed.values()]
        told += [f"{labels.title(i)} as unlabelled" for i in use.unknown]
        if told:
            text = (
                f"{named(path)}: the model {self.model.name} has not learnt all labels and paints "
            )
            tqdm.write(text + ", ".join(told) + ".", file=sys.stderr)
        return reading.ids, reading.content

    def _reading(self, path: Path) -> api.LabelReading:
        code = self.options.code
        if self.options.indexes == "coco" and code is None and _has_numbers(path):
            code = "ids"  # which maps in colours cannot be, whatever --indexes says
        try:
            return api.label_reading(
                path,
                code,
                unmatched=self.options.unmatched,
                labels=self.model.labels,
                picture=self.options.picture,
            )
        except api.SeveralPicturesError as error:
            raise LabelError(f"{error} --picture NAME does that.") from error
        except api.UnsureCodeError as error:
            likely = [
                f"{o.name} ({o.code.value}, {100 * o.certainty:.0f} %)" for o in error.options[:2]
            ]
            others = [o.name for o in error.options[2:] if o.matching > 0]
            ways = ", ".join((*likely, *others, "model"))
            raise LabelError(
                f"{named(path)}: not sure how it codes its labels. Give --code with one of: {ways}."
            ) from error
        except api.UnknownLabelError as error:
            raise LabelError(f"{error} --code NAME does that.") from error


def _has_numbers(path: Path) -> bool:
    return not is_annotation_file(path) and read_contents(path).numbers is not None
