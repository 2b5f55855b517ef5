"""The pinned pictures in a project: they come back, and damaged ones keep nothing from opening."""

import io
import json
import zipfile
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from drawai_desktop.core import project_history
from drawai_desktop.core.history import HistoryEntry
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.layers import Layer, Layered
from drawai_desktop.core.project_file import Project, pack_project, read_project
from drawai_desktop.core.project_history import HISTORY
from drawai_desktop.core.style import Style, blended
from drawai_desktop.core.wrapping import Wrap
from tests.builders import a_scene

LABELS = standard_labels()
WARM, COLD = Style("Warm", (0.5, -1.25)), Style("Cold", (2.0, 0.1), seed=4)


def pinned(seed=1, side=140):
    picture = np.random.RandomState(seed).randint(0, 255, (90, 100, 3)).astype(np.uint8)
    style = blended(WARM, COLD, 0.25).with_seed(seed)
    return HistoryEntry.of(a_scene(side, side + 9), style, picture, "landscape", is_pinned=True)


def project(*entries):
    return Project(a_scene(150, 160), Style(), "landscape", pinned=entries)


def changed(content, changes):
    """The archive with other members: bytes, or None for none."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, member in changes.items():
            if member is not None:
                new.writestr(name, member)
    return out.getvalue()


def read(tmp_path, content):
    path = tmp_path / "a.drawai"
    path.write_bytes(content)
    return read_project(path)


def test_a_pinned_picture_comes_back_with_its_map_style_and_model(tmp_path):
    before = pinned()
    (after,) = read(tmp_path, pack_project(project(before), LABELS)).pinned
    assert np.array_equal(after.content().flat(), before.content().flat())
    assert (after.style, after.model, after.is_pinned) == (before.style, "landscape", True)
    assert after.picture == before.picture


@pytest.mark.parametrize("wrap", list(Wrap))
def test_a_pinned_picture_comes_back_with_the_sides_that_were_joined(tmp_path, wrap):
    before = replace(pinned(), wrap=wrap)
    content = pack_project(project(before), LABELS)
    (after,) = read(tmp_path, content).pinned
    assert after.wrap is wrap
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        header = json.loads(archive.read(HISTORY))
    header["pinned"][0]["wrap"] = "mirrored"  # of a later version
    (after,) = read(tmp_path, changed(content, {HISTORY: json.dumps(header)})).pinned
    assert after.wrap is Wrap.NONE


def test_many_pins_come_back_in_their_order(tmp_path):
    entries = [pinned(seed) for seed in (5, 3, 9)]
    read_back = read(tmp_path, pack_project(project(*entries), LABELS))
    assert [entry.style.seed for entry in read_back.pinned] == [5, 3, 9]
    assert read_back.notes == ()


def test_a_project_without_pins_has_no_member_for_them():
    with zipfile.ZipFile(io.BytesIO(pack_project(project(), LABELS))) as archive:
        assert not [name for name in archive.namelist() if "history" in name]


@pytest.mark.parametrize(
    "member", [None, b"", b"no picture", b"\x89PNG\r\n\x1a\n"], ids=["none", "empty", "text", "cut"]
)
@pytest.mark.parametrize("name", ["drawai/history/1-0.png", "drawai/history/1.jpg"])
def test_a_damaged_pin_is_left_out_and_the_rest_is_read(tmp_path, name, member):
    pins = [pinned(seed, side) for seed, side in ((1, 140), (2, 160), (3, 180))]
    content = pack_project(project(*pins), LABELS)
    after = read(tmp_path, changed(content, {name: member}))
    assert [entry.style.seed for entry in after.pinned] == [1, 3]
    assert after.notes == ("1 pinned picture could not be read.",)
    assert np.array_equal(after.ids, a_scene(150, 160))


@pytest.mark.parametrize(
    "header", [b"{", b"[]", b'{"pinned": 7}', b'{"pinned": [7]}', b"\xff\x00", b'{"a":1e999}']
)
def test_a_damaged_list_of_pins_keeps_nothing_from_opening(tmp_path, header):
    content = pack_project(project(pinned(1)), LABELS)
    after = read(tmp_path, changed(content, {HISTORY: header}))
    assert after.pinned == ()
    assert after.notes == ("Its pinned pictures are damaged and were left out.",)


def test_a_pin_of_a_size_that_no_canvas_has_is_left_out(tmp_path):
    small = HistoryEntry.of(np.zeros((3, 3), np.uint8), Style(), np.zeros((8, 8, 3), np.uint8))
    after = read(tmp_path, pack_project(project(small), LABELS))
    assert after.pinned == ()
    assert after.notes


def test_of_a_list_without_end_only_so_many_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr(project_history, "MOST_PINNED", 4)
    content = pack_project(project(pinned(1)), LABELS)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        row = json.loads(archive.read(HISTORY))["pinned"][0]
    many = json.dumps({"pinned": [row] * 50}).encode()
    after = read(tmp_path, changed(content, {HISTORY: many}))
    assert len(after.pinned) == 4
    assert after.notes == ("46 pinned pictures could not be read.",)


def test_pins_that_need_more_room_than_a_history_has_are_left_out(tmp_path, monkeypatch):
    monkeypatch.setattr(project_history, "MOST_BYTES", 2 * pinned(1).size_bytes + 2000)
    content = pack_project(project(pinned(1), pinned(2), pinned(3)), LABELS)
    after = read(tmp_path, content)
    assert [entry.style.seed for entry in after.pinned] == [1, 2]
    assert after.notes == ("1 pinned picture could not be read.",)


def test_pinned_layers_come_back_as_they_were(tmp_path):
    ids = a_scene(140, 150)
    before = Layered((Layer("Hills", ids), Layer("Trees", ids[::-1].copy(), True, True)), 1)
    entry = HistoryEntry.of(before, Style(), np.zeros((8, 8, 3), np.uint8), is_pinned=True)
    (after,) = read(tmp_path, pack_project(project(entry), LABELS)).pinned
    assert after.content().has_layers_of(before)
    assert after.active == 1


def test_a_pin_whose_layers_differ_in_size_is_left_out(tmp_path):
    content = pack_project(project(pinned(1), pinned(2, side=170)), LABELS)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        values = json.loads(archive.read(HISTORY))
    values["pinned"][0]["layers"].append({"file": "drawai/history/1-0.png"})
    after = read(tmp_path, changed(content, {HISTORY: json.dumps(values).encode()}))
    assert [entry.style.seed for entry in after.pinned] == [2]
    assert after.notes == ("1 pinned picture could not be read.",)


def members(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [name for name in archive.namelist() if name.startswith("drawai/history/")]


def test_a_layer_that_several_pins_have_is_stored_once(tmp_path):
    ground, trees = a_scene(140, 150), a_scene(140, 150)[::-1].copy()
    entries = []
    for seed in range(4):
        trees[seed] = 3
        layers = (Layer("Ground", ground), Layer("Trees", trees.copy()))
        picture = np.full((8, 8, 3), seed, np.uint8)
        entry = HistoryEntry.of(Layered(layers), WARM.with_seed(seed), picture, is_pinned=True)
        entries.append(entry)
    content = pack_project(project(*entries), LABELS)
    assert len([name for name in members(content) if name.endswith(".png")]) == 5
    after = read(tmp_path, content).pinned
    for entry, other in zip(entries, after, strict=True):
        assert other.content().has_layers_of(entry.content())


def with_pins(content, rows, **files):
    """The archive with other pins; ``rows`` gets the first one of those that are there."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        row = json.loads(archive.read(HISTORY))["pinned"][0]
    return changed(content, {HISTORY: json.dumps({"pinned": rows(row)}).encode(), **files})


