"""The examples of docs/scripting.md, as a person runs them: each in a folder of its own."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from drawai_desktop.core.examples import examples
from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.label_reading import read_label_map
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.project_file import Project, read_project, write_project
from drawai_desktop.core.stroke_log import LogStep, StrokeLog, check_of
from tests.annotation_files import coco, square
from tests.builders import SKY, a_blue_and_green_photo

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "scripting.md").read_text(encoding="utf-8")
EXAMPLES = dict(
    re.findall(r"^## ([^\n]+)\n(?:(?!^## ).)*?^```python\n(.*?)^```", PAGE, re.M | re.S)
)


def run_example(title, folder):
    """Runs an example's text as a script in a folder; gives what it prints."""
    (folder / "example.py").write_text(EXAMPLES[title], encoding="utf-8")
    answer = subprocess.run(
        [sys.executable, "-W", "error", "example.py"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=110,
    )
    assert answer.returncode == 0, answer.stderr
    assert answer.stderr == ""
    return answer.stdout


def picture(path):
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB")).astype(int)


def test_there_are_six_examples():
    assert len(EXAMPLES) == PAGE.count("```python") == 6


def test_a_map_from_numbers_becomes_pictures_of_1024_px(tmp_path):
    told = run_example("A map from numbers", tmp_path)
    assert told.count("(1024, 1024, 3)") == 2
    with Image.open(tmp_path / "hills.png") as image:
        assert len(np.unique(np.asarray(image))) == 5
    first, second = (picture(path) for path in sorted(tmp_path.glob("hills, *.jpg")))
    assert first.shape == second.shape == (1024, 1024, 3)
    assert abs(first - second).mean() > 2, "two looks"
    assert min(first.std(), second.std()) > 15


def test_a_photograph_becomes_a_map_and_is_painted_in_its_own_look(tmp_path):
    Image.fromarray(a_blue_and_green_photo()).save(tmp_path / "holiday.jpg", quality=95)
    told = run_example("A photograph", tmp_path)
    shares = [int(part) for part in re.findall(r"^.+ (\d+)%$", told, re.M)]
    assert 95 < sum(shares) < 105
    with Image.open(tmp_path / "holiday-labels.png") as image:
        assert image.size == (360, 240)
    own = picture(tmp_path / "holiday-as-it-was.jpg")
    other = picture(tmp_path / "holiday-another-day.jpg")
    assert own.shape == other.shape == (683, 1024, 3)
    assert abs(own - other).mean() > 2


def test_all_pictures_of_a_file_of_annotations_become_label_maps(tmp_path):
    notes = [(5, 7, square(0, 0, 90)), (6, 9, square(0, 0, 90)), (6, 2, square(0, 0, 9))]
    coco(tmp_path / "coast.json", notes, ((5, "shore.jpg"), (6, "hill.jpg")))
    told = run_example("Annotations", tmp_path)
    assert "shore.jpg (160, 140) 100%" in told
    assert "hill.jpg (160, 140) 50%" in told
    assert "category 2" in told
    with Image.open(tmp_path / "hill-labels.png") as image:
        assert set(np.unique(np.asarray(image))) == {123, 255}


@pytest.fixture
def scene(tmp_path):
    """The first example with its picture, as the window saves it."""
    example = examples()[0]
    ids = read_label_map(example.path, standard_labels()).ids
    shown = picture(example.picture_path).astype(np.uint8)
    project = Project(ids, example.style, "landscape", shown)
    write_project(tmp_path / "scene.drawai", project, standard_labels())
    return project


def test_a_project_is_changed_saved_and_exported(tmp_path, scene):
    told = run_example("A project", tmp_path)
    saved = read_project(tmp_path / "evening.drawai")
    assert not (saved.ids == SKY).any()
    assert (saved.ids != scene.ids).mean() > 0.05
    assert str(float((saved.ids != scene.ids).mean()))[:6] in told
    assert saved.style.name == "Dusk"
    assert (picture(tmp_path / "evening.png") == saved.picture).all()
    assert saved.picture.shape[:2] == scene.ids.shape
    assert (read_project(tmp_path / "scene.drawai").ids == scene.ids).all(), "left as it was"


def test_a_project_shows_how_it_was_painted(tmp_path, scene):
    log = StrokeLog.of(np.full(scene.ids.shape, 255, np.uint8))
    whole = Rect(0, 0, scene.ids.shape[1], scene.ids.shape[0])
    step = LogStep.between(log.first_map(), scene.ids, whole, scene.ids.shape, 1000)
    log = replace(log.with_step(step), check=check_of(scene.ids))
    write_project(tmp_path / "scene.drawai", replace(scene, strokes=log), standard_labels())
    run_example("A film of the making", tmp_path)
    with Image.open(tmp_path / "making.webp") as film:
        assert (film.n_frames, max(film.size)) == (2, 640)
        film.seek(1)
        last = np.asarray(film.convert("RGB").resize((64, 64))).astype(int)
    shown = np.asarray(Image.fromarray(scene.picture).resize((64, 64))).astype(int)
    assert abs(last - shown).mean() < 8, "the project's own picture"


def test_a_model_is_exported_and_paints_a_meadow_in_onnx_runtime(tmp_path):
    assert run_example("A model in ONNX Runtime", tmp_path).strip() == "(256, 384, 3)"
    meadow = picture(tmp_path / "meadow.png")
    sky, grass = meadow[:120].mean((0, 1)), meadow[180:].mean((0, 1))
    assert sky[2] > grass[2] + 20
    assert grass[1] > grass[2]
