"""``--part 3/8``: the same work given to several processes, each with a share of its own."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from drawai_desktop.errors import OptionError

_MOST_SHARES = 1_000_000


@dataclass(frozen=True)
class Share:
    """One of several shares of all files there may be.

    Attributes:
        number: which one, from 1 on.
        count: how many there are.
    """

    number: int
    count: int

    def __str__(self) -> str:
        return f"{self.number}/{self.count}"

    def has(self, path: Path) -> bool:
        """Whether a file belongs to the share, by its name and nothing else.

        Neither its folder nor the other files matter: on each machine, in any order, and also after
        files were added, a name is in the same share. Shares are therefore equal in the long run
        only.
        """
        name = unicodedata.normalize("NFC", path.name)  # file systems differ in how they store "ä"
        digest = hashlib.sha256(name.encode(errors="surrogatepass")).digest()
        return int.from_bytes(digest[:8], "big") % self.count == self.number - 1


def parse_share(text: str) -> Share:
    """The share that ``--part`` names.

    Raises:
        OptionError: not of the form 3/8, or not one of so many.
    """
    found = re.fullmatch(r"([0-9]{1,9})/([0-9]{1,9})", text.strip())
    if found is not None:
        number, count = int(found[1]), int(found[2])
        if 1 <= number <= count <= _MOST_SHARES:
            return Share(number, count)
    raise OptionError(
        f"--part is {text[:40]!r}; it must be a share and their number, from 1/8 to 8/8 for eight."
    )
