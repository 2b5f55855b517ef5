"""Data sets as people have them: accepted, or refused with what to do."""

import json
import zipfile

import numpy as np
import pytest
from PIL import Image

from drawai_desktop.datasets.class_table import ClassTable
from drawai_desktop.datasets.dataset import open_dataset
from drawai_desktop.datasets.leave_out import names_to_leave_out, read_leave_out
from drawai_desktop.datasets.pair_check import check_pairs, seen_classes
from drawai_desktop.datasets.scene_pairs import open_pairs
from drawai_desktop.errors import DatasetError, DrawAIError
from tests.made_pairs import a_pair

NAMES = ("sky-other", "sea", "sand")
LEFT_BY_A_MAC = b"\0\5\x16\7\0\2\0\0Mac OS X        "


def write(folder, ending="png", names=NAMES, count=3):
    """A set without a class for unlabelled pixels; gives its folder."""
    for part in ("images", "labels"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for seed in range(count):
        photo, labels = a_pair(seed, 72)
        Image.fromarray(photo).save(folder / "images" / f"p{seed}.{ending}")
        Image.fromarray(labels).save(folder / "labels" / f"p{seed}.png")
    (folder / "classes.json").write_text(json.dumps(list(names)))
    return folder


def rewrite_maps(folder, change):
    for seed in range(3):
        Image.fromarray(change(a_pair(seed, 72)[1])).save(folder / "labels" / f"p{seed}.png")


def first_pair(path):
    dataset = open_dataset([path])
    checked = check_pairs(dataset, path / "no-run").dataset
    pair = checked.pairs[0]
    return pair.read_image(), pair.read_label(checked.classes)


# Photographs.


def test_photographs_are_turned_upright_as_their_entry_says(tmp_path):
    write(tmp_path)
    photo, _ = a_pair(0, 72)
    (tmp_path / "images" / "p0.png").unlink()
    exif = Image.Exif()
    exif[0x0112] = 3
    turned = Image.fromarray(photo).rotate(180)
    turned.save(tmp_path / "images" / "p0.jpg", exif=exif, quality=95)
    read, _ = first_pair(tmp_path)
    assert np.abs(read.astype(int) - photo).mean() < 8
    assert np.abs(open_pairs(tmp_path).photo(0).astype(int) - photo).mean() < 8


def test_photographs_of_sixteen_bits_are_not_white(tmp_path):
    write(tmp_path)
    grey = a_pair(0, 72)[0].mean(2)
    Image.fromarray((grey * 257).astype(np.uint16)).save(tmp_path / "images" / "p0.png")
    read, _ = first_pair(tmp_path)
    assert read.shape == (72, 72, 3)
    assert np.corrcoef(read[..., 0].ravel(), grey.ravel())[0, 1] > 0.99


@pytest.mark.parametrize("ending", ["tif", "bmp", "jpeg", "webp", "gif"])
def test_photographs_may_have_any_of_the_usual_endings(tmp_path, ending):
    assert len(open_dataset([write(tmp_path, ending)]).pairs) == 3
    assert first_pair(tmp_path)[0].shape == (72, 72, 3)


# Label maps.


@pytest.mark.parametrize(
    "change",
    [
        lambda m: np.dstack([m] * 3),
        lambda m: m.astype(np.uint16),
        lambda m: np.dstack([m, np.full_like(m, 255)]),
        lambda m: np.dstack([m, m, m, np.full_like(m, 255)]),
    ],
    ids=["equal channels", "16 bits", "grey and alpha", "equal channels and alpha"],
)
def test_maps_that_the_window_opens_are_read_by_the_trainer(tmp_path, change):
    rewrite_maps(write(tmp_path), change)
    assert np.array_equal(first_pair(tmp_path)[1], a_pair(0, 72)[1])
    assert np.array_equal(open_pairs(tmp_path).label_map(0), a_pair(0, 72)[1])


def test_transparent_pixels_and_255_are_unlabelled_without_a_class_for_them(tmp_path):
    write(tmp_path)
    labels = a_pair(0, 72)[1]
    clear = np.full_like(labels, 255)
    clear[:9] = 0
    Image.fromarray(np.dstack([labels, clear])).save(tmp_path / "labels" / "p0.png")
    labels = a_pair(1, 72)[1]
    labels[:, :5] = 255
    Image.fromarray(labels).save(tmp_path / "labels" / "p1.png")
    checked = check_pairs(open_dataset([tmp_path]), tmp_path / "no-run")
    table = checked.dataset.classes
    assert table.names == [*NAMES, "unlabelled"]
    assert table.has_unlabelled
    assert (checked.dataset.pairs[0].read_label(table)[:9] == 3).all()
    assert (checked.dataset.pairs[1].read_label(table)[:, :5] == 3).all()
    assert checked.present.shape == (3, 4)
    assert checked.present[:2, 3].all()
    assert not checked.present[2, 3]
    assert (open_pairs(tmp_path).label_map(1)[:, :5] == 255).all()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda m: np.array([(48, 112, 32), (0, 0, 9), (9, 0, 0)], np.uint8)[m], "in colour"),
        (lambda m: m.astype(np.uint16) + 300, "holds 302"),
        (lambda m: np.full_like(m, 255), "there is nothing to learn from"),
    ],
)
def test_maps_without_class_numbers_are_refused_with_what_to_do(tmp_path, spoil, told):
    rewrite_maps(write(tmp_path), spoil)
    with pytest.raises(DatasetError, match=told):
        check_pairs(open_dataset([tmp_path]), tmp_path / "no-run")


