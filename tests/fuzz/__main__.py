"""``python -m tests.fuzz``: wrong files for every door, until the time is over."""

import argparse
import logging
import resource
import sys
import tempfile
import time
import warnings
import zlib
from pathlib import Path
from random import Random

from tests.fuzz.doors import doors, engine_doors
from tests.fuzz.trial import Fault, try_door

_MEMORY = 12 << 30
"""Address space; torch alone reserves some gigabytes of it."""
_SLOW_SECONDS = 10.0


def main() -> int:
    """Tries all doors in turn; the files that found a fault are kept, and the status is 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--door", help="only this one")
    parser.add_argument("-o", "--output", type=Path, default=Path("out/fuzz"))
    options = parser.parse_args()
    logging.disable()
    warnings.simplefilter("ignore")
    listed = [d for d in (*doors(), *engine_doors()) if options.door in (None, d.name)]
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    random = Random(options.seed)
    seen: dict[str, Fault] = {}
    end, tried = time.monotonic() + options.seconds, 0
    with tempfile.TemporaryDirectory(prefix="drawai-fuzz-") as folder:
        while time.monotonic() < end:
            for door in listed:
                begin = time.process_time()
                fault = try_door(door, random, Path(folder))
                tried += 1
                took = time.process_time() - begin
                if fault is None and took > _SLOW_SECONDS:
                    content = (Path(folder) / door.file_name).read_bytes()
                    fault = Fault(door.name, content, f"{took:.0f} s")
                if fault is not None and seen.setdefault(_kind(fault), fault) is fault:
                    _keep(fault, options.output)
    print(f"{tried} files, {len(seen)} kinds of faults")
    return 1 if seen else 0


def _kind(fault: Fault) -> str:
    return f"{fault.door}: {fault.what[:50]}"


def _keep(fault: Fault, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{fault.door.replace(' ', '-')}-{zlib.crc32(fault.content):08x}"
    (folder / name).write_bytes(fault.content)
    print(f"{name}: {fault.what}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
