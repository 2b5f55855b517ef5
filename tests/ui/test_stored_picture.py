"""A sharp picture that came with a document stays until there is another sharp one."""

import threading

from drawai_desktop.engine.session.picture import Source
from tests.fakes import FakeDetail, FakeSynthesizer, Loader


def test_the_example_stays_sharp_until_its_detail_is_there(start, qtbot):
    gate = threading.Event()

    class Waiting(FakeDetail):
        def render(self, *arguments, checkpoint=None, **named):
            while not gate.wait(0.01):
                checkpoint()
            return super().render(*arguments, checkpoint=checkpoint, **named)

    program = start(Loader(FakeSynthesizer()), load_detail=lambda _labels: Waiting())
    view = program.window.result_view
    stored = program.presenter.image
    assert stored.width() == 1024
    qtbot.waitUntil(lambda: program.pictures.picture.source is Source.RENDERED)
    assert program.presenter.image is stored
    assert view.badge == "Example"
    gate.set()
    qtbot.waitUntil(lambda: program.presenter.image is not stored, timeout=5000)
    assert program.presenter.image.width() == 1024
    assert view.badge == ""


def test_a_change_shows_the_live_picture_at_once(start, qtbot):
    class Never(FakeDetail):
        def render(self, *arguments, checkpoint=None, **named):
            while True:
                checkpoint()

    program = start(Loader(FakeSynthesizer()), load_detail=lambda _labels: Never())
    stored = program.presenter.image
    qtbot.waitUntil(lambda: program.pictures.picture.source is Source.RENDERED)
    assert program.presenter.image is stored
    program.window.style_panel.seed.setValue(7)
    qtbot.waitUntil(lambda: program.presenter.image is not stored, timeout=5000)
