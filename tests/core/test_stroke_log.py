"""The stroke log: every map comes back, in projects and unsaved work; damaged ones keep nothing."""

import struct
import zipfile

import numpy as np
import pytest

from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.project_file import Project, pack_project, read_project
from drawai_desktop.core.stroke_log import MOST_BYTES, StrokeLog
from drawai_desktop.core.stroke_log_file import STROKES, pack_strokes, unpack_strokes
from drawai_desktop.core.stroke_recorder import LONGEST_PAUSE_MS, StrokeRecorder
from drawai_desktop.core.style import Style
from drawai_desktop.core.unsaved_work import UnsavedWork, pack, unpack
from tests.builders import SEA, a_scene
from tests.core.refusals import refused

LABELS = standard_labels()
SIDE = 150


def whole(ids):
    return Rect(0, 0, ids.shape[1], ids.shape[0])


def painted(steps=40, seed=0):
    """(log, the map after every step) of random rectangles, some of them all over the canvas."""
    random = np.random.RandomState(seed)
    ids, recorder = a_scene(SIDE, SIDE + 7), StrokeRecorder()
    recorder.begin(ids.copy(), None, 0)
    maps = [ids.copy()]
    for step in range(steps):
        left, top = random.randint(0, SIDE - 1, 2)
        right, bottom = random.randint(left + 1, SIDE + 8), random.randint(top + 1, SIDE + 1)
        rect = Rect(left, top, right, bottom) if step % 9 else whole(ids)
        rows = random.rand(rect.height, 1) < 0.7
        rows[0] = True
        ids[rect.slices] = np.where(rows, step + 1, ids[rect.slices])
        recorder.note(ids[rect.slices].copy(), rect, ids.shape, 1000 * step, step % 5 == 4)
        maps.append(ids.copy())
    return recorder.finished(), maps


def test_a_replay_gives_the_map_after_every_step():
    log, maps = painted()
    replayed = [ids.copy() for ids in log.maps()]
    assert len(replayed) == len(maps) == 41
    assert all((a == b).all() for a, b in zip(replayed, maps, strict=True))
    assert (log.map_after(17) == maps[17]).all()
    assert log.leads_to(maps[-1])
    assert not log.leads_to(maps[-2])


def test_a_step_tells_where_it_changes_something_and_whether_it_takes_back():
    log, maps = painted()
    for step, before, after in zip(log.steps, maps, maps[1:], strict=False):
        assert step.rect == Rect.around(before != after)
    assert [step.is_undo for step in log.steps[:6]] == [False, False, False, False, True, False]


def test_a_long_pause_counts_as_a_short_one():
    ids, recorder = a_scene(SIDE, SIDE), StrokeRecorder()
    recorder.begin(ids.copy(), None, 0)
    for number, now_ms in enumerate((2000, 90_000_000)):
        ids[:5] = number
        recorder.note(ids, whole(ids), ids.shape, now_ms, False)
    assert [s.time_ms for s in recorder.finished().steps] == [2000, 2000 + LONGEST_PAUSE_MS]


def test_the_canvas_may_have_another_size_between_two_steps():
    ids, recorder = a_scene(SIDE, SIDE), StrokeRecorder()
    recorder.begin(ids.copy(), None, 0)
    wide = a_scene(SIDE, 2 * SIDE)
    for now_ms, shown in enumerate((wide, ids, np.full_like(wide, 255), wide)):
        recorder.note(shown.copy(), whole(shown), shown.shape, now_ms, False)
    log = recorder.finished()
    assert log.leads_to(wide)
    assert ([*log.maps()][-1] == wide).all()


def test_what_changes_nothing_is_no_step():
    ids, recorder = a_scene(SIDE, SIDE), StrokeRecorder()
    recorder.begin(ids.copy(), None, 0)
    recorder.note(ids.copy(), whole(ids), ids.shape, 5, False)
    assert recorder.finished().steps == ()


