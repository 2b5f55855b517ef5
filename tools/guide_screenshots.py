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

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.end_to_end.driver import App, Display, missing_tools  # noqa: E402

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


def touch(app: App, shot: Callable[[str], None]) -> None:
    """The window with large targets."""
    shot("touch")


def _session(chapter: Callable[[App, Callable[[str], None]], None], **settings: object) -> None:
    with tempfile.TemporaryDirectory() as user, Display(1280, 800) as display:
        folder = Path(user)
        stored = folder / "user" / "config" / "settings.json"
        stored.parent.mkdir(parents=True)
        stored.write_text(json.dumps({"theme": "dark", **settings}))
        with App(display, folder) as app:

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
    _session(tools)
    _session(touch, touch=True)


if __name__ == "__main__":
    main()
