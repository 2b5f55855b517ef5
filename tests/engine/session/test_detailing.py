"""The detail model of a session, and what each client sees."""

import shutil

import numpy as np
import pytest

from drawai_desktop import resources
from drawai_desktop.core.choices import DetailChoice
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.style import NEUTRAL
from drawai_desktop.engine.models.own_detail import bundled_detail
from drawai_desktop.engine.session import detailing as detailing_module
from drawai_desktop.engine.session.detailing import Detailing
from drawai_desktop.engine.session.passes import SETTLE
from drawai_desktop.engine.session.picture import RenderRequest
from drawai_desktop.errors import Cancelled, ModelError
from tests.fakes import FakeDetail

LABELS = standard_labels()


def a_request(label_map=None, generation=1, seed=0, client="window", detail="1024"):
    label_map = np.zeros((1024, 1024), np.uint8) if label_map is None else label_map
    return RenderRequest(
        1, generation, 1, label_map, NEUTRAL.with_seed(seed), None, SETTLE,
        client=client, detail=DetailChoice(detail),
    )  # fmt: skip


def a_base(value=100):
    return np.full((256, 256, 3), value, np.uint8)


def nothing():
    pass


@pytest.fixture
def detailing(monkeypatch):
    # How long a fake takes says nothing: no window is painted under the brush, unless a test asks.
    monkeypatch.setattr(detailing_module, "UNDER_THE_BRUSH_MS", -1.0)
    return Detailing(lambda *_: FakeDetail())


def test_before_there_is_detail_a_picture_stays_as_it_is(detailing):
    base = a_base()
    assert detailing.follow(a_request(), base) is base


def test_after_detail_previews_are_sharp_too(detailing):
    request, base = a_request(), a_base()
    sharp = detailing.refine(request, base, detailing.model(LABELS), nothing)
    assert sharp.shape == (1024, 1024, 3)
    followed = detailing.follow(request, a_base(110))
    assert (followed[..., :2] == 110).all()
    assert (followed[..., 2] == FakeDetail.mark + 10).all()


def test_another_document_begins_without_the_old_ones_detail(detailing):
    detailing.refine(a_request(), a_base(), detailing.model(LABELS), nothing)
    base = a_base(110)
    assert detailing.follow(a_request(generation=2), base) is base


def test_each_client_sees_its_own(detailing):
    detailing.refine(a_request(), a_base(), detailing.model(LABELS), nothing)
    base = a_base(110)
    assert detailing.follow(a_request(client="browser"), base) is base


def test_only_what_a_stroke_can_have_changed_is_painted_again(detailing):
    model = detailing.model(LABELS)
    first = a_request()
    base = a_base()
    detailing.refine(first, base, model, nothing)
    changed, label_map = base.copy(), first.label_map.copy()
    changed[100:110, 20:30] = 7
    label_map[400:440, 80:120] = 3
    again = detailing.refine(a_request(label_map), changed, model, nothing)
    rect = model.rects[-1]
    assert rect.left <= 80 - 4 * model.reach
    assert rect.right < 200
    assert np.array_equal(again[400:440, 80:120, 0], np.full((40, 40), 7))
    outside = np.ones((1024, 1024), bool)
    outside[rect.slices] = False
    assert (again[outside] == (100, 100, FakeDetail.mark)).all()


def test_another_seed_paints_all_of_it_again(detailing):
    model = detailing.model(LABELS)
    detailing.refine(a_request(), a_base(), model, nothing)
    detailing.refine(a_request(seed=5), a_base(), model, nothing)
    assert model.rects[-1] == (0, 0, 1024, 1024)


def test_nothing_changed_asks_for_nothing(detailing):
    model = detailing.model(LABELS)
    request, base = a_request(), a_base()
    first = detailing.refine(request, base, model, nothing)
    again = detailing.refine(request, base.copy(), model, nothing)
    assert len(model.rects) == 1
    assert np.array_equal(first, again)


def test_a_cancelled_detail_leaves_what_is_shown(detailing):
    model = detailing.model(LABELS)
    request = a_request()
    detailing.refine(request, a_base(), model, nothing)

    def cancel():
        raise Cancelled

    with pytest.raises(Cancelled):
        detailing.refine(request, a_base(50), model, cancel)
    followed = detailing.follow(request, a_base(101))
    assert (followed[..., 0] == 101).all()


