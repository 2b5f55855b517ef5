"""The pictures of docs/guide.md, taken from the real window on a virtual display.

    python tools/guide_screenshots.py

Needs Xvfb and xdotool (``make test`` installs them).
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.end_to_end.driver import App, Display, missing_tools  # noqa: E402
from tools.guide_files import annotated, lake, painted_elsewhere, upscaler  # noqa: E402

FOLDER = ROOT / "docs" / "screenshots"
QUALITY = 80


def views(app: App, shot: Callable[[str], None]) -> None:
    """The chapter on views and panels."""
    app.key("8", "bracketright")
    app.stroke((0.8, 0.72), (0.9, 0.6), (0.98, 0.75))
    app.wait_render(1)
    shot("side")
    app.key("shift+F3")
    time.sleep(0.5)
    shot("wipe")
    app.key("F2", "o", "ctrl+6")
    time.sleep(0.6)
    shot("turned")
    app.key("o", "ctrl+5")


def tiles(app: App, shot: Callable[[str], None]) -> None:
    """A ground that is painted over its own borders, nine times."""
    app.key("alt+e", "i")
    time.sleep(0.5)
    app.key("ctrl+Delete", "7", "f", "r")
    app.click(0.5, 0.5)
    app.key("b", "shift+F4")
    time.sleep(0.5)
    for label, points in (
        ("9", ((0.0, 0.4), (0.2, 0.32), (0.35, 0.33), (0.6, 0.45), (0.8, 0.47), (1.0, 0.4))),
        ("6", ((0.6, 0.0), (0.68, 0.2), (0.67, 0.35), (0.53, 0.65), (0.53, 0.8), (0.6, 1.0))),
        ("8", ((0.1, 0.75), (0.2, 0.8))),
        ("8", ((0.9, 0.9), (1.05, 1.1))),
        ("4", ((0.35, 0.9), (0.36, 0.92))),
        ("4", ((0.9, 0.15), (0.93, 0.17))),
        ("4", ((0.15, 0.1), (0.17, 0.1))),
    ):
        app.key(label)
        app.stroke(*points)
    app.quiet(4.0)
    app.x("mousemove", 2, 2)
    app.quiet(1.0)
    shot("repeat")
    app.key("shift+F4")


def labels(app: App, shot: Callable[[str], None]) -> None:
    """Marks on the canvas and over the picture, statistics, colours."""
    app.key("F3", "F6", "shift+o", "shift+p", "shift+n")
    app.quiet(1.5)
    shot("marks")
    app.key("shift+p", "F2", "F6", "o")
    app.quiet(1.5)
    shot("outlined-picture")
    app.key("shift+o", "shift+n", "o", "F3", "F12")
    app.quiet(1.0)
    app.click(place="statistics_2")
    app.x("mousemove", 2, 2)
    app.quiet(1.0)
    shot("statistics")
    app.key("Escape", "F12", "b", "shift+l")
    time.sleep(1.0)
    shot("label-colours")
    app.key("Escape")


def tools(app: App, shot: Callable[[str], None]) -> None:
    """The brush's settings over an open polygon; a selection."""
    app.key("4", "n")
    for corner in ((0.12, 0.62), (0.3, 0.34), (0.42, 0.5), (0.55, 0.64)):
        app.click(*corner)
    app.key("shift+b")
    time.sleep(0.5)
    shot("tools")
    app.key("Escape", "Return")
    app.focus()
    app.key("t")
    app.stroke((0.1, 0.3), (0.58, 0.66))
    app.stroke((0.3, 0.5), (0.42, 0.44))
    app.quiet()
    shot("selection")
    app.key("Return")


