"""Work that is not saved lies on the disk, whole, until somebody has saved it or thrown it away."""

import errno
import json
import multiprocessing
import os
import stat
from dataclasses import replace

import numpy as np
import pytest

from drawai_desktop.core import atomic_file
from drawai_desktop.core.atomic_file import remove_leftovers, write_bytes
from drawai_desktop.core.history import HistoryEntry
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.layers import Layered
from drawai_desktop.core.process_lock import ProcessLock, is_held
from drawai_desktop.core.project_file import Project, write_project
from drawai_desktop.core.style import NEUTRAL, Blend, Style
from drawai_desktop.core.unsaved_store import SUFFIX, UnsavedStore
from drawai_desktop.core.unsaved_work import Sight, UnsavedWork, pack, unpack
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.errors import FileError
from tests.builders import SEA, a_scene

LABELS = standard_labels()
LOOK = Style("dusk", (0.5, -1.25), 0.4, 0.8, 4711, Blend(Style("a", (1.0, 2.0)), NEUTRAL, 0.25))
WORK = UnsavedWork(
    a_scene(),
    LOOK,
    "Mountain lake",
    "/home/me/lake.drawai",
    "abc",
    "landscape",
    Sight(2.0, 10.5, 20.25, False, True, 12.5),
)


def of(label):
    return replace(WORK, ids=np.full((128, 192), label, np.uint8), title=f"of {label}")


def ended(folder, *works, **options):
    """A store whose window was killed after it kept these."""
    store = UnsavedStore([folder], **options)
    for key, work in enumerate(works):
        store.write(key, work, LABELS)
    store.abandon()
    return store


def same(one, other):
    assert (one.ids == other.ids).all()
    assert replace(one, ids=one.ids) == replace(other, ids=one.ids)


def test_everything_of_a_document_comes_back():
    same(unpack(pack(WORK, LABELS, 3, 0.0)), WORK)


def test_it_is_a_quick_form_and_no_project(tmp_path):
    path = UnsavedStore([tmp_path]).write(0, of(SEA), LABELS).path
    assert path.stat().st_size < 3000


def test_only_the_person_can_read_it(tmp_path):
    folder = tmp_path / "data" / "unsaved"
    path = UnsavedStore([folder]).write(0, WORK, LABELS).path
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    folder.chmod(0o755)  # as an earlier version made it
    UnsavedStore([folder]).write(0, WORK, LABELS)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_all_windows_that_crashed_are_offered_newest_first_whatever_the_clock_says(
    tmp_path, monkeypatch
):
    clock = iter([3e9, 2e9, 1e9, 0.0])
    monkeypatch.setattr("drawai_desktop.core.unsaved_store.time.time", lambda: next(clock))
    ended(tmp_path, of(1), of(2))
    ended(tmp_path, of(3))
    ended(tmp_path, of(4))
    titles = [work.title for work in UnsavedStore([tmp_path]).listed()]
    assert titles == ["of 4", "of 3", "of 2", "of 1"]


def test_a_window_that_lives_is_not_offered_to_others(tmp_path):
    lives = UnsavedStore([tmp_path])
    lives.write(0, WORK, LABELS)
    assert UnsavedStore([tmp_path]).listed() == []
    lives.close()
    (work,) = UnsavedStore([tmp_path]).listed()
    same(work.read(), WORK)
    assert work.thumbnail.std() > 10


def test_work_with_many_pins_of_long_styles_is_offered(tmp_path):
    long = tuple(np.random.default_rng(1).normal(size=512).tolist())
    look = Style("c", long, blend=Blend(Style("a", long), Style("b", long), 0.5))
    content = Layered.of_one(np.zeros((8, 8), np.uint8))
    tile = replace(content, wrap=Wrap.ALL)
    pinned = tuple(
        HistoryEntry.of(tile, look.with_seed(seed), np.zeros((8, 8, 3), np.uint8), "m", True)
        for seed in range(100)
    )
    ended(tmp_path, replace(WORK, pinned=pinned))
    (work,) = UnsavedStore([tmp_path]).listed()
    read = work.read().pinned
    assert [entry.style for entry in read] == [entry.style for entry in pinned]
    assert all(one.is_made_of(other) for one, other in zip(read, pinned, strict=True))


def _keep_and_die(folder):
    UnsavedStore([folder]).write(0, WORK, LABELS)
    os.kill(os.getpid(), 9)