COLOURS = np.array([(48, 112, 32), (0, 0, 0), (176, 112, 32)], np.uint8)


@pytest.mark.parametrize(
    "listed",
    [
        "# label:color_rgb:parts:actions\nsky:48,112,32::\nsea:0,0,0::\nsand:176,112,32::\n",
        "sand:176,112,32::\nsea:0,0,0::\nbackground:9,9,9::\nsky-other:48,112,32::\n",
    ],
    ids=["by order", "by name"],
)
@pytest.mark.parametrize("indexed", [False, True])
def test_maps_in_colours_are_read_with_the_list_beside_them(tmp_path, listed, indexed):
    write(tmp_path)
    for seed in range(3):
        labels = a_pair(seed, 72)[1]
        picture = Image.fromarray(COLOURS[labels])
        if indexed:
            picture = picture.quantize(8, dither=Image.Dither.NONE)
        picture.save(tmp_path / "labels" / f"p{seed}.png")
    (tmp_path / "labelmap.txt").write_text(listed)
    assert np.array_equal(first_pair(tmp_path)[1], a_pair(0, 72)[1])


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        ("sky:48,112,32::\nsea:0,0,0::\nsand:1,2,3::\n", "holds the colour 176, 112, 32"),
        ("sky:48,112,32::\n", "lists 1 labels"),
        ("sky;48\n", "is no line such as"),
    ],
)
def test_lists_of_colours_that_do_not_fit_are_refused(tmp_path, listed, told):
    rewrite_maps(write(tmp_path), lambda m: COLOURS[m])
    (tmp_path / "labelmap.txt").write_text(listed)
    with pytest.raises(DatasetError, match=told):
        check_pairs(open_dataset([tmp_path]), tmp_path / "no-run")


def test_maps_may_be_tif_but_not_jpeg(tmp_path):
    write(tmp_path)
    for path in sorted((tmp_path / "labels").iterdir()):
        Image.open(path).save(path.with_suffix(".tif"))
        path.unlink()
    assert np.array_equal(first_pair(tmp_path)[1], a_pair(0, 72)[1])
    Image.fromarray(a_pair(0, 72)[1]).save(tmp_path / "labels" / "p0.jpg")
    (tmp_path / "labels" / "p0.tif").unlink()
    with pytest.raises(DatasetError, match=r"p0\.png has no labels/p0\.png"):
        open_dataset([tmp_path])


# Archives and folders.


def packed(folder, path, inside="", extra=()):
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                archive.write(file, f"{inside}{file.relative_to(folder).as_posix()}")
        for name in extra:
            archive.writestr(name, LEFT_BY_A_MAC)
    return path


@pytest.mark.parametrize("inside", ["", "myset/", "a/b/"])
def test_a_zip_may_have_folders_round_everything_and_what_a_mac_leaves(tmp_path, inside):
    folder = write(tmp_path / "set")
    extra = [f"__MACOSX/{inside}images/._p0.png", f"{inside}labels/.DS_Store"]
    dataset = open_dataset([packed(folder, tmp_path / "set.zip", inside, extra)])
    assert [pair.name for pair in dataset.pairs] == ["p0", "p1", "p2"]
    assert np.array_equal(dataset.pairs[1].read_label(dataset.classes), a_pair(1, 72)[1])


