"""Document, undo, viewport, tool state and the border between numpy and Qt."""

import gc
import threading
import weakref

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from drawai_desktop.canvas.document import Document
from drawai_desktop.canvas.layer_edits import replace_map
from drawai_desktop.canvas.map_image import MapImage, image_of
from drawai_desktop.canvas.tool_state import ToolState
from drawai_desktop.canvas.view_transform import ViewTransform, fitting
from drawai_desktop.canvas.viewport import Viewport
from drawai_desktop.core import packed_ids
from drawai_desktop.core.geometry import Point, Rect
from drawai_desktop.core.label_map import LabelMap
from drawai_desktop.core.labels import UNLABELLED, standard_labels
from drawai_desktop.core.style import Style
from tests.builders import GRASS, SEA, SKY, a_scene


@pytest.fixture
def document(qapp):
    return Document(LabelMap(a_scene(64, 96)))


def test_replacing_the_map_by_one_of_another_size_can_be_undone(document):
    before = document.snapshot()
    replace_map(document, "Surprise", np.full((20, 30), SEA, np.uint8))
    assert document.label_map.ids.shape == (20, 30)
    document.undo_stack.undo()
    assert (document.label_map.ids == before).all()


def test_opening_forgets_the_undo_steps_of_the_old_document(document):
    document.edit("Clear", np.full_like(document.label_map.ids, UNLABELLED))
    document.open(a_scene(32, 32), Style(seed=3), None, "Other")
    assert document.undo_stack.count() == 0
    assert not document.is_modified
    assert document.title == "Other"
    assert document.current_style().seed == 3


def test_saving_makes_the_document_clean_until_the_next_change(document, tmp_path):
    document.edit("Clear", np.full_like(document.label_map.ids, SKY))
    assert document.is_modified
    document.saved_as(tmp_path / "a.drawai")
    assert not document.is_modified
    document.undo_stack.undo()
    assert document.is_modified
    document.undo_stack.redo()
    assert not document.is_modified


def test_the_revision_grows_with_every_change(document):
    seen = [document.revision()]
    for act in (
        lambda: document.edit("x", np.full_like(document.label_map.ids, SKY)),
        document.undo_stack.undo,
        document.undo_stack.redo,
        lambda: replace_map(document, "y", np.full((9, 9), SEA, np.uint8)),
    ):
        act()
        seen.append(document.revision())
    assert seen == sorted(set(seen))


def test_styles_can_be_undone_and_a_slider_makes_one_step(document):
    first = document.style
    document.choose_style(Style("Dusk", (1.0,)))
    for percent in range(10):
        wanted = document.style.with_strength(percent / 10)
        document.choose_style(wanted, "Style strength")
    assert document.undo_stack.count() == 2
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert document.style == first


def test_what_a_step_is_called_does_not_decide_what_joins(document):
    document.choose_style(Style("Dusk", (1.0,)))
    document.choose_style(document.style.with_strength(0.5), "Strength 50 %")
    document.choose_style(document.style.with_strength(0.4), "Strength 40 %")
    assert document.undo_stack.count() == 2
    document.choose_style(document.style.with_seed(1), "Strength 40 %")
    document.choose_style(document.style.with_seed(2), "Strength 40 %")
    assert document.undo_stack.count() == 4


def test_the_variation_before_comes_back_though_something_was_painted_since(document):
    for seed in (11, 22, 33):
        document.choose_style(document.style.with_seed(seed))
    document.edit("x", np.full_like(document.label_map.ids, SKY))
    document.step_seed_back()
    assert document.style.seed == 22
    document.step_seed_back()
    assert document.style.seed == 11
    assert (document.label_map.ids == SKY).all()


def test_a_document_goes_without_the_garbage_collector(qapp):
    """Collected in a circle with its commands it crashed the interpreter now and then."""
    document = Document(LabelMap(a_scene(64, 96)))
    document.edit("x", np.full_like(document.label_map.ids, SKY))
    replace_map(document, "y", np.full((9, 9), SEA, np.uint8))
    document.choose_style(Style("Dusk", (1.0,)))
    gone = []
    weakref.finalize(document, gone.append, True)
    assert not gc.isenabled()
    del document
    assert gone


def test_a_document_of_nothing_is_blank(document):
    assert not document.is_blank()
    document.edit("Clear", np.full_like(document.label_map.ids, UNLABELLED))
    assert document.is_blank()


# View.

zooms = st.floats(0.05, 60)
places = st.floats(-3000, 3000)


@given(zooms, places, places, places, places, st.sampled_from([0.0, 640.0]))
def test_widget_to_map_to_widget_is_the_same_place(zoom, ox, oy, x, y, mirror):
    transform = ViewTransform(zoom, ox, oy, mirror)
    there = transform.to_map(x, y)
    assert transform.to_widget(there) == pytest.approx((x, y), abs=0.01)


@given(st.integers(128, 4096), st.integers(128, 4096), st.integers(100, 2000))
def test_a_fitted_map_is_seen_whole(width, height, view):
    zoom = fitting(width, height, view, view, 12)
    assert width * zoom <= view + 0.01
    assert height * zoom <= view + 0.01


def test_both_views_show_the_map_at_the_same_place(qapp):
    viewport = Viewport()
    viewport.set_view_size("canvas", 500, 700)
    viewport.set_view_size("result", 480, 560)
    viewport.set_map_size(512, 512)
    left, top = viewport.transform.to_widget(Point(0, 0))
    right, bottom = viewport.transform.to_widget(Point(512, 512))
    assert left == pytest.approx(480 - right)
    assert top == pytest.approx(560 - bottom)
    viewport.remove_view("result")
    assert viewport.zoom > (right - left) / 512 - 1e-9


