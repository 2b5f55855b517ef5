"""Whether the environment that runs this is whole: exit status 0, or 1 with the first fault.

    .venv/bin/python tools/check_environment.py           versions as pinned, no file missing
    .venv/bin/python tools/check_environment.py --files   no file missing, whatever the versions

Imports none of the packages: it runs before every ``make`` target and takes a quarter of a second.
"""

import importlib.metadata
import os
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def applies(marker: str) -> bool:
    """Whether a constraint's marker (``python_version >= "3.11"``, or none) is true here."""
    bound = re.search(r'(>=|<) "(\d+)\.(\d+)"', marker)
    if bound is None:
        return True
    is_newer = sys.version_info[:2] >= (int(bound[2]), int(bound[3]))
    return is_newer == (bound[1] == ">=")


def missing_requirement() -> str:
    """The first distribution that the program or its ``dev`` extra needs and that is not there."""
    for requirement in importlib.metadata.requires("drawai-desktop") or []:
        extra = re.search(r"extra == .(\w+)", requirement)
        if extra is None or extra[1] == "dev":
            name = re.match(r"[\w.-]+", requirement)
            assert name is not None, requirement
            importlib.metadata.version(name[0])
    return ""


def wrong_version() -> str:
    """The first installed distribution that is pinned to another version."""
    installed = {d.metadata["Name"].lower(): d.version for d in importlib.metadata.distributions()}
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        pin, _, marker = line.split("#")[0].strip().partition(";")
        name, _, wanted = pin.strip().partition("==")
        found = installed.get(name.lower(), wanted).split("+")[0]  # a local build: same release
        if pin and applies(marker) and found != wanted:
            return f"{name} {found} instead of {wanted}"
    return ""


def missing_file() -> str:
    """The first file that an installed distribution lists and that is not there.

    An installation that was interrupted leaves a distribution without its list.
    """
    for distribution in importlib.metadata.distributions():
        record = distribution.read_text("RECORD")
        name = distribution.metadata["Name"]
        if record is None:
            return f"{name} is half installed"
        base = str(distribution.locate_file(""))
        for line in record.splitlines():
            path = line.rsplit(",", 2)[0].strip('"')
            if not path.endswith(".pyc") and not os.path.lexists(os.path.join(base, path)):
                return f"{name} lacks {path}"
    return ""


def main() -> int:
    """Prints the first fault, if any."""
    try:
        fault = missing_file()
        if "--files" not in sys.argv:
            fault = fault or missing_requirement() or wrong_version()
    except importlib.metadata.PackageNotFoundError as error:
        fault = f"{error.name} is not installed"
    if fault:
        print(fault, file=sys.stderr)
    return int(bool(fault))


if __name__ == "__main__":
    sys.exit(main())
