"""Named looks: clusters of style vectors, and names that fit what the pictures show."""

import numpy as np
import pytest

from drawai_desktop.training.clustering import k_means
from drawai_desktop.training.preset_names import measure, name_looks


def flat(*rgb):
    return np.full((4, 4, 3), rgb, np.uint8)


def test_clusters_that_lie_apart_are_found():
    rng = np.random.RandomState(0)
    middles = np.array([[0, 0], [9, 0], [0, 9]])
    points = np.concatenate([m + rng.standard_normal((30, 2)) for m in middles])
    centres, member = k_means(points, 3, seed=1)
    for i in range(3):
        assert len(set(member[30 * i : 30 * i + 30])) == 1
        assert np.linalg.norm(centres[member[30 * i]] - middles[i]) < 1


def test_points_that_coincide_give_fewer_clusters():
    centres, member = k_means(np.ones((5, 2)), 3, seed=1)
    assert len(centres) == 1
    assert (member == 0).all()


def test_measures_tell_light_from_dark_and_warm_from_cold():
    warm, cold = measure(flat(200, 120, 60)), measure(flat(60, 120, 200))
    assert warm.warmth > 0.5 > -0.5 > cold.warmth
    assert measure(flat(9, 9, 9)).brightness < 0.05 < measure(flat(200, 200, 200)).brightness
    assert measure(flat(90, 90, 90)).saturation == 0
    checked = np.zeros((4, 4, 3), np.uint8)
    checked[::2] = 255
    assert measure(checked).contrast == pytest.approx(0.5, abs=0.01)


def test_names_fit_the_light_and_none_comes_twice():
    looks = {
        "dark blue": flat(15, 20, 45),
        "orange": flat(220, 130, 50),
        "grey": flat(140, 140, 142),
        "bright blue": flat(130, 190, 250),
        "dark red": flat(90, 50, 35),
    }
    named = dict(zip(looks, name_looks([measure(p) for p in looks.values()]), strict=True))
    assert len(set(named.values())) == 5
    assert named["dark blue"] in ("Night", "Blue hour", "Cold shade")
    assert named["orange"] in ("Sunset", "Golden hour")
    assert named["grey"] in ("Mist", "Overcast", "Soft light", "Frost")
    assert named["bright blue"] in ("Clear morning", "Noon", "Frost")
    assert named["dark red"] in ("Dusk", "Storm")
