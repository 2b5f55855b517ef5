"""Label maps from files of all sorts: what is recognised, what is said, what is refused."""

import struct
import zlib

import numpy as np
import pytest
from PIL import Image, PngImagePlugin

from drawai_desktop.core.colour_schemes import Scheme, scheme_colours
from drawai_desktop.core.image_file import LARGEST_PIXELS, read_photo
from drawai_desktop.core.label_reading import fit_canvas, read_label_map
from drawai_desktop.core.labels import UNLABELLED, standard_labels
from drawai_desktop.core.picture_writing import coloured, write_colour_map, write_indexed_map
from drawai_desktop.errors import ImageError, LooksLikePhotoError
from tests.builders import GRASS, SEA, SKY, TREE, a_scene, gaugan_colours, save_png

LABELS = standard_labels()
SCENE = a_scene()
SCENE[:20, :40] = UNLABELLED
FULL = a_scene()


def table_of(scheme):
    table = np.zeros((256, 3), np.uint8)
    for rgb, label_id in scheme_colours(scheme, LABELS).items():
        table[label_id] = rgb
    return table


def test_our_indexed_png_reads_back_exactly(tmp_path):
    write_indexed_map(tmp_path / "map.png", SCENE, LABELS)
    assert (read_label_map(tmp_path / "map.png", LABELS).ids == SCENE).all()


def test_our_indexed_png_holds_ids_and_nothing_that_would_change_them(tmp_path):
    path = tmp_path / "map.png"
    write_indexed_map(path, SCENE, LABELS)
    with Image.open(path) as image:
        assert image.mode == "P"
        assert (np.asarray(image) == SCENE).all()
        assert not {"gamma", "icc_profile", "srgb"} & set(image.info)


def test_our_colour_png_reads_back_exactly(tmp_path):
    write_colour_map(tmp_path / "map.png", SCENE, LABELS)
    reading = read_label_map(tmp_path / "map.png", LABELS)
    assert reading.scheme is Scheme.PALETTE
    assert (reading.ids == SCENE).all()


@pytest.mark.parametrize("scheme", [Scheme.GAUGAN, Scheme.CLASSIC, Scheme.SPADE])
def test_colour_schemes_of_other_programs_are_recognised(tmp_path, scheme):
    path = save_png(tmp_path / "map.png", table_of(scheme)[FULL])
    reading = read_label_map(path, LABELS)
    assert reading.scheme is scheme
    assert reading.matching == 1.0
    assert (reading.ids == FULL).all()
    assert scheme.value in reading.summary()


def test_white_paper_of_drawai_is_unlabelled_and_not_a_person(tmp_path):
    colours = table_of(Scheme.CLASSIC)[FULL]
    colours[:30] = 255
    reading = read_label_map(save_png(tmp_path / "map.png", colours), LABELS)
    assert (reading.ids[:30] == UNLABELLED).all()
    assert (reading.ids[30:] == FULL[30:]).all()


def test_gaugan_maps_in_unknown_colours_are_read_by_their_red(tmp_path):
    colours = gaugan_colours()[FULL]
    colours[..., 1:] = colours[..., 1:] ^ 0x5A  # the same reds, other greens and blues
    reading = read_label_map(save_png(tmp_path / "map.png", colours), LABELS)
    assert reading.scheme is Scheme.GAUGAN
    assert (reading.ids == FULL).all()
    assert "red" in reading.summary()


def test_a_grey_id_png_of_spade_is_read_as_ids(tmp_path):
    reading = read_label_map(save_png(tmp_path / "map.png", SCENE), LABELS)
    assert reading.scheme is Scheme.IDS
    assert (reading.ids == SCENE).all()


def test_ids_counted_from_one_are_noticed(tmp_path):
    values = np.where(SCENE == UNLABELLED, 0, SCENE + 1).astype(np.uint8)
    reading = read_label_map(save_png(tmp_path / "map.png", values), LABELS)
    assert reading.scheme is Scheme.ONE_BASED
    assert (reading.ids == SCENE).all()


def test_an_indexed_png_with_its_own_numbering_is_read_by_its_colours(tmp_path):
    image = Image.fromarray(gaugan_colours()[FULL]).quantize(16)
    image.save(tmp_path / "map.png")
    reading = read_label_map(tmp_path / "map.png", LABELS)
    assert reading.scheme is Scheme.GAUGAN
    assert (reading.ids == FULL).all()


