"""Numbers, sizes and styles of scripts: Python's and numpy's count alike, others get a sentence."""

import numpy as np
import pytest

from drawai_desktop import api
from drawai_desktop.scripting.given import sides_of, style_given, whole_number
from tests.builders import a_blue_and_green_photo, a_scene
from tests.engine.tiny_model import make_tiny

NAN = float("nan")


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return api.open_model(make_tiny(tmp_path_factory.mktemp("models") / "tiny").folder)


@pytest.mark.parametrize("value", [7, 7.0, np.int64(7), np.uint8(7), np.float32(7)])
def test_a_whole_number_is_one_whatever_its_type(value):
    assert whole_number(value, "It") == 7
    assert type(whole_number(value, "It")) is int


@pytest.mark.parametrize("value", [7.5, NAN, float("inf"), "7", None, True, [7], np.array([7]), 1j])
def test_what_is_no_whole_number_is_said(value):
    with pytest.raises(api.OptionError, match=r"The seed is .* it must be a whole number"):
        whole_number(value, "The seed")


@pytest.mark.parametrize(
    ("size", "sides"),
    [
        (64, 64),
        (np.int64(64), 64),
        ((64, 96.0), (64, 96)),
        ([64, np.int32(96)], (64, 96)),
        (np.array([64, 96]), (64, 96)),
    ],
)
def test_a_size_is_a_side_or_two(size, sides):
    assert sides_of(size) == sides


@pytest.mark.parametrize(
    "size",
    [0, -5, 10**400, NAN, 1.5, "64", "64x64", (64,), (64, 64, 64), (64, NAN), ((1, 2), (3, 4)), {}],
)
def test_no_size_gets_a_sentence_from_every_function(model, size):
    for call in (
        lambda: model.render(a_scene(64, 80), size=size),
        lambda: api.segment(a_blue_and_green_photo(), size=size),
    ):
        with pytest.raises(api.OptionError) as raised:
            call()
        assert str(raised.value).endswith(".")
        assert len(str(raised.value)) < 300


@pytest.mark.parametrize(
    "style",
    [
        5,
        b"x",
        api.Style("a", (NAN,) * 8),
        api.Style("a", (1.0, None)),
        api.Style("a", "soup"),
        api.Style(strength=NAN),
        api.Style(seed=1.5),
        api.Style(seed=-1),
        api.Style(seed=2**40),
    ],
)
def test_a_style_that_cannot_be_is_refused_before_anything_is_painted(model, style):
    with pytest.raises(api.OptionError, match="The style"):
        model.render(a_scene(64, 80), style=style)


def test_numpys_numbers_make_the_picture_of_pythons(model):
    vector = tuple(0.5 * n for n in range(8))
    plain = model.render(a_scene(64, 80), size=90, style=api.Style("a", vector), seed=7)
    numpys = api.Style("a", np.array(vector, np.float32))
    other = model.render(a_scene(64, 80), size=np.int64(90), style=numpys, seed=np.int64(7))
    assert (plain == other).all()
    assert style_given(numpys) == api.Style("a", vector)


def test_rows_of_several_lengths_and_names_of_no_file_get_a_sentence(model, tmp_path):
    with pytest.raises(api.LabelError, match="rows of several lengths"):
        model.render([[156], [156, 156]])
    with pytest.raises(api.ModelError, match="No model named"):
        api.open_model("x" * 300)
    with pytest.raises(api.OptionError, match="PictureMetadata"):
        api.write_picture(tmp_path / "a.png", a_blue_and_green_photo(), "Storm")
    assert list(tmp_path.iterdir()) == []
