"""``drawai models``: list what is installed, install more, export for other programs."""

import argparse
import importlib.util
import shutil
import sys
import time
from pathlib import Path

from drawai_desktop import api, resources
from drawai_desktop.cli import number_argument
from drawai_desktop.cli.idle_options import refuse_idle
from drawai_desktop.core.atomic_folder import PREFIX
from drawai_desktop.core.detail_models import is_upscaler, upscaler_facts
from drawai_desktop.core.foreign_file import cleaned
from drawai_desktop.core.install_report import (
    Installed,
    InstallFailed,
    InstallProgress,
    report_line,
)
from drawai_desktop.core.label_sets import GeneratorHints
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.model_manifest import ModelManifest, Task
from drawai_desktop.core.words_json import Said
from drawai_desktop.errors import DrawAIError

_OF_CHECKPOINTS = ("--labels", "--crop-size", "--aspect-ratio", "--upsampling")
"""What an installation is told of NVIDIA's checkpoints, which do not say it themselves."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser("list", help="the models that can be used")
    install = actions.add_parser(
        "install",
        help="install NVIDIA's checkpoints, a model in this program's own format, or an upscaler",
        description="Installs a latest_net_G.pth, a folder with such files, NVIDIA's "
        "checkpoints.tar.gz, a model folder, or the file of an upscaler (.pth, .safetensors: any "
        "network that the package spandrel knows and that enlarges twice or four times), which "
        "can paint detail then. They are converted once to safetensors.",
    )
    install.add_argument("path", type=Path, metavar="PATH")
    install.add_argument("--name", default="", help="what to call it (default: its folder)")
    install.add_argument(
        "--labels",
        default="",
        metavar="SET|FILE",
        help="what the channels mean: coco, ade20k, ade20k-shifted, cityscapes, or a file with "
        "one class name a line (default: by their number)",
    )
    install.add_argument(
        "--crop-size", type=number_argument.whole(32, 8192), help="width that it was trained at"
    )
    install.add_argument(
        "--aspect-ratio",
        type=number_argument.real(1 / 16, 16),
        help="width / height of its pictures",
    )
    install.add_argument("--upsampling", choices=("normal", "more", "most"))
    install.add_argument(
        "--detail", action="store_true", help="the file is an upscaler (else that is found out)"
    )
    install.add_argument("--replace", action="store_true", help="replace one of the same name")
    install.add_argument(
        "--accept-licence", action="store_true", help="say that you know the terms of the weights"
    )
    install.add_argument("--progress", action="store_true", help=argparse.SUPPRESS)
    # The folder without Python holds no onnx, and nobody can add it there.
    if not resources.is_frozen() or importlib.util.find_spec("onnx") is not None:
        _configure_export(actions.add_parser("export", help="write a model as an ONNX file"))


def _configure_export(export: argparse.ArgumentParser) -> None:
    export.description = (
        "Writes a model as an ONNX file, for programs that are not this one. "
        "docs/scripting.md has how ONNX Runtime paints with it."
    )
    export.add_argument("name", metavar="NAME|PATH", help="of a picture or detail model")
    export.add_argument("output", type=Path, metavar="OUT.onnx")
    export.add_argument(
        "--half", action="store_true", help="weights and activations in float16, not float32"
    )


def run(options: argparse.Namespace) -> int:
    """Lists, installs or exports."""
    if options.action == "list":
        return _list()
    if options.action == "export":
        return _export(options)
    try:
        return _install(options)
    except DrawAIError as error:
        if options.progress:
            print(report_line(InstallFailed.of(error)), flush=True)
        raise


def _list() -> int:
    library = ModelLibrary.standard()
    models = library.models()
    others = [m for task in Task if task is not Task.PICTURE for m in library.models(task)]
    broken = library.broken()
    if not models:
        print("No model is installed. Install one with: drawai models install PATH")
    width = max((len(m.folder.name) for m in (*models, *others)), default=0)
    for m in models:
        looks = f"{m.style_size} style numbers" if m.style_size else "one look"
        facts = f"{len(m.learnt()):3} labels, {m.trained_size} px, {looks}, {_size(m):.0f} MB"
        print(f"{m.folder.name:{width}}  {facts}  {m.folder}")
    for m in others:
        facts = f"for {m.task}" + (f" ({upscaler_facts(m)})" if is_upscaler(m) else "")
        print(f"{m.folder.name:{width}}  {facts}, {_size(m):.0f} MB  {m.folder}")
    for folder, sentence in broken.items():
        print(f"{cleaned(folder.name)}: left out. {sentence}", file=sys.stderr)
    return 0


def _size(manifest: ModelManifest) -> float:
    files = (path for path in manifest.folder.iterdir() if path.is_file())
    return sum(path.stat().st_size for path in files) / 1e6


def _export(options: argparse.Namespace) -> int:
    api.export_onnx(options.name, options.output, half=options.half)
    print(f"exported {options.output} ({options.output.stat().st_size / 1e6:.1f} MB)")
    return 0


def _install(options: argparse.Namespace) -> int:
    from drawai_desktop.engine.models.install import InstallOptions, install
    from drawai_desktop.engine.models.licence_notice import needs_licence_notice
    from drawai_desktop.engine.models.upscaler_import import is_upscaler_file

    given: Path = options.path
    is_detail = is_upscaler_file(given, options.detail)
    if not is_detail and needs_licence_notice(given) and not options.accept_licence:
        notice = resources.resource("licences", "nvidia-spade.txt").read_text(encoding="utf-8")
        print(notice, file=sys.stderr)
    if is_detail:
        refuse_idle(
            [name for name in _OF_CHECKPOINTS if _value(options, name)],
            _OF_CHECKPOINTS,
            "for an upscaler, which paints no labels",
        )
    generator = GeneratorHints(
        upsampling=options.upsampling,
        crop_size=options.crop_size,
        aspect_ratio=options.aspect_ratio,
    )
    target = resources.user_models()
    _sweep(target)
    report = _Report(machine=options.progress)
    made = install(
        given,
        target,
        InstallOptions(options.name, options.labels, generator, options.replace, is_detail),
        report,
        report.say,
    )
    report.end()
    for manifest in made:
        told = report_line(Installed(manifest.folder)) if options.progress else None
        print(told or f"installed {manifest.folder}", flush=True)
    return 0


def _value(options: argparse.Namespace, name: str) -> object:
    return getattr(options, name.lstrip("-").replace("-", "_"))


def _sweep(target: Path) -> None:
    """Removes what a killed installation left behind."""
    if target.is_dir():
        for left in target.glob(f"{PREFIX}*"):
            if time.time() - left.stat().st_mtime > 3600:
                shutil.rmtree(left, ignore_errors=True)


class _Report:
    """Shows progress: one line that is rewritten, or lines for the window to read."""

    def __init__(self, machine: bool) -> None:
        self._machine = machine
        self._last: tuple[int, Said] = (-1, "")

    def __call__(self, part: float, text: Said) -> None:
        now = (int(100 * part), text)
        if now == self._last:
            return
        self._last = now
        if self._machine:
            print(report_line(InstallProgress(part, text)), flush=True)
        elif sys.stderr.isatty():
            print(f"\r{now[0]:3} % {text:60.60}", end="", file=sys.stderr, flush=True)

    def say(self, text: str) -> None:
        """One sentence on its own line."""
        self.end()
        print(text, file=sys.stderr, flush=True)

    def end(self) -> None:
        if not self._machine and sys.stderr.isatty():
            print("\r" + " " * 72 + "\r", end="", file=sys.stderr)
