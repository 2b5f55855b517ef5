"""Jobs, one after the other, with a synthesizer that does as it is told."""

import numpy as np
import pytest

from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.style import NEUTRAL
from drawai_desktop.engine.session.detail_pass import DETAIL
from drawai_desktop.engine.session.job import Job, Urgency
from drawai_desktop.engine.session.job_queue import JobQueue
from drawai_desktop.engine.session.loading import ChooseUnlabelled, LoadModel
from drawai_desktop.engine.session.measuring import MeasureSpeeds
from drawai_desktop.engine.session.passes import EXACT, FINISH, PASSES, PREVIEW, SETTLE
from drawai_desktop.engine.session.picture import Picture, Quality, RenderRequest, Source
from drawai_desktop.engine.session.pictures import RenderLarge, RenderPicture, RenderThumbnail
from drawai_desktop.engine.session.render_pass import Pass, follower
from drawai_desktop.engine.session.session import Session
from drawai_desktop.errors import ModelError, RenderError
from tests.fakes import FakeDetail, FakeSynthesizer, Loader, load_fake_detail

MAP = np.full((4, 4), 7, np.uint8)


class Desk:
    """A session with its queue, and what it told of progress."""

    def __init__(self, fake=None, error=None):
        self.fake = fake or FakeSynthesizer()
        self.loader = Loader(self.fake, error)
        self.queue = JobQueue()
        self.parts = []
        self.session = Session(
            self.queue,
            standard_labels(),
            self.loader,
            lambda _job, part: self.parts.append(part),
            load_fake_detail,
        )

    def do(self, job):
        self.queue.put(job)
        return self.session.turn()

    def load(self):
        return self.do(LoadModel(ModelLibrary.standard().find(None)))

    def picture(self, render_pass):
        request = RenderRequest(1, 1, 1, MAP, NEUTRAL, None, render_pass)
        return self.do(RenderPicture(request)).answer


class Custom(Job):
    """As somebody else would write one."""

    urgency = Urgency.ASKED

    def __init__(self, work):
        self._work = work

    def run(self, session):
        return self._work(session)

    def apology(self, error):
        return f"The work failed ({error})."


def test_without_a_job_there_is_nothing_to_do():
    assert Desk().session.turn() is None


def test_a_job_is_answered():
    outcome = Desk().do(Custom(lambda session: len(session.labels)))
    assert outcome.answer == len(standard_labels())
    assert not outcome.error
    assert not outcome.is_cancelled


def test_an_error_for_people_is_passed_on_and_a_bug_is_apologised_for(caplog):
    def fail(error):
        def work(_session):
            raise error

        return Custom(work)

    desk = Desk()
    assert desk.do(fail(RenderError("Choose another size."))).error == "Choose another size."
    assert desk.do(fail(ZeroDivisionError("a bug"))).error == "The work failed (a bug)."
    assert "ZeroDivisionError" in caplog.text
    assert desk.do(Custom(lambda _session: 1)).answer == 1


def test_a_cancelled_job_has_no_answer_however_far_it_has_come():
    desk = Desk()
    job = Custom(lambda _session: job.check())

    def work(_session):
        job.cancel()
        job.check()

    job._work = work
    assert desk.do(job).is_cancelled
    done = []
    unwanted = Custom(lambda _session: done.append(1))
    unwanted.cancel()
    assert desk.do(unwanted).is_cancelled
    assert done == []


@pytest.mark.parametrize("job", [RenderThumbnail(MAP, NEUTRAL, 64), RenderLarge(MAP, NEUTRAL, 64)])
def test_pictures_need_a_model(job):
    assert "No model is loaded" in Desk().do(job).error


def test_a_model_that_cannot_be_loaded_leaves_the_one_before():
    desk = Desk()
    assert desk.load().answer.device == "cpu"
    desk.loader.error = ModelError("damaged")
    assert desk.load().error == "damaged"
    assert desk.session.synthesizer is desk.fake


@pytest.mark.parametrize(
    ("render_pass", "is_exact", "quality"),
    [
        (PREVIEW, True, Quality.PREVIEW),
        (PREVIEW, False, Quality.PREVIEW),
        (SETTLE, True, Quality.EXACT),
        (SETTLE, False, Quality.SETTLED),
        (EXACT, True, Quality.EXACT),
        (EXACT, False, Quality.EXACT),
    ],
)
def test_a_picture_says_how_good_it_is(render_pass, is_exact, quality):
    desk = Desk(FakeSynthesizer(is_exact=is_exact))
    desk.load()
    picture = desk.picture(render_pass)
    assert picture.quality is quality
    assert picture.source is Source.RENDERED
    assert picture.request.render_pass is render_pass
    assert not picture.array.flags.writeable


def test_the_exact_pass_in_the_fast_precision_asks_an_exact_synthesizer():
    desk = Desk(FakeSynthesizer(is_exact=False))
    desk.load()
    desk.picture(SETTLE)
    desk.picture(EXACT)
    assert [call[0] for call in desk.fake.calls] == ["settle", "exact settle"]


