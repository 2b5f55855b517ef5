"""Films as files: read back, bounded, whole or not at all."""

import gc
import importlib.util
import resource
import weakref

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageSequence

from drawai_desktop.core.film_writing import FILM_FORMATS, Film, check_film_file, write_film
from drawai_desktop.core.picture_metadata import PictureMetadata, read_metadata
from drawai_desktop.core.style import NEUTRAL
from drawai_desktop.core.time_lapse import TICKS_PER_S
from drawai_desktop.errors import Cancelled, FileError, OptionError

av = pytest.importorskip("av")
TICK_MS = 1000 // TICKS_PER_S
SAID = PictureMetadata("landscape", NEUTRAL.with_seed(7), "detail")


def blocks(seed, count, width, height):
    """Stills of flat blocks; each changes a block of the one before."""
    random = np.random.RandomState(seed)
    still = np.full((height, width, 3), 120, np.uint8)
    made = []
    for _ in range(count):
        top, left = random.randint(0, height - 1), random.randint(0, width - 1)
        still = still.copy()
        still[top : top + height // 2, left : left + width // 2] = random.randint(0, 255, 3)
        made.append(still)
    return made


def film(shown, ticks, metadata=None):
    height, width = shown[0].shape[:2]
    return Film(iter(shown), ticks, width, height, metadata)


def read_animation(path):
    """(pictures, milliseconds of each) of a GIF or WebP."""
    with Image.open(path) as image:
        read = [
            (np.asarray(f.convert("RGB")).astype(int), f.info["duration"])
            for f in ImageSequence.Iterator(image)
        ]
    return [p for p, _ in read], [d for _, d in read]


def read_video(path):
    with av.open(str(path)) as container:
        return [f.to_ndarray(format="rgb24").astype(int) for f in container.decode(video=0)]


FILMS = st.tuples(
    st.integers(0, 99), st.integers(1, 6), st.integers(2, 20), st.integers(2, 20)
).map(lambda f: blocks(f[0], f[1], 2 * f[2], 2 * f[3]))


@settings(max_examples=40, deadline=None)
@given(shown=FILMS, data=st.data())
def test_a_gif_shows_the_stills_for_as_long_as_wished(tmp_path_factory, shown, data):
    ticks = data.draw(st.lists(st.integers(1, 9), min_size=len(shown), max_size=len(shown)))
    path = tmp_path_factory.mktemp("gif") / "a.gif"
    write_film(path, film(shown, ticks, SAID))
    pictures, times = read_animation(path)
    assert sum(times) == TICK_MS * sum(ticks)
    # Pillow takes two equal frames for one.
    assert np.abs(pictures[-1] - shown[-1]).max() <= 2
    if len(pictures) == len(shown):
        assert all(np.abs(p - s).max() <= 2 for p, s in zip(pictures, shown, strict=True))
        assert times == [TICK_MS * count for count in ticks]


@settings(max_examples=25, deadline=None)
@given(shown=FILMS, data=st.data())
def test_a_webp_shows_the_stills_for_as_long_as_wished(tmp_path_factory, shown, data):
    ticks = data.draw(st.lists(st.integers(1, 9), min_size=len(shown), max_size=len(shown)))
    path = tmp_path_factory.mktemp("webp") / "a.webp"
    write_film(path, film(shown, ticks, SAID))
    with Image.open(path) as image:
        assert image.info["icc_profile"]
        assert image.size == (shown[0].shape[1], shown[0].shape[0])
    assert read_metadata(path) == SAID
    if len(shown) > 1:
        pictures, times = read_animation(path)
        assert sum(times) == TICK_MS * sum(ticks)
        # Its light; colours are kept at half the size.
        assert np.abs((pictures[-1] - shown[-1]) @ (0.3, 0.59, 0.11)).mean() < 12


@settings(max_examples=10, deadline=None)
@given(shown=FILMS, data=st.data())
def test_a_video_has_each_still_for_as_many_frames_as_wished(tmp_path_factory, shown, data):
    ticks = data.draw(st.lists(st.integers(1, 9), min_size=len(shown), max_size=len(shown)))
    path = tmp_path_factory.mktemp("mp4") / "a.mp4"
    write_film(path, film(shown, ticks))
    frames = read_video(path)
    assert len(frames) == sum(ticks)
    assert frames[0].shape == shown[0].shape


def test_a_video_has_the_colours_of_its_stills(tmp_path):
    shown = [np.full((64, 96, 3), c, np.uint8) for c in [(200, 30, 40), (40, 180, 60), (9, 9, 9)]]
    write_film(tmp_path / "a.mp4", film(shown, [5, 5, 5]))
    frames = read_video(tmp_path / "a.mp4")
    for frame, still in zip(frames[2::5], shown, strict=True):
        assert np.abs(frame - still).max() <= 4


def test_a_video_is_what_every_player_and_browser_shows(tmp_path):
    path = tmp_path / "a.mp4"
    write_film(path, film(blocks(1, 5, 130, 66), [40] * 5, SAID))
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        context = stream.codec_context
        assert context.name == "h264"
        assert context.pix_fmt == "yuv420p"
        assert context.profile in ("High", "Main", "Constrained Baseline", "Baseline")
        assert stream.average_rate == TICKS_PER_S
        assert stream.duration * stream.time_base == 200 / TICKS_PER_S
        assert (context.colorspace, context.color_primaries, context.color_trc) == (1, 1, 1)
        assert '"seed": 7' in container.metadata["comment"]
    content = path.read_bytes()
    assert 0 < content.find(b"moov") < content.find(b"mdat"), "it begins only when it is loaded"


def test_a_long_video_has_room_for_its_index(tmp_path):
    shown = blocks(1, 3, 16, 16)
    write_film(tmp_path / "a.mp4", film(shown, [8000, 8000, 500]))
    with av.open(str(tmp_path / "a.mp4")) as container:
        assert container.streams.video[0].frames == 16_500


@pytest.mark.parametrize("ending", FILM_FORMATS)
def test_one_still_is_in_memory_at_a_time(tmp_path, ending):
    alive, most = [], 0

    def shown():
        nonlocal most
        for number in range(30):
            still = np.full((64, 64, 3), number, np.uint8)
            alive.append(weakref.ref(still))
            gc.collect()
            most = max(most, sum(ref() is not None for ref in alive))
            yield still
            del still

    write_film(tmp_path / f"a{ending}", Film(shown(), [1] * 30, 64, 64))
    assert len(alive) == 30
    assert most <= 3


@pytest.mark.parametrize("error", [Cancelled(), FileError("no")])
@pytest.mark.parametrize("ending", FILM_FORMATS)
@pytest.mark.parametrize("after", [0, 1, 20])
def test_what_ends_a_film_early_leaves_the_file_that_was_there(tmp_path, ending, error, after):
    path = tmp_path / f"a{ending}"
    path.write_bytes(b"before")

    def shown():
        yield from blocks(1, after, 64, 64)
        raise error

    with pytest.raises(type(error)):
        write_film(path, Film(shown(), [3] * 30, 64, 64))
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == b"before"


@pytest.mark.parametrize("ending", FILM_FORMATS)
@pytest.mark.parametrize("room", [100, 30_000])
def test_a_full_disk_is_told_in_a_sentence_and_leaves_no_half_film(tmp_path, ending, room):
    noise = np.random.RandomState(0).randint(0, 255, (40, 128, 128, 3)).astype(np.uint8)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        with pytest.raises(FileError) as caught:
            write_film(tmp_path / f"a{ending}", film(list(noise), [2] * 40))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert "cannot be written" in str(caught.value)
    assert f"a{ending}" in str(caught.value)
    assert not list(tmp_path.iterdir())


def test_without_pyav_one_sentence_names_the_extra(tmp_path, monkeypatch):
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *a: None if name == "av" else find(name, *a)
    )
    with pytest.raises(OptionError, match=r"pip install 'drawai-desktop\[video\]'"):
        check_film_file(tmp_path / "a.mp4", 64, 64)
    check_film_file(tmp_path / "a.gif", 64, 64)


def test_other_endings_and_sizes_that_players_refuse_are_told_before_the_work(tmp_path):
    with pytest.raises(FileError, match=r"\.webp, \.gif, \.mp4"):
        check_film_file(tmp_path / "a.avi", 64, 64)
    with pytest.raises(FileError, match=r"4096 x 4096.*Make it smaller"):
        check_film_file(tmp_path / "a.mp4", 4096, 4096)
    check_film_file(tmp_path / "a.webp", 4096, 4096)
    with pytest.raises(FileError, match="no such folder"):
        check_film_file(tmp_path / "none" / "a.webp", 64, 64)
