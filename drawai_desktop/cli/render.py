"""``drawai render``: label maps to pictures, one or many, without a window."""

import argparse
import sys
from pathlib import Path
from typing import NoReturn

import numpy as np

from drawai_desktop import api
from drawai_desktop.cli.conversions import Conversion, Wording, plan_conversions, work_through
from drawai_desktop.cli.map_rendering import MapRendering
from drawai_desktop.cli.render_options import check_instances, check_render_options
from drawai_desktop.cli.render_report import RenderReport
from drawai_desktop.cli.render_report import configure as configure_report
from drawai_desktop.cli.render_watch import RenderWatch, check_watched
from drawai_desktop.cli.shares import Share, parse_share
from drawai_desktop.cli.size_argument import parse_size
from drawai_desktop.core.foreign_file import cleaned, placed
from drawai_desktop.core.label_codes import CODE_NAMES
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.picture_writing import PICTURE_ENDINGS, PICTURE_FORMATS
from drawai_desktop.core.pixels import read_numbers
from drawai_desktop.core.render_size import check_resolution
from drawai_desktop.core.style import check_seed
from drawai_desktop.core.unlabelled import NEAREST, check_choice
from drawai_desktop.core.whole_picture import is_whole_picture
from drawai_desktop.errors import DrawAIError, FileError, ModelError, OptionError

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
        "labels",
        nargs="*",
        type=Path,
        metavar="LABELS",
        help="label maps, projects, or annotations of labelme and COCO (.json)",
    )
    parser.add_argument(
        "-o",
        "--output",
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
        "--picture",
        metavar="NAME",
        help="which picture is meant of a COCO file that has several: its file's name or number",
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
        "--wrap",
        choices=[wrap.value for wrap in api.Wrap],
        help="sides of the picture that join, as a panorama's or a tile's (default: as the project "
        "says, else none)",
    )
    parser.add_argument(
        "--detail",
        metavar="on|off|NAME",
        help="whether a second network paints detail (default: on where the picture is larger "
        "than the network's own, and never for the model's own classes), or the name of the "
        "detail model that does, such as an installed upscaler",
    )
    parser.add_argument("--device", choices=("auto", "cpu", "cuda", "mps"), default="auto")
    parser.add_argument(
        "--unmatched",
        choices=("nearest", "unlabelled"),
        default="nearest",
        help="what becomes of colours that belong to no label",
    )
    parser.add_argument(
        "--no-metadata",
        action="store_true",
        help="pictures do not say how they were made (model, style, seed, program)",
    )
    parser.add_argument(
        "--part",
        metavar="K/N",
        help="of the maps only the K-th of N shares, which a map is in by its name: N processes or "
        "machines do all of them. Pictures that are finished are left as they are, so that it may "
        "be started again",
    )
    parser.add_argument(
        "--watch",
        type=Path,
        metavar="FOLDER",
        help="render what other programs save in this folder, again whenever it changes, until "
        "Ctrl+C; into the folder of -o, or beside the maps as NAME-picture.png",
    )
    parser.add_argument(
        "--anew",
        action="store_true",
        help="with --part and --watch: make finished pictures again, too",
    )
    configure_report(parser)


def run(options: argparse.Namespace) -> int:
    """Renders all files; bad ones are told of, and the others are made all the same."""
    _check_files_named(options)
    size = parse_size(options.size) if options.size else None
    if options.seed is not None:
        check_seed(options.seed, "--seed")
    if options.resolution is not None:
        check_resolution(options.resolution, "--resolution")
    code = _code(options)
    read = [
        path for path in (options.instances, _path(options.style), _path(options.model)) if path
    ]
    if options.detail not in (None, "off") and code == "model":
        raise OptionError(
            f"--detail {cleaned(options.detail)} needs labels, not the model's own classes. Leave "
            "it out."
        )
    share = parse_share(options.part) if options.part else None
    planned: list[Conversion] = []
    if options.watch is not None:
        check_watched(options.watch, options.output)
    else:
        endings = tuple(PICTURE_FORMATS)
        planned = plan_conversions(options.labels, options.output, endings, _WORDING, read)
    check_render_options(options, configure, code, [c.given for c in planned])
    report = _report(options, planned, code)
    if report is not None:
        report.check(read)
    conversions = planned if share is None else _of_share(planned, share, options.anew)
    if share is not None and not conversions and options.watch is None:
        if report is not None:
            report.write()
        return 0
    rendering = _rendering(options, size, code)
    if options.watch is not None:
        _go_on_watching(options, rendering, read, share)
    is_part = share is not None
    if report is None:
        return work_through(conversions, rendering.render, _WORDING, are_rest=is_part)
    return _reported(report, conversions, rendering, is_part)


