"""``drawai render``: label maps to pictures, one or many, without a window."""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from tqdm import tqdm

from drawai_desktop.cli.file_jobs import Job, Wording, plan_jobs, work_through
from drawai_desktop.cli.size_argument import parse_size
from drawai_desktop.core.colour_schemes import Scheme
from drawai_desktop.core.foreign_file import named
from drawai_desktop.core.image_file import read_style_photo
from drawai_desktop.core.label_codes import CODE_NAMES, UnsureCodeError
from drawai_desktop.core.label_reading import LabelReading, Rest, check_shape, read_label_map
from drawai_desktop.core.labels import LabelSet, standard_labels
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.picture_writing import PICTURE_FORMATS, scale_picture, write_picture
from drawai_desktop.core.project_file import SUFFIX, read_project
from drawai_desktop.core.samples import read_numbers, read_samples
from drawai_desktop.core.style import LARGEST_SEED, NEUTRAL, PHOTO_SPREAD, Style
from drawai_desktop.core.unlabelled import NEAREST, check_choice, filled
from drawai_desktop.engine.session.detailing import load_detail
from drawai_desktop.errors import FileError, LabelError, ModelError, OptionError

if TYPE_CHECKING:
    from drawai_desktop.engine.detail.model import DetailModel
    from drawai_desktop.engine.synthesizer import Synthesizer

_SURE = 0.95
"""Below this certainty it is told how a map was read."""
_QUICK_RESOLUTION = 768
"""Larger pictures show their progress."""


_WORDING = Wording(
    "drawai render",
    "map",
    "pictures are written as .png, .jpg or .webp",
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
        help="a picture file (.png, .jpg, .webp), or a folder for several",
    )
    parser.add_argument("--model", metavar="NAME|PATH", help="default: landscape")
    parser.add_argument(
        "--code",
        choices=tuple(CODE_NAMES),
        metavar="NAME",
        help="how the label maps are coded, where that is not to be found out: "
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
        help="what becomes of colours that are no label's",
    )


def run(options: argparse.Namespace) -> int:
    """Renders all files; bad ones are told of, and the others are made all the same."""
    size = parse_size(options.size) if options.size else None
    seed = options.seed
    if seed is not None and not 0 <= seed <= LARGEST_SEED:
        raise OptionError(f"--seed is {seed}; it must be from 0 to {LARGEST_SEED}.")
    if options.resolution is not None and not 64 <= options.resolution <= 4096:
        raise OptionError(f"--resolution is {options.resolution}; it must be from 64 to 4096.")
    code = _code(options)
    read = [
        path for path in (options.instances, _path(options.style), _path(options.model)) if path
    ]
    if options.detail == "on" and code == "model":
        raise OptionError("--detail on needs labels, not the model's own classes. Leave it out.")
    jobs = plan_jobs(options.labels, options.output, tuple(PICTURE_FORMATS), _WORDING, read)
    labels = standard_labels()
    synthesizer = _load(options.model, labels, options.device)
    style = _style(options.style, seed, synthesizer)
    check_choice(options.unlabelled, synthesizer.labels)
    instances = read_numbers(options.instances) if options.instances else None
    detail = None if options.detail == "off" or code == "model" else _detail(options, synthesizer)
    task = _Task(options, synthesizer, style, instances, size, code, detail)
    return work_through(jobs, task.render, _WORDING)


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


def _load(model: str | None, labels: LabelSet, device: str) -> "Synthesizer":
    from drawai_desktop.engine.device import core_count, use_threads
    from drawai_desktop.engine.models.install import InstallOptions, load_checkpoint
    from drawai_desktop.engine.synthesizer import Synthesizer

    use_threads(core_count())
    path = Path(model) if model else None
    if path is not None and path.is_file():
        return Synthesizer(load_checkpoint(path, InstallOptions()), labels, device)
    return Synthesizer.load(ModelLibrary.standard().find(model), labels, device)


def _detail(options: argparse.Namespace, synthesizer: "Synthesizer") -> "DetailModel | None":
    """The detail model; without a usable one, pictures that did not ask for it go on without.

    Raises:
        ModelError, FileError: it was asked for and cannot be read.
    """
    try:
        return load_detail(synthesizer.labels)
    except (ModelError, FileError) as error:
        if options.detail == "on":
            raise
        print(f"drawai render: pictures are made without detail. {error}", file=sys.stderr)
        return None


def _style(wanted: str | None, seed: int | None, synthesizer: "Synthesizer") -> Style:
    """The style of a name, or of a photo; None for the neutral one."""
    manifest = synthesizer.model.manifest
    style = NEUTRAL
    if wanted is not None:
        named = {s.name.lower(): s for s in (*manifest.styles, NEUTRAL)}
        if wanted.lower() in named:
            style = named[wanted.lower()]
        elif Path(wanted).exists():
            vector = synthesizer.model.encode_photo(read_style_photo(Path(wanted)))
            style = Style(Path(wanted).stem, tuple(float(x) for x in vector), PHOTO_SPREAD)
        else:
            known = ", ".join(s.name for s in manifest.styles) or "none but Neutral"
            raise OptionError(
                f"--style {wanted}: no style of that name and no such photo. "
                f"The model {manifest.name} has: {known}."
            )
    return style.with_seed(seed) if seed is not None else style


