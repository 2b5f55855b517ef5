"""Screenshots of the real window: those of README and guide, or all states for a look at them.

    python tools/screenshots.py                       docs/screenshots, for README and guide
    python tools/screenshots.py FOLDER [--scale 2] [--theme light] [--size 900x600]

The second form walks through the program as a person would, on a virtual display, and leaves a
picture of every step in FOLDER. Needs Xvfb and xdotool (``make test`` installs them).
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.end_to_end.driver import App, Display, missing_tools  # noqa: E402

Shot = Callable[[str], None]


def walk(app: App, shot: Shot) -> None:
    """Every state of the window that a person meets in five minutes."""
    shot("start")
    app.wait_render(0)
    shot("ready")
    app.key("7")
    seen = app.finished()
    app.stroke((0.02, 0.8), (0.4, 0.72), (0.98, 0.8))
    shot("stroke")
    app.wait_render(seen)
    shot("detailed")
    _paint(app, shot)
    _tools(app, shot)
    _layers(app, shot)
    _dialogs(app, shot)
    app.key("Tab")
    time.sleep(0.4)
    shot("panels-hidden")
    app.key("Tab", "alt+f")
    time.sleep(0.4)
    shot("file-menu")
    app.key("Escape", "Escape")
    app.focus()
    app.key("l", "5")
    app.stroke((0.1, 0.66), (0.3, 0.66))
    time.sleep(0.4)
    shot("not-current")
    app.key("l", "o")
    app.quiet()
    shot("overlay")
    app.key("shift+F3", "ctrl+6")
    time.sleep(0.5)
    shot("wipe-turned")
    app.key("ctrl+5", "shift+F2")
    time.sleep(0.5)
    shot("stacked")
    app.key("F2", "F6")
    time.sleep(0.5)
    shot("palette-named")
    app.key("F6", "o", "ctrl+Delete")
    time.sleep(0.5)
    shot("blank")


def _paint(app: App, shot: Shot) -> None:
    app.key("3", "f")
    app.click(0.5, 0.03)
    app.quiet()
    shot("fill")
    app.key("ctrl+z", "b", "e")
    app.stroke((0.2, 0.9), (0.4, 0.9))
    app.quiet()
    shot("erase")
    app.key("ctrl+z", "b", "slash")
    app.type("ston")
    shot("search")
    app.key("Return")
    app.stroke((0.5, 0.93), (0.7, 0.95))
    app.key("r")
    app.quiet()
    shot("variation")
    app.click(0.4, 0.4, button=3)
    time.sleep(0.4)
    shot("popup")
    app.key("Escape")


def _tools(app: App, shot: Shot) -> None:
    """Tools that show what they will do before they do it, and the brush's settings."""
    app.focus()
    app.key("4", "n")
    for corner in ((0.2, 0.5), (0.35, 0.3), (0.5, 0.52)):
        app.click(*corner)
    app.hover(0.45, 0.7)
    shot("polygon")
    app.key("Return", "8", "a")
    app.stroke((0.1, 0.6), (0.5, 0.62), (0.9, 0.6))
    app.quiet()
    shot("spray")
    app.key("t")
    app.stroke((0.25, 0.35), (0.5, 0.6))
    app.stroke((0.35, 0.45), (0.6, 0.4))
    app.quiet()
    shot("selection")
    app.key("Escape", "b", "shift+b")
    time.sleep(0.4)
    shot("brush-settings")
    app.key("Escape")
    app.click(place="button_paint_only")
    time.sleep(0.4)
    shot("paint-only")
    app.key("Down", "Return")
    time.sleep(0.4)
    shot("painting-only")
    app.key("p", "ctrl+z", "ctrl+z")


def _layers(app: App, shot: Shot) -> None:
    """Two layers more, one hidden, one moved, and a picture to paint after."""
    app.focus()
    app.key("Insert", "8")
    app.stroke((0.15, 0.62), (0.3, 0.58), (0.4, 0.66))
    app.key("Insert", "4")
    app.stroke((0.5, 0.15), (0.8, 0.2))
    app.quiet()
    shot("layers")
    app.click(0.06, 0.5, "layer_1")  # the eye of the middle one
    app.key("Prior", "Next", "Next")
    time.sleep(0.5)
    app.stroke((0.2, 0.4), (0.6, 0.4))
    time.sleep(0.5)
    shot("hidden-layer")
    app.key("ctrl+z")
    app.drag("layer_2", "layer_0")
    time.sleep(0.8)
    shot("layer-dragged")
    _choose_reference(app)
    shot("reference")
    app.key("alt+y")
    time.sleep(0.4)
    shot("layer-menu")
    app.key("Escape", "Escape")
    app.focus()


