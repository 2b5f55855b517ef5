"""The window of the folder, painted on with the mouse."""

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from tests.end_to_end.driver import App
from tests.package_proof.bare_root import WORK, BareRoot

WARM_START_S = 1.5
STARTS = 3


@dataclass
class RootedApp(App):
    """The program inside the bare root."""

    root: BareRoot = None
    program: str = ""

    def command(self):
        return self.root.command(self.program, display=self.display.name)

    def seen(self, path):
        return "/" + str(Path(path).relative_to(self.root.folder))


def prove_window(root, program, display):
    """Paints, exports, closes; and how soon the window is there."""
    root.install("fonts-dejavu-core")
    root.install("fontconfig-config")
    yield "fonts, as every desktop has some"
    place = root.path(f"{WORK}/window")
    with _app(root, program, display, place) as app:
        app.wait_render(0)
        before = app.renders()[-1].out_sha
        app.key("7")
        app.stroke((0.2, 0.6), (0.8, 0.6))
        app.wait_render(app.finished())
        assert app.renders()[-1].out_sha != before
        app.screenshot(os.environ.get("PROOF_SCREENSHOT", str(place / "window.png")))
        app.key("ctrl+e")
        time.sleep(1.0)
        exported = place / "exported.png"
        app.key("Return")
        time.sleep(1.0)
        app.key("ctrl+a")
        app.type(app.seen(exported))
        app.key("Return")
        app.wait_until(exported.exists, 30, "the exported picture")
        app.wait_until(lambda: exported.stat().st_size > 10_000, 10, "the whole picture")
        with Image.open(exported) as image:
            assert np.asarray(image).std() > 20
        app.focus()
        status, seconds = app.quit(15.0)
        assert status == 0, app.log()
        assert "Traceback" not in app.log()
    yield f"the window: painted, exported, closed in {seconds:.1f} s"
    times = []
    for _ in range(STARTS):
        with _app(root, program, display, place) as app:
            times.append(app.window_s)
            app.focus()
            app.quit(15.0)
    yield f"the window is there after {min(times):.2f} s, warm (least of {STARTS})"


def _app(root, program, display, place):
    place.mkdir(exist_ok=True)
    subprocess.run(["chmod", "777", str(place)], check=True)
    return RootedApp(display, place, root=root, program=program)
