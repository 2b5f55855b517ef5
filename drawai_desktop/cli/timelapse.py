"""``drawai timelapse``: a film of how a project was painted, without a window."""

import argparse
import sys
from pathlib import Path

from tqdm import tqdm

from drawai_desktop import api
from drawai_desktop.core.choices import DeviceChoice
from drawai_desktop.core.film_writing import FILM_ENDINGS
from drawai_desktop.core.style import check_seed
from drawai_desktop.core.time_lapse import LapseSource, LapseView


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments."""
    parser.description = (
        "Shows how a project was painted, from its stroke log or its pinned pictures. "
        "MP4 needs pip install 'drawai-desktop[video]'."
    )
    parser.add_argument("project", type=Path, metavar="PROJECT")
    parser.add_argument(
        "output", type=Path, metavar="OUT", help=f"a film: the name ends with {FILM_ENDINGS}"
    )
    parser.add_argument(
        "--from",
        dest="source",
        choices=[str(source) for source in LapseSource],
        default=str(LapseSource.STROKES),
        help="every step of the stroke log (default), or the pinned pictures of the history",
    )
    parser.add_argument(
        "--view",
        choices=[str(view) for view in LapseView],
        default=str(LapseView.BOTH),
        help="label map and picture side by side (default), or the picture alone",
    )
    parser.add_argument(
        "--size",
        type=int,
        default=1280,
        metavar="N",
        help="longer side of the film in pixels (default: 1280)",
    )
    parser.add_argument(
        "--seconds", type=float, default=15.0, metavar="S", help="its length (default: 15)"
    )
    parser.add_argument(
        "--hold", type=float, default=3.0, metavar="S", help="how long the end stays (default: 3)"
    )
    parser.add_argument(
        "--detail",
        choices=("on", "off"),
        default="on",
        help="whether a second network paints detail where a picture is larger than the first "
        "one's own (default: on)",
    )
    parser.add_argument("--model", metavar="NAME|PATH", help="default: the project's")
    parser.add_argument("--style", metavar="NAME", help="a style of the model (default: as saved)")
    parser.add_argument("--seed", type=int, metavar="N", help="variation (default: as saved)")
    parser.add_argument("--device", choices=("auto", "cpu", "cuda", "mps"), default="auto")
    parser.add_argument(
        "--no-metadata",
        action="store_true",
        help="the film does not say how it was made (model, style, seed, program)",
    )


def run(options: argparse.Namespace) -> int:
    """Makes the film."""
    model, style = _model_and_style(options)
    is_quiet = not sys.stderr.isatty()
    with tqdm(total=100, unit="%", leave=False, disable=is_quiet) as bar:
        api.time_lapse(
            options.output,
            options.project,
            model,
            source=options.source,
            view=options.view,
            size=options.size,
            seconds=options.seconds,
            hold=options.hold,
            detail=options.detail == "on",
            style=style,
            metadata=not options.no_metadata,
            progress=lambda part: bar.update(round(100 * part) - bar.n),
        )
    return 0


def _model_and_style(
    options: argparse.Namespace,
) -> tuple[api.Model | str | None, api.Style | None]:
    """What is other than the project has it; a model that has to be asked for a style is loaded."""
    if options.seed is not None:
        check_seed(options.seed, "--seed")
    if options.style is None and options.seed is None and options.device == DeviceChoice.AUTO:
        return options.model, None
    project = api.open_project(options.project)
    model = api.open_model(options.model or project.model or None, device=options.device)
    style = project.style if options.style is None else model.style(options.style)
    return model, style if options.seed is None else style.with_seed(options.seed)
