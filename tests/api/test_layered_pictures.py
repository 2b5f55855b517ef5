"""Layered files by the door for scripts."""

import pytest

from drawai_desktop import api
from tests.builders import a_blue_and_green_photo
from tests.core.layered import four_layers
from tests.core.test_layered_writing import READERS


@pytest.mark.parametrize("suffix", READERS)
def test_layered_files_get_a_map_or_a_project_beside_the_picture(tmp_path, suffix):
    content, seen = four_layers(64, 64)
    project, path = api.Project(seen, api.NEUTRAL, "", content=content), tmp_path / f"a{suffix}"
    parts = []
    for labels, count in ((seen, len(set(seen.flat))), (project, 4), (None, 0)):
        picture = a_blue_and_green_photo()
        api.write_picture(path, picture, labels=labels, progress=parts.append)
        merged, groups = READERS[suffix](path)
        assert (merged == picture).all()
        assert len(groups.get("labels", ())) == count
    assert parts[-1] == 1.0
