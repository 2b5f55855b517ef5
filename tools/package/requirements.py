"""The distributions that the program needs, all the way down, run in the environment asked about.

    build/package/env/bin/python tools/package/requirements.py train,upscalers

Prints their names as a list in JSON; the program itself is not in it.
"""

import importlib.metadata
import json
import re
import sys

from packaging.requirements import Requirement

PROGRAM = "drawai-desktop"


def main() -> None:
    """Prints the names."""
    names: set[str] = set()
    done: set[tuple[str, tuple[str, ...]]] = set()
    waiting = [(PROGRAM, tuple(sys.argv[1].split(",")))]
    while waiting:
        name, extras = waiting.pop()
        if (name, extras) in done:
            continue
        done.add((name, extras))
        names.add(name)
        for text in importlib.metadata.requires(name) or []:
            needed = Requirement(text)
            if needed.marker is None or any(
                needed.marker.evaluate({"extra": extra}) for extra in extras or ("",)
            ):
                plain = re.sub("[-_.]+", "-", needed.name).lower()
                waiting.append((plain, tuple(sorted(needed.extras))))
    print(json.dumps(sorted(names - {PROGRAM})))


if __name__ == "__main__":
    main()
