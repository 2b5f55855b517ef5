"""How a label map is coded: known where it can be, asked for where it cannot, never guessed."""

import numpy as np
import pytest
from PIL import Image

from drawai_desktop.core.colour_schemes import DistinctColours, Scheme, bit_colour, scheme_colours
from drawai_desktop.core.label_codes import (
    ASK_BELOW,
    CODE_NAMES,
    THUMBNAIL_SIDE,
    UnsureCodeError,
    label_codes,
    read_contents,
)
from drawai_desktop.core.label_places import PLACES, together
from drawai_desktop.core.label_reading import read_label_map
from drawai_desktop.core.label_sets import label_set
from drawai_desktop.core.labels import UNLABELLED, standard_labels
from drawai_desktop.errors import ImageError
from tests.builders import GRASS, SEA, SKY, TREE, a_scene, gaugan_colours, save_png

LABELS = standard_labels()
NAMED = {label.name: label.id for label in LABELS}
SCENES = {
    "landscape": "sky-other mountain tree grass sea",
    "street": "road car building-other sky-other pavement person",
    "meadow": "giraffe grass tree sky-other",
    "kitchen": "cabinet oven refrigerator wall-concrete floor-tile cupboard",
    "beach": "surfboard person sea sand",
}
VOC = np.array([bit_colour(i) for i in range(256)], np.uint8)
RANDOM = np.random.RandomState(3).randint(0, 256, (256, 3)).astype(np.uint8)


