"""``drawai render`` of annotation files, and the same from scripts."""

import numpy as np
import pytest

from drawai_desktop import api
from tests.annotation_files import coco, labelme, shape, square
from tests.builders import save_png
from tests.cli.calls import drawai


def test_annotations_make_the_picture_that_their_map_makes(tmp_path, tiny):
    sky, sea = [[0, 0], [160, 140]], [[0, 60], [160, 60], [160, 140], [0, 140]]
    path = labelme(tmp_path / "a.json", shape("Sky", sky, "rectangle"), shape("sea", sea))
    ids = np.full((140, 160), 156, np.uint8)
    ids[60:] = 154
    assert (api.read_labels(path) == ids).all()
    png = save_png(tmp_path / "b.png", ids)
    out = tmp_path / "out"
    assert drawai("render", path, png, "-o", out, "--model", tiny) == 0
    assert (out / "a.png").read_bytes() == (out / "b.png").read_bytes()


def test_what_did_not_match_is_told(tmp_path, tiny, capsys):
    sky = shape("sky", [[0, 0], [160, 140]], "rectangle")
    dragon = shape("dragon", [[0, 0], [90, 0], [90, 90]])
    path = labelme(tmp_path / "a.json", sky, dragon, shape("sea", [[1, 2]]))
    assert drawai("render", path, "-o", tmp_path / "out.png", "--model", tiny) == 0
    told = capsys.readouterr().err
    assert "dragon (1)" in told
    assert "Without an area, and left out: 1." in told
    assert api.label_reading(path).matching == pytest.approx(1 / 3)


def test_one_of_several_pictures_is_chosen_by_an_option(tmp_path, tiny, capsys):
    notes = [(5, 7, square(0, 0, 999)), (6, 9, square(0, 0, 999))]
    path = coco(tmp_path / "a.json", notes, ((5, "x/shore.jpg"), (6, "x/hill.jpg")))
    out = tmp_path / "out.png"
    assert drawai("render", path, "-o", out, "--model", tiny) == 2
    told = capsys.readouterr().err
    assert "2 pictures (x/shore.jpg, x/hill.jpg)" in told
    assert "--picture NAME" in told
    assert not out.exists()
    assert drawai("render", path, "-o", out, "--model", tiny, "--picture", "hill") == 0
    assert [p.name for p in api.annotated_pictures(path)] == ["x/shore.jpg", "x/hill.jpg"]
    assert (api.read_labels(path, picture="6") == 123).all()
    with pytest.raises(api.SeveralPicturesError):
        api.read_labels(path)


def test_annotations_of_another_program_are_refused_in_a_sentence(tmp_path, tiny, capsys):
    (tmp_path / "a.json").write_text('{"a.jpg1": {"regions": {}}}')
    assert drawai("render", tmp_path / "a.json", "-o", tmp_path / "o.png", "--model", tiny) == 2
    assert "labelme" in capsys.readouterr().err
