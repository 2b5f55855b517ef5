"""The live loop: models, styles, thumbnails, passes that refine, and how it ends."""

import threading

import numpy as np
import pytest

from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.style import Style
from drawai_desktop.engine.session.loading import LoadModel
from drawai_desktop.engine.session.passes import PASSES
from drawai_desktop.engine.session.photos import ReadStyle
from drawai_desktop.engine.session.picture import Quality
from drawai_desktop.engine.session.pictures import RenderThumbnail
from drawai_desktop.engine.session.render_pass import Made, Pass
from drawai_desktop.errors import ModelError, RenderError
from drawai_desktop.live.engine_state import EngineState
from drawai_desktop.live.renderer import LiveRenderer
from tests.fakes import FakeSynthesizer, Loader
from tests.live.loop import Subject

pytestmark = pytest.mark.usefixtures("no_thread_left")


def test_kept_activations_are_given_back_before_another_model_is_loaded(make):
    loop = make()
    loop.load()
    loop.wait_current()
    loop.load()
    loop.wait_current()
    assert loop.fake.released == 1


def test_a_model_that_cannot_be_loaded_leaves_no_model(make):
    loop = make(Loader(error=ModelError("damaged")))
    failed = []
    loop.renderer.model_failed.connect(failed.append)
    loop.renderer.load(loop.manifest)
    loop.qtbot.waitUntil(lambda: loop.renderer.state is EngineState.NO_MODEL)
    loop.qtbot.waitUntil(lambda: bool(failed))
    assert failed == ["damaged"]
    loop.paint(1)
    loop.qtbot.wait(100)
    assert loop.results == []


def test_the_style_and_the_resolution_are_part_of_what_is_current(make):
    loop = make()
    loop.load()
    loop.wait_current()
    loop.subject.style = Style(seed=77)
    loop.renderer.document_changed()
    loop.wait_current()
    assert loop.results[-1].array[0, 0, 2] == 77
    loop.renderer.set_size(512)
    loop.wait_current()
    assert loop.results[-1].request.resolution == 512


def test_pictures_are_read_only_when_they_cross_the_threads(make):
    loop = make()
    loop.load()
    loop.wait_current()
    assert not loop.results[-1].array.flags.writeable
    assert not loop.fake.calls[-1][1].flags.writeable


def test_stopping_does_not_wait_for_a_pass_to_end(make):
    loop = make(Loader(FakeSynthesizer(seconds=30)))
    loop.load()
    loop.qtbot.waitUntil(lambda: loop.renderer.state is EngineState.WORKING)
    assert loop.renderer.stop()


def test_stopping_does_not_wait_for_a_model_that_loads(make):
    class HeldLoader(Loader):
        begun, end = threading.Event(), threading.Event()

        def __call__(self, request, labels):
            self.begun.set()
            self.end.wait(10)
            return super().__call__(request, labels)

    loop = make(HeldLoader())
    loop.renderer.load(loop.manifest)
    assert loop.loader.begun.wait(5)
    assert not loop.renderer.stop()
    loop.loader.end.set()
    loop.qtbot.waitUntil(loop.renderer.stop)


def test_the_style_of_a_photo_comes_back(make):
    loop = make()
    loop.load()
    answers = []
    photo = np.full((4, 4, 3), 255, np.uint8)
    loop.renderer.submit(ReadStyle("beach", photo)).done.connect(answers.append)
    loop.qtbot.waitUntil(lambda: bool(answers))
    assert answers[0].vector == (1.0,) * 32
    loop.fake.error = ModelError("no encoder")
    loop.renderer.submit(ReadStyle("beach", photo)).failed.connect(answers.append)
    loop.qtbot.waitUntil(lambda: answers[1:] == ["no encoder"])


def test_thumbnails_come_after_the_picture_and_can_be_dropped(make):
    loop = make()
    loop.load()
    loop.wait_current()
    got = []
    loop.fake.gate.clear()
    loop.paint(1)
    # Until the picture is asked for, an idle worker takes the first thumbnail at once.
    loop.qtbot.waitUntil(lambda: loop.renderer.state is EngineState.WORKING)
    tickets = []
    for seed in (1, 2, 3):
        job = RenderThumbnail(loop.subject.ids, Style(seed=seed), 64)
        tickets.append(loop.renderer.submit(job))
        tickets[-1].done.connect(lambda thumbnail: got.append(thumbnail.style.seed))
    tickets[0].cancel()
    tickets[2].cancel()
    loop.fake.gate.set()
    loop.qtbot.waitUntil(lambda: got == [2])
    assert [call[0] for call in loop.fake.calls][-2:] == ["settle", "render"]


def test_verbose_tells_every_picture_on_stderr(qtbot, capfd):
    subject, loader = Subject(), Loader()
    renderer = LiveRenderer(subject, standard_labels(), loader, verbose=True)
    renderer.load(ModelLibrary.standard().find(None))
    qtbot.waitUntil(lambda: renderer.is_current and loader.synthesizer.calls != [])
    qtbot.wait(50)
    renderer.stop()
    line = capfd.readouterr().err.strip().splitlines()[0]
    assert line.startswith("render id=1 ms=")
    assert "labels_sha=" in line
    assert "out_sha=" in line


