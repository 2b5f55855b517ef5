"""The pictures of docs/guide.md's chapter on training, taken from the real dialog.

    python tools/training_screenshots.py [FOLDER] [--steps 60] [--theme light] [--size 900x600] \\
        [--scale 2] [--language de]

The "photographs" are the program's own pictures of its examples in evening looks: nobody's
photographs are in this repository. They are really prepared, measured and trained on, which takes
some minutes; ``--keep DATA`` keeps all that, and a second call with it takes pictures only.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

FOLDER = ROOT / "docs" / "screenshots"
LOOKS = ("Golden hour", "Sunset", "Dusk")
TITLE = "Evening light"
QUALITY = 80


def main() -> int:
    """Paints, trains, and takes the pictures."""
    options = _options()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(options.scale)
    with tempfile.TemporaryDirectory() as folder:
        data = options.keep or Path(folder)
        os.environ["DRAWAI_DATA"] = str(data)
        pictures = data / TITLE
        if not pictures.is_dir():
            paint(pictures)
        take(options, pictures)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--steps", type=int, default=60)
    parser.add_argument("--theme", default="dark", choices=("dark", "light", "contrast"))
    parser.add_argument("--size", default="1000x660")
    parser.add_argument("--scale", type=int, default=1)
    parser.add_argument("--language", default="en", choices=("en", "de"))
    parser.add_argument("--keep", type=Path, metavar="DATA")
    return parser.parse_args()


def paint(folder: Path) -> None:
    """Pictures of the examples in several looks, and two files that cannot be used."""
    from drawai_desktop.core.examples import examples

    folder.mkdir(parents=True)
    for look in LOOKS:
        made = folder / "made"
        maps = [str(example.path) for example in examples()]
        call = [sys.executable, "-m", "drawai_desktop", "render", *maps, "-o", str(made)]
        subprocess.run([*call, "--style", look, "--size", "512x512"], check=True, cwd=ROOT)
        for path in made.iterdir():
            path.rename(folder / f"{path.stem}-{look.split()[0].lower()}.png")
        made.rmdir()
    (folder / "notes.jpg").write_text("no picture", encoding="utf-8")
    first = sorted(folder.glob("*.png"))[0]
    (folder / f"copy-of-{first.name}").write_bytes(first.read_bytes())


def take(options: argparse.Namespace, pictures: Path) -> None:
    """Walks through the dialog, and takes a picture of each page."""
    from PySide6.QtCore import QRect
    from PySide6.QtTest import QTest

    from drawai_desktop.app import Program, StartOptions, make_application
    from drawai_desktop.core.choices import LanguageChoice
    from drawai_desktop.core.training_state import Phase
    from drawai_desktop.ui.language import Language

    application = make_application()
    Language(application, LanguageChoice(options.language))
    wide, high = map(int, options.size.split("x"))
    program = Program(StartOptions(geometry=QRect(0, 0, wide, high), theme=options.theme))
    program.start()

    def until(wanted: Callable[[], bool], minutes: float = 20.0) -> None:
        end = time.monotonic() + 60 * minutes
        while not wanted():
            QTest.qWait(100)
            if time.monotonic() > end:
                raise SystemExit("this takes too long")

    until(lambda: program.pictures.final_pixels() is not None)
    trainings, watch = program.trainings, program.trainings.watch
    trainings.show()
    dialog = trainings._dialog
    assert dialog is not None

    def shot(name: str) -> None:
        QTest.qWait(600)
        _save(dialog, options, name)

    if not watch.trainings:
        dialog.start_page.folder.path.setText(str(pictures))
        shot("training-start")
        dialog.start_page.look.click()
    training = watch.trainings[0]
    dialog.choose(training)
    until(
        lambda: not watch.state(training).is_running and watch.state(training).measured is not None
    )
    pairs = dialog.pictures_page.pairs
    if watch.state(training).phase is Phase.PREPARED:
        until(lambda: pairs.count() == watch.state(training).pairs)
        shot("training-pictures")
        trainings._train(options.steps)
        until(lambda: watch.trainings and watch.state(watch.trainings[0]).phase is Phase.DONE, 60)
    dialog.choose(watch.trainings[0])
    shot("training-done")
    dialog.close()
    program.stop()


def _save(widget: object, options: argparse.Namespace, name: str) -> None:
    from PIL import Image
    from PySide6.QtWidgets import QWidget

    assert isinstance(widget, QWidget)
    options.folder.mkdir(parents=True, exist_ok=True)
    path = options.folder / f"guide-{name}.png"
    widget.grab().save(str(path))
    with Image.open(path) as picture:
        picture.convert("RGB").save(path.with_suffix(".webp"), quality=QUALITY, method=6)
    path.unlink()


if __name__ == "__main__":
    sys.exit(main())