def blank_png(side):
    buffer = io.BytesIO()
    Image.fromarray(np.zeros((side, side), np.uint8)).save(buffer, "PNG")
    return buffer.getvalue()


def test_a_small_file_cannot_ask_for_thousands_of_large_layers(tmp_path, monkeypatch):
    read_files = []
    decode = project_history.decode_image
    monkeypatch.setattr(
        project_history, "decode_image", lambda *a: read_files.append(a) or decode(*a)
    )
    name = "drawai/history/0-0.png"
    content = with_pins(
        pack_project(project(pinned(1)), LABELS),
        lambda row: [{**row, "layers": [{"file": name}] * 100}] * 100,
        **{name: blank_png(4096)},
    )
    after = read(tmp_path, content)
    assert after.pinned == ()
    assert after.notes == ("100 pinned pictures could not be read.",)
    assert len(read_files) == 1


def test_of_many_large_layers_only_so_many_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr(project_history, "MOST_PIXELS", 3 * (512 * 512 + 90 * 100))
    png = blank_png(512)
    files = {f"drawai/history/{place}-0.png": png for place in range(20)}
    content = with_pins(
        pack_project(project(pinned(1)), LABELS),
        lambda row: [{**row, "layers": [{"file": file}]} for file in files],
        **files,
    )
    after = read(tmp_path, content)
    assert len(after.pinned) == 3
    assert after.notes == ("17 pinned pictures could not be read.",)


def test_a_damaged_file_that_many_pins_name_is_tried_once(tmp_path, monkeypatch):
    tried = []
    decode = project_history.decode_image
    monkeypatch.setattr(project_history, "decode_image", lambda *a: tried.append(a) or decode(*a))
    name = "drawai/history/0-0.png"
    content = with_pins(
        pack_project(project(pinned(1)), LABELS), lambda row: [row] * 50, **{name: b"\x89PNG"}
    )
    assert read(tmp_path, content).pinned == ()
    assert len(tried) == 1
