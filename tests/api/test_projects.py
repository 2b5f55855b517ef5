"""Projects of scripts: what was opened is saved again, and a changed map keeps what still fits."""

import zipfile
from dataclasses import replace

import numpy as np
import pytest

from drawai_desktop import api
from drawai_desktop.core.history import HistoryEntry
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.layers import Layer, Layered
from drawai_desktop.core.made_by import MadeBy, Weights
from drawai_desktop.core.project_file import write_project
from drawai_desktop.core.reference import Reference, reference_of
from drawai_desktop.core.stroke_log import StrokeLog
from drawai_desktop.scripting import time_lapses
from tests.builders import GRASS, MOUNTAIN, SEA, SKY, a_blue_and_green_photo, a_scene

H, W = 128, 160


def layer(name, label, rows, **how):
    ids = np.full((H, W), api.UNLABELLED, np.uint8)
    ids[rows] = label
    return Layer(name, ids, **how)


def content():
    """A sky, sea before it, grass before both, and mountains that are hidden."""
    return Layered(
        (
            layer("Far", SKY, slice(0, 100)),
            layer("Sea", SEA, slice(60, 110), is_locked=True),
            layer("Away", MOUNTAIN, slice(20, 90), is_hidden=True),
            layer("Near", GRASS, slice(90, 110)),
        ),
        1,
        Reference(reference_of(np.full((30, 40, 3), 90, np.uint8), "beach.png"), 3.0, 4.0, 0.5),
    )


@pytest.fixture
def saved(tmp_path):
    """A project file as the window writes it, with all that one can hold."""
    layered = content()
    ids = layered.flat()
    log = StrokeLog.of(np.full((H, W), api.UNLABELLED, np.uint8)).leading_to(a_scene(H, W))
    style = api.Style("Dusk", (1.0, 2.0), seed=7)
    pins = tuple(
        HistoryEntry.of(replace(layered, wrap=wrap), style.with_seed(seed), np.zeros((8, 8, 3),
                        np.uint8), "landscape", is_pinned=True)
        for seed, wrap in ((1, api.Wrap.NONE), (2, api.Wrap.ALL))
    )  # fmt: skip
    project = api.Project(
        ids, style, "landscape", a_blue_and_green_photo(),
        MadeBy(Weights("landscape", "a1"), Weights("landscape-detail", "b2")),
        content=layered, pinned=pins, strokes=log.leading_to(ids), wrap=api.Wrap.LEFT_RIGHT,
    )  # fmt: skip
    write_project(tmp_path / "a.drawai", project, standard_labels())
    return tmp_path / "a.drawai"


