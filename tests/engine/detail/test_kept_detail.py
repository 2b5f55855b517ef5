"""After an edit only what it can have changed is computed, and the answer is the whole one's."""

import numpy as np
import pytest

from drawai_desktop.core.geometry import EMPTY, Rect
from drawai_desktop.engine.detail.kept import KeptDetail
from drawai_desktop.engine.detail.model import DetailModel
from drawai_desktop.engine.models.own_detail import bundled_detail
from drawai_desktop.errors import Cancelled
from tests.engine.detail.networks import a_picture, assert_same_picture

SIDE = 80


@pytest.fixture(scope="module")
def model():
    return DetailModel.load(bundled_detail())


@pytest.fixture
def kept(model):
    return KeptDetail(model)


def a_canvas(side=4 * SIDE):
    labels = np.full((side, side), 156, np.uint8)
    labels[side // 2 :] = 123
    return labels


def a_stroke(labels, where=slice(-24, -8)):
    painted = labels.copy()
    painted[where, where] = 149
    return painted


@pytest.mark.parametrize("output", [(4 * SIDE, 4 * SIDE), (200, 231)])
@pytest.mark.parametrize("side", [4 * SIDE, 100])
def test_an_edit_gives_the_whole_pictures_answer_from_a_part(model, kept, output, side):
    picture, labels = a_picture(SIDE, SIDE), a_canvas(side)
    first = kept.render(picture, labels, 3, *output)
    assert np.array_equal(first, model.render(picture, labels, 3, *output))
    edited, painted = picture.copy(), a_stroke(labels)
    edited[-6:-2, -6:-2] //= 2
    second = kept.render(edited, painted, 3, *output)
    assert_same_picture(second, model.render(edited, painted, 3, *output))
    assert not kept.changed.is_empty
    assert kept.changed.width * kept.changed.height < 0.6 * output[0] * output[1]


def test_the_texture_does_not_boil_outside_of_what_is_painted(model, kept):
    picture, labels = a_picture(SIDE, SIDE), a_canvas()
    first = kept.render(picture, labels, 3, 4 * SIDE, 4 * SIDE)
    edited, painted = picture.copy(), a_stroke(labels)
    edited[-6:-2, -6:-2] //= 2
    second = kept.render(edited, painted, 3, 4 * SIDE, 4 * SIDE)
    # The paint begins 24 pixels from the corner; what sees it ends a reach further on.
    edge = 4 * SIDE - 24 - 4 * (model.reach + 2)
    assert np.array_equal(first[:edge], second[:edge])
    assert np.array_equal(first[:, :edge], second[:, :edge])
    assert not np.array_equal(first[-20:-8, -20:-8], second[-20:-8, -20:-8])


def test_an_edit_of_a_picture_of_several_steps_is_exact_too(model, kept):
    picture, labels = a_picture(64, 64), a_canvas(256)
    kept.render(picture, labels, 3, 272, 272)
    edited = picture.copy()
    edited[-3:, -3:] //= 2
    answer = kept.render(edited, labels, 3, 272, 272)
    assert_same_picture(answer, model.render(edited, labels, 3, 272, 272))
    assert 0 < kept.changed.width < 150


def test_a_label_alone_that_changes_is_seen(model, kept):
    picture, labels = a_picture(SIDE, SIDE), a_canvas()
    kept.render(picture, labels, 3, 320, 320)
    painted = a_stroke(labels)
    answer = kept.render(picture, painted, 3, 320, 320)
    assert_same_picture(answer, model.render(picture, painted, 3, 320, 320))
    assert 0 < kept.changed.width < 320


def test_nothing_changed_costs_nothing_and_another_seed_everything(kept):
    picture, labels = a_picture(16, 16), a_canvas(64)
    first = kept.render(picture, labels, 3, 64, 64)
    assert kept.render(picture, labels, 3, 64, 64) is first
    assert kept.changed == EMPTY
    for how in ((4, 64, 64), (4, 50, 64)):
        kept.render(picture, labels, *how)
        assert kept.changed == Rect(0, 0, how[2], how[1])


def test_an_array_that_is_painted_on_afterwards_is_not_taken_for_the_old_one(kept):
    picture, labels = a_picture(16, 16), a_canvas(64)
    first = kept.render(picture, labels, 3, 64, 64)
    labels[:] = 149
    assert not np.array_equal(kept.render(picture, labels, 3, 64, 64), first)


def test_a_cancelled_picture_leaves_the_one_before(model, kept):
    picture, labels = a_picture(SIDE, SIDE), a_canvas()
    kept.render(picture, labels, 3, 320, 320)
    painted = a_stroke(labels)

    def refuse():
        raise Cancelled

    with pytest.raises(Cancelled):
        kept.render(picture, painted, 3, 320, 320, check=refuse)
    answer = kept.render(picture, painted, 3, 320, 320)
    assert_same_picture(answer, model.render(picture, painted, 3, 320, 320))
