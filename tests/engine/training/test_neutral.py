"""Where the neutral look is put."""

import numpy as np
import pytest

from drawai_desktop.engine.training.neutral import brighter_neutral
from drawai_desktop.engine.training.photo_styles import PhotoStyles


def photographs(count=400):
    """Whose first number of the style vector is their brightness, and the second nothing."""
    vectors = np.random.RandomState(0).standard_normal((count, 3)).astype(np.float32)
    return PhotoStyles(vectors, 0.4 + 0.1 * vectors[:, 0].astype(float))


def test_the_neutral_look_goes_where_the_brighter_photographs_are():
    place = brighter_neutral(photographs(), 0.75, lambda z: 0.35 + 0.2 * float(z[0]))
    assert place[0] == pytest.approx(0.625, abs=0.08)  # 0.475 is wished and 0.35 was there
    assert np.abs(place[1:]).max() < 0.2


def test_a_neutral_look_that_is_too_bright_goes_the_other_way():
    place = brighter_neutral(photographs(), -0.5, lambda z: 0.45 + 0.2 * float(z[0]))
    assert place[0] == pytest.approx(-0.5, abs=0.08)


def test_the_neutral_look_stays_among_the_photographs():
    place = brighter_neutral(photographs(), 9.0, lambda z: 0.35 + 0.1 * float(z[0]))
    centred = photographs().vectors - photographs().vectors.mean(axis=0)
    farthest = np.linalg.norm(centred, axis=1).mean()
    assert np.linalg.norm(place) == pytest.approx(farthest, rel=1e-3)


def test_photographs_that_are_equally_bright_give_no_direction():
    alike = PhotoStyles(photographs().vectors, np.full(400, 0.5))
    assert not brighter_neutral(alike, 1.0, lambda _z: 0.2).any()
