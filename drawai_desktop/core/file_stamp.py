"""What a file held: to notice that somebody else has written it since."""

import hashlib
from pathlib import Path

_BLOCK = 1 << 20
_LARGEST = 512 << 20
"""What is larger is no project, and not worth the time."""


def stamp_of_bytes(content: bytes) -> str:
    """The stamp of a file with this content."""
    return f"{len(content)}:{hashlib.sha256(content).hexdigest()}"


def stamp_of_file(path: Path) -> str:
    """The stamp of a file as it is now; empty if it cannot be read.

    Its time is no part: copies and clocks change it without changing the file, and two programs may
    write within one tick.
    """
    digest, size = hashlib.sha256(), 0
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:  # a pipe would never end
            return ""
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
                size += len(block)
    except OSError:
        return ""
    return f"{size}:{digest.hexdigest()}"