def test_an_indexed_png_with_other_colours_is_read_by_its_indexes(tmp_path):
    image = Image.fromarray(FULL).convert("P")
    image.frombytes(FULL.tobytes())
    image.putpalette(bytes((i * 37 + 11) % 256 for i in range(768)))
    image.save(tmp_path / "map.png")
    reading = read_label_map(tmp_path / "map.png", LABELS)
    assert reading.scheme is Scheme.IDS
    assert (reading.ids == FULL).all()


def test_the_kind_can_be_given(tmp_path):
    path = save_png(tmp_path / "map.png", FULL)
    reading = read_label_map(path, LABELS, Scheme.ONE_BASED)
    assert (reading.ids == np.where(FULL == 0, UNLABELLED, FULL - 1)).all()
    with pytest.raises(ImageError, match="holds no colours"):
        read_label_map(path, LABELS, Scheme.GAUGAN)


def smoothed(ids):
    image = Image.fromarray(coloured(ids, LABELS))
    size = (ids.shape[1] * 2, ids.shape[0] * 2)
    return np.asarray(image.resize(size, Image.Resampling.BILINEAR))


def test_blended_edges_become_one_of_the_two_labels_and_are_counted(tmp_path):
    reading = read_label_map(save_png(tmp_path / "map.png", smoothed(FULL)), LABELS)
    assert set(np.unique(reading.ids)) == set(np.unique(FULL))
    assert (reading.ids == FULL.repeat(2, 0).repeat(2, 1)).mean() > 0.99
    assert 0 < reading.changed < 0.1 * reading.ids.size
    assert "label of the nearest colour" in reading.summary()


def test_blended_edges_can_be_left_unlabelled(tmp_path):
    path = save_png(tmp_path / "map.png", smoothed(FULL))
    reading = read_label_map(path, LABELS, rest="unlabelled")
    assert (reading.ids == UNLABELLED).sum() == reading.changed > 0


@pytest.mark.parametrize("quality", [60, 90])
def test_a_jpeg_of_a_colour_map_is_read_with_a_warning(tmp_path, quality):
    path = tmp_path / "map.jpg"
    Image.fromarray(coloured(FULL, LABELS)).save(path, quality=quality)
    reading = read_label_map(path, LABELS)
    assert (reading.ids == FULL).mean() > 0.97
    assert "JPEG is lossy" in reading.summary()


def test_a_grey_jpeg_of_ids_is_refused(tmp_path):
    path = tmp_path / "map.jpg"
    Image.fromarray(FULL).save(path)
    with pytest.raises(ImageError, match="no longer exact"):
        read_label_map(path, LABELS)


def test_a_photograph_is_no_label_map(tmp_path):
    random = np.random.RandomState(1)
    noise = Image.fromarray(random.randint(0, 255, (24, 24, 3)).astype(np.uint8))
    noise.resize((300, 200), Image.Resampling.BICUBIC).save(tmp_path / "photo.png")
    with pytest.raises(LooksLikePhotoError, match="looks like a photo"):
        read_label_map(tmp_path / "photo.png", LABELS)


def test_ids_that_are_no_labels_are_listed_with_their_counts(tmp_path):
    ids = FULL.copy()
    ids[:10, :10] = 200
    ids[20, 20] = 11  # in the list, but no picture was ever labelled with it
    reading = read_label_map(save_png(tmp_path / "map.png", ids), LABELS)
    assert reading.unknown == {200: 100, 11: 1}
    assert (reading.ids[:10, :10] == UNLABELLED).all()
    assert "id 200 (100 px)" in reading.summary()


@pytest.mark.parametrize("factor", [1, 256, 257])
def test_sixteen_bit_maps_are_read(tmp_path, factor):
    path = save_png(tmp_path / "map.png", FULL.astype(np.uint16) * factor)
    assert (read_label_map(path, LABELS).ids == FULL).all()


def test_transparent_pixels_are_unlabelled(tmp_path):
    rgba = np.dstack([coloured(FULL, LABELS), np.full(FULL.shape, 255, np.uint8)])
    rgba[:12, :12, 3] = 0
    reading = read_label_map(save_png(tmp_path / "map.png", rgba), LABELS)
    assert (reading.ids[:12, :12] == UNLABELLED).all()
    assert (reading.ids[12:] == FULL[12:]).all()


