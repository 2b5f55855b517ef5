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


@pytest.mark.parametrize("path", [None, 5, 1.5, b"map.png", [], {}, object(), ""])
def test_what_is_no_path_gets_a_sentence_from_every_function(path):
    ids, photo = a_scene(64, 80), a_blue_and_green_photo()
    project = api.Project(ids, api.NEUTRAL, "landscape")
    calls = [
        lambda: api.read_labels(path),
        lambda: api.label_reading(path),
        lambda: api.annotated_pictures(path),
        lambda: api.read_classes(path),
        lambda: api.write_labels(path, ids),
        lambda: api.write_picture(path, photo),
        lambda: api.open_project(path),
        lambda: api.save_project(path, project),
        lambda: api.time_lapse(path, project),
        lambda: api.time_lapse("a.webp", path),
        lambda: api.export_onnx("landscape", path),
        lambda: api.export_onnx(path, "a.onnx"),
        *([] if path is None else [lambda: api.open_model(path), lambda: api.open_segmenter(path)]),
    ]
    for call in calls:
        with pytest.raises(api.OptionError, match=r"Give its path, as text or as a Path\.$"):
            call()


@pytest.mark.parametrize("name", ["x" * 300, "a\0b", "x/" * 3000])
def test_a_path_that_no_file_can_have_gets_a_sentence(name):
    for call in (
        lambda: api.time_lapse("a.webp", name),
        lambda: api.time_lapse(f"{name}.webp", "gone.drawai"),
        lambda: api.export_onnx(name, "a.onnx"),
        lambda: api.read_labels(name),
    ):
        with pytest.raises(api.DrawAIError) as raised:
            call()
        assert str(raised.value).endswith(".")
        assert len(str(raised.value)) < 300


def test_other_kinds_of_values_than_asked_for_get_a_sentence(tmp_path):
    ids = a_scene(64, 80)
    api.write_labels(tmp_path / "map.png", ids)
    with pytest.raises(api.OptionError, match="No code"):
        api.read_labels(tmp_path / "map.png", [])
    with pytest.raises(api.OptionError, match="no Project"):
        api.save_project(tmp_path / "a.drawai", "a.drawai")
    with pytest.raises(api.LabelError, match="Give one such as Sky"):
        api.label_id(5)
    project = api.Project(ids, api.Style(strength=10**400), "landscape")
    with pytest.raises(api.OptionError, match="strength"):
        api.save_project(tmp_path / "a.drawai", project)
    with pytest.raises(api.ImageError, match="a picture is uint8"):
        api.style_from_photo(5)
