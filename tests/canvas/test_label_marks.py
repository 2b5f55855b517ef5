"""Outlines, patterns and names on the canvas."""

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from drawai_desktop.canvas.layer_edits import LayerEdits
from drawai_desktop.canvas.mark_layer import MarkLayer
from drawai_desktop.canvas.view_painting import qt_transform
from drawai_desktop.canvas.view_sampling import SampleGrid, sampled
from drawai_desktop.canvas.view_transform import ViewTransform
from drawai_desktop.core.geometry import Point, Rect
from drawai_desktop.core.label_marks import Ink, ShownMarks
from drawai_desktop.core.labels import UNLABELLED, standard_labels
from drawai_desktop.core.layers import Layered
from drawai_desktop.core.style import NEUTRAL
from tests.builders import GRASS, SEA, SKY, TREE, a_scene

ALL = ShownMarks(outlines=True, patterns=True, names=True)
VIEW = Rect(0, 0, 400, 320)


def pixels(canvas):
    """uint8 (h, w, 3) of what the view shows."""
    QApplication.processEvents()
    image = canvas.view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    array = np.frombuffer(image.constBits(), np.uint8)
    return array.reshape(image.height(), image.bytesPerLine() // 4, 4)[..., 2::-1].copy()


def settled(canvas, qtbot):
    marks = canvas.view.marks
    qtbot.waitUntil(lambda: not canvas.viewport.is_moving and not marks.is_rough)
    return pixels(canvas)


def put(canvas, ids):
    canvas.document.open(ids, NEUTRAL, None)


WAYS = {
    "upright": lambda v: None,
    "mirrored": lambda v: v.set_mirrored(True),
    "turned": lambda v: v.turn_to(33.0),
    "turned and mirrored": lambda v: (v.set_mirrored(True), v.turn_to(-70.0)),
    "zoomed": lambda v: v.set_zoom(7.3, Point(90, 110)),
}


def drawn_places(transform, width, height, ratio):
    """(column, row, is there) of the image's pixel that Qt draws at each pixel of the screen."""
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    number = np.arange(width * height, dtype=np.uint32).reshape(height, width) | 0xFF000000
    rows = np.frombuffer(image.bits(), np.uint32).reshape(height, image.bytesPerLine() // 4)
    rows[:, :width] = number
    target = QImage(400 * ratio, 320 * ratio, QImage.Format.Format_RGB32)
    target.setDevicePixelRatio(ratio)
    target.fill(0xFFFFFFFF)
    painter = QPainter(target)
    painter.setTransform(qt_transform(transform), combine=True)
    painter.drawImage(0, 0, image)
    painter.end()
    shown = np.frombuffer(target.bits(), np.uint32).reshape(320 * ratio, 400 * ratio) & 0xFFFFFF
    return shown % width, shown // width, shown != 0xFFFFFF


@pytest.mark.parametrize("ratio", [1, 2])
@pytest.mark.parametrize("offset", [(31.5, 20.5), (7.23, 11.87), (-40.5, -12.2)])
@pytest.mark.parametrize("zoom", [0.31, 0.577, 1.0, 2.3, 7.7])
@pytest.mark.parametrize(
    ("mirror", "angle"), [(0.0, 0.0), (400.0, 0.0), (0.0, 33.0), (400.0, -70.0)]
)
def test_samples_are_the_pixels_that_qt_draws(qapp, mirror, angle, zoom, offset, ratio):
    transform = ViewTransform(zoom, *offset, mirror, angle, Point(200.0, 160.0))
    columns, rows, is_there = drawn_places(transform, 160, 120, ratio)
    grid = SampleGrid.over(VIEW, 1.0 / ratio)
    x, y = np.arange(160, dtype=np.uint8), np.arange(120, dtype=np.uint8)
    column, inside = sampled(np.tile(x, (120, 1)), transform, grid, ratio)
    row, _ = sampled(np.tile(y[:, None], (1, 160)), transform, grid, ratio)
    wrong = (inside != is_there) | (is_there & ((column != columns) | (row != rows)))
    # A place that falls on the border of two pixels may be rounded to either.
    assert wrong.mean() <= (0.02 if angle else 0.002)


@pytest.mark.parametrize("way", WAYS)
def test_an_outline_stands_where_the_drawn_colours_meet(canvas, qtbot, way):
    put(canvas, a_scene(160, 200))
    WAYS[way](canvas.viewport)
    plain = settled(canvas, qtbot)
    canvas.view.marks.set_shown(ShownMarks(outlines=True))
    lined = settled(canvas, qtbot)
    changed = (plain != lined).any(axis=2)
    assert changed.sum() > 100
    meets = np.zeros(changed.shape, bool)
    across = (plain[:, 1:] != plain[:, :-1]).any(axis=2)
    down = (plain[1:] != plain[:-1]).any(axis=2)
    meets[:, 1:] |= across
    meets[:, :-1] |= across
    meets[1:] |= down
    meets[:-1] |= down
    near = meets.copy()
    for shift in ((0, 1), (0, -1), (1, 0), (-1, 0)):
        near |= np.roll(meets, shift, (0, 1))
    assert not (changed & ~near).any()


@pytest.mark.parametrize("way", WAYS)
def test_a_stroke_leaves_the_marks_as_if_they_were_drawn_anew(canvas, qtbot, way):
    put(canvas, a_scene(160, 200))
    WAYS[way](canvas.viewport)
    canvas.view.marks.set_shown(ShownMarks(outlines=True, patterns=True))
    settled(canvas, qtbot)
    canvas.state.choose_label(TREE)
    canvas.hand.stroke((90, 70), (110, 90), (100, 100))
    followed = pixels(canvas)
    canvas.view.marks._layer.forget()
    canvas.view.update()
    assert (pixels(canvas) == followed).all()


def test_undo_and_other_layers_are_followed(canvas, qtbot):
    put(canvas, a_scene(160, 200))
    canvas.view.marks.set_shown(ShownMarks(outlines=True, patterns=True))
    before = settled(canvas, qtbot)
    canvas.hand.stroke((60, 20), (140, 20))
    assert (pixels(canvas) != before).any()
    canvas.document.undo_stack.undo()
    canvas.view.show_ring(None)
    assert (pixels(canvas) == before).all()


def test_a_hidden_layer_is_not_outlined(canvas, qtbot):
    base = Layered.of_one(a_scene(160, 200))
    ids = np.full((160, 200), UNLABELLED, np.uint8)
    ids[20:60, 20:80] = TREE
    canvas.document.open(base, NEUTRAL, None)
    canvas.view.marks.set_shown(ShownMarks(outlines=True))
    alone = settled(canvas, qtbot)
    edits = LayerEdits(canvas.document)
    edits.add()
    canvas.document.edit("Trees", ids)
    assert (settled(canvas, qtbot) != alone).any()
    edits.hide(canvas.document.layers.active, True)
    assert (settled(canvas, qtbot) == alone).all()


def test_marks_are_drawn_while_the_view_moves_and_over_all_of_the_map(canvas, qtbot):
    put(canvas, np.full((160, 200), GRASS, np.uint8))
    canvas.view.marks.set_shown(ShownMarks(patterns=True))
    canvas.viewport.zoom_by(-1.0)
    assert canvas.viewport.is_moving
    place = canvas.view.picture_rect()
    shown = pixels(canvas)[place.top() : place.bottom(), place.left() : place.right()]
    colour = canvas.labels.value[GRASS].rgb
    inked = (shown != colour).any(axis=2)
    for part in (inked[:40], inked[-40:], inked[:, :40], inked[:, -40:]):
        assert 0.02 < part.mean() < 0.6


def test_names_are_as_large_at_any_zoom_and_lie_on_their_regions(canvas, qtbot):
    put(canvas, a_scene(160, 200))
    canvas.view.marks.set_shown(ShownMarks(names=True))
    sizes = set()
    for zoom in (2.0, 5.0, 11.0):
        canvas.viewport.set_zoom(zoom)
        settled(canvas, qtbot)
        names = canvas.view.marks.placed_names
        assert names
        for name in names:
            assert canvas.document.label_map.at(*name.at) == name.label_id
            at = canvas.viewport.transform.to_widget(name.at)
            assert VIEW.contains(*at)
        pictures = canvas.view.marks._names._pictures
        sizes |= {pictures[key].height() for key in pictures}
    assert len(sizes) == 1


def test_names_follow_a_stroke_when_the_hand_is_up(canvas, qtbot):
    put(canvas, np.full((160, 200), SKY, np.uint8))
    canvas.view.marks.set_shown(ShownMarks(names=True))
    settled(canvas, qtbot)
    assert {n.label_id for n in canvas.view.marks.placed_names} == {SKY}
    canvas.state.choose_label(SEA)
    canvas.state.set_diameter(60)
    canvas.hand.press(40, 120)
    canvas.hand.move(160, 120)
    pixels(canvas)
    assert {n.label_id for n in canvas.view.marks.placed_names} == {SKY}
    canvas.hand.release(160, 120)
    qtbot.waitUntil(lambda: {n.label_id for n in canvas.view.marks.placed_names} == {SKY, SEA})


def test_marks_do_not_cover_a_picture_that_hides_the_map(canvas, qtbot):
    picture = QImage(20, 16, QImage.Format.Format_RGB32)
    picture.fill(0xFF336699)
    put(canvas, a_scene(160, 200))
    canvas.view.set_overlay(picture, 1.0)
    plain = settled(canvas, qtbot)
    canvas.view.marks.set_shown(ALL)
    assert (settled(canvas, qtbot) == plain).all()
    canvas.view.set_overlay(picture, 0.5)
    assert (settled(canvas, qtbot) != plain).any()


def test_on_the_pictures_side_of_a_wipe_line_there_are_no_marks(canvas, qtbot):
    picture = QImage(20, 16, QImage.Format.Format_RGB32)
    picture.fill(0xFF336699)
    put(canvas, a_scene(160, 200))
    canvas.view.set_overlay(picture, 0.0)
    canvas.view.set_wiped(True)
    plain = settled(canvas, qtbot)
    canvas.view.marks.set_shown(ALL)
    marked = settled(canvas, qtbot)
    assert (marked[:, 205:] == plain[:, 205:]).all()
    assert (marked[:, :195] != plain[:, :195]).any()


def test_the_label_map_keeps_its_ids_and_a_step_of_undo_is_not_made(canvas, qtbot):
    ids = a_scene(160, 200)
    put(canvas, ids)
    canvas.view.marks.set_shown(ALL)
    settled(canvas, qtbot)
    assert (canvas.ids == ids).all()
    assert canvas.document.undo_stack.count() == 0


@pytest.mark.parametrize("side", [128, 4096])
def test_small_and_large_maps_have_outlines_of_the_same_width(qapp, side):
    layer = MarkLayer(standard_labels())
    layer.set_shown(ShownMarks(outlines=True))
    ids = np.full((side, side), SKY, np.uint8)
    ids[side // 2 :] = GRASS
    target = QImage(512, 512, QImage.Format.Format_ARGB32_Premultiplied)
    target.fill(0)
    painter = QPainter(target)
    layer.paint(painter, ids, ViewTransform(512 / side, 0, 0), Rect(0, 0, 512, 512), 1.0, False)
    painter.end()
    rows = [y for y in range(512) if target.pixelColor(200, y).alpha()]
    assert rows == [255, 256]
    codes = layer.codes(ids, ViewTransform(512 / side, 0, 0), SampleGrid(0, 0, 512, 512, 1.0))
    assert set(np.unique(codes)) == {Ink.NONE, Ink.OUTLINE_DARK, Ink.OUTLINE_LIGHT}
