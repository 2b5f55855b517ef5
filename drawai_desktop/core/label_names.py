"""Labels by the names that other programs' files have for them."""

import re
import unicodedata

from drawai_desktop.core.labels import LabelSet

_LONGEST = 200
_BETWEEN = re.compile(r"[\s_-]+")
_NUMBER = re.compile(r"\d+$")
_MERGED = "merged"
_OTHER = "other"


class LabelNames:
    """Finds labels by COCO-Stuff's name or the program's title, in English and as it is shown.

    Case, spaces, ``_`` and ``-`` do not matter. ``-merged`` at the end, which COCO's panoptic
    categories have, and a number (``tree-2``: the second tree) are no part of a name.
    """

    def __init__(self, labels: LabelSet) -> None:
        shown = {_plain(label.title): label.id for label in labels}
        titles = {_plain(label.english): label.id for label in labels}
        self._ids = shown | titles | {_plain(label.name): label.id for label in labels}

    def find(self, name: object) -> int | None:
        """The id of a label; None for a name that no label has, and for what is no text."""
        if not isinstance(name, str) or len(name) > _LONGEST:
            return None
        plain = _plain(name)
        numberless = _NUMBER.sub("", plain)
        for known in (plain, numberless):
            if known in self._ids:
                return self._ids[known]
        if not numberless.endswith(_MERGED):
            return None
        # COCO's "ceiling-merged" is all ceilings: what the list calls "ceiling-other".
        base = numberless.removesuffix(_MERGED)
        return self._ids.get(base, self._ids.get(base + _OTHER))


def _plain(name: str) -> str:
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", name).casefold())
