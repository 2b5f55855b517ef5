"""A sharp picture that came with a document stays until there is another sharp one."""

import threading

import numpy as np

from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.made_by import MadeBy, Weights
from drawai_desktop.core.project_file import Project, read_project, write_project
from drawai_desktop.core.style import NEUTRAL
from drawai_desktop.engine.session.picture import Source
from tests.fakes import FakeDetail, FakeSynthesizer, Loader
from tests.ui.settling import settle


def test_the_example_stays_sharp_until_its_detail_is_there(start, qtbot):
    gate = threading.Event()

    class Waiting(FakeDetail):
        def render(self, *arguments, check=None, **named):
            while not gate.wait(0.01):
                check()
            return super().render(*arguments, check=check, **named)

    program = start(Loader(FakeSynthesizer()), load_detail=lambda *_: Waiting())
    view = program.window.result_view
    stored = program.presenter.image
    assert stored.width() == 1024
    qtbot.waitUntil(lambda: program.pictures.picture.source is Source.RENDERED)
    assert program.presenter.image is stored
    assert view.badge == "Example"
    gate.set()
    qtbot.waitUntil(lambda: program.presenter.image is not stored)
    assert program.presenter.image.width() == 1024
    assert view.badge == ""


def test_a_change_shows_the_live_picture_at_once(start, qtbot):
    class Never(FakeDetail):
        def render(self, *arguments, check=None, **named):
            while True:
                check()

    program = start(Loader(FakeSynthesizer()), load_detail=lambda *_: Never())
    stored = program.presenter.image
    qtbot.waitUntil(lambda: program.pictures.picture.source is Source.RENDERED)
    assert program.presenter.image is stored
    program.window.style_panel.seed.setValue(7)
    qtbot.waitUntil(lambda: program.presenter.image is not stored)


def a_project(tmp_path, made_by):
    path = tmp_path / "lake.drawai"
    picture = np.full((512, 512, 3), 33, np.uint8)
    ids = np.full((512, 512), 123, np.uint8)
    write_project(path, Project(ids, NEUTRAL, "landscape", picture, made_by), standard_labels())
    return path


def opened(start, qtbot, path):
    program = start(Loader(FakeSynthesizer()))
    qtbot.waitUntil(lambda: program.pictures.final_pixels() is not None)
    program.opening.open_path(path)
    settle(program)
    qtbot.waitUntil(lambda: program.pictures.final_pixels() is not None)
    return program


OTHERS = MadeBy(Weights("landscape", "1:0"), Weights("detail", "1:0"))


def test_a_picture_by_other_weights_stays_and_says_so(start, qtbot, tmp_path):
    program = opened(start, qtbot, a_project(tmp_path, OTHERS))
    assert program.presenter.image.width() == 512
    assert "other weights" in program.window.result_view.badge


def test_f5_renders_it_anew(start, qtbot, tmp_path):
    program = opened(start, qtbot, a_project(tmp_path, OTHERS))
    program.renderer.render_now()
    qtbot.waitUntil(lambda: program.presenter.image.width() == 1024)
    assert program.window.result_view.badge == ""


def test_a_change_renders_it_anew(start, qtbot, tmp_path):
    program = opened(start, qtbot, a_project(tmp_path, OTHERS))
    program.window.style_panel.seed.setValue(7)
    qtbot.waitUntil(lambda: program.presenter.image.width() != 512)


def test_a_picture_by_the_same_weights_is_followed_by_the_live_one(start, qtbot, tmp_path):
    program = opened(start, qtbot, a_project(tmp_path, None))
    mine = program.pictures.picture.made_by
    assert mine.model.stamp
    program.opening.open_path(a_project(tmp_path, mine))
    qtbot.waitUntil(lambda: program.presenter.image.width() == 1024)


def test_a_project_keeps_what_made_its_picture(start, qtbot, tmp_path):
    program = start(Loader(FakeSynthesizer()))
    qtbot.waitUntil(lambda: program.pictures.final_pixels() is not None)
    path = tmp_path / "own.drawai"
    assert program.projects.save_to(path)
    qtbot.waitUntil(lambda: not program.document.is_modified and path.exists())
    made_by = read_project(path).made_by
    assert made_by == program.pictures.picture.made_by
    assert made_by.detail.name == "detail"