def test_a_fitted_map_stays_fitted_when_the_window_grows(qapp):
    viewport = Viewport()
    viewport.set_view_size("canvas", 300, 300)
    viewport.set_map_size(512, 512)
    small = viewport.zoom
    viewport.set_view_size("canvas", 600, 600)
    assert viewport.zoom > small
    viewport.zoom_by(2)
    zoomed = viewport.zoom
    viewport.set_view_size("canvas", 300, 300)
    assert viewport.zoom == zoomed


def test_panning_cannot_lose_the_map(qapp):
    viewport = Viewport()
    viewport.set_view_size("canvas", 300, 300)
    viewport.set_map_size(512, 512)
    viewport.pan_by(1e6, -1e6)
    centre = viewport.transform.to_map(150, 150)
    assert viewport.map_rect.grown(1).contains(*centre)


@pytest.mark.parametrize("width", [1, 3, 5, 7, 128])
def test_pictures_of_odd_widths_are_not_sheared(qapp, width):
    picture = np.random.RandomState(width).randint(0, 255, (5, width, 3)).astype(np.uint8)
    image = image_of(picture)
    for y in range(5):
        for x in range(width):
            assert image.pixelColor(x, y).getRgb()[:3] == tuple(int(v) for v in picture[y, x])


def test_a_red_picture_is_red_on_the_screen(qapp):
    picture = np.zeros((2, 2, 3), np.uint8)
    picture[..., 0] = 255
    assert image_of(picture).pixelColor(0, 0).red() == 255
    assert image_of(picture).pixelColor(0, 0).blue() == 0


def test_a_picture_outlives_its_array(qapp):
    picture = np.full((64, 64, 3), 77, np.uint8)
    image = image_of(picture)
    picture[:] = 0
    del picture
    assert image.pixelColor(10, 10).red() == 77


def test_the_map_image_is_refreshed_only_where_it_is_told(qapp):
    labels = standard_labels()
    ids = np.full((9, 7), SKY, np.uint8)
    image = MapImage(ids, labels)
    ids[:] = GRASS
    image.refresh(Rect(2, 3, 5, 6))
    shown = image.image.convertToFormat(QImage.Format.Format_RGB888)
    assert shown.pixelColor(3, 4).getRgb()[:3] == labels[GRASS].rgb
    assert shown.pixelColor(0, 0).getRgb()[:3] == labels[SKY].rgb


# Tool state.


def test_brush_sizes_step_by_pixels_when_small_and_by_tenths_when_large(qapp):
    state = ToolState(GRASS, 1)
    sizes = [state.diameter]
    for _ in range(60):
        state.step_diameter(1)
        sizes.append(state.diameter)
    assert sizes[:10] == list(range(1, 11))
    assert sizes == sorted(sizes)
    assert sizes[-1] == 400
    for _ in range(80):
        state.step_diameter(-1)
    assert state.diameter == 1


def test_choosing_a_label_puts_the_brush_in_the_hand(qapp):
    state = ToolState(GRASS)
    state.set_tool("eraser")
    state.choose_label(SEA)
    assert (state.tool, state.label_id) == ("brush", SEA)
    state.set_tool("fill")
    state.choose_label(SKY)
    assert state.tool == "fill"


def test_the_last_two_labels_can_be_swapped(qapp):
    state = ToolState(GRASS)
    state.choose_label(SEA)
    state.swap_labels()
    assert state.label_id == GRASS
    state.swap_labels()
    assert state.label_id == SEA
    assert state.recent == [SEA, GRASS]


# Large canvases.


@pytest.mark.parametrize("wait", [True, False], ids=["packed", "not packed yet"])
def test_a_large_edit_is_packed_beside_the_hand_and_undone_exactly(qapp, wait):
    random = np.random.RandomState(3)
    before = random.randint(0, 182, (1500, 1100)).astype(np.uint8)
    after = before.copy()
    after[3:1490, 7:1090] = random.randint(0, 182, (1487, 1083))
    document = Document(LabelMap(before.copy()))
    document.edit("Edit", after)
    small = np.full((200, 130), SKY, np.uint8)
    replace_map(document, "Resize", small)
    if wait:
        for thread in threading.enumerate():
            if thread.name == "pack-ids":
                thread.join()
    document.undo_stack.undo()
    assert (document.label_map.ids == after).all()
    document.undo_stack.undo()
    assert (document.label_map.ids == before).all()
    document.undo_stack.redo()
    document.undo_stack.redo()
    assert (document.label_map.ids == small).all()


def test_no_large_map_is_packed_or_unpacked_in_the_gui_thread(qapp, monkeypatch):
    used = []
    real_pack, real_unpack = packed_ids.zlib.compress, packed_ids.zlib.decompress

    def note(real):
        def call(*args):
            used.append(threading.current_thread())
            return real(*args)

        return call

    monkeypatch.setattr(packed_ids.zlib, "compress", note(real_pack))
    monkeypatch.setattr(packed_ids.zlib, "decompress", note(real_unpack))
    document = Document(LabelMap(np.full((2048, 2048), SKY, np.uint8)))
    document.edit("Edit", np.full((2048, 2048), GRASS, np.uint8))
    for thread in threading.enumerate():
        if thread.name == "pack-ids":
            thread.join()
    document.undo_stack.undo()
    assert (document.label_map.ids == SKY).all()
    assert used
    assert threading.main_thread() not in used
