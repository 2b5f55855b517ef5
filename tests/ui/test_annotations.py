"""Annotation files in the window: opened, dropped, chosen among, refused."""

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest

from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.ui.opening_texts import open_filter
from drawai_desktop.ui.picture_choice import PictureChoiceDialog
from tests.annotation_files import coco, labelme, shape, square
from tests.ui.test_accessibility import check_window


def two_pictures(path):
    notes = [(5, 7, square(0, 0, 999)), (6, 9, square(0, 0, 50))]
    return coco(path, notes, ((5, "x/shore.jpg"), (6, "x/hill.jpg")))


def dialog_of(program, qtbot):
    def found():
        return [d for d in program.window.findChildren(PictureChoiceDialog) if d.isVisible()]

    qtbot.waitUntil(lambda: len(found()) == 1)
    return found()[0]


def test_the_dialog_offers_annotations():
    assert "*.json" in open_filter()


def test_a_dropped_annotation_file_is_a_label_map_and_says_what_did_not_match(
    program, qtbot, tmp_path
):
    sky = shape("Sky", [[0, 0], [160, 70]], "rectangle")
    dragon = shape("dragon", [[0, 0], [9, 0], [9, 9]])
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(labelme(tmp_path / "beach.json", sky, dragon)))])
    program.opening.take(mime)
    qtbot.waitUntil(lambda: program.document.title == "beach")
    ids = program.document.label_map.ids
    assert (ids[:70] == 156).all()
    assert (ids[70:] == UNLABELLED).all()
    assert "1 of 2 annotations" in program.window.messages.text
    assert "dragon (1)" in program.window.messages.text
    assert "Read as..." not in [b.text() for b in program.window.messages.answers]
    assert not program.document.is_modified


def test_the_picture_is_chosen_where_a_file_has_several(program, qtbot, tmp_path):
    before = program.document.snapshot()
    program.opening.open_path(two_pictures(tmp_path / "coast.json"))
    dialog = dialog_of(program, qtbot)
    assert (program.document.label_map.ids == before).all()
    texts = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert [t.split(" - ")[0] for t in texts] == ["x/shore.jpg", "x/hill.jpg"]
    assert "160 x 140, 1 annotation" in texts[1]
    check_window(dialog, qtbot)
    dialog.list.setCurrentRow(1)
    dialog.open_button.click()
    qtbot.waitUntil(lambda: program.document.title == "coast")
    assert (program.document.label_map.ids == 123).sum() == 2500


def test_a_choice_that_is_not_made_opens_nothing(program, qtbot, tmp_path):
    before = program.document.snapshot()
    program.opening.open_path(two_pictures(tmp_path / "coast.json"))
    dialog_of(program, qtbot).reject()
    assert (program.document.label_map.ids == before).all()
    assert program.document.title != "coast"


def test_one_picture_of_thousands_is_found_by_its_name(program, qtbot, tmp_path):
    pictures = [(i, f"{i:06}.jpg") for i in range(1, 3001)]
    notes = [(i, 7, square(0, 0, i % 90 + 1)) for i, _ in pictures]
    program.opening.open_path(coco(tmp_path / "many.json", notes, pictures))
    dialog = dialog_of(program, qtbot)
    assert dialog.list.count() == 3000
    QTest.keyClicks(dialog.search, "2017")
    assert dialog.list.count() == 1
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.document.title == "many")
    assert (program.document.label_map.ids == 154).sum() == (2017 % 90 + 1) ** 2


@pytest.mark.parametrize("text", ["[" * 20_000, '{"a.jpg1": {"regions": {}}}', "no json"])
def test_a_file_that_cannot_be_read_is_told_and_nothing_is_lost(program, qtbot, tmp_path, text):
    before = program.document.snapshot()
    (tmp_path / "a.json").write_text(text)
    program.opening.open_path(tmp_path / "a.json")
    qtbot.waitUntil(lambda: program.window.messages.text.startswith("a.json: "))
    assert (program.document.label_map.ids == before).all()


def test_annotations_of_a_huge_picture_come_at_the_size_of_a_canvas(program, qtbot, tmp_path):
    halves = [[[0, 0], [6000, 1500]], [[0, 1500], [6000, 3000]]]
    shapes = [shape(n, c, "rectangle") for n, c in zip(("sky", "sea"), halves, strict=True)]
    path = labelme(tmp_path / "wide.json", *shapes, width=6000, height=3000)
    program.opening.open_path(path)
    qtbot.waitUntil(lambda: program.document.title == "wide")
    ids = program.document.label_map.ids
    assert ids.shape == (2048, 4096)
    assert set(np.unique(ids)) == {154, 156}
    assert "6000 x 3000" in program.window.messages.text
