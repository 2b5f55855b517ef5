"""``drawai selftest``: does this installation work?"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from drawai_desktop import __version__, api
from drawai_desktop.cli.display_check import qt_problem
from drawai_desktop.cli.exit_status import EXIT_NO_LIBRARY, EXIT_SOME_FAILED
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.machine_report import machine_report
from drawai_desktop.resources import user_data

_SIDE = 256
_DETAILED = 512
"""Sides of the pictures that are tried, in pixels."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments."""
    parser.add_argument("--model", help="name or folder of the model to try (default: landscape)")


def run(options: argparse.Namespace) -> int:
    """Tries model, detail, segmenter, files and Qt, and says what was used.

    What cannot be read or written ends it with an error; what is only missing for the window gives
    the status that the window would give.
    """
    labels = standard_labels()
    print(f"drawai {__version__}, Python {sys.version.split()[0]}, {len(labels)} labels")
    print("\n".join(machine_report()))
    model = api.open_model(options.model)
    label_map = np.full((64, 64), api.label_id("sky"), np.uint8)
    label_map[32:] = api.label_id("grass")
    began = time.perf_counter()
    picture = model.render(label_map, size=_SIDE, detail=False)
    print(f"model {model.name} on {model.device}: {_ms_since(began)} ms")
    if _is_flat(picture, model.name):
        return EXIT_SOME_FAILED
    began = time.perf_counter()
    detailed = model.render(label_map, size=_DETAILED)
    print(f"detail at {_DETAILED} px: {_ms_since(began)} ms")
    if _is_flat(detailed, "detail"):
        return EXIT_SOME_FAILED
    print(f"live picture: {_live_precision()}")
    ids = api.segment(picture, size=(64, 64))
    found, counts = np.unique(ids, return_counts=True)
    commonest = labels.title(int(found[counts.argmax()]))
    print(f"segmenter: reads it as {commonest}" + (" and more" if len(found) > 1 else ""))
    print(f"files: {_try_files(label_map, picture, model.name)}")
    problem = qt_problem()
    if problem is not None:
        print(f"window: {problem.sentence}", file=sys.stderr)
        return EXIT_NO_LIBRARY
    print(f"window: {_qt_version()}")
    print("ok")
    return 0


def _ms_since(began: float) -> int:
    return round((time.perf_counter() - began) * 1000)


def _is_flat(picture: np.ndarray, name: str) -> bool:
    if picture.std() >= 1:
        return False
    print(f"{name}: the picture is flat", file=sys.stderr)
    return True


def _live_precision() -> str:
    """What was chosen for the live picture on the processor, and why."""
    from drawai_desktop.engine.fast.speeds import automatic, measured

    speeds = measured()
    if speeds is None:
        return "exact; this processor has no instructions for half precision"
    return f"{automatic()}; {speeds.text}"


def _try_files(label_map: np.ndarray, picture: np.ndarray, model: str) -> str:
    """Writes a project and a picture, and reads the project back."""
    with tempfile.TemporaryDirectory(prefix="drawai-selftest-") as folder:
        project = Path(folder) / "try.drawai"
        api.save_project(project, api.Project(label_map, api.NEUTRAL, model, picture))
        api.write_picture(Path(folder) / "try.png", picture)
        if not (api.open_project(project).ids == label_map).all():
            raise api.FileError("A project that was written reads back as another one.")
    place = user_data()
    if _can_write(place):
        return f"written and read; settings and models lie in {place}"
    return f"written and read; {place} cannot be written, so settings and models are not kept"


def _can_write(place: Path) -> bool:
    try:
        place.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=place):
            return True
    except OSError:
        return False


def _qt_version() -> str:
    from PySide6.QtCore import qVersion

    return f"Qt {qVersion()}"
