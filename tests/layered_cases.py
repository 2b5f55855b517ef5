"""The cases of ``shared/reports/layered``: files as people have them, with the maps that are right.

The folder is given beside the project, and is nowhere else: its tests are left out where it is not.
"""

import importlib.util
import json
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from PIL import Image

FOLDER = Path(__file__).parents[2] / "shared" / "reports" / "layered"
needs_cases = pytest.mark.skipif(not FOLDER.is_dir(), reason="shared/reports/layered is not there")


@dataclass(frozen=True)
class Case:
    """One file.

    Attributes:
        expected: uint8 (H, W), the ids that are right, 255 unlabelled; None: it is to be refused.
        may_be_refused: a refusal is right, too.
        edges: so many pixels from a border of labels, any label of that border is right.
        free: rectangles (x0, y0, x1, y1) that are not judged.
    """

    name: str
    path: Path
    right: str
    expected: np.ndarray | None
    may_be_refused: bool = False
    edges: int = 0
    free: tuple[tuple[int, int, int, int], ...] = ()

    def wrong(self, ids: np.ndarray) -> int:
        """How many pixels of a label map are not right."""
        assert self.expected is not None, f"{self.name} was read, and is to be refused"
        assert ids.dtype == np.uint8
        assert ids.shape == self.expected.shape
        right = np.zeros(ids.shape, bool)
        around, size = np.pad(self.expected, self.edges, mode="edge"), 2 * self.edges + 1
        for dy in range(size):
            for dx in range(size):
                right |= ids == around[dy : dy + ids.shape[0], dx : dx + ids.shape[1]]
        for x0, y0, x1, y1 in self.free:
            right[y0:y1, x0:x1] = True
        return int((~right).sum())


def cases(*beginnings: str) -> list[Case]:
    """The cases whose names begin so, ``ora_`` or ``coco_``; none where the folder is not."""
    if not FOLDER.is_dir():
        return []
    listed = json.loads((FOLDER / "cases.json").read_text(encoding="utf-8"))
    return [_case(name, facts) for name, facts in listed.items() if name.startswith(beginnings)]


def _case(name: str, facts: dict) -> Case:
    expected = None
    if facts["expected"] != "refuse":
        with Image.open(FOLDER / facts["expected"]) as image:
            expected = np.array(image)
    free = tuple(tuple(rect) for rect in facts.get("free", ()))
    may_be_refused, edges = facts.get("or_refuse", False), facts.get("edges", 0)
    path = FOLDER / facts["file"]
    return Case(name, path, facts["right"], expected, may_be_refused, edges, free)


@lru_cache(maxsize=1)
def builders() -> ModuleType:
    """``make_layered.py``, whose builders make other files of the same kinds."""
    spec = importlib.util.spec_from_file_location("make_layered", FOLDER / "make_layered.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    writes, sys.dont_write_bytecode = sys.dont_write_bytecode, True  # the folder is read-only
    try:
        spec.loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = writes
    return module
