"""Pictures whose sides join, as window, files and scripts ask for them."""

import numpy as np
import pytest

from drawai_desktop.core.labels import UNLABELLED, standard_labels
from drawai_desktop.core.noise import noise_field
from drawai_desktop.core.render_size import render_size
from drawai_desktop.core.style import NEUTRAL
from drawai_desktop.core.unlabelled import filled
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.engine.final_picture import final_picture
from drawai_desktop.engine.session.export import RenderExport
from drawai_desktop.engine.session.job_queue import JobQueue
from drawai_desktop.engine.session.loading import LoadModel
from drawai_desktop.engine.session.passes import PREVIEW, SETTLE
from drawai_desktop.engine.session.picture import RenderRequest
from drawai_desktop.engine.session.pictures import RenderLarge, RenderPicture, RenderThumbnail
from drawai_desktop.engine.session.session import Session
from drawai_desktop.engine.synthesizer import Synthesizer
from tests.builders import GRASS, SEA, SKY
from tests.engine.tiny_model import make_tiny

LABELS = standard_labels()
WRAPS = [Wrap.LEFT_RIGHT, Wrap.ALL]


def a_map(side=256):
    """Islands in the sea, beside each other without a seam."""
    y, x = np.mgrid[:side, :side] * 2 * np.pi / side
    labels = np.where(np.sin(x) + np.cos(2 * y) > 0.2, SEA, GRASS)
    labels[side // 4 : side // 3] = SKY
    return labels.astype(np.uint8)


def rolled(array, by):
    return np.roll(array, by, (0, 1))


def by_of(wrap, side):
    """A roll by whole cells of a picture of 64 px, in pixels of one of ``side``."""
    return (side // 2 if wrap.down else 0, side // 2)


def roll_noise(monkeypatch, wrap):
    """Has all noise rolled as a map is by :func:`by_of`."""

    def noise(seed, level, rect, bounds, wraps):
        field = noise_field(seed, level, bounds.height, bounds.width)
        return np.ascontiguousarray(wraps.part(rolled(field, by_of(wrap, bounds.height)), rect))

    for room in ("fast.network", "detail.kept_noise"):
        monkeypatch.setattr(f"drawai_desktop.engine.{room}.wrapped_noise", noise)


@pytest.fixture
def tiny(tmp_path):
    return Synthesizer.load(make_tiny(tmp_path / "tiny"), LABELS, "cpu")


@pytest.fixture
def session(tiny):
    session = Session(JobQueue(), LABELS, load=lambda _wanted, _labels: tiny)
    session.load(LoadModel(tiny.model.manifest))
    return session


@pytest.mark.parametrize("canvas", [(512, 512), (500, 777), (128, 4096), (999, 131)])
@pytest.mark.parametrize("wrap", WRAPS)
def test_no_padding_comes_between_joined_sides_and_shapes_hardly_change(wrap, canvas):
    size = render_size(*canvas, 256, 32, wrap)
    assert size.width == size.network_width
    assert size.width % 32 == 0
    assert (size.height == size.network_height) or not wrap.down
    ratio = size.width * canvas[0] / (size.height * canvas[1])
    assert 0.75 < ratio < 1.34
    assert 0.4 < size.width * size.height / 256**2 < 2.5
    if canvas == (512, 512):
        assert (size.height, size.width) == (256, 256)


@pytest.mark.parametrize("wrap", WRAPS)
def test_holes_are_filled_from_labels_beyond_the_seam(wrap):
    ids = np.full((40, 60), UNLABELLED, np.uint8)
    ids[10:20, 50:55], ids[10:20, 30:35] = SEA, SKY
    seen = filled(ids, "nearest", LABELS, wrap)
    assert seen[15, 2] == SEA
    assert filled(ids, "nearest", LABELS)[15, 2] == SKY
    by = (13 if wrap.down else 0, 31)
    assert np.array_equal(filled(rolled(ids, by), "nearest", LABELS, wrap), rolled(seen, by))


@pytest.mark.parametrize("how", ["render", "settle", "preview"])
@pytest.mark.parametrize("wrap", WRAPS)
def test_every_way_of_making_a_picture_rolls_it(tiny, wrap, how, monkeypatch):
    size = tiny.size_for(256, 256, None, wrap)
    edited = a_map()
    edited[100:130, [0, 1, 2, 3, -1, -2, -3]] = SKY

    def pictures(by):
        make = getattr(tiny, how)
        made = [make(rolled(ids, by), NEUTRAL, size=size) for ids in (a_map(), edited)]
        tiny.release()
        return made

    first = pictures((0, 0))
    roll_noise(monkeypatch, wrap)
    for one, other in zip(first, pictures(by_of(wrap, 256)), strict=True):
        wanted = rolled(one, by_of(wrap, 64)).astype(int)
        assert np.abs(other - wanted).max() <= 1


@pytest.mark.parametrize("output", [(64, 64), (256, 256), (192, 192), (384, 384)])
@pytest.mark.parametrize("detail", [True, False])
@pytest.mark.parametrize("wrap", WRAPS)
def test_files_of_any_size_roll(session, tiny, wrap, output, detail, monkeypatch):
    model = session.detailing.model(tiny.labels) if detail else None
    load = None if model is None else lambda: model

    def picture(by):
        ids = rolled(a_map(), by)
        return final_picture(tiny, ids, NEUTRAL, *output, detail=load, wrap=wrap).astype(int)

    first = picture((0, 0))
    roll_noise(monkeypatch, wrap)
    if model is not None:
        model.release()
    off = np.abs(picture(by_of(wrap, 256)) - rolled(first, by_of(wrap, output[0])))
    # With matrix instructions detail is in half precision: sums in another order may show.
    assert off.max() <= (3 if detail else 1)
    assert off.mean() < 0.05


def test_the_jobs_of_a_session_make_pictures_whose_sides_join(session, tiny):
    wrap, ids = Wrap.ALL, a_map()

    def is_joined(picture):
        """Whether the step across the seam is like those beside it."""
        steps = np.abs(np.diff(np.concatenate([picture, picture[:, :8]], 1).astype(int), axis=1))
        each = steps.mean((0, 2))
        return each[picture.shape[1] - 1] < 2.5 * each.mean()

    request = RenderRequest(1, 1, 1, ids, NEUTRAL, None, SETTLE, wrap=wrap)
    settled = RenderPicture(request).run(session)
    size = tiny.size_for(256, 256, None, wrap)
    assert np.array_equal(settled.array, tiny.render(ids, NEUTRAL, size=size))
    assert (settled.array != tiny.render(ids, NEUTRAL)).any()
    jobs = [
        RenderPicture(RenderRequest(2, 1, 1, ids, NEUTRAL, None, PREVIEW, wrap=wrap)),
        RenderLarge(ids, NEUTRAL, 128, wrap),
        RenderExport(settled.array, ids, 0, 200, 200, wrap),
        RenderThumbnail(ids, NEUTRAL, 64, 200, wrap),
    ]
    for job in jobs:
        answer = job.run(session)
        picture = getattr(answer, "array", getattr(answer, "picture", answer))
        assert is_joined(picture), type(job).__name__
        assert is_joined(picture.transpose(1, 0, 2)), type(job).__name__
