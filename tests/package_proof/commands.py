"""The subcommands of the folder, beside those of the source tree."""

import subprocess
import sys

import numpy as np
from PIL import Image

from drawai_desktop.resources import resource
from tests.package_proof.bare_root import WORK

EXAMPLE = "mountain-lake.png"
SIZE = "640x640"


def prove_commands(root, program, _display):
    """Self-test, rendering, the demonstration, and what is not inside."""
    done = root.run(program, "selftest")
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("ok\n")
    assert "settings and models are not kept" in done.stdout
    assert "not found" not in done.stdout, done.stdout
    assert "Warning:" not in done.stderr, done.stderr
    yield "selftest: model, detail, segmenter, files, Qt"

    inside = f"{WORK}/{EXAMPLE}"
    root.path(inside).write_bytes(resource("examples", EXAMPLE).read_bytes())
    done = root.run(program, "render", inside, "-o", f"{WORK}/frozen.png", "--size", SIZE)
    assert done.returncode == 0, done.stderr
    ours = root.path(f"{WORK}/source.png")
    subprocess.run(
        [sys.executable, "-m", "drawai_desktop", "render", str(root.path(inside)),
         "-o", str(ours), "--size", SIZE],
        check=True,
        capture_output=True,
    )  # fmt: skip
    frozen = root.path(f"{WORK}/frozen.png")
    assert (_pixels(frozen) == _pixels(ours)).all()
    yield f"render: {SIZE} with detail, equal to the source tree's in every pixel"

    done = root.run(program, "demo", "-o", f"{WORK}/demo")
    assert done.returncode == 0, done.stderr
    assert _pixels(root.path(f"{WORK}/demo/picture.png")).std() > 20
    yield "demo: the window without a display, painted and seen"

    done = root.run(program, "--help")
    assert "evaluate" not in done.stdout
    for words in (["models", "export", "landscape", f"{WORK}/landscape.onnx"], ["--help"]):
        done = root.run(program, *words)
        said = done.stdout + done.stderr
        assert "pip " not in said, said
        assert "Traceback" not in said, said
    yield "nothing tells anyone to run pip"


def _pixels(path):
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"))