def test_cmyk_maps_are_read(tmp_path):
    path = tmp_path / "map.tif"
    Image.fromarray(coloured(FULL, LABELS)).convert("CMYK").save(path)
    assert (read_label_map(path, LABELS).ids == FULL).all()


def test_a_picture_that_says_it_is_turned_is_turned_upright(tmp_path):
    image = Image.fromarray(coloured(FULL[:, :100], LABELS))
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held sideways
    image.save(tmp_path / "map.png", exif=exif)
    reading = read_label_map(tmp_path / "map.png", LABELS)
    assert reading.ids.shape == (100, 192)
    assert (reading.ids == np.rot90(FULL[:, :100], -1)).all()
    assert "EXIF" in reading.summary()


def test_a_colour_profile_and_gamma_do_not_change_ids(tmp_path):
    info = PngImagePlugin.PngInfo()
    info.add(b"gAMA", struct.pack(">I", 22000))
    Image.fromarray(FULL).save(tmp_path / "map.png", pnginfo=info, icc_profile=b"\x00" * 200)
    reading = read_label_map(tmp_path / "map.png", LABELS)
    assert (reading.ids == FULL).all()
    assert "profile was ignored" in reading.summary()


def test_the_first_frame_of_an_animation_is_taken_and_said_so(tmp_path):
    frames = [Image.fromarray(coloured(np.full((64, 64), i, np.uint8), LABELS)) for i in (SKY, SEA)]
    path = tmp_path / "map.webp"
    frames[0].save(path, save_all=True, append_images=frames[1:], lossless=True)
    reading = read_label_map(path, LABELS)
    assert (reading.ids == SKY).all()
    assert "first of its 2 frames" in reading.summary()


def huge_png(width, height):
    """The header of a large PNG with hardly any data behind it."""

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("side", [10_000, 20_000])
def test_pictures_of_too_many_pixels_are_refused_before_they_are_decoded(tmp_path, side):
    path = tmp_path / "huge.png"
    path.write_bytes(huge_png(side, side))
    with pytest.raises(ImageError, match="too large"):
        read_photo(path)
    assert side * side > LARGEST_PIXELS


def test_broken_files_each_get_a_sentence(tmp_path):
    good = save_png(tmp_path / "good.png", FULL).read_bytes()
    (tmp_path / "half.png").write_bytes(good[: len(good) // 2])
    (tmp_path / "text.png").write_text("this is no picture")
    (tmp_path / "empty.png").write_bytes(b"")
    (tmp_path / "folder.png").mkdir()
    for name, words in (
        ("half.png", "damaged"),
        ("text.png", "not a picture"),
        ("empty.png", "empty"),
        ("folder.png", "folder"),
        ("missing.png", "no such file"),
    ):
        with pytest.raises(ImageError, match=words) as caught:
            read_photo(tmp_path / name)
        assert name in str(caught.value)


def test_a_map_of_one_pixel_is_read_and_enlarged(tmp_path):
    path = save_png(tmp_path / "map.png", np.full((1, 1), TREE, np.uint8))
    ids, note = fit_canvas(read_label_map(path, LABELS).ids)
    assert ids.shape == (128, 128)
    assert (ids == TREE).all()
    assert "1 x 1" in note


def test_a_map_that_is_too_large_for_a_canvas_is_reduced_without_new_ids():
    ids = np.tile(np.array([[SKY, GRASS]], np.uint8), (5000, 3000))
    fitted, note = fit_canvas(ids)
    assert max(fitted.shape) == 4096
    assert set(np.unique(fitted)) <= {SKY, GRASS}
    assert note


def test_a_map_that_no_canvas_can_hold_is_refused():
    with pytest.raises(ImageError, match="too narrow"):
        fit_canvas(np.zeros((10, 5000), np.uint8))


def test_a_photo_of_any_mode_becomes_rgb(tmp_path):
    red = np.zeros((20, 30, 3), np.uint8)
    red[..., 0] = 255
    save_png(tmp_path / "rgb.png", red)
    Image.fromarray(red).convert("RGBA").save(tmp_path / "rgba.png")
    Image.fromarray(red).convert("CMYK").save(tmp_path / "cmyk.tif")
    Image.fromarray(red).quantize(4).save(tmp_path / "p.png")
    for name in ("rgb.png", "rgba.png", "cmyk.tif", "p.png"):
        photo = read_photo(tmp_path / name)
        assert photo.shape == (20, 30, 3)
        assert (photo[..., 0] > 200).all()
        assert (photo[..., 2] < 60).all()