def _dialogs(app: App, shot: Shot) -> None:
    for keys, name, seconds in (
        ("ctrl+g", "variations", 6.0),
        ("ctrl+n", "new", 0.6),
        ("F1", "keys", 0.6),
        ("ctrl+comma", "settings", 0.6),
        ("ctrl+e", "export", 1.0),
    ):
        app.focus()
        app.key(keys)
        time.sleep(seconds)
        shot(name)
        app.key("Escape")
    app.focus()


def for_guide(folder: Path) -> None:
    """The pictures of the guide: layers, and a picture to paint after."""
    with (
        tempfile.TemporaryDirectory() as user,
        Display(1280, 800) as display,
        App(display, Path(user), ["--theme", "dark"]) as app,
    ):
        app.wait_render(0)
        app.key("Insert", "8")
        app.stroke((0.5, 0.9), (0.6, 0.84), (0.7, 0.9))
        app.key("Insert", "2")
        app.stroke((0.3, 0.25), (0.45, 0.22), (0.5, 0.26))
        app.click(0.06, 0.5, "layer_1")
        app.wait_render(1)
        app.screenshot(folder / "layers.png")
        app.click(0.06, 0.5, "layer_1")
        _choose_reference(app)
        app.click(place="button_reference_move")
        app.stroke((0.5, 0.5), (0.45, 0.55))
        app.wait_render(2)
        app.screenshot(folder / "reference.png")
        app.focus()
        app.quit()


def _choose_reference(app: App) -> None:
    app.click(place="button_reference")
    time.sleep(1.0)
    app.type(str(ROOT / "resources" / "examples" / "mountain-lake.webp"))
    app.key("Return")
    app.wait_until(lambda: "button_reference_move" in app.places(), 20, "the reference picture")
    app.focus()


def for_readme(folder: Path) -> None:
    """The pictures that the README shows: dark while painting, and light."""
    for theme in ("dark", "light"):
        with (
            tempfile.TemporaryDirectory() as user,
            Display(1280, 800) as display,
            App(display, Path(user), ["--theme", theme]) as app,
        ):
            app.wait_render(0)
            app.key("8", "bracketright", "bracketright")
            app.stroke((0.8, 0.72), (0.9, 0.6), (0.98, 0.75))
            app.wait_render(1)
            app.screenshot(folder / f"window-{theme}.png")
            app.focus()
            app.quit()


def store(taken: Path, folder: Path) -> None:
    """Pictures as they are kept: WebP, a tenth of what PNG takes."""
    for path in sorted(taken.glob("*.png")):
        with Image.open(path) as image:
            image.convert("RGB").save(folder / f"{path.stem}.webp", quality=90, method=6)


def main() -> None:
    """Reads the arguments and takes the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--theme", default="dark", choices=("dark", "light", "contrast"))
    parser.add_argument("--size", default="1280x800")
    options = parser.parse_args()
    missing = missing_tools()
    if missing:
        sys.exit(f"screenshots: {' and '.join(missing)} missing; run make test once, or install.")
    if options.folder is None:
        with tempfile.TemporaryDirectory() as taken:
            for_readme(Path(taken))
            for_guide(Path(taken))
            store(Path(taken), ROOT / "docs" / "screenshots")
        return
    folder = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    width, height = (round(int(v) * options.scale) for v in options.size.split("x"))
    with tempfile.TemporaryDirectory() as user, Display(width, height) as display:
        arguments = ["--theme", options.theme]
        app = App(display, Path(user), arguments, f"{options.size}+0+0", options.scale)
        step = 0

        def shot(name: str) -> None:
            nonlocal step
            step += 1
            app.screenshot(folder / f"{step:02}-{name}.png")

        with app:
            walk(app, shot)
            app.focus()
            print("ended with status {} after {:.2f} s".format(*app.quit()))


if __name__ == "__main__":
    main()