def test_a_killed_process_gives_its_work_free(tmp_path):
    process = multiprocessing.get_context("spawn").Process(target=_keep_and_die, args=[tmp_path])
    process.start()
    process.join(60)
    assert process.exitcode == -9
    (work,) = UnsavedStore([tmp_path]).listed()
    same(work.read(), WORK)


def test_what_a_window_replaced_is_offered_to_itself_but_not_what_it_shows(tmp_path):
    store = UnsavedStore([tmp_path])
    store.write(0, of(1), LABELS)
    store.write(1, of(2), LABELS)
    assert [work.title for work in store.listed(without=1)] == ["of 1"]


def test_writing_again_leaves_one_file_and_removing_leaves_none(tmp_path):
    store = UnsavedStore([tmp_path])
    store.write(0, of(1), LABELS)
    store.write(0, of(2), LABELS)
    (work,) = store.listed()
    assert work.title == "of 2"
    store.remove(0)
    store.close()
    assert list(tmp_path.iterdir()) == []


def test_restored_work_stays_until_it_is_written_again(tmp_path):
    ended(tmp_path, WORK)
    store = UnsavedStore([tmp_path])
    (old,) = store.listed()
    again = replace(old.read(), replaces=(old.path.name,))
    assert old.path.exists()
    store.write(0, again, LABELS, [old])
    assert not old.path.exists()


def test_work_whose_successor_is_whole_is_not_offered_twice(tmp_path):
    ended(tmp_path, WORK)
    (old,) = UnsavedStore([tmp_path]).listed()
    ended(tmp_path, replace(WORK, replaces=(old.path.name,)))  # killed before it removed the old
    (work,) = UnsavedStore([tmp_path]).listed()
    assert work.path != old.path
    assert not old.path.exists()


def test_work_whose_successor_is_damaged_is_kept(tmp_path):
    ended(tmp_path, WORK)
    (old,) = UnsavedStore([tmp_path]).listed()
    ended(tmp_path, replace(WORK, replaces=(old.path.name,)))
    (new,) = [p for p in tmp_path.glob("*" + SUFFIX) if p != old.path]
    content = bytearray(new.read_bytes())
    content[-20] ^= 1
    new.write_bytes(content)
    assert old.path in [work.path for work in UnsavedStore([tmp_path]).listed()]


def _full(number):
    real = os.fsync

    def fsync(handle):
        if os.readlink(f"/proc/self/fd/{handle}").startswith(fsync.folder):
            raise OSError(number, os.strerror(number))
        real(handle)

    return fsync


@pytest.mark.skipif(not os.path.exists("/proc/self/fd"), reason="finds the folder by /proc")
def test_a_full_disk_means_the_next_folder(tmp_path, monkeypatch):
    first, second = tmp_path / "first", tmp_path / "second"
    store = UnsavedStore([first, second])
    store.write(0, of(1), LABELS)
    fsync = _full(errno.ENOSPC)
    fsync.folder = str(first)
    monkeypatch.setattr(atomic_file.os, "fsync", fsync)
    assert store.write(0, of(2), LABELS).path.parent == second
    store.abandon()
    (work,) = UnsavedStore([first, second]).listed()
    assert work.title == "of 2"


def test_a_file_where_the_folder_should_be_means_the_next_folder(tmp_path):
    (tmp_path / "data").write_text("no folder")
    store = UnsavedStore([tmp_path / "data" / "unsaved", tmp_path / "next"])
    assert store.write(0, WORK, LABELS).path.parent == tmp_path / "next"


def test_when_nothing_can_be_written_the_best_folder_is_named(tmp_path):
    (tmp_path / "data").write_text("no folder")
    store = UnsavedStore([tmp_path / "data" / "unsaved", tmp_path / "data" / "next"])
    with pytest.raises(FileError, match="unsaved") as caught:
        store.write(0, WORK, LABELS)
    assert len(str(caught.value)) < 300
    assert store.listed() == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"DrawAIu1",
        b"DrawAIu1" + b"\xff" * 40,
        b"something else entirely, long enough to have a header",
        b"DrawAIu1" + bytes(8) + (60_000).to_bytes(4, "big") + b"[" * 60_000,
        b"DrawAIu1" + bytes(8) + (2).to_bytes(4, "big") + b"{}",
    ],
)
def test_what_is_no_stored_work_hides_nothing(tmp_path, content):
    ended(tmp_path, WORK)
    bad = tmp_path / f"0000-000001{SUFFIX}"
    bad.write_bytes(content)
    (work,) = UnsavedStore([tmp_path]).listed()
    same(work.read(), WORK)
    assert bad.exists()
    UnsavedStore([tmp_path]).write(0, WORK, LABELS)