def scene(names, holes=True):
    """A map of vertical and horizontal patches of the named labels; a corner is unlabelled."""
    ids = np.array([NAMED[name] for name in names.split()], np.uint8)
    rows, columns = np.mgrid[:96, :128]
    result = ids[(rows // 24 + columns // 32) % len(ids)]
    if holes:
        result[:10, :20] = UNLABELLED
    return result


def indexed(ids, palette):
    image = Image.fromarray(ids).convert("P")
    image.frombytes(ids.tobytes())
    image.putpalette(palette.tobytes())
    return image


def table_of(scheme):
    table = np.zeros((256, 3), np.uint8)
    for rgb, label_id in scheme_colours(scheme, LABELS).items():
        table[label_id] = rgb
    return table


def compact(ids, table, random):
    """Indexed in an order of some program's own, as quantizers write it."""
    held = np.unique(ids)
    places = np.zeros(256, np.uint8)
    places[held] = random.permutation(len(held))
    palette = np.zeros((256, 3), np.uint8)
    palette[places[held]] = table[held]
    return indexed(places[ids], palette)


@pytest.mark.parametrize("names", SCENES.values(), ids=SCENES)
@pytest.mark.parametrize("palette", ["voc", "grey", "random"])
def test_the_index_of_an_indexed_map_is_its_id_whatever_its_palette_shows(names, palette, tmp_path):
    palettes = {"voc": VOC, "grey": np.arange(256).repeat(3).astype(np.uint8), "random": RANDOM}
    ids = scene(names)
    indexed(ids, palettes[palette]).save(tmp_path / "map.png")
    reading = read_label_map(tmp_path / "map.png", LABELS)
    assert reading.scheme is Scheme.IDS
    assert (reading.ids == ids).all()


@pytest.mark.parametrize("names", SCENES.values(), ids=SCENES)
@pytest.mark.parametrize("scheme", [Scheme.PALETTE, Scheme.GAUGAN, Scheme.SPADE])
def test_colours_count_where_the_index_is_a_programs_own_order(names, scheme, tmp_path):
    ids = scene(names, holes=False)
    compact(ids, table_of(scheme), np.random.RandomState(1)).save(tmp_path / "map.png")
    assert (read_label_map(tmp_path / "map.png", LABELS).ids == ids).all()


@pytest.mark.parametrize("names", SCENES.values(), ids=SCENES)
def test_numbers_counted_from_one_are_read_so_or_asked_for(names, tmp_path):
    ids = scene(names)
    values = np.where(ids == UNLABELLED, 0, ids + 1).astype(np.uint8)
    path = save_png(tmp_path / "map.png", values)
    try:
        assert (read_label_map(path, LABELS).ids == ids).all()
    except UnsureCodeError as error:
        assert Scheme.ONE_BASED in [o.code for o in error.options[:2]]  # noqa: PT017
    asked = read_label_map(path, LABELS, Scheme.ONE_BASED)
    assert (asked.ids == ids).all()
    assert asked.certainty == 1


ROOMS = (
    "tv, door-stuff, furniture-other, light, rug, window-other",
    "potted plant, shelf, table, window-other",
    "ceiling-other, door-stuff, floor-tile, mirror-stuff, rug, towel",
    "book, ceiling-other, desk-stuff, wall-concrete, window-blind",
    "keyboard, cell phone, clothes, floor-other, shelf, wall-concrete",
    "book, desk-stuff, floor-other, paper, shelf, wall-concrete",
    "cup, sandwich, donut, food-other, paper, vegetable",
)


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room[:16])
@pytest.mark.parametrize("first", [0, 1])
def test_rooms_are_never_read_one_off(room, first, tmp_path):
    ids = np.array([LABELS.named(name).id for name in room.split(", ")], np.uint8)
    ids = ids[np.arange(90)[:, None] * len(ids) // 90 + np.zeros((1, 80), int)]
    ids[:3] = UNLABELLED
    values = np.where(ids == UNLABELLED, 0, ids + 1).astype(np.uint8) if first else ids
    path = save_png(tmp_path / "map.png", values)
    wanted = Scheme.ONE_BASED if first else Scheme.IDS
    try:
        assert read_label_map(path, LABELS).scheme is wanted
    except UnsureCodeError as error:
        assert wanted in [o.code for o in error.options[:2]]  # noqa: PT017


def test_what_is_met_in_one_place_is_likelier_together():
    room = [("bed", 1.0), ("pillow", 1.0)]
    assert together(room) > 0 > together([*room, ("pavement", 1.0), ("sea", 1.0)])
    assert together([("person", 1.0), ("wood", 1.0), ("no label", 1.0)]) == 0
    assert not PLACES[0] & PLACES[1]
    assert all(LABELS.named(name) for place in PLACES for name in place)


def test_landscapes_counted_from_one_need_no_question(tmp_path):
    ids = scene(SCENES["landscape"])
    values = np.where(ids == UNLABELLED, 0, ids + 1).astype(np.uint8)
    reading = read_label_map(save_png(tmp_path / "map.png", values), LABELS)
    assert reading.scheme is Scheme.ONE_BASED
    assert reading.certainty >= ASK_BELOW


def test_small_numbers_are_nobodys_ids(tmp_path):
    values = np.repeat(np.arange(5, dtype=np.uint8), 20)[None].repeat(50, 0)
    for given in (values, values + 1, values * 5):
        with pytest.raises(UnsureCodeError, match="not sure") as caught:
            read_label_map(save_png(tmp_path / "map.png", given), LABELS)
        assert len(str(caught.value)) < 300
        assert caught.value.options


def test_ade20k_numbers_are_not_taken_for_ids(tmp_path):
    rows = {row.name: row.index for row in label_set("ade20k").classes}
    numbers = np.array([rows[n] for n in ("sky-other", "tree", "grass", "mountain")], np.uint8)
    values = numbers[np.arange(96)[:, None] // 24 + np.zeros((1, 80), int)]
    path = save_png(tmp_path / "map.png", values)
    assert read_label_map(path, LABELS).scheme is Scheme.ADE20K
    ids = read_label_map(path, LABELS, Scheme.ADE20K).ids
    assert [LABELS[i].name for i in ids[::24, 0]] == ["sky-other", "tree", "grass", "mountain"]
    assert (read_label_map(path, LABELS, Scheme.ADE20K_ZERO).ids != ids).any()


def test_ids_in_the_red_byte_alone_are_read(tmp_path):
    ids = scene(SCENES["landscape"])
    for others in ((0, 0), (255, 9)):
        rgb = np.dstack([ids, np.full_like(ids, others[0]), np.full_like(ids, others[1])])
        reading = read_label_map(save_png(tmp_path / "map.png", rgb), LABELS)
        assert reading.scheme is Scheme.RED
        assert (reading.ids == ids).all()


@pytest.mark.parametrize("channel", [1, 2])
def test_ids_in_another_byte_are_no_lossy_copy_of_colours(channel, tmp_path):
    rgb = np.zeros((96, 128, 3), np.uint8)
    rgb[..., channel] = scene(SCENES["landscape"], holes=False)
    with pytest.raises(UnsureCodeError):
        read_label_map(save_png(tmp_path / "map.png", rgb), LABELS)


def test_three_equal_channels_in_a_lossy_format_are_no_ids(tmp_path):
    Image.fromarray(a_scene()).convert("RGB").save(tmp_path / "map.jpg")
    with pytest.raises(ImageError, match="no longer exact"):
        read_label_map(tmp_path / "map.jpg", LABELS)


def test_transparent_pixels_do_not_speak_for_a_code(tmp_path):
    colours = gaugan_colours()[a_scene()]
    alpha = np.full(a_scene().shape, 255, np.uint8)
    alpha[:30] = 0
    colours[:30] = np.random.RandomState(1).randint(0, 256, colours[:30].shape)
    path = save_png(tmp_path / "map.png", np.dstack([colours, alpha]))
    reading = read_label_map(path, LABELS)
    assert reading.scheme is Scheme.GAUGAN
    assert reading.changed == 0
    assert (reading.ids[30:] == a_scene()[30:]).all()
    assert (reading.ids[:30] == UNLABELLED).all()


def test_missing_and_negative_numbers_are_unlabelled(tmp_path):
    values = a_scene().astype(np.float32)
    values[:9] = np.nan
    Image.fromarray(values).save(tmp_path / "map.tif")
    reading = read_label_map(tmp_path / "map.tif", LABELS)
    assert (reading.ids[:9] == UNLABELLED).all()
    assert not reading.unknown
    values[:9] = -1
    Image.fromarray(values.astype(np.int32)).save(tmp_path / "map.tif")
    assert (read_label_map(tmp_path / "map.tif", LABELS).ids[:9] == UNLABELLED).all()


def test_a_mask_of_one_number_and_255_is_read_as_ids(tmp_path):
    values = np.full((60, 80), UNLABELLED, np.uint8)
    values[20:, 30:] = 0
    reading = read_label_map(save_png(tmp_path / "map.png", values), LABELS)
    assert (reading.ids == values).all()


def test_spades_colours_and_vocs_are_told_apart_by_what_they_show(tmp_path):
    ids = scene(SCENES["landscape"])
    spade = read_label_map(save_png(tmp_path / "a.png", table_of(Scheme.SPADE)[ids]), LABELS)
    assert (spade.scheme, (spade.ids == ids).all()) == (Scheme.SPADE, True)
    path = save_png(tmp_path / "b.png", VOC[ids])
    assert (read_label_map(path, LABELS, Scheme.VOC).ids == ids).all()
    try:
        assert (read_label_map(path, LABELS).ids == ids).all()
    except UnsureCodeError as error:
        assert {o.code for o in error.options[:2]} == {Scheme.SPADE, Scheme.VOC}  # noqa: PT017


def test_every_way_to_read_a_map_is_offered_with_counts_and_a_thumbnail(tmp_path):
    ids = np.full((300, 500), SKY, np.uint8)
    ids[150:] = GRASS
    ids[:, 400:] = TREE
    indexed(ids, VOC).save(tmp_path / "map.png")
    options = label_codes(tmp_path / "map.png", LABELS, {156: SEA, 123: SKY})
    assert {o.code for o in options} >= {
        Scheme.IDS, Scheme.ONE_BASED, Scheme.ADE20K, Scheme.MODEL, Scheme.SPADE, Scheme.PALETTE,
        Scheme.GAUGAN, Scheme.CLASSIC,
    }  # fmt: skip
    assert options[0].code is Scheme.IDS
    assert options[0].counts == ((GRASS, 60_000), (SKY, 60_000), (TREE, 30_000))
    assert 0 <= sum(o.certainty for o in options) <= 1.001
    for option in options:
        assert max(option.thumbnail.shape) <= THUMBNAIL_SIDE
        assert sum(n for _, n in option.counts) == ids.size
        assert CODE_NAMES[option.name] is option.code
    model = next(o for o in options if o.code is Scheme.MODEL)
    assert set(np.unique(model.thumbnail)) == {SEA, SKY, UNLABELLED}


def test_the_certainty_is_said(tmp_path):
    path = save_png(tmp_path / "map.png", scene("person wood cat", holes=False))
    reading = read_label_map(path, LABELS)
    assert ASK_BELOW <= reading.certainty < 0.995
    assert "% sure" in reading.summary()


def test_a_map_without_a_single_labelled_pixel_is_read(tmp_path):
    rgba = np.zeros((20, 30, 4), np.uint8)
    assert (read_label_map(save_png(tmp_path / "a.png", rgba), LABELS).ids == UNLABELLED).all()
    blank = np.full((20, 30), UNLABELLED, np.uint8)
    assert (read_label_map(save_png(tmp_path / "b.png", blank), LABELS).ids == UNLABELLED).all()


@pytest.mark.parametrize("transparent", [None, 2])
def test_the_colours_of_an_indexed_picture_are_those_of_its_pixels(transparent, tmp_path):
    rng = np.random.default_rng(4)
    palette = rng.integers(0, 256, (9, 3))
    palette[5] = palette[2]  # two numbers of one colour
    image = Image.fromarray(rng.integers(0, 11, (40, 50)).astype(np.uint8), "P")
    image.putpalette(palette.astype(np.uint8).tobytes())
    options = {} if transparent is None else {"transparency": transparent}
    image.save(tmp_path / "map.png", **options)
    contents = read_contents(tmp_path / "map.png")
    seen = contents.colours
    by_pixel = DistinctColours.of(contents.pixels.rgb, contents.pixels.nothing)
    for name in ("colours", "counts", "index"):
        assert (getattr(seen, name) == getattr(by_pixel, name)).all()
        assert getattr(seen, name).dtype == getattr(by_pixel, name).dtype
