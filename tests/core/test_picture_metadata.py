"""Pictures say how they were made, and that they are sRGB."""

import io
import json
import zipfile

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from drawai_desktop.core.picture_metadata import PictureMetadata, read_metadata
from drawai_desktop.core.picture_writing import PICTURE_FORMATS, write_picture
from drawai_desktop.core.style import LARGEST_SEED, Style, blended
from drawai_desktop.errors import FileError

PICTURE = np.random.default_rng(0).integers(0, 255, (40, 50, 3), np.uint8)
ENDINGS = [ending.removeprefix(".") for ending in PICTURE_FORMATS]
NUMBERS = st.lists(st.floats(-9, 9), max_size=64).map(tuple)
STYLES = st.builds(
    Style,
    name=st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20),
    vector=NUMBERS,
    spread=st.floats(0, 2),
    strength=st.floats(0, 1.5),
    seed=st.integers(0, LARGEST_SEED),
)


@pytest.mark.parametrize("ending", ENDINGS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(
    style=STYLES,
    model=st.sampled_from(["landscape", "Küste 2"]),
    detail=st.sampled_from(["", "detail", "4x Größer"]),
)
def test_what_a_picture_says_is_read_back_from_every_format(tmp_path, ending, style, model, detail):
    said = PictureMetadata(model, style, detail)
    write_picture(tmp_path / f"a.{ending}", PICTURE, said)
    assert read_metadata(tmp_path / f"a.{ending}") == said


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_blend_of_long_styles_fits(tmp_path, ending):
    a, b = (Style(n, tuple(np.random.default_rng(5).normal(size=256))) for n in "ab")
    said = PictureMetadata("landscape", blended(a, b, 0.25).with_seed(7))
    write_picture(tmp_path / f"a.{ending}", PICTURE, said)
    assert read_metadata(tmp_path / f"a.{ending}") == said


@pytest.mark.parametrize("ending", ENDINGS)
def test_metadata_can_be_left_out_and_srgb_stays(tmp_path, ending):
    path = tmp_path / f"a.{ending}"
    write_picture(path, PICTURE)
    assert read_metadata(path) is None
    assert b"DrawAI" not in path.read_bytes()
    if ending == "ora":
        with zipfile.ZipFile(path) as archive:
            path = io.BytesIO(archive.read("mergedimage.png"))
    with Image.open(path) as image:
        if image.format == "PNG":
            assert image.info["srgb"] == 0
        else:
            profile = ImageCms.ImageCmsProfile(io.BytesIO(image.info["icc_profile"]))
            assert "sRGB" in ImageCms.getProfileDescription(profile)


def test_pixels_are_the_same_with_metadata_and_without(tmp_path):
    for name, said in (("a", None), ("b", PictureMetadata("m", Style(seed=3)))):
        write_picture(tmp_path / f"{name}.png", PICTURE, said)
        with Image.open(tmp_path / f"{name}.png") as image:
            assert (np.asarray(image) == PICTURE).all()


@pytest.mark.parametrize("text", ["{}", '{"program": "x"}', "[" * 9000, "no", "{" * 100_000])
def test_text_of_others_is_no_metadata(tmp_path, text):
    chunks = PngImagePlugin.PngInfo()
    chunks.add_text("drawai", text)
    Image.fromarray(PICTURE).save(tmp_path / "a.png", pnginfo=chunks)
    assert read_metadata(tmp_path / "a.png") is None


@pytest.mark.parametrize("text", ["{", '{"a":' * 9000, '{"a": 1, "a": 2}', '{"program": 5}'])
def test_damaged_text_gets_one_sentence(tmp_path, text):
    chunks = PngImagePlugin.PngInfo()
    chunks.add_text("drawai", text)
    Image.fromarray(PICTURE).save(tmp_path / "a.png", pnginfo=chunks)
    with pytest.raises(FileError) as told:
        read_metadata(tmp_path / "a.png")
    assert len(str(told.value).splitlines()) == 1


@pytest.mark.parametrize(
    "style", [{"seed": -1}, {"vector": ["a"]}, {"vector": [1] * 9999}, {"strength": 1e9}, 5]
)
def test_a_style_that_cannot_be_is_refused(tmp_path, style):
    chunks = PngImagePlugin.PngInfo()
    chunks.add_text("drawai", json.dumps({"program": "DrawAI desktop", "style": style}))
    Image.fromarray(PICTURE).save(tmp_path / "a.png", pnginfo=chunks)
    with pytest.raises(FileError):
        read_metadata(tmp_path / "a.png")


@pytest.mark.parametrize("detail", [5, None, {"name": "x"}, ["a"], "d" * 9000])
def test_a_detail_model_that_cannot_be_costs_neither_style_nor_seed(tmp_path, detail):
    said = {"program": "DrawAI desktop", "model": "m", "detail": detail, "style": {"seed": 7}}
    chunks = PngImagePlugin.PngInfo()
    chunks.add_text("drawai", json.dumps(said))
    Image.fromarray(PICTURE).save(tmp_path / "a.png", pnginfo=chunks)
    read = read_metadata(tmp_path / "a.png")
    assert (read.model, read.style.seed) == ("m", 7)
    assert len(read.detail) <= 200


def test_very_long_names_are_cut_and_can_be_read(tmp_path):
    write_picture(tmp_path / "a.png", PICTURE, PictureMetadata("m" * 250, Style(seed=7), "d" * 250))
    read = read_metadata(tmp_path / "a.png")
    assert (read.model, read.style.seed, read.detail) == ("m" * 200, 7, "d" * 200)


@pytest.mark.parametrize("wrong", [float("nan"), float("-inf"), np.float32("nan"), 1j])
def test_a_style_that_no_file_can_say_writes_nothing(tmp_path, wrong):
    write_picture(tmp_path / "a.png", PICTURE)
    before = (tmp_path / "a.png").read_bytes()
    with pytest.raises(FileError, match="no finite number"):
        write_picture(tmp_path / "a.png", PICTURE, PictureMetadata("m", Style("a", (wrong,))))
    assert (tmp_path / "a.png").read_bytes() == before


def test_numbers_of_numpy_are_numbers(tmp_path):
    said = PictureMetadata("m", Style("a", tuple(np.float32([1.5, -2.25]))))
    write_picture(tmp_path / "a.png", PICTURE, said)
    assert read_metadata(tmp_path / "a.png") == said