def test_a_folder_may_lie_in_a_folder_and_hold_what_file_managers_leave(tmp_path):
    folder = write(tmp_path / "outer" / "myset")
    (tmp_path / "outer" / ".DS_Store").write_bytes(b"\0\0\0\1Bud1")
    for part, ending in (("images", "png"), ("labels", "png")):
        (folder / part / "Thumbs.db").write_bytes(b"\xd0\xcf\x11\xe0")
        (folder / part / f"._p0.{ending}").write_bytes(LEFT_BY_A_MAC)
    assert [p.name for p in open_dataset([tmp_path / "outer"]).pairs] == ["p0", "p1", "p2"]


def test_a_damaged_member_of_a_zip_is_named(tmp_path):
    path = packed(write(tmp_path / "set"), tmp_path / "set.zip")
    content = bytearray(path.read_bytes())
    place = content.index(b"images/p0.png") + 40
    content[place : place + 40] = bytes(40)
    path.write_bytes(content)
    with pytest.raises(DatasetError, match=r"images/p0\.png"):
        check_pairs(open_dataset([path]), tmp_path / "no-run")


# Class tables.


@pytest.mark.parametrize(
    "content",
    [
        b'\xef\xbb\xbf["sky-other","sea","sand"]',
        '["sky-other","sea","sand"]'.encode("utf-16"),
        '["sky-other","sea","sand"]'.encode("latin-1"),
    ],
    ids=["mark", "UTF-16", "Latin-1"],
)
def test_class_tables_are_read_in_whatever_way_their_editor_stored_letters(tmp_path, content):
    (write(tmp_path) / "classes.json").write_bytes(content)
    assert open_dataset([tmp_path]).classes.names == list(NAMES)


def test_letters_of_latin_1_stay_what_they_are(tmp_path):
    (write(tmp_path) / "classes.json").write_bytes('["forêt","mer","sable"]'.encode("latin-1"))
    assert open_dataset([tmp_path]).classes.names == ["forêt", "mer", "sable"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('["tree", "sea", "tree"]', "two classes are called tree"),
        ('["tree", "sea", " tree "]', "two classes are called tree"),
        ('["tree", "", "sea"]', "not a class table"),
        ('[{"name": "tree", "coco": "x"}]', "not a class table"),
        ('{"classes": 3}', "not a class table"),
        ("[" * 3000 + "]" * 3000, "nested too deeply"),
        (json.dumps([f"c{i}" for i in range(300)]), "at most 255 fit"),
    ],
)
def test_tables_that_cannot_be_are_refused_in_a_short_sentence(text, told):
    with pytest.raises(DatasetError, match=told) as caught:
        ClassTable.from_json(text, "set")
    assert len(str(caught.value)) < 300
    assert "Error" not in str(caught.value)


# Leaving pairs out.


def test_a_list_of_names_is_read_with_or_without_reasons_and_endings(tmp_path):
    path = tmp_path / "names.tsv"
    path.write_bytes(
        "# kept by eye\np0\thue\np1.jpg\n\n images/p2.png , frame\r\n".encode("utf-16")
    )
    assert read_leave_out(path) == {"p0", "p1", "p2"}
    path.write_text("# nothing\n")
    with pytest.raises(DatasetError, match="no name in it"):
        read_leave_out(path)


def test_a_list_beside_or_in_a_set_is_read_unasked_and_another_replaces_it(tmp_path):
    folder = write(tmp_path / "sets" / "one")
    other = packed(folder, tmp_path / "sets" / "two.zip")
    assert names_to_leave_out([folder, other], None) == frozenset()
    (tmp_path / "sets" / "leave_out.tsv").write_text("p1\tcorner\n")
    (folder / "leave_out.tsv").write_text("p2\n")
    assert names_to_leave_out([folder], None) == {"p1", "p2"}
    assert names_to_leave_out([other], None) == {"p1"}
    given = tmp_path / "given.txt"
    given.write_text("p0\n")
    assert names_to_leave_out([folder, other], given) == {"p0"}


# What is kept of a check.


def test_classes_without_a_pixel_are_known(tmp_path):
    folder = write(tmp_path / "set", names=(*NAMES, "snow", "rock"))
    (tmp_path / "run").mkdir()
    check_pairs(open_dataset([folder]), tmp_path / "run").keep(tmp_path / "run")
    assert seen_classes(tmp_path / "run") == {0, 1, 2}
    assert seen_classes(tmp_path) is None


def test_every_refusal_is_one_of_the_programs_own(tmp_path):
    for content in (b"", b"PK\3\4 no zip", b"\0" * 100):
        (tmp_path / "set.zip").write_bytes(content)
        with pytest.raises(DrawAIError):
            open_dataset([tmp_path / "set.zip"])