def test_a_folder_a_pipe_and_a_dangling_link_of_that_name_hide_nothing(tmp_path):
    ended(tmp_path, WORK)
    (tmp_path / f"a-1{SUFFIX}").mkdir()
    (tmp_path / f"b-1{SUFFIX}").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / f"c-1{SUFFIX}")
    assert len(UnsavedStore([tmp_path]).listed()) == 1


def test_any_damage_is_noticed():
    content = pack(WORK, LABELS, 1, 0.0)
    random = np.random.RandomState(0)
    for _ in range(200):
        damaged = bytearray(content)
        damaged[random.randint(len(damaged))] ^= 1 << random.randint(8)
        if random.rand() < 0.3:
            damaged = damaged[: random.randint(len(damaged))]
        with pytest.raises(FileError, match="damaged"):
            unpack(bytes(damaged))


def an_old_autosave(folder, name="20261126-120000-1", note=True):
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.drawai"
    write_project(path, Project(a_scene(), LOOK, ""), LABELS)
    if note:
        values = {"title": "Old lake", "time": "12:00", "path": "/home/me/a.drawai"}
        path.with_suffix(".json").write_text(json.dumps(values))
    return path


@pytest.mark.parametrize("note", ["whole", "missing", "deep", "folder", "list"])
def test_work_that_an_earlier_version_kept_is_offered(tmp_path, note):
    path = an_old_autosave(tmp_path / "autosave", note=note == "whole")
    if note == "deep":
        path.with_suffix(".json").write_text("[" * 60_000)
    if note == "list":
        path.with_suffix(".json").write_text("[1]")
    if note == "folder":
        path.with_suffix(".json").mkdir()
    path.with_suffix(".lock").write_text("999999999\ndrawai\nhost\n")
    ended(tmp_path / "unsaved", WORK)
    store = UnsavedStore([tmp_path / "unsaved"], tmp_path / "autosave")
    works = store.listed()
    assert len(works) == 2
    assert (works[1].read().ids == a_scene()).all()
    assert works[1].read().style == LOOK
    if note == "whole":
        assert (works[1].title, works[1].project) == ("Old lake", "/home/me/a.drawai")
    if note != "folder":
        works[1].discard()
        assert list((tmp_path / "autosave").iterdir()) == []


def test_what_killed_processes_left_is_tidied_and_what_others_write_is_not(tmp_path):
    ended(tmp_path, WORK)
    UnsavedStore([tmp_path]).write(0, WORK, LABELS)
    (tmp_path / ".x.unsaved.abcd1234").write_bytes(b"half")
    (tmp_path / "dead.lock").write_text("1")
    lock = ProcessLock(tmp_path / "living.lock")
    store = UnsavedStore([tmp_path])
    store.tidy()
    names = {path.name for path in tmp_path.iterdir()}
    assert "living.lock" in names
    assert "dead.lock" not in names
    assert ".x.unsaved.abcd1234" not in names
    assert len(names) == 5
    assert is_held(lock.path)
    lock.release()


def test_a_write_that_was_killed_leaves_nothing_after_the_next_one(tmp_path):
    path = tmp_path / "lake.drawai"
    (tmp_path / ".lake.drawai.ab_d1234").write_bytes(b"PK half a project")
    (tmp_path / ".other.drawai.abcd1234").write_bytes(b"PK of another file")
    (tmp_path / ".lake.drawai.notes").write_bytes(b"not ours")
    write_bytes(path, b"whole")
    assert {p.name for p in tmp_path.iterdir()} == {
        "lake.drawai", ".other.drawai.abcd1234", ".lake.drawai.notes"
    }  # fmt: skip


def test_a_temporary_file_that_is_being_written_is_left_alone(tmp_path):
    path = tmp_path / "lake.drawai"

    def write(file):
        file.write(b"new")
        remove_leftovers(tmp_path)
        assert [p.name.startswith(".lake.drawai.") for p in tmp_path.iterdir()] == [True]

    atomic_file.write_atomically(path, write)
    assert path.read_bytes() == b"new"


def test_what_an_earlier_version_kept_is_private_from_now_on(tmp_path):
    an_old_autosave(tmp_path / "autosave")
    (tmp_path / "autosave").chmod(0o755)
    UnsavedStore([tmp_path / "unsaved"], tmp_path / "autosave").tidy()
    assert stat.S_IMODE((tmp_path / "autosave").stat().st_mode) == 0o700
    assert not (tmp_path / "unsaved").exists()