def test_a_quick_window_is_painted_under_the_brush(detailing, monkeypatch):
    monkeypatch.setattr(detailing_module, "UNDER_THE_BRUSH_MS", 1e9)
    model = detailing.model(LABELS)
    request, base = a_request(), a_base()
    detailing.refine(request, base, model, nothing)
    label_map, changed = request.label_map.copy(), base.copy()
    label_map[400:440, 80:120] = 3
    changed[100:110, 20:30] = 7
    followed = detailing.follow(a_request(label_map), changed)
    assert (followed[410:430, 90:110] == (7, 7, FakeDetail.mark)).all()
    assert (followed[700:, 700:] == (100, 100, FakeDetail.mark)).all()


def test_a_slow_window_waits_for_the_hand_to_rest(detailing):
    model = detailing.model(LABELS)
    request = a_request()
    detailing.refine(request, a_base(), model, nothing)
    label_map = request.label_map.copy()
    label_map[400:440, 80:120] = 3
    detailing.follow(a_request(label_map), a_base())
    assert len(model.rects) == 1


def test_a_broken_model_is_told_once_and_pictures_go_on():
    def broken(*_):
        raise ModelError("detail: damaged. Install it again.")

    detailing = Detailing(broken)
    with pytest.raises(ModelError):
        detailing.model(LABELS)
    assert detailing.model(LABELS) is None


def test_detail_off_gives_the_generators_picture(detailing):
    model = detailing.model(LABELS)
    base = a_base()
    assert detailing.refine(a_request(detail="off"), base, model, nothing) is base


def test_read_only_arrays_are_taken_without_a_word():
    """As they cross the threads; torch warns of memory that must not be written."""
    base, labels = a_base(), np.zeros((1024, 384), np.uint8)
    base.flags.writeable = labels.flags.writeable = False
    detailing = Detailing()
    request = a_request(labels)
    model = detailing.model(LABELS)
    sharp = detailing.refine(request, base[:, :96], model, nothing)
    assert sharp.shape[2] == 3
    brighter = a_base(110)
    brighter.flags.writeable = False
    assert detailing.follow(request, brighter[:, :96]) is not None


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("model.json", b"{"),
        ("model.json", b'{"format": "drawai-model", "version": 3, "name": "detail"}'),
        ("detail.safetensors", b"\x80\x04cposix\nsystem\n."),
        ("detail.safetensors", b""),
    ],
)
def test_a_broken_model_of_the_user_leaves_the_programs_own(tmp_path, monkeypatch, name, content):
    folder = tmp_path / "models" / "detail"
    shutil.copytree(bundled_detail(), folder)
    (folder / name).write_bytes(content)
    monkeypatch.setattr(resources, "user_models", lambda: tmp_path / "models")
    detailing = Detailing()
    model = detailing.model(LABELS)
    assert model.manifest.folder == bundled_detail()
    assert detailing.take_note().endswith("The program's own detail is used.")
    assert detailing.take_note() == ""


def test_a_good_model_of_the_user_is_taken(tmp_path, monkeypatch):
    folder = tmp_path / "models" / "detail"
    shutil.copytree(bundled_detail(), folder)
    monkeypatch.setattr(resources, "user_models", lambda: tmp_path / "models")
    assert detailing_module.load_detail(LABELS).manifest.folder == folder


def test_another_detail_model_is_loaded_by_its_name_and_what_is_there_stays_until_then(detailing):
    loaded = []

    def load(_labels, name, device):
        loaded.append((name, device))
        return FakeDetail()

    detailing = Detailing(load)
    request, base = a_request(), a_base()
    own = detailing.model(LABELS)
    detailing.refine(request, base, own, nothing)
    detailing.use_device("cuda")
    detailing.choose("Fine")
    assert detailing.follow(request, a_base(110)).shape == (1024, 1024, 3)
    other = detailing.model(LABELS)
    assert other is not own
    assert detailing.model(LABELS, "detail") is own
    detailing.model(LABELS, "Third")
    assert detailing.model(LABELS) is not other  # one upscaler stays in memory, besides our own
    assert loaded == [("detail", "cpu"), ("Fine", "cuda"), ("Third", "cuda"), ("Fine", "cuda")]


def test_our_own_is_loaded_beside_the_chosen_upscaler():
    detailing = Detailing(lambda *_: FakeDetail())
    detailing.choose("Fine")
    chosen = detailing.model(LABELS)
    assert detailing.model(LABELS, "detail") is not chosen
    assert detailing.model(LABELS) is chosen


def test_a_named_model_that_another_stands_in_for_is_an_error():
    def load(_labels, name, _device):
        made = FakeDetail()
        made.note = "Fine: damaged. The program's own detail is used."
        return made

    detailing = Detailing(load)
    with pytest.raises(ModelError, match=r"^Fine: damaged\.$"):
        detailing.named(LABELS, "Fine")
    assert detailing.take_note() == ""
