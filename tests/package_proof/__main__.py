"""``python -m tests.package_proof FOLDER``: proves that the folder does all that it is for.

On a system like a stranger's, which has nothing: no Python, no library of a window system, another
user, a home that cannot be written, a path with spaces and umlauts, no locale, no source tree.
Needs Linux, root, debootstrap, Xvfb and xdotool. Every line that it prints was seen; the first that
is not so ends it.
"""

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

from tests.end_to_end.driver import Display
from tests.package_proof.bare_root import BareRoot
from tests.package_proof.commands import prove_commands
from tests.package_proof.debian import prove_debian_package
from tests.package_proof.libraries import prove_libraries
from tests.package_proof.training import prove_training
from tests.package_proof.window import prove_window

PLACE = "/opt/Grüße an alle"
"""Where the folder lies inside."""


def main() -> None:
    """Runs the proof and prints it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="what make package made: dist/drawai")
    parser.add_argument("--keep", type=Path, help="make the root here, and leave it")
    options = parser.parse_args()
    bootstrap = shutil.which("debootstrap", path="/usr/sbin:/usr/bin:/sbin:/bin")
    if bootstrap is None:
        sys.exit("proof: debootstrap is missing. Install it (Debian: apt install debootstrap).")
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as made:
        root = BareRoot.make(options.keep or Path(made) / "root", bootstrap)
        tell(began, "a bare root: no Python, no X, nobody's rights, a home that cannot be written")
        assert not list(root.path("/usr/bin").glob("python*"))
        place = root.path(PLACE)
        place.mkdir(parents=True)
        shutil.copytree(options.folder, place / "drawai", symlinks=True)
        program = f"{PLACE}/drawai/drawai"
        with Display() as display:
            for proof in (prove_libraries, prove_commands, prove_training, prove_window):
                for line in proof(root, program, display):
                    tell(began, line)
        packages = sorted(options.folder.parent.glob("*.deb"))
        for package in packages:
            root = BareRoot.make(root.folder, bootstrap)
            for line in prove_debian_package(root, package):
                tell(began, line)
        if not packages:
            tell(began, "no Debian package beside the folder: not proved")
    tell(began, "proved")


def tell(began: float, line: str) -> None:
    """Prints what was seen."""
    print(f"{time.monotonic() - began:6.1f} s  {line}", flush=True)


if __name__ == "__main__":
    main()