def _rendering(
    options: argparse.Namespace, size: tuple[int, int] | None, code: str
) -> MapRendering:
    """Loads what all maps need."""
    model = api.open_model(options.model, device=options.device)
    style = _style(options.style, model)
    if options.seed is not None:
        style = style.with_seed(options.seed)
    check_choice(options.unlabelled, model.labels)
    instances = read_numbers(options.instances) if options.instances else None
    check_instances(options, model)
    detail = options.detail != "off" and code != "model" and _detail(options, model)
    return MapRendering(options, model, style, instances, size, code, detail)


def _report(
    options: argparse.Namespace, planned: list[Conversion], code: str
) -> RenderReport | None:
    """What is to be written of all maps together; None for nothing."""
    if options.report is None and options.sheet is None:
        return None
    if options.watch is not None:
        raise OptionError("--watch goes on for ever, and --report and --sheet come at the end.")

    def read_map(path: Path) -> np.ndarray:
        return api.read_classes(path) if code == "model" else api.read_labels(path, code or None)

    return RenderReport(options.report, options.sheet, planned, read_map, standard_labels())


def _reported(
    report: RenderReport, conversions: list[Conversion], rendering: MapRendering, is_part: bool
) -> int:
    """Renders all maps; what there is by then is in the report, however that ends."""
    report.model, report.labels = rendering.model.name, rendering.model.labels

    def render(conversion: Conversion) -> None:
        try:
            report.note(conversion, rendering.make(conversion))
        except DrawAIError as error:
            report.note_failure(conversion, error)
            raise

    try:
        return work_through(conversions, render, _WORDING, are_rest=is_part)
    finally:
        report.write()


def _check_files_named(options: argparse.Namespace) -> None:
    """That it is known what to render and where to.

    Raises:
        OptionError: it is not.
    """
    if options.watch is not None:
        if options.labels:
            raise OptionError(
                f"{placed(options.labels[0])} and --watch: give label maps or a folder to watch, "
                "not both."
            )
        return
    lacking = [] if options.labels else ["LABELS"]
    lacking += [] if options.output else ["-o/--output"]
    if lacking:
        raise OptionError(
            f"the following arguments are required: {', '.join(lacking)}. See drawai render --help."
        )


def _go_on_watching(
    options: argparse.Namespace, rendering: MapRendering, read: list[Path], share: Share | None
) -> NoReturn:
    watch = RenderWatch(
        options.watch,
        options.output,
        rendering.render,
        read,
        share.has if share is not None else lambda _: True,
        options.anew,
    )
    skipped = f"; {_finished(watch.skipped)}" if watch.skipped else ""
    text = f"watching {placed(options.watch)}{skipped}. Ctrl+C ends it."
    print(f"drawai render: {text}", file=sys.stderr, flush=True)
    watch.run()


def _of_share(conversions: list[Conversion], share: Share, anew: bool) -> list[Conversion]:
    """Those of a share that are still to be done; tells how many others there are."""
    own = [c for c in conversions if share.has(c.given)]
    left = own if anew else [c for c in own if not is_whole_picture(c.made)]
    text = f"drawai render: part {share} has {len(own)} of {len(conversions)} maps"
    skipped = len(own) - len(left)
    if skipped:
        text += f"; {_finished(skipped)}"
    print(f"{text}.", file=sys.stderr, flush=True)
    return left


def _finished(count: int) -> str:
    pictures = "1 finished picture is" if count == 1 else f"{count} finished pictures are"
    return f"{pictures} skipped (--anew makes them again)"


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


def _detail(options: argparse.Namespace, model: api.Model) -> bool | str:
    """What paints detail: True for the program's own network, or a name; False if that network
    cannot be used: pictures that did not ask for it go on without.

    Raises:
        DrawAIError: it was asked for and cannot be used.
    """
    if options.detail not in (None, "on"):
        model.load_detail(options.detail)
        return str(options.detail)
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