def members(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def layers_of(project):
    return {one.name: one.ids for one in project.content.layers}


def saved_again(saved, **changes):
    path = saved.with_name("b.drawai")
    api.save_project(path, replace(api.open_project(saved), **changes))
    return api.open_project(path)


def test_a_project_that_is_opened_and_saved_is_the_same_file(saved):
    path = saved.with_name("b.drawai")
    api.save_project(path, api.open_project(saved))
    assert members(path) == members(saved)
    assert api.open_project(path).notes == ()


def test_another_style_and_picture_lose_nothing_else(saved):
    picture = np.zeros((40, 50, 3), np.uint8)
    after = saved_again(saved, style=api.NEUTRAL, picture=picture, made_by=None)
    assert (after.style, after.made_by) == (api.NEUTRAL, None)
    assert (after.picture == picture).all()
    assert after.content.has_layers_of(content())
    assert len(after.pinned) == 2
    assert len(after.strokes.steps) == 2


def test_changed_pixels_change_in_the_layer_where_they_were_seen(saved):
    before = api.open_project(saved)
    ids = before.ids.copy()
    ids[ids == SKY] = api.label_id("clouds")
    ids[ids == GRASS] = api.label_id("sand")
    ids[115:] = api.label_id("road")  # where nothing was painted
    ids[62:70, :50] = api.UNLABELLED
    after = saved_again(saved, ids=ids)
    assert (after.ids == ids).all()
    was, now = layers_of(before), layers_of(after)
    assert list(now) == ["Far", "Sea", "Away", "Near"]
    assert (now["Far"][:60] == api.label_id("clouds")).all()
    assert (now["Far"][70:100] == SKY).all(), "under the sea it was not seen"
    assert (now["Far"][115:] == api.label_id("road")).all()
    assert (now["Near"][90:110] == api.label_id("sand")).all()
    assert (now["Away"] == was["Away"]).all()
    for name in ("Far", "Sea"):
        assert (now[name][62:70, :50] == api.UNLABELLED).all()
        assert (now[name][72:88] == was[name][72:88]).all()
    assert [one.is_locked for one in after.content.layers] == [False, True, False, False]
    assert after.content.active == 1


def test_a_changed_map_keeps_pins_reference_and_sides_and_is_a_step_of_the_log(saved):
    before = api.open_project(saved)
    ids = np.where(before.ids == SEA, np.uint8(GRASS), before.ids)
    after = saved_again(saved, ids=ids)
    assert after.notes == ()
    assert after.wrap is api.Wrap.LEFT_RIGHT
    assert after.content.reference.picture.name == "beach.png"
    assert [pin.style.seed for pin in after.pinned] == [1, 2]
    assert len(after.strokes.steps) == len(before.strokes.steps) + 1
    assert (after.strokes.map_after(len(before.strokes.steps)) == before.ids).all()
    assert after.strokes.leads_to(ids)


def test_a_map_of_another_size_is_one_layer_and_the_rest_stays(saved):
    ids = a_scene(64, 96)
    after = saved_again(saved, ids=ids)
    assert (after.ids == ids).all()
    assert len(after.content.layers) == 1
    assert after.content.reference is not None
    assert len(after.pinned) == 2
    assert after.strokes.leads_to(ids)
    empty = saved_again(saved, ids=np.full((64, 96), api.UNLABELLED, np.uint8))
    assert (empty.ids == api.UNLABELLED).all()
    assert empty.notes == ()


def test_a_layered_picture_of_a_changed_project_has_the_layers_that_lead_to_its_map(saved):
    project = api.open_project(saved)
    ids = np.where(project.ids == SKY, np.uint8(api.label_id("clouds")), project.ids)
    path = saved.with_name("a.ora")
    picture = np.zeros((H, W, 3), np.uint8)
    api.write_picture(path, picture, labels=replace(project, ids=ids))
    assert (api.read_labels(path) == ids).all()


def test_a_film_of_a_changed_project_ends_with_its_map(saved, monkeypatch):
    project = api.open_project(saved)
    ids = np.where(project.ids == SKY, np.uint8(api.label_id("clouds")), project.ids)
    seen = []

    def stills(states, *_):
        seen.append(states)
        return []

    monkeypatch.setattr(time_lapses, "stills", stills)
    monkeypatch.setattr(time_lapses, "write_film", lambda *_: None)
    api.time_lapse(saved.with_name("a.webp"), replace(project, ids=ids), size=64)
    assert (seen[0].log.map_after(99) == ids).all()


def test_a_map_over_layers_that_are_all_hidden_is_a_layer_above_them(saved):
    hidden = tuple(replace(one, is_hidden=True) for one in content().layers)
    after = saved_again(saved, content=Layered(hidden), ids=a_scene(H, W))
    assert (after.ids == a_scene(H, W)).all()
    assert [one.is_hidden for one in after.content.layers] == [True] * 4 + [False]


@pytest.mark.parametrize(
    "wrong",
    [
        {"content": Layered(())},
        {"content": Layered((content().layers[0], Layer("Small", a_scene(64, 64))))},
        {"content": Layered((Layer("Float", np.zeros((H, W))),))},
        {"content": Layered((Layer("a", np.zeros((H, W), np.uint8)),) * 101)},
        {"content": Layered((Layer("a", np.full((H, W), 3, np.uint8), is_hidden=True),) * 100)},
        {"wrap": "soup"},
    ],
)
def test_what_is_no_project_is_told_in_a_sentence_and_nothing_is_written(saved, wrong):
    before = saved.read_bytes()
    with pytest.raises(api.DrawAIError) as raised:
        api.save_project(saved, replace(api.open_project(saved), **wrong))
    assert str(raised.value).endswith(".")
    assert saved.read_bytes() == before


def test_a_place_of_the_active_layer_that_there_is_not_and_a_word_for_sides_are_written_well(saved):
    after = saved_again(saved, content=replace(content(), active=9), wrap="all")
    assert after.content.active == 3
    assert after.wrap is api.Wrap.ALL


@pytest.mark.parametrize(
    "style",
    [
        api.Style("a", tuple(np.float32([1.5, -2])), seed=np.int64(7)),
        api.Style("a", np.float64([1.5, -2]), seed=7),
        api.Style("a", [1.5, -2], seed=7),
    ],
)
def test_a_style_of_numpys_numbers_is_written_as_any_other(saved, style):
    after = saved_again(saved, style=style)
    assert after.style == api.Style("a", (1.5, -2.0), seed=7)


@pytest.mark.parametrize(
    "style",
    [
        None,
        "Storm",
        api.Style("a", (float("nan"),)),
        api.Style(strength=float("inf")),
        api.Style(seed=-1),
        api.Style(seed=10**7),
        api.Style("a", (1.0,) * 5000),
    ],
)
def test_a_style_that_could_not_be_read_again_is_refused_and_nothing_is_written(saved, style):
    before = saved.read_bytes()
    with pytest.raises(api.OptionError, match="The project's style"):
        api.save_project(saved, replace(api.open_project(saved), style=style))
    assert saved.read_bytes() == before


def test_very_long_names_are_cut_and_the_project_opens(saved):
    long = api.Style("n" * 300, (1.0,), seed=7)
    made_by = MadeBy(Weights("m" * 300, "a"), Weights("d" * 300, "b"))
    after = saved_again(saved, style=long, model="m" * 300, made_by=made_by)
    assert (after.style.name, after.style.seed, after.model) == ("n" * 200, 7, "m" * 200)


def test_flags_of_numpy_and_names_that_are_none_make_layers(saved):
    layers = (Layer("a\n b", a_scene(H, W), np.bool_(True)), Layer(None, a_scene(H, W)))
    after = saved_again(saved, content=Layered(layers), ids=a_scene(H, W))
    assert [(one.name, one.is_hidden) for one in after.content.layers] == [
        ("a b", True),
        ("None", False),
    ]


def test_a_log_that_cannot_be_replayed_is_left_out(saved):
    log = api.open_project(saved).strokes
    for damaged in (replace(log, start=b"soup"), replace(log, steps=(replace(log.steps[0],
                    packed=b""), *log.steps[1:]))):  # fmt: skip
        after = saved_again(saved, strokes=replace(damaged, check=0))
        assert after.strokes is None
        assert after.notes == ()
