"""The strokes of the time lapse in README.md."""

import numpy as np
import pytest

from drawai_desktop.core.labels import UNLABELLED, standard_labels
from tools.make_time_lapse import LARGEST_BYTES, OUT, SCENE, recorded
from tools.paint_examples import SCENES, read_scene


@pytest.fixture(scope="module")
def painting():
    return recorded(SCENE)


def test_the_strokes_lead_from_an_empty_canvas_to_the_scene(painting):
    scene, log = painting
    assert (log.first_map() == UNLABELLED).all()
    assert log.leads_to(scene.ids)
    assert (scene.ids == read_scene(SCENES / f"{SCENE}.json", standard_labels()).ids).all()


def test_each_stroke_paints_one_label_and_what_it_paints_grows(painting):
    _, log = painting
    assert len(log.steps) > 60
    before = log.first_map()
    for ids in log.maps():
        assert len(np.unique(ids[ids != before])) <= 1
        before = ids.copy()


def test_the_same_scene_gives_the_same_strokes(painting):
    again = recorded(SCENE)[1]
    assert [step.packed for step in again.steps] == [step.packed for step in painting[1].steps]


def test_the_film_is_no_burden_for_a_page():
    assert 100_000 < OUT.stat().st_size < LARGEST_BYTES
