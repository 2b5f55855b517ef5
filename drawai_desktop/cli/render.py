"""``drawai render``: label maps to pictures, one or many, without a window."""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tqdm import tqdm

from drawai_desktop import api
from drawai_desktop.cli.conversions import Conversion, Wording, plan_conversions, work_through
from drawai_desktop.cli.size_argument import parse_size
from drawai_desktop.core.foreign_file import named
from drawai_desktop.core.label_codes import CODE_NAMES
from drawai_desktop.core.label_reading import check_shape
from drawai_desktop.core.picture_writing import (
    PICTURE_ENDINGS,
    PICTURE_FORMATS,
    check_picture_file,
)
from drawai_desktop.core.pixels import read_numbers, read_pixels
from drawai_desktop.core.project_file import SUFFIX
from drawai_desktop.core.render_size import check_resolution
from drawai_desktop.core.style import check_seed
from drawai_desktop.core.unlabelled import NEAREST, check_choice
from drawai_desktop.errors import FileError, LabelError, ModelError, OptionError

_SURE = 0.95
"""Below this certainty it is told how a map was read."""
_QUICK_RESOLUTION = 768
"""Larger pictures show their progress."""


_WORDING = Wording(
    "drawai render",
    "map",
    f"pictures are written as {PICTURE_ENDINGS}",
    "Render them",
    "were not rendered",
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments."""
    parser.add_argument(
        "labels", nargs="+", type=Path, metavar="LABELS", help="label maps or projects"
    )
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        type=Path,
        metavar="OUT",
        help=f"a picture file ({PICTURE_ENDINGS}), or a folder for several",
    )
    parser.add_argument("--model", metavar="NAME|PATH", help="default: landscape")
    parser.add_argument(
        "--code",
        choices=tuple(CODE_NAMES),
        metavar="NAME",
        help="how the label maps are coded, where that cannot be found out: "
        + ", ".join(CODE_NAMES),
    )
    parser.add_argument(
        "--indexes",
        choices=("coco", "model"),
        help="what the values of a label map mean: COCO-Stuff ids, or the model's own classes "
        "(as --code)",
    )
    parser.add_argument(
        "--unlabelled",
        default=NEAREST,
        metavar="nearest|LABEL|network",
        help="what the network sees where nothing is labelled: the nearest label (default), this "
        "label, or a hole; not for the model's own classes",
    )
    parser.add_argument(
        "--instances", type=Path, metavar="PNG", help="instance map, for models with an edge input"
    )
    parser.add_argument(
        "--style", metavar="NAME|FILE", help="a style of the model, or a photo to take it from"
    )
    parser.add_argument("--seed", type=int, default=None, metavar="N", help="variation; 0 is none")
    parser.add_argument("--size", metavar="WxH", help="size of the picture (default: the map's)")
    parser.add_argument(
        "--resolution",
        type=int,
        metavar="N",
        help="side of a square picture that the network itself makes (default: as trained)",
    )
    parser.add_argument(
        "--detail",
        choices=("on", "off"),
        help="whether a second network paints detail (default: on where the picture is larger "
        "than the network's own, and never for the model's own classes)",
    )
    parser.add_argument("--device", choices=("auto", "cpu", "cuda", "mps"), default="auto")
    parser.add_argument(
        "--unmatched",
        choices=("nearest", "unlabelled"),
        default="nearest",
        help="what becomes of colours that belong to no label",
    )


def run(options: argparse.Namespace) -> int:
    """Renders all files; bad ones are told of, and the others are made all the same."""
    size = parse_size(options.size) if options.size else None
    if options.seed is not None:
        check_seed(options.seed, "--seed")
    if options.resolution is not None:
        check_resolution(options.resolution, "--resolution")
    code = _code(options)
    read = [
        path for path in (options.instances, _path(options.style), _path(options.model)) if path
    ]
    if options.detail == "on" and code == "model":
        raise OptionError("--detail on needs labels, not the model's own classes. Leave it out.")
    endings = tuple(PICTURE_FORMATS)
    conversions = plan_conversions(options.labels, options.output, endings, _WORDING, read)
    model = api.open_model(options.model, device=options.device)
    style = _style(options.style, model)
    if options.seed is not None:
        style = style.with_seed(options.seed)
    check_choice(options.unlabelled, model.labels)
    instances = read_numbers(options.instances) if options.instances else None
    with_detail = options.detail != "off" and code != "model" and _has_detail(options, model)
    rendering = _Rendering(options, model, style, instances, size, code, with_detail)
    return work_through(conversions, rendering.render, _WORDING)


def _code(options: argparse.Namespace) -> str:
    """The name of the code that was given, or nothing.

    Raises:
        OptionError: two different ones were.
    """
    code, indexes = options.code or "", options.indexes or ""
    if code and indexes and CODE_NAMES[code] is not CODE_NAMES[indexes]:
        raise OptionError(f"--code {code} and --indexes {indexes} say different things. Give one.")
    return str(code or indexes)


def _path(text: str | None) -> Path | None:
    return Path(text) if text and Path(text).exists() else None


def _has_detail(options: argparse.Namespace, model: api.Model) -> bool:
    """Whether the detail network can be used; pictures that did not ask for it go on without.

    Raises:
        ModelError, FileError: it was asked for and cannot be read.
    """
    try:
        model.load_detail()
    except (ModelError, FileError) as error:
        if options.detail == "on":
            raise
        print(f"drawai render: pictures are made without detail. {error}", file=sys.stderr)
        return False
    return True


def _style(wanted: str | None, model: api.Model) -> api.Style:
    """The style of a name, or of a photo; None for the neutral one."""
    if wanted is None:
        return api.NEUTRAL
    try:
        return model.style(wanted)
    except OptionError as error:
        if Path(wanted).exists():
            return api.style_from_photo(wanted, model)
        known = ", ".join(s.name for s in model.styles) or "none but Neutral"
        raise OptionError(
            f"--style {wanted}: no style of that name and no such photo. "
            f"The model {model.name} has: {known}."
        ) from error


@dataclass(frozen=True)
class _Rendering:
    """What is the same for all maps."""

    options: argparse.Namespace
    model: api.Model
    style: api.Style
    instances: np.ndarray | None
    size: tuple[int, int] | None
    code: str
    with_detail: bool

    def render(self, conversion: Conversion) -> None:
        """Makes the picture of one map."""
        ids, style = self._read(conversion.given)
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
                    detail=self.with_detail,
                    unlabelled=self.options.unlabelled,
                    resolution=resolution,
                    instances=self.instances,
                    raw_classes=self.code == "model",
                    progress=lambda part: bar.update(round(100 * part) - bar.n),
                )
        except LabelError as error:
            raise LabelError(f"{named(conversion.given)}: {error}") from error
        api.write_picture(conversion.made, picture)

    def _read(self, path: Path) -> tuple[np.ndarray, api.Style]:
        if path.suffix.lower() == SUFFIX:
            project = api.open_project(path)
            check_shape(project.ids.shape, named(path))
            style = self.style if self.style != api.NEUTRAL else project.style
            return self._known(project.ids, path), style
        if self.code == "model":
            return api.read_classes(path), self.style
        return self._read_ids(path), self.style

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

    def _read_ids(self, path: Path) -> np.ndarray:
        """Label ids of a map in any of the known codes; tells what had to be done."""
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
        return reading.ids

    def _reading(self, path: Path) -> api.LabelReading:
        code = self.options.code
        if self.options.indexes == "coco" and code is None and read_pixels(path).values is not None:
            code = "ids"  # which maps in colours cannot be, whatever --indexes says
        try:
            return api.label_reading(
                path, code, unmatched=self.options.unmatched, labels=self.model.labels
            )
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
