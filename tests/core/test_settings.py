"""Settings survive bad values, other windows and damaged files."""

import json
import threading
from dataclasses import replace

import pytest

from drawai_desktop.core import settings as settings_module
from drawai_desktop.core.settings import Settings, read_settings, write_settings

GOOD = {"theme": "light", "brush": 77}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "settings.json"


def reads(path, text):
    path.write_text(text)
    return read_settings(path)


@pytest.mark.parametrize(
    "bad",
    [
        '"brush": 0', '"brush": -5', '"brush": 99999999', '"brush": 1e400', '"brush": NaN',
        '"brush": -Infinity', '"brush": true', '"brush": null', '"brush": "40"', '"brush": 40.5',
        '"brush": ' + "9" * 5000, '"canvas_width": 1', '"canvas_width": 100000',
        '"canvas_height": -1', '"label": 255', '"label": -1', '"label": 4000',
        '"resolution": 300', '"theme": ["light"]', '"theme": {}', '"theme": "pink"',
        f'"model": "{"x" * 5000}"', '"model": 3', '"model": "a\\u0000b"', '"model": "\\ud800"',
        '"export_folder": []', '"recent_files": {"a": 1}', '"recent_files": "abc"',
        '"favourites": [1]', '"favourites": {"1": 168.5}', '"favourites": {"12": 168}',
        '"favourites": {"1": true}', '"favourites": {"1": 99999}', '"open_groups": {"Water": 1}',
        '"recent_files": ' + "[" * 60_000 + "]" * 60_000,
        '"unknown": ' + '{"a":' * 60_000 + "1" + "}" * 60_000,
        '"live": ' + "[" * 60_000 + '"]"' + "]" * 60_000,
    ],
    ids=lambda text: text[:28],
)  # fmt: skip
def test_a_bad_value_has_its_default_and_the_rest_is_kept(path, bad):
    expected = replace(Settings(), theme="light", canvas_width=640)
    for text in (
        '{"theme": "light", "canvas_width": 640, %s}' if "canvas_width" not in bad else
        '{"theme": "light", %s}',
        '{%s, "theme": "light"}',
    ):  # fmt: skip
        got = reads(path, (text % bad).replace('"theme": "light"', '"hints": false'))
        wanted = replace(Settings(), hints=False)
        if "640" in text:
            wanted = replace(wanted, canvas_width=expected.canvas_width)
        assert got == wanted


def test_good_entries_of_a_list_with_bad_ones_are_kept(path):
    got = reads(
        path,
        '{"recent_files": ["/a", 3, "/b"], "favourites": {"1": 168, "x": 1},'
        ' "open_groups": {"Water": false, "Plants": 3}}',
    )
    assert got.recent_files == ("/a", "/b")
    assert got.favourites == {"1": 168}
    assert got.open_groups == {"Water": False}


def test_a_hundred_thousand_recent_files_are_ten(path):
    got = reads(path, json.dumps({"recent_files": [f"/{i}" for i in range(100_000)], **GOOD}))
    assert got.recent_files == tuple(f"/{i}" for i in range(10))
    assert got.brush == 77


@pytest.mark.parametrize(
    "text",
    ['{"theme": "light", "brush": 77, "view', '{"theme": "light", "brush": 77', "\ufeff" +
     '{"theme": "light", "brush": 77}'],
)  # fmt: skip
def test_what_comes_before_the_damage_is_kept(path, text):
    assert reads(path, text) == replace(Settings(), **GOOD)


@pytest.mark.parametrize("text", ["", "[]", "{broken", "no", "[" * 60_000, '{"a"}', "{1: 2}"])
def test_what_is_no_settings_file_means_the_defaults(path, text):
    assert reads(path, text) == Settings()


def test_binary_noise_a_folder_and_a_pipe_mean_the_defaults(tmp_path):
    import os

    (tmp_path / "noise").write_bytes(bytes(range(256)) * 10)
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name in ("noise", "folder", "pipe"):
        assert read_settings(tmp_path / name) == Settings()
        write_settings(Settings(brush=50), tmp_path / name)


def test_a_damaged_file_is_put_aside_as_a_copy(path):
    text = '{"theme": "pink", "brush": 77}'
    settings = reads(path, text)
    write_settings(replace(settings, hints=False), path, before=settings)
    assert (path.parent / "settings.damaged.json").read_text() == text
    assert read_settings(path) == Settings(brush=77, hints=False)


def test_a_file_that_is_too_large_is_put_aside_unread(path):
    text = '{"brush": 77' + " " * 9_000_000 + "}"
    assert reads(path, text) == Settings()
    assert (path.parent / "settings.damaged.json").stat().st_size == len(text)
    assert not path.exists()


def test_what_was_refused_is_not_written_again(path):
    many = json.dumps([f"/home/me/{i}.drawai" for i in range(100_000)])
    settings = reads(path, f'{{"recent_files": {many}, "theme": "pink", "brush": 77}}')
    write_settings(replace(settings, hints=False), path, before=settings)
    assert path.stat().st_size < 5000
    assert read_settings(path) == replace(settings, hints=False)
    assert len(settings.recent_files) == 10


def test_entries_without_end_are_given_up(path):
    entries = ", ".join(f'"x{i}": {i}' for i in range(50_000))
    assert reads(path, f'{{"brush": 77, {entries}}}') == Settings(brush=77)


def test_a_good_file_is_not_put_aside(path):
    write_settings(Settings(brush=50), path)
    read_settings(path)
    assert list(path.parent.iterdir()) == [path]


def test_two_windows_change_what_they_change(path):
    start = Settings(favourites={"1": 100}, recent_files=("/old",), open_groups={"Water": True})
    write_settings(start, path)
    first = second = read_settings(path)
    mine = replace(first, theme="dark", favourites={"1": 100, "2": 120}).with_recent("/mine")
    yours = replace(second, brush=99, favourites={"1": 130}, open_groups={"Water": False})
    yours = yours.with_recent("/yours")
    write_settings(mine, path, before=first)
    write_settings(yours, path, before=second)
    got = read_settings(path)
    assert (got.theme, got.brush) == ("dark", 99)
    assert got.favourites == {"1": 130, "2": 120}
    assert got.open_groups == {"Water": False}
    assert got.recent_files == ("/yours", "/mine", "/old")


def test_two_windows_that_write_at_the_same_moment_lose_nothing(path, monkeypatch):
    start = Settings(brush=50)
    write_settings(start, path)
    entered, gate, real = threading.Event(), threading.Event(), settings_module.write_bytes

    def slowly(*args, **options):
        entered.set()
        assert gate.wait(20)
        real(*args, **options)

    monkeypatch.setattr(settings_module, "write_bytes", slowly)
    windows = [
        threading.Thread(target=write_settings, args=(changed, path, start))
        for changed in (replace(start, brush=99), replace(start, hints=False))
    ]
    windows[0].start()
    assert entered.wait(20)
    windows[1].start()
    gate.set()
    for window in windows:
        window.join(20)
    assert read_settings(path) == replace(start, brush=99, hints=False)
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_is_opened_again_is_the_newest_for_both_windows(path):
    start = Settings(recent_files=("/a", "/b"))
    write_settings(start, path)
    write_settings(start.with_recent("/b"), path, before=start)
    assert read_settings(path).recent_files == ("/b", "/a")


def test_entries_of_a_later_version_stay(path):
    path.write_text('{"later": [1, 2], "theme": "dark"}')
    settings = read_settings(path)
    write_settings(replace(settings, hints=False), path, before=settings)
    assert json.loads(path.read_text())["later"] == [1, 2]
