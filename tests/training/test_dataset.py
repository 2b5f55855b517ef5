"""Pairs in folders and zips: what is found, what is refused, what is held out."""

import json
import shutil
import zipfile

import numpy as np
import pytest
from PIL import Image

from drawai_desktop import words
from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.core.training_report import TrainingFailed, read_report, report_line
from drawai_desktop.datasets.class_table import ClassTable
from drawai_desktop.datasets.dataset import Pair, open_dataset
from drawai_desktop.datasets.pair_check import CHECK_FILE, check_pairs
from drawai_desktop.errors import DatasetError
from drawai_desktop.training.order import PairOrder, repeat_factors


@pytest.fixture
def own_set(made_set, tmp_path):
    """A copy that a test may damage."""
    return shutil.copytree(made_set, tmp_path / "set")


def zipped(folder, path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                archive.write(file, file.relative_to(folder).as_posix())
    return path


def test_a_zip_holds_the_same_pairs_as_its_folder(made_set, tmp_path):
    folder = open_dataset([made_set])
    archive = open_dataset([zipped(made_set, tmp_path / "set.zip")])
    assert [p.name for p in folder.pairs] == [p.name for p in archive.pairs]
    assert folder.classes == archive.classes
    for one, other in zip(folder.pairs[:3], archive.pairs[:3], strict=True):
        np.testing.assert_array_equal(one.read_image(), other.read_image())
        np.testing.assert_array_equal(
            one.read_label(folder.classes), other.read_label(archive.classes)
        )


def test_names_of_coco_stuff_get_their_ids_and_own_names_none():
    table = ClassTable.from_json('["sky-other", "lava", "unlabelled"]', "here")
    assert [row["coco"] for row in table.rows] == [156, None, UNLABELLED]
    assert table.has_unlabelled


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "not a class table"),
        ('[{"index": 1, "name": "sky"}]', "without gaps"),
        ('["unlabelled", "sky"]', "the last"),
        ('["unlabelled"]', "no class but unlabelled"),
        ('[{"coco": 3}]', "not a class table"),
    ],
)
def test_a_wrong_class_table_is_refused(text, says):
    with pytest.raises(DatasetError, match=says):
        ClassTable.from_json(text, "here")


def test_255_in_a_label_map_means_unlabelled(own_set):
    label = np.array(Image.open(own_set / "labels" / "m0000.png"))
    label[:4] = 255
    Image.fromarray(label).save(own_set / "labels" / "m0000.png")
    dataset = open_dataset([own_set])
    read = dataset.pairs[0].read_label(dataset.classes)
    assert (read[:4] == 5).all()
    assert (read[4:] == label[4:]).all()


def test_files_without_partner_are_all_named(own_set):
    (own_set / "labels" / "m0003.png").unlink()
    (own_set / "images" / "m0007.png").unlink()
    with pytest.raises(DatasetError) as error:
        open_dataset([own_set])
    assert "m0003.png has no labels" in str(error.value)
    assert "m0007.png has no picture" in str(error.value)


def test_pairs_in_two_data_sets_at_once_are_refused(made_set, own_set):
    with pytest.raises(DatasetError, match="m0000: in more than one data set"):
        open_dataset([made_set, own_set])


def test_data_sets_with_different_classes_are_not_joined(made_set, own_set):
    (own_set / "classes.json").write_text(json.dumps(["sky-other", "sea"]))
    with pytest.raises(DatasetError, match="differs"):
        open_dataset([made_set, own_set])


def test_everything_that_is_wrong_with_the_files_is_listed_before_the_start(own_set, tmp_path):
    (own_set / "images" / "m0001.png").write_bytes(b"no picture")
    Image.new("RGB", (96, 96), (9, 0, 0)).save(own_set / "labels" / "m0002.png")
    Image.new("L", (90, 96)).save(own_set / "labels" / "m0003.png")
    Image.fromarray(np.full((96, 96), 77, np.uint8)).save(own_set / "labels" / "m0004.png")
    Image.new("RGB", (40, 40)).save(own_set / "images" / "m0005.png")
    with pytest.raises(DatasetError) as error:
        check_pairs(open_dataset([own_set]), tmp_path)
    text = str(error.value)
    assert "5 faults" in text
    for part in (
        "m0001.png: cannot be read",
        "m0002.png: cannot be read as a label map (a picture in colour",
        "m0003.png: 90 x 96, but the picture is 96 x 96",
        "m0004.png: holds 77, but the classes end at 5",
        "m0005.png: 40 x 40",
    ):
        assert part in text
    assert not (tmp_path / CHECK_FILE).exists()


