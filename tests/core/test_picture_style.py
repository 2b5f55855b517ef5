"""The style that a picture says, for the model in use."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from drawai_desktop.core.picture_metadata import PictureMetadata
from drawai_desktop.core.picture_style import style_for
from drawai_desktop.core.style import Style, blended

STORM = Style("Storm", (1.0, 2.0, 3.0), 0.5)
MODEL = SimpleNamespace(name="landscape", styles=(STORM,), style_size=3)
OWN, OTHER = "landscape", "coast"


@pytest.mark.parametrize("vector", [(1.0, 2.0, 3.0), (1.0, 2.0, 4.0)])
def test_the_models_own_picture_has_its_numbers(vector):
    said = Style("Storm", vector, 0.3, 0.8, 7)
    assert style_for(PictureMetadata(OWN, said), MODEL) == said


@pytest.mark.parametrize("vector", [(9.0, 9.0, 9.0), (9.0,), ()])
def test_a_name_that_the_model_knows_is_its_own_look_with_the_pictures_seed(vector):
    said = Style("Storm", vector, 0.3, 0.8, 7)
    assert style_for(PictureMetadata(OTHER, said), MODEL) == replace(STORM, strength=0.8, seed=7)


@pytest.mark.parametrize("model", [OWN, OTHER])
def test_an_unknown_name_comes_as_its_numbers(model):
    said = Style("holiday", (4.0, 5.0, 6.0), 0.4, 1.0, 3)
    assert style_for(PictureMetadata(model, said), MODEL) == said


@pytest.mark.parametrize("vector", [(), (1.0,), (1.0,) * 4])
def test_an_unknown_name_without_numbers_that_fit_is_none(vector):
    assert style_for(PictureMetadata(OTHER, Style("holiday", vector)), MODEL) is None


@pytest.mark.parametrize("model", [OWN, OTHER])
def test_the_neutral_look_is_known_everywhere(model):
    said = Style(seed=12)
    assert style_for(PictureMetadata(model, said), MODEL) == said


def test_a_blend_stays_one_unless_it_cannot_be_blended_anew():
    whole = blended(STORM, Style("b", (0.0, 0.0, 1.0)), 0.5)
    assert style_for(PictureMetadata(OWN, whole), MODEL) == whole
    torn = replace(whole, blend=replace(whole.blend, second=Style("b", (1.0,) * 5)))
    assert style_for(PictureMetadata(OWN, torn), MODEL) == replace(whole, blend=None)