@dataclass(frozen=True)
class _Task:
    """What is the same for all maps."""

    options: argparse.Namespace
    synthesizer: "Synthesizer"
    style: Style
    instances: np.ndarray | None
    size: tuple[int, int] | None
    code: str
    detail: "DetailModel | None"

    def render(self, job: Job) -> None:
        """Makes the picture of one map."""
        raw = self.code == "model"
        ids, style = self._read(job.source, raw)
        check_shape(ids.shape, named(job.source))
        if self.instances is not None and self.instances.shape != ids.shape:
            raise LabelError(
                f"{named(self.options.instances)} is {self.instances.shape[1]} x "
                f"{self.instances.shape[0]}, {named(job.source)} is {ids.shape[1]} x "
                f"{ids.shape[0]}: they must have the same size."
            )
        width, height = self.size or (ids.shape[1], ids.shape[0])
        resolution = self.options.resolution
        longest = max(resolution or 0, max(width, height) // 2)
        is_slow = longest > _QUICK_RESOLUTION and sys.stderr.isatty()
        try:
            if not raw:
                ids = filled(ids, self.options.unlabelled, self.synthesizer.labels)
            with tqdm(total=100, unit="%", leave=False, disable=not is_slow) as bar:
                picture = self.synthesizer.render(
                    ids,
                    style,
                    size=self.synthesizer.size_for(height, width, resolution),
                    instances=self.instances,
                    raw_classes=raw,
                    progress=lambda part: bar.update(round(100 * part) - bar.n),
                )
                if self._wants_detail(picture, height, width):
                    bar.reset()
                    picture = self._with_detail(picture, ids, style.seed, (height, width), bar)
        except LabelError as error:
            raise LabelError(f"{named(job.source)}: {error}") from error
        write_picture(job.target, scale_picture(picture, width, height))

    def _wants_detail(self, picture: np.ndarray, height: int, width: int) -> bool:
        is_larger = height * width > picture.shape[0] * picture.shape[1]
        return self.detail is not None and is_larger

    def _with_detail(
        self, base: np.ndarray, ids: np.ndarray, seed: int, size: tuple[int, int], bar: "tqdm[Any]"
    ) -> np.ndarray:
        """The network's picture at a larger size (rows, columns), uint8 (H, W, 3)."""
        assert self.detail is not None
        self.synthesizer.release()
        return self.detail.render(
            base, ids, seed, *size, progress=lambda part: bar.update(round(100 * part) - bar.n)
        )

    def _read(self, path: Path, raw: bool) -> tuple[np.ndarray, Style]:
        if path.suffix.lower() == SUFFIX:
            project = read_project(path)
            return project.ids, self.style if self.style != NEUTRAL else project.style
        if raw:
            return read_numbers(path), self.style
        return self._read_ids(path), self.style

    def _read_ids(self, path: Path) -> np.ndarray:
        """Label ids of a map in any of the known codes; tells what had to be done."""
        reading = _reading(path, self.code, self.options, self.synthesizer.labels)
        check_shape(reading.ids.shape, named(path))
        if reading.unknown:
            raise LabelError(
                f"{named(path)}: {reading.unknown_text()} is no label; ids run from 0 to 181, and "
                "255 is unlabelled. Correct the map, or give --code with the code that it is in."
            )
        if reading.changed or reading.notes or reading.certainty < _SURE:
            tqdm.write(f"{named(path)}: {reading.summary()}", file=sys.stderr)
        labels, use = self.synthesizer.labels, self.synthesizer.use_of(reading.ids)
        told = [f"{name} as {other}" for name, other, _ in use.borrowed.values()]
        told += [f"{labels.title(i)} as unlabelled" for i in use.unknown]
        if told:
            name = self.synthesizer.model.manifest.name
            text = f"{named(path)}: the model {name} has not learnt all labels and paints "
            tqdm.write(text + ", ".join(told) + ".", file=sys.stderr)
        return reading.ids


def _reading(path: Path, code: str, options: argparse.Namespace, labels: LabelSet) -> LabelReading:
    scheme = CODE_NAMES[code] if options.code else None
    if code == "coco" and scheme is None and read_samples(path).values is not None:
        scheme = Scheme.IDS  # which maps in colours cannot be, whatever --indexes says
    try:
        return read_label_map(path, labels, scheme, rest=Rest(options.unmatched))
    except UnsureCodeError as error:
        likely = [
            f"{o.name} ({o.code.value}, {100 * o.certainty:.0f} %)" for o in error.options[:2]
        ]
        others = [o.name for o in error.options[2:] if o.exact > 0]
        ways = ", ".join((*likely, *others, "model"))
        raise LabelError(
            f"{named(path)}: not sure how it codes its labels. Give --code with one of: {ways}."
        ) from error