@pytest.fixture
def marked():
    """Every translated text in brackets."""
    words.install(lambda _context, text, _n: f"<{text}>")
    yield
    words.install(None)


def test_what_is_wrong_with_the_files_is_told_to_the_window_in_its_language(
    own_set, tmp_path, marked
):
    for number in range(24):
        Image.new("RGB", (96, 96), (9, 0, 0)).save(own_set / "labels" / f"m{number:04}.png")
    with pytest.raises(DatasetError) as error, words.in_english():
        check_pairs(open_dataset([own_set]), tmp_path)
    told = read_report(report_line(TrainingFailed.of(error.value)))
    lines = str(told.sentence).splitlines()
    assert lines[0] == "<The data set cannot be used as it is (24 faults):"
    wanted = (
        "<labels/m0000.png: cannot be read as a label map (<labels/m0000.png: a picture in colour"
    )
    assert wanted in lines[1]
    assert "<and 4 more>" in lines[21]
    assert lines[22:] == ["Correct or remove these files and start again.>"]


def test_one_fault_is_one_fault(own_set, tmp_path):
    (own_set / "labels" / "m0001.png").unlink()
    with pytest.raises(DatasetError, match=r"\(1 fault\):\n.*m0001.png has no labels/m0001.png\n"):
        open_dataset([own_set])


def test_a_second_start_does_not_read_all_pairs_again(own_set, tmp_path, monkeypatch):
    first = check_pairs(open_dataset([own_set]), tmp_path)
    first.keep(tmp_path)
    monkeypatch.setattr(Pair, "read_image", lambda _pair: pytest.fail("read again"))
    again = check_pairs(open_dataset([own_set]), tmp_path)
    np.testing.assert_array_equal(first.present, again.present)
    np.testing.assert_array_equal(first.seen, again.seen)


@pytest.mark.parametrize("packed", [False, True])
def test_files_that_changed_since_the_last_start_are_looked_at_again(own_set, tmp_path, packed):
    def opened():
        return open_dataset([zipped(own_set, tmp_path / "set.zip") if packed else own_set])

    check_pairs(opened(), tmp_path).keep(tmp_path)
    Image.fromarray(np.full((96, 96), 77, np.uint8)).save(own_set / "labels" / "m0004.png")
    with pytest.raises(DatasetError, match=r"m0004\.png: holds 77"):
        check_pairs(opened(), tmp_path)


def test_the_held_out_pairs_are_the_same_whatever_else_is_there(made_set, own_set):
    for number in range(0, 24, 3):
        for part in ("images", "labels"):
            (own_set / part / f"m{number:04}.png").unlink()
    _, all_held = open_dataset([made_set]).split(4)
    training, held = open_dataset([own_set]).split(4)
    left = {p.name for p in open_dataset([own_set]).pairs}
    assert {p.name for p in held.pairs} == {p.name for p in all_held.pairs} & left
    assert {p.name for p in held.pairs} | {p.name for p in training.pairs} == left
    assert 0 < len(all_held.pairs) < 24


def test_pictures_with_rare_labels_come_more_often_and_none_is_left_out():
    present = np.zeros((100, 3), bool)
    present[:, 0] = True
    present[:4, 1] = True
    factors = repeat_factors(present, 0.2)
    assert (factors[4:] == 1).all()
    assert factors[0] == pytest.approx((0.2 / 0.04) ** 0.5)
    order = PairOrder(factors, seed=3)
    a_round = [order[i] for i in range(len(order))]
    assert set(a_round) == set(range(100))
    assert sum(i < 4 for i in a_round) / 4 == pytest.approx(factors[0], abs=0.8)
    assert a_round != [order[i] for i in range(len(order), 2 * len(order))]


def test_the_order_of_pairs_can_be_read_from_any_place():
    one, other = PairOrder(np.ones(7), 5), PairOrder(np.ones(7), 5)
    forwards = [one[i] for i in range(20)]
    assert forwards == [other[i] for i in reversed(range(20))][::-1]
