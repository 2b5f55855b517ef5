"""Installs the wheel into bare environments and uses it there, and builds it from the sdist.

    .venv/bin/python tools/package/try_wheel.py [python3.10 python3.12 ...]

Without names: every Python from 3.10 to 3.13 that is found. Each environment is thrown away.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tools.package.make import MADE, TOOLS, environment  # noqa: E402 - finds the tree by itself

VERSIONS = ("3.10", "3.11", "3.12", "3.13")


def main() -> None:
    """Builds, installs, uses; the first thing that fails ends it."""
    pythons = sys.argv[1:] or [f for v in VERSIONS if (f := shutil.which(f"python{v}"))]
    builder = environment(MADE / "tools", TOOLS)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        sdist = _built(builder, folder, "sdist", ROOT)
        with_sources = folder / "sources"
        shutil.unpack_archive(sdist, with_sources)
        (tree,) = with_sources.iterdir()
        wheel = _built(builder, folder, "wheel", tree)
        print(f"{wheel.name}: {wheel.stat().st_size / 1e6:.0f} MB, built from {sdist.name}")
        for python in pythons:
            version = _try(python, wheel, folder / "environment")
            print(f"{version}: installed alone, selftest, render", flush=True)


def _built(builder: Path, folder: Path, kind: str, tree: Path) -> Path:
    subprocess.run(
        [str(builder), "-m", "build", "-q", f"--{kind}", "-o", str(folder), str(tree)], check=True
    )
    return next(folder.glob("*.tar.gz" if kind == "sdist" else "*.whl"))


def _try(python: str, wheel: Path, folder: Path) -> str:
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([python, "-m", "venv", str(folder)], check=True)
    constraints = str(ROOT / "constraints.txt")
    inside = str(folder / "bin" / "python")
    subprocess.run(
        [inside, "-m", "pip", "install", "-q", "-c", constraints, str(wheel)], check=True
    )
    drawai = str(folder / "bin" / "drawai")
    example = str(ROOT / "resources" / "examples" / "mountain-lake.png")
    home = {"HOME": str(folder), "PATH": "/usr/bin:/bin", "QT_QPA_PLATFORM": "offscreen"}
    for words in (
        ["selftest"],
        ["render", example, "-o", str(folder / "a.png"), "--size", "256x256"],
    ):
        subprocess.run(
            [drawai, *words], check=True, cwd=folder, env=home, stdout=subprocess.DEVNULL
        )
    answer = subprocess.run([inside, "--version"], check=True, capture_output=True, text=True)
    return answer.stdout.strip()


if __name__ == "__main__":
    main()