def helping_hands(app: App, shot: Callable[[str], None]) -> None:
    """A landscape in ten strokes, and what the canvas showed after each."""
    tiles: list[np.ndarray] = []

    def stroke(label: str, key: str, *points: tuple[float, float]) -> None:
        app.key("slash")
        app.type(label)
        app.key("Return", key)
        time.sleep(0.5)  # the palette folds again
        if len(points) == 1:
            app.click(*points[0])
        else:
            app.stroke(*points, steps=8)
        time.sleep(0.5)
        app.key("Return")
        app.x("mousemove", 2, 2)
        time.sleep(0.4)
        tiles.append(app.pixels("canvas_picture"))

    app.key("ctrl+Delete")
    stroke("sky", "f", (0.5, 0.5))
    stroke("mountain", "shift+m", (0.01, 0.5), (0.3, 0.24), (0.5, 0.4), (0.72, 0.3), (0.99, 0.5))
    stroke("grass", "shift+h", (0.4, 0.5), (0.6, 0.56))
    app.key("bracketright", "bracketright")
    stroke("tree", "shift+t", (0.01, 0.55), (0.3, 0.57), (0.55, 0.56))
    lake = (
        (0.4, 0.67),
        (0.55, 0.61),
        (0.9, 0.63),
        (0.97, 0.7),
        (0.7, 0.8),
        (0.45, 0.76),
        (0.4, 0.68),
    )
    stroke("lake", "shift+c", *lake)
    stroke("lake", "shift+u", (0.7, 0.7))
    app.key("shift+bracketright", "shift+bracketright")
    stroke("dirt", "shift+w", (0.2, 0.58), (0.3, 0.64), (0.18, 0.73), (0.32, 0.84), (0.25, 0.99))
    stroke("rock", "shift+s", (0.55, 0.86), (0.95, 0.84))
    stroke("bush", "shift+s", (0.45, 0.96), (0.97, 0.95))
    stroke("clouds", "shift+s", (0.1, 0.12), (0.85, 0.14))
    side = 200
    sheet = Image.new("RGB", (5 * side, 2 * side))
    for place, tile in enumerate(tiles):
        small = Image.fromarray(tile).resize((side - 4, side - 4), Image.Resampling.LANCZOS)
        sheet.paste(small, (place % 5 * side + 2, place // 5 * side + 2))
    sheet.save(FOLDER / "guide-ten-strokes.webp", quality=QUALITY, method=6)
    app.quiet(4)
    shot("helping-hands")


def first_minute(app: App, shot: Callable[[str], None]) -> None:
    """The first steps, and the gallery of sizes and examples."""
    shot("first-steps")
    app.key("ctrl+n")
    time.sleep(1)
    shot("new")
    app.key("Escape")


def settings(app: App, shot: Callable[[str], None]) -> None:
    """The settings by a search, the editor of keys with a question, the sheet of keys, presets."""
    app.key("ctrl+comma")
    time.sleep(0.8)
    app.type("folder")
    time.sleep(0.4)
    shot("settings")
    app.key("Escape")
    app.focus()
    app.key("alt+e")
    time.sleep(0.5)
    app.key("t")
    time.sleep(0.8)
    app.type("brush")
    app.key("Return", "Tab", "e")
    time.sleep(0.5)
    shot("shortcuts")
    app.key("Tab", "Escape")
    app.focus()
    app.key("F1")
    time.sleep(0.8)
    shot("keys")
    app.key("Escape")
    app.focus()
    app.key("a", "alt+t", "v")
    time.sleep(0.8)
    app.type("Foliage")
    app.key("Return")
    time.sleep(0.4)
    shot("presets")
    app.key("Escape")


def touch(app: App, shot: Callable[[str], None]) -> None:
    """The window with large targets."""
    shot("touch")


def sharing(app: App, shot: Callable[[str], None], key: str = "t", name: str = "") -> None:
    """The dialog of time lapses, after some strokes; ``key`` opens it in the menu of files."""
    for label, points in (
        ("8", ((0.8, 0.72), (0.9, 0.6), (0.98, 0.75))),
        ("7", ((0.1, 0.9), (0.4, 0.95))),
        ("4", ((0.2, 0.3), (0.3, 0.35))),
    ):
        app.key(label)
        app.stroke(*points)
    app.wait_render(1)
    if not name:
        app.hover(0.97, 0.97, "result_picture")
        time.sleep(1.5)
        shot("grip")
    app.key("alt+d" if name else "alt+f")
    time.sleep(0.5)
    app.key(key)
    time.sleep(1.5)
    shot(f"time-lapse{name}")
    app.key("Escape")


def sharing_german(app: App, shot: Callable[[str], None]) -> None:
    """The same in German."""
    sharing(app, shot, "z", "-de")


def annotations(app: App, shot: Callable[[str], None], name: str = "") -> None:
    """The pictures of a file of annotations."""
    app.quiet(1.5)
    shot(f"annotations{name}")
    app.key("Escape")


def annotations_german(app: App, shot: Callable[[str], None]) -> None:
    """The same in German."""
    annotations(app, shot, "-de")


def photo(app: App, shot: Callable[[str], None], name: str = "") -> None:
    """A photograph of another shape than the canvas."""
    app.quiet(1.0)
    app.click(place="message_answer_1")
    app.quiet(1.5)
    shot(f"photo-size{name}")
    app.key("Escape")


def photo_german(app: App, shot: Callable[[str], None]) -> None:
    """The same in German."""
    photo(app, shot, "-de")


def layered(app: App, shot: Callable[[str], None], name: str = "") -> None:
    """A Photoshop file with label layers, opened."""
    app.quiet(1.5)
    shot(f"layered{name}")


def layered_german(app: App, shot: Callable[[str], None]) -> None:
    """The same in German."""
    layered(app, shot, "-de")


def upscalers(app: App, shot: Callable[[str], None], name: str = "") -> None:
    """An export that somebody's upscaler is to paint."""
    app.key("ctrl+shift+e")
    time.sleep(1.5)
    app.key("Tab", "Tab", "Down")
    time.sleep(0.5)
    shot(f"upscaler{name}")
    app.key("Escape")


def upscalers_german(app: App, shot: Callable[[str], None]) -> None:
    """The same in German."""
    upscalers(app, shot, "-de")


def _session(
    chapter: Callable[[App, Callable[[str], None]], None],
    opened: Callable[[Path], Path] | None = None,
    prepare: Callable[[Path], None] | None = None,
    **settings: object,
) -> None:
    """Args:
    opened: makes the file, in a folder, that the window opens at its start.
    prepare: puts there what the window finds.
    """
    with tempfile.TemporaryDirectory() as user, Display(1280, 800) as display:
        folder = Path(user)
        stored = folder / "user" / "config" / "settings.json"
        stored.parent.mkdir(parents=True)
        stored.write_text(
            json.dumps({"theme": "dark", "first_steps": False, "tips": False, **settings})
        )
        if prepare is not None:
            prepare(folder)
        arguments = [] if opened is None else [opened(folder)]
        with App(display, folder, arguments) as app:

            def shot(name: str) -> None:
                path = folder / f"{name}.png"
                app.screenshot(path)
                target = FOLDER / f"guide-{name}.webp"
                Image.open(path).save(target, quality=QUALITY, method=6)

            app.wait_render(0)
            chapter(app, shot)
            app.focus()
            app.quit()


def main() -> None:
    """Takes all pictures."""
    missing = missing_tools()
    if missing:
        sys.exit(f"guide_screenshots: {' and '.join(missing)} missing; run make test once.")
    _session(views)
    _session(tiles)
    _session(labels)
    _session(tools)
    _session(helping_hands)
    _session(touch, touch=True)
    _session(first_minute, first_steps=True)
    _session(settings)
    _session(sharing)
    _session(sharing_german, language="de")
    _session(annotations, annotated)
    _session(annotations_german, annotated, language="de")
    _session(layered, painted_elsewhere)
    _session(layered_german, painted_elsewhere, language="de")
    _session(photo, lake)
    _session(photo_german, lake, language="de")
    _session(upscalers, prepare=upscaler)
    _session(upscalers_german, prepare=upscaler, language="de")


if __name__ == "__main__":
    main()