def test_a_log_without_room_begins_later_and_ends_the_same():
    log, maps = painted()
    size = sum(step.cost for step in log.steps)
    short = log.bounded(size // 2)
    assert sum(step.cost for step in short.steps) <= size // 2
    assert 0 < len(short.steps) < 40
    assert all(
        (a == b).all() for a, b in zip(short.maps(), maps[-len(short.steps) - 1 :], strict=True)
    )
    assert short.leads_to(maps[-1])
    assert log.bounded(size) is log


def test_a_log_comes_back_from_its_bytes_and_is_taken_up():
    log, maps = painted()
    again = unpack_strokes(pack_strokes(log))
    assert all((a == b).all() for a, b in zip(again.maps(), maps, strict=True))
    recorder = StrokeRecorder()
    recorder.begin(maps[-1].copy(), again, 0)
    assert len(recorder.finished().steps) == 40
    recorder.begin(maps[0].copy(), again, 0)
    assert recorder.finished().steps == ()


def a_stroke_takes():
    log, _ = painted()
    return len(pack_strokes(log)) / len(log.steps)


def test_a_step_is_small():
    assert a_stroke_takes() < 1000


def hostile():
    log, _ = painted(3)
    good = pack_strokes(log)
    table = 24

    def row(place, form, value):
        content = bytearray(good)
        struct.pack_into(form, content, table + place, value)
        return bytes(content)

    return {
        "empty": b"",
        "cut": good[:-1],
        "longer": good + b"x",
        "another kind": b"PNG" + good[3:],
        "a million steps": good[:16] + struct.pack("<I", 10**9) + good[20:],
        "a canvas of none": good[:8] + b"\0\0\0\0" + good[12:],
        "a canvas of 65535": good[:8] + b"\xff\xff\xff\xff" + good[12:],
        "a step on a canvas of 1 x 1": row(4, "<H", 1),
        "no runs": row(8, "<I", 0),
        "runs without end": row(8, "<I", 2**32 - 1),
        "a step without end": row(12, "<I", 2**32 - 1),
        "noise": good[:-40] + bytes(range(40)),
    }


@pytest.mark.parametrize("name", hostile())
def test_a_hostile_log_is_refused_in_a_sentence(name):
    assert "damaged" in refused(lambda: unpack_strokes(hostile()[name]))


def test_a_log_larger_than_logs_are_is_refused_before_it_is_unpacked():
    step = struct.pack("<IHHIIB", 0, 150, 150, MOST_BYTES // 10, 0, 0)
    content = struct.pack("<8sHHIII", b"DrawAIs1", 150, 150, 0, 11, 0) + 11 * step
    assert "damaged" in refused(lambda: unpack_strokes(content))


# Projects and unsaved work.


def saved(tmp_path, log, ids, member=None):
    content = pack_project(Project(ids, Style(), "m", strokes=log), LABELS)
    path = tmp_path / "a.drawai"
    path.write_bytes(content)
    if member is not None:
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr(STROKES, member)
    return read_project(path)


def test_a_project_keeps_its_log(tmp_path):
    log, maps = painted()
    read = saved(tmp_path, log, maps[-1])
    assert read.notes == ()
    assert all((a == b).all() for a, b in zip(read.strokes.maps(), maps, strict=True))


@pytest.mark.parametrize("name", hostile())
def test_a_project_with_a_hostile_log_opens_without_it(name, tmp_path):
    ids = a_scene(SIDE, SIDE)
    read = saved(tmp_path, None, ids, hostile()[name])
    assert (read.ids == ids).all()
    assert read.strokes is None
    assert read.notes == ("Its stroke log is damaged and was left out.",)


def test_the_log_of_another_map_is_left_out(tmp_path):
    log, maps = painted()
    read = saved(tmp_path, log, maps[0])
    assert (read.ids == maps[0]).all()
    assert read.strokes is None
    assert len(read.notes) == 1


def test_unsaved_work_keeps_its_log():
    log, maps = painted()
    work = unpack(pack(UnsavedWork(maps[-1], strokes=log), LABELS, 1, 0.0))
    assert all((a == b).all() for a, b in zip(work.strokes.maps(), maps, strict=True))


def test_unsaved_work_with_a_damaged_log_comes_back_without_it():
    ids = np.full((SIDE, SIDE), SEA, np.uint8)
    log = StrokeLog((SIDE, SIDE), b"no map")
    work = unpack(pack(UnsavedWork(ids, strokes=log), LABELS, 1, 0.0))
    assert (work.ids == ids).all()
    assert work.strokes is None
