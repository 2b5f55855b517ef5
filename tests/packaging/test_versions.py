"""One number everywhere."""

import re
from pathlib import Path

from drawai_desktop import __version__

ROOT = Path(__file__).parents[2]


def test_citation_and_changes_have_this_version():
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert re.search(r"(?m)^version: (\S+)$", citation)[1] == __version__
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(r"(?m)^## \[(\d+\.\d+\.\d+)\]", changes)[1] == __version__