def test_an_exact_picture_that_is_asked_for_while_the_model_loads_comes_then(make):
    loop = make(Loader(seconds=0.1))
    loop.fake.is_exact = False
    loop.renderer.load(loop.manifest)
    loop.renderer.render_now()
    loop.qtbot.waitUntil(lambda: loop.renderer.pictures.final_pixels() is not None)
    assert [c[0] for c in loop.fake.calls] == ["exact settle"]


def test_an_exact_picture_is_still_owed_when_the_document_changed_meanwhile(make):
    loop = make()
    loop.fake.is_exact = False
    loop.load()
    loop.wait_current()
    loop.fake.gate.clear()
    loop.renderer.render_now()
    loop.qtbot.waitUntil(lambda: loop.fake.calls[-1][0] == "exact settle")
    loop.paint(9)
    loop.fake.gate.set()
    loop.qtbot.waitUntil(lambda: loop.renderer.pictures.final_pixels() is not None)
    assert loop.renderer.pictures.array[0, 0, 1] == 9


def test_an_exact_picture_that_fails_is_not_tried_for_ever(make):
    loop = make()
    loop.fake.is_exact = False
    loop.load()
    loop.wait_current()
    loop.fake.error = RenderError("The picture came out empty.")
    loop.renderer.render_now()
    loop.qtbot.waitUntil(lambda: bool(loop.failures))
    loop.qtbot.wait(400)  # the hand's rest, after which it may have been tried once more
    made = len(loop.fake.calls)
    assert made <= 3
    loop.qtbot.wait(400)
    assert len(loop.fake.calls) == made


def _sharpen(session, request, check):
    """A second network's work, as a pass would have it: twice as large as what it refines."""
    session.loaded_synthesizer().settle(request.label_map, request.style, size=None, check=check)
    return Made(request.refines.array.repeat(2, axis=0).repeat(2, axis=1), Quality.EXACT)


SHARPEN = Pass(
    "sharpen",
    _sharpen,
    is_settled=True,
    follows=lambda done: (
        done.is_exact
        and done.request.render_pass.is_settled
        and not done.request.render_pass.refines
    ),
    refines=True,
)


@pytest.fixture
def sharpening(make):
    loop = make(passes=(*PASSES, SHARPEN))
    loop.load()
    loop.wait_current()
    return loop


def test_a_pass_more_refines_the_settled_picture_when_the_hand_rests(sharpening):
    loop = sharpening
    loop.qtbot.waitUntil(lambda: loop.results[-1].request.render_pass is SHARPEN)
    settled, sharp = loop.results[-2:]
    assert sharp.array.shape == (16, 16, 3)
    assert sharp.request.refines is settled
    assert sharp.request.revision == settled.request.revision
    assert loop.renderer.is_current
    made = len(loop.fake.calls)
    loop.qtbot.wait(300)
    assert len(loop.fake.calls) == made, "nothing follows the last pass"


def test_the_next_change_cancels_what_refines(sharpening):
    loop = sharpening
    loop.fake.gate.clear()
    loop.qtbot.waitUntil(lambda: loop.fake.calls[-1][0] == "settle" and len(loop.fake.calls) == 2)
    loop.paint(5)
    loop.qtbot.waitUntil(lambda: len(loop.fake.calls) == 3)  # although the gate is still shut
    loop.fake.gate.set()
    loop.wait_current()
    assert SHARPEN not in [picture.request.render_pass for picture in loop.results]
    assert loop.results[-1].array[0, 0, 1] == 5


def test_a_picture_that_does_not_refine_is_not_cancelled_by_a_change(make):
    loop = make()
    loop.load()
    loop.wait_current()
    loop.fake.gate.clear()
    loop.paint(1)
    loop.qtbot.waitUntil(lambda: loop.renderer.state is EngineState.WORKING)
    made = len(loop.fake.calls)
    loop.paint(2)
    loop.qtbot.wait(100)
    assert len(loop.fake.calls) <= made + 1
    loop.fake.gate.set()
    loop.wait_current()
    assert [r.array[0, 0, 1] for r in loop.results[-2:]] == [1, 2]


def test_a_replaced_job_is_told(make):
    loop = make()
    loop.load()
    loop.wait_current()
    loop.fake.gate.clear()
    loop.paint(1)
    loop.qtbot.waitUntil(lambda: loop.fake.calls[-1][1][0, 0] == 1)
    dropped = []
    first = loop.renderer.submit(LoadModel(loop.manifest))
    first.cancelled.connect(lambda: dropped.append("first"))
    second = loop.renderer.submit(LoadModel(loop.manifest))
    second.cancelled.connect(lambda: dropped.append("second"))
    assert dropped == ["first"]
    loop.fake.gate.set()
    loop.qtbot.waitUntil(lambda: len(loop.loader.requests) == 2)
    assert dropped == ["first"]