def test_a_large_picture_tells_its_progress_and_gets_the_memory():
    desk = Desk()
    desk.load()
    assert desk.do(RenderLarge(MAP, NEUTRAL, 64)).answer.array.shape == (8, 8, 3)
    assert desk.parts == [0.5]
    assert desk.fake.released == 1


def test_a_device_that_was_left_is_told_once():
    desk = Desk()
    desk.fake.device = "cuda"
    desk.load()
    assert desk.session.moved_device() is None
    desk.fake.device, desk.fake.note = "cpu", "The processor renders now."
    moved = desk.session.moved_device()
    assert (moved.device, moved.note) == ("cpu", "The processor renders now.")
    assert desk.session.moved_device() is None


def test_what_a_job_keeps_is_made_once():
    desk = Desk()
    made = []

    def make():
        made.append(1)
        return "network"

    for _ in range(2):
        assert desk.do(Custom(lambda session: session.kept("it", make))).answer == "network"
    assert made == [1]


def of_quality(quality):
    return Picture(np.zeros((2, 2, 3), np.uint8), None, quality)


def test_a_preview_is_settled_when_the_hand_rests_and_then_it_is_enough():
    preview = of_quality(Quality.PREVIEW)
    assert follower(preview, PASSES, hand_rests=True) is SETTLE
    assert follower(preview, PASSES, hand_rests=False) is None
    assert follower(of_quality(Quality.EXACT), PASSES, hand_rests=True) is DETAIL
    assert follower(of_quality(Quality.DETAILED), PASSES, hand_rests=True) is None


def test_a_rounded_picture_becomes_exact_when_the_hand_rests_and_only_then_gets_detail():
    rounded = of_quality(Quality.SETTLED)
    assert follower(rounded, PASSES, hand_rests=True) is FINISH
    assert follower(rounded, PASSES, hand_rests=False) is None
    without_detail = [p for p in PASSES if p is not DETAIL]
    assert follower(rounded, without_detail, hand_rests=True) is FINISH
    assert follower(of_quality(Quality.EXACT), without_detail, hand_rests=True) is None


def test_speeds_are_measured_when_nothing_else_waits():
    desk = Desk()
    desk.load()
    desk.queue.put(MeasureSpeeds())
    desk.picture(SETTLE)
    assert desk.fake.measured == 0
    desk.session.turn()
    assert desk.fake.measured == 1


def test_a_pass_can_follow_at_once_while_others_wait_for_the_hand():
    def follows(done):
        return done.quality is Quality.PREVIEW

    window = Pass("window", PREVIEW.make, False, follows=follows, waits_for_rest=False)
    passes = (*PASSES, window)
    preview = of_quality(Quality.PREVIEW)
    assert follower(preview, passes, hand_rests=False) is window
    assert follower(preview, passes, hand_rests=True) is SETTLE


def seen_by(desk):
    return desk.fake.calls[-1][1]


def test_the_network_sees_no_holes_and_the_request_keeps_them():
    desk = Desk()
    desk.load()
    holes = MAP.copy()
    holes[1:, 1:] = 255
    for job in (
        RenderPicture(RenderRequest(1, 1, 1, holes, NEUTRAL, None, SETTLE)),
        RenderThumbnail(holes, NEUTRAL, 64),
        RenderLarge(holes, NEUTRAL, 64),
    ):
        answer = desk.do(job).answer
        assert (seen_by(desk) == MAP).all()
    answer = desk.do(RenderPicture(RenderRequest(1, 1, 1, holes, NEUTRAL, None, SETTLE))).answer
    assert answer.request.label_map is holes
    assert (holes[1:, 1:] == 255).all()


def test_what_is_seen_of_unlabelled_parts_can_be_chosen():
    desk = Desk()
    desk.load()
    holes = MAP.copy()
    holes[1:, 1:] = 255
    desk.do(ChooseUnlabelled("network"))
    desk.do(RenderThumbnail(holes, NEUTRAL, 64))
    assert (seen_by(desk) == holes).all()
    desk.do(ChooseUnlabelled("grass"))
    desk.do(RenderThumbnail(holes, NEUTRAL, 64))
    assert (seen_by(desk)[1:, 1:] == standard_labels().named("grass").id).all()


@pytest.mark.parametrize(("side", "has_detail"), [(None, False), (8, False), (100, True)])
def test_a_small_picture_has_detail_where_it_is_larger_than_the_networks(side, has_detail):
    desk = Desk()
    desk.load()
    picture = desk.do(RenderThumbnail(MAP, NEUTRAL, 64, side)).answer.picture
    assert (picture.shape == (100, 100, 3)) == has_detail
    assert (picture[..., 2] == FakeDetail.mark).all() == has_detail


def test_nothing_is_rendered_of_an_empty_map():
    desk = Desk()
    desk.load()
    empty = np.full((4, 4), 255, np.uint8)
    assert "Paint something" in desk.do(RenderThumbnail(empty, NEUTRAL, 64)).error
    assert not desk.fake.calls
