"""What is told while a flat picture is written, and that it can be cancelled until it is whole."""

import numpy as np
import pytest

from drawai_desktop.core.picture_writing import LAYERED_FORMATS, PICTURE_FORMATS, write_picture
from drawai_desktop.errors import Cancelled

PICTURE = np.random.default_rng(0).integers(0, 255, (300, 400, 3), np.uint8)
FLAT = [ending for ending, kind in PICTURE_FORMATS.items() if kind not in LAYERED_FORMATS]


@pytest.mark.parametrize("ending", FLAT)
def test_a_flat_picture_tells_that_it_begins_is_written_and_ends(tmp_path, ending):
    told = []
    write_picture(tmp_path / f"a{ending}", PICTURE, progress=told.append)
    assert told[0] == 0
    assert told[-1] == 1
    assert len(told) > 2
    assert told == sorted(told)


@pytest.mark.parametrize("ending", FLAT)
@pytest.mark.parametrize("call", [1, 2, "last"])
def test_a_flat_picture_that_is_cancelled_leaves_the_earlier_file(tmp_path, ending, call):
    told = []
    write_picture(tmp_path / f"a{ending}", PICTURE, progress=told.append)
    before = (tmp_path / f"a{ending}").read_bytes()
    left = len(told) if call == "last" else call

    def progress(_part):
        nonlocal left
        left -= 1
        if left == 0:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_picture(tmp_path / f"a{ending}", 255 - PICTURE, progress=progress)
    assert [path.name for path in tmp_path.iterdir()] == [f"a{ending}"]
    assert (tmp_path / f"a{ending}").read_bytes() == before
