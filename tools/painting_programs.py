"""Krita, GIMP and MyPaint without a window: they open files, paint, and save."""

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

_TIMEOUT_S = 180
_MYPAINT_CODE = Path("/usr/lib/mypaint")
_SYSTEM_PYTHON = "/usr/bin/python3"
"""MyPaint's modules are for the system's."""


def available(name: str) -> bool:
    """Whether a program, and a display to run it on, are installed."""
    if shutil.which("xvfb-run") is None or shutil.which(name) is None:
        return False
    return name != "mypaint" or _MYPAINT_CODE.is_dir()


def _run(command: list[str], text: str = "") -> None:
    """Runs a program on a display of its own, with settings of its own; again, if it ended before
    its display was there.

    Raises:
        RuntimeError: it failed.
    """
    try:
        _run_once(command, text)
    except RuntimeError:
        _run_once(command, text)


def _run_once(command: list[str], text: str) -> None:
    with tempfile.TemporaryDirectory(prefix="drawai-home-") as home:
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("QT_", "PYTHON"))}
        done = subprocess.run(
            ["xvfb-run", "-a", *command],
            input=text,
            capture_output=True,
            text=True,
            timeout=_TIMEOUT_S,
            env={**environment, "HOME": home, "XDG_CONFIG_HOME": f"{home}/.config"},
            check=False,
        )
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {done.stderr[-2000:]}")


class _Krita:
    def convert(self, source: Path, target: Path) -> None:
        """Opens a file and saves it as the target's ending says."""
        with tempfile.TemporaryDirectory(prefix="drawai-krita-") as folder:
            # Krita knows no .drawai by its name.
            given = source
            if source.suffix == ".drawai":
                given = Path(folder) / f"{source.stem}.ora"
                shutil.copy(source, given)
            _run(["krita", "--export", "--export-filename", str(target), str(given)])
        if not target.is_file():
            raise RuntimeError(f"Krita wrote no {target.name}")


class _Gimp:
    def _script(self, lines: str, target: Path) -> None:
        _run(["gimp", "-i", "-b", "-"], f"{lines}\n(gimp-quit 0)\n")
        if not target.is_file():
            raise RuntimeError(f"GIMP wrote no {target.name}")

    def flatten(self, source: Path, target: Path) -> None:
        """Opens a file and saves what is seen as PNG."""
        self._script(
            f"""(let* ((image (car (gimp-file-load RUN-NONINTERACTIVE "{source}" "{source.name}")))
                 (seen (car (gimp-image-merge-visible-layers image CLIP-TO-IMAGE))))
            (file-png-save RUN-NONINTERACTIVE image seen "{target}" "a" 0 6 0 0 0 0 0))""",
            target,
        )

    def paint(
        self,
        source: Path,
        layer: str,
        colour: tuple[int, int, int],
        box: tuple[int, int, int, int],
        target: Path,
    ) -> None:
        """Fills a rectangle (x, y, width, height) with soft rims on a layer, and saves as PSD."""
        x, y, width, height = box
        r, g, b = colour
        self._script(
            f"""(let* ((image (car (gimp-file-load RUN-NONINTERACTIVE "{source}" "{source.name}")))
                 (layer (car (gimp-image-get-layer-by-name image "{layer}"))))
            (gimp-context-set-antialias TRUE)
            (gimp-context-set-feather TRUE)
            (gimp-context-set-feather-radius 2 2)
            (gimp-image-select-rectangle image CHANNEL-OP-REPLACE {x} {y} {width} {height})
            (gimp-context-set-foreground '({r} {g} {b}))
            (gimp-edit-fill layer FILL-FOREGROUND)
            (gimp-selection-none image)
            (file-psd-save RUN-NONINTERACTIVE image layer "{target}" "a" 0 0))""",
            target,
        )


class _MyPaint:
    _BEGIN = """
import json, sys
sys.path.insert(0, %r)
import gi
gi.require_version("Gtk", "3.0")
gi.require_version("GdkPixbuf", "2.0")
from lib import brush, document
source, target, more = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
painting = document.Document()
painting.load(source)
layers = painting.layer_stack
"""
    _STROKE = """
painting.select_layer(path=next(p for p, one in layers.walk() if one.name == more["layer"]))
info = brush.BrushInfo()
for setting in ("radius_logarithmic", "hardness", "opaque", "opaque_multiply", "paint_mode"):
    info.set_base_value(setting, more[setting])
info.set_color_rgb([c / 255 for c in more["colour"]])
hand = brush.Brush(info)
for i in range(82):
    pressure = 1.0 if i else 0.0
    layers.current.stroke_to(hand, 60.0 + i, 50.0, pressure, 0.0, 0.0, 0.02, 1.0, 0.0, 0.0)
painting.save(target)
"""

    def _python(self, code: str, source: Path, target: Path, more: dict[str, object]) -> None:
        begin = self._BEGIN % str(_MYPAINT_CODE)
        with tempfile.TemporaryDirectory(prefix="drawai-mypaint-") as folder:
            given = Path(folder) / f"{source.stem}.ora"
            shutil.copy(source, given)
            script = Path(folder) / "paint.py"
            script.write_text(begin + code, encoding="utf-8")
            _run([_SYSTEM_PYTHON, str(script), str(given), str(target), json.dumps(more)])
        if not target.is_file():
            raise RuntimeError(f"MyPaint wrote no {target.name}")

    def flatten(self, source: Path, target: Path) -> None:
        """Opens a file and saves what is seen as PNG."""
        self._python("painting.save(target)", source, target, {})

    def stroke(self, source: Path, layer: str, colour: tuple[int, int, int], target: Path) -> int:
        """Draws a line from (60, 50) to (141, 50) on a layer; the brush's radius in pixels."""
        brush = {"radius_logarithmic": 2.5, "hardness": 0.9, "opaque": 1.0, "opaque_multiply": 0.0}
        more = {**brush, "paint_mode": 0.0, "layer": layer, "colour": colour}
        self._python(self._STROKE, source, target, more)
        return 11


KRITA, GIMP, MYPAINT = _Krita(), _Gimp(), _MyPaint()
