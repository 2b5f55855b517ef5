"""``drawai render``: label maps to pictures, one or many, without a window."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from tqdm import tqdm

from drawai_desktop.cli.file_jobs import Job, Wording, plan_jobs, work_through
from drawai_desktop.cli.size_argument import parse_size
from drawai_desktop.core.image_file import open_image, read_style_photo
from drawai_desktop.core.label_reading import Rest, read_label_map
from drawai_desktop.core.labels import LabelSet, standard_labels
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.picture_writing import PICTURE_FORMATS, scale_picture, write_picture
from drawai_desktop.core.project_file import SUFFIX, read_project
from drawai_desktop.core.style import LARGEST_SEED, NEUTRAL, PHOTO_SPREAD, Style
from drawai_desktop.errors import LabelError, OptionError

if TYPE_CHECKING:
    from drawai_desktop.engine.synthesizer import Synthesizer

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
        "--indexes",
        choices=("coco", "model"),
        default="coco",
        help="what the values of a label map mean: COCO-Stuff ids, or the model's own classes",
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
    jobs = plan_jobs(options.labels, options.output, tuple(PICTURE_FORMATS), _WORDING)
    labels = standard_labels()
    synthesizer = _load(options.model, labels, options.device)
    style = _style(options.style, seed, synthesizer)
    instances = _read_values(options.instances) if options.instances else None
    return work_through(
        jobs, lambda job: _render(job, options, synthesizer, style, instances, size), _WORDING
    )


def _load(model: str | None, labels: LabelSet, device: str) -> "Synthesizer":
    from drawai_desktop.engine.device import core_count, use_threads
    from drawai_desktop.engine.models.install import InstallOptions, load_checkpoint
    from drawai_desktop.engine.synthesizer import Synthesizer

    use_threads(core_count())
    path = Path(model) if model else None
    if path is not None and path.is_file():
        return Synthesizer(load_checkpoint(path, InstallOptions()), labels, device)
    return Synthesizer.load(ModelLibrary.standard().find(model), labels, device)


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


def _render(
    job: Job,
    options: argparse.Namespace,
    synthesizer: "Synthesizer",
    style: Style,
    instances: np.ndarray | None,
    size: tuple[int, int] | None,
) -> None:
    raw = options.indexes == "model"
    if job.source.suffix.lower() == SUFFIX:
        project = read_project(job.source)
        ids, style = project.ids, style if style != NEUTRAL else project.style
    elif raw:
        ids = _read_values(job.source)
    else:
        ids = _read_ids(job.source, synthesizer, options.unmatched)
    if instances is not None and instances.shape != ids.shape:
        raise LabelError(
            f"{options.instances.name} is {instances.shape[1]} x {instances.shape[0]}, "
            f"{job.source.name} is {ids.shape[1]} x {ids.shape[0]}: they must have the same size."
        )
    width, height = size or (ids.shape[1], ids.shape[0])
    is_slow = (options.resolution or 0) > _QUICK_RESOLUTION and sys.stderr.isatty()
    try:
        with tqdm(total=100, unit="%", leave=False, disable=not is_slow) as bar:
            picture = synthesizer.render(
                ids,
                style,
                size=synthesizer.size_for(height, width, options.resolution),
                instances=instances,
                raw_classes=raw,
                progress=lambda part: bar.update(round(100 * part) - bar.n),
            )
    except LabelError as error:
        raise LabelError(f"{job.source.name}: {error}") from error
    write_picture(job.target, scale_picture(picture, width, height))


def _read_ids(path: Path, synthesizer: "Synthesizer", rest: Rest) -> np.ndarray:
    """Label ids of a map in any of the known codes; tells what had to be done."""
    reading = read_label_map(path, synthesizer.labels, rest=rest)
    if reading.unknown:
        raise LabelError(
            f"{path.name}: {reading.unknown_text()} is no label; ids run from 0 to 181, and 255 "
            "is unlabelled. Correct the map, or give --indexes model for the model's own classes."
        )
    if reading.changed or reading.notes:
        tqdm.write(f"{path.name}: {reading.summary()}", file=sys.stderr)
    use = synthesizer.use_of(reading.ids)
    told = [f"{name} as {other}" for name, other, _ in use.borrowed.values()]
    told += [f"{synthesizer.labels.title(i)} as unlabelled" for i in use.unknown]
    if told:
        name = synthesizer.model.manifest.name
        text = f"{path.name}: the model {name} has not learnt all labels and paints "
        tqdm.write(text + ", ".join(told) + ".", file=sys.stderr)
    return reading.ids


def _read_values(path: Path) -> np.ndarray:
    """The values of a grey or indexed picture, as they are: int64 (h, w).

    Raises:
        ImageError: it cannot be read, or is in colour.
    """
    image = open_image(path).image
    values = np.asarray(image)
    if image.mode == "1":
        values = values.astype(np.int64)
    if values.ndim != 2:
        raise LabelError(
            f"{path.name}: a picture in colour ({image.mode}), where one of numbers is expected: "
            "grey or indexed. Save it as such."
        )
    return values.astype(np.int64)
