"""Painting on canvases whose sides join, and on copies of the map."""

import numpy as np
import pytest

from drawai_desktop.canvas.document import Document
from drawai_desktop.canvas.mark_layer import MarkLayer
from drawai_desktop.canvas.tool import HandPoint, Use
from drawai_desktop.canvas.tool_state import ToolChoice, ToolState
from drawai_desktop.canvas.tools import DRAWING_TOOLS
from drawai_desktop.canvas.undo_steps import WrapStep
from drawai_desktop.canvas.view_sampling import Beside, SampleGrid
from drawai_desktop.canvas.view_transform import ViewTransform
from drawai_desktop.core.fill import flood_fill
from drawai_desktop.core.geometry import Point, Rect
from drawai_desktop.core.label_map import LabelMap
from drawai_desktop.core.label_marks import ShownMarks
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.region_growth import grown, shrunk
from drawai_desktop.core.wrapping import Wrap
from tests.builders import GRASS, SEA, SKY

HEIGHT, WIDTH = 160, 256
DRAWN = [
    ToolChoice.BRUSH, ToolChoice.ERASER, ToolChoice.LINE, ToolChoice.RECTANGLE,
    ToolChoice.ELLIPSE, ToolChoice.LASSO, ToolChoice.SCATTER, ToolChoice.WAY,
]  # fmt: skip


def a_document(wrap=Wrap.ALL):
    document = Document(LabelMap(np.full((HEIGHT, WIDTH), SKY, np.uint8)))
    document.put_wrap(wrap)
    return document


def drawn(choice, points, wrap=Wrap.ALL):
    """The map after one use of a tool along some points."""
    document, state = a_document(wrap), ToolState(SEA, 24)
    tool = DRAWING_TOOLS[choice](Use(document, state, state.paint_label(choice)))
    tool.press(HandPoint(points[0]))
    for point in points[1:]:
        tool.move(HandPoint(point))
    tool.release()
    if tool.goes_on:
        tool.finish()
    return document


def moved(points, x, y):
    return [Point(p.x + x, p.y + y) for p in points]


STROKE = [Point(90, 60), Point(110, 66), Point(130, 90), Point(150, 100), Point(120, 110)]


@pytest.mark.parametrize("choice", DRAWN)
def test_what_is_drawn_across_the_seams_is_what_is_drawn_in_the_middle(choice):
    middle = drawn(choice, STROKE).label_map.ids
    assert (middle != SKY).any()
    for x, y in ((128, 0), (-128, 0), (0, 80), (128, -80)):
        across = drawn(choice, moved(STROKE, x, y)).label_map.ids
        assert np.array_equal(across, np.roll(middle, (y, x), (0, 1))), (x, y)


def test_a_panorama_ends_at_the_top_and_a_plain_canvas_at_every_side():
    stroke = [Point(250, 4), Point(262, 4)]
    panorama = drawn(ToolChoice.BRUSH, stroke, Wrap.LEFT_RIGHT).label_map.ids
    assert panorama[4, 0] == panorama[4, 255] == SEA
    assert (panorama[-20:] == SKY).all()
    plain = drawn(ToolChoice.BRUSH, stroke, Wrap.NONE).label_map.ids
    assert (plain[:, :12] == SKY).all()


def test_a_stroke_across_a_seam_is_one_step_of_undo_and_tells_what_it_changed():
    document = drawn(ToolChoice.BRUSH, moved(STROKE, 128, 80))
    after = document.label_map.ids.copy()
    document.undo_stack.undo()
    assert (document.label_map.ids == SKY).all()
    document.undo_stack.redo()
    assert np.array_equal(document.label_map.ids, after)


@pytest.mark.parametrize("wrap", Wrap)
def test_a_fill_goes_on_beyond_joined_sides(wrap):
    rng = np.random.default_rng(3)
    ids = (rng.random((40, 60)) < 0.42).astype(np.uint8)
    for _ in range(30):
        y, x = rng.integers(40), rng.integers(60)
        mask, rect = flood_fill(ids, x, y, wrap)
        got = np.zeros(ids.shape, bool)
        got[rect.slices] = mask
        # Slowly: a pixel's neighbours, until none is new.
        wanted = np.zeros(ids.shape, bool)
        wanted[y, x] = True
        while True:
            grown = wanted.copy()
            for axis, joined in ((0, wrap.down), (1, wrap.across)):
                for step in (1, -1):
                    beside = np.roll(wanted, step, axis)
                    if not joined:
                        beside.swapaxes(0, axis)[0 if step == 1 else -1] = False
                    grown |= beside
            grown &= ids == ids[y, x]
            if np.array_equal(grown, wanted):
                break
            wanted = grown
        assert np.array_equal(got, wanted)


def test_joining_sides_is_a_step_of_undo_and_another_picture():
    document, revision = a_document(Wrap.NONE), []
    document.wrap_changed.connect(lambda: revision.append(document.revision()))
    before = document.revision()
    document.undo_stack.push(WrapStep(document, "Join sides", Wrap.ALL))
    assert document.wrap is Wrap.ALL
    assert document.layered().wrap is Wrap.ALL
    assert document.revision() > before
    document.undo_stack.undo()
    assert document.wrap is Wrap.NONE
    assert len(revision) == 2


def test_a_straight_line_takes_the_short_way_across_a_seam():
    document, state = a_document(), ToolState(SEA, 8)
    use = Use(document, state, SEA, Point(250, 40))
    tool = DRAWING_TOOLS[ToolChoice.BRUSH](use)
    tool.press(HandPoint(Point(6, 40), shift=True))
    tool.release()
    assert (document.label_map.ids[40, [250, 255, 0, 6]] == SEA).all()
    assert (document.label_map.ids[:, 30:220] == SKY).all()


@pytest.mark.parametrize("choice", [ToolChoice.SELECT, ToolChoice.SELECT_LASSO])
def test_a_selection_across_the_seams_moves_as_one_in_the_middle(choice):
    def moved_map(x, y):
        document, state = a_document(), ToolState(SEA, 24)
        ids = np.full((HEIGHT, WIDTH), SKY, np.uint8)
        ids[50:90, 100:140], ids[60:70, 110:150] = SEA, GRASS
        document.edit("scene", np.roll(ids, (y, x), (0, 1)))
        tool = DRAWING_TOOLS[choice](Use(document, state, SEA))
        for points in (
            [Point(90, 40), Point(160, 45), Point(150, 85)],
            [Point(120, 65), Point(130, 75), Point(150, 90)],
        ):
            first, *others = moved(points, x, y)
            tool.press(HandPoint(first))
            for point in others:
                tool.move(HandPoint(point))
            tool.release()
        tool.finish()
        return document.label_map.ids

    middle = moved_map(0, 0)
    for x, y in ((128, 0), (-128, 80), (0, -70)):
        assert np.array_equal(moved_map(x, y), np.roll(middle, (y, x), (0, 1)))


@pytest.mark.parametrize("change", [grown, shrunk])
def test_regions_grow_and_shrink_across_joined_sides(change):
    ids = np.full((60, 80), SKY, np.uint8)
    ids[20:40, 25:55], ids[30:34, 10:70], ids[22:30, 30:40] = SEA, GRASS, SKY

    def changed(ids, wrap):
        part, rect = change(ids, SEA, 4, wrap)
        after = ids.copy()
        after[rect.slices] = np.where(part, SEA, ids[rect.slices]) if change is grown else part
        return after

    middle = changed(ids, Wrap.NONE)
    assert (middle != ids).any()
    for by in ((0, 40), (30, 0), (-25, 38)):
        assert np.array_equal(
            changed(np.roll(ids, by, (0, 1)), Wrap.ALL), np.roll(middle, by, (0, 1))
        )


# In a view that shows copies.


@pytest.fixture
def repeated(canvas):
    canvas.viewport.set_repeats(True)
    return canvas


@pytest.mark.parametrize("copy", [(-1, -1), (0, -1), (1, 0), (0, 0)])
@pytest.mark.parametrize("wrap", Wrap)
def test_painting_in_any_copy_paints_the_one_map(repeated, copy, wrap):
    document = repeated.document
    document.put_wrap(wrap)
    before = document.label_map.ids.copy()
    width, height = document.label_map.width, document.label_map.height
    repeated.hand.click((copy[0] + 0.5) * width, (copy[1] + 0.5) * height)
    rows, columns = np.nonzero(document.label_map.ids != before)
    assert rows.size
    assert abs(columns.mean() - width / 2) < 6
    assert abs(rows.mean() - height / 2) < 6


def test_a_stroke_from_one_copy_into_the_next_wraps_where_sides_join(repeated):
    document = repeated.document
    before = document.label_map.ids.copy()
    width, height = document.label_map.width, document.label_map.height
    for wrap, count in ((Wrap.NONE, 1), (Wrap.LEFT_RIGHT, 2)):
        document.put_wrap(wrap)
        repeated.hand.press(2 * width - 20, height / 2)
        repeated.hand.move(2 * width + 5, height / 2)
        repeated.hand.move(2 * width + 20, height / 2)
        repeated.hand.release(2 * width + 20, height / 2)
        changed = (document.label_map.ids != before).any(0)
        assert int(changed[-1]) + int(changed[0]) == count
        document.undo_stack.undo()


def test_all_copies_show_the_map_its_strokes_and_its_outlines(repeated):
    document, viewport, view = repeated.document, repeated.viewport, repeated.view
    width, height = document.label_map.width, document.label_map.height
    repeated.hand.click(width / 2, height / 2)
    view.show_ring(None)
    view.marks.set_shown(ShownMarks(outlines=True))
    assert viewport.area == Rect(-width, -height, 2 * width, 2 * height)
    viewport.set_zoom(0.5)
    shown = view.grab().toImage()

    def colours(x, y):
        places = [
            viewport.transform.to_widget(Point((c + x) * width, (r + y) * height))
            for c in (-1, 0, 1)
            for r in (-1, 0, 1)
        ]
        inside = [p for p in places if 0 <= p.x < view.width() and 0 <= p.y < view.height()]
        assert len(inside) > 1
        return {shown.pixel(int(p.x), int(p.y)) for p in inside}

    assert len(colours(0.5, 0.5)) == 1
    assert len(colours(0.1, 0.1)) == 1
    assert colours(0.5, 0.5) != colours(0.1, 0.1)


@pytest.mark.parametrize("angle", [0.0, 30.0])
@pytest.mark.parametrize("wrap", Wrap)
def test_outlines_are_seen_at_joined_sides_alone(canvas, angle, wrap):
    ids = np.full((128, 128), SKY, np.uint8)
    ids[:, 64:], ids[64:] = GRASS, SEA
    transform = ViewTransform(2.0, 300.0, 300.0, 0.0, angle, Point(400.0, 400.0))
    grid = SampleGrid.over(Rect(200, 200, 640, 640), 1.0)
    layer = MarkLayer(standard_labels())
    layer.set_shown(ShownMarks(outlines=True))
    layer.set_beside(Beside(wrap.across, wrap.down))
    codes = layer.codes(ids, transform, grid)

    def is_marked(x, y):
        at = transform.to_widget(Point(x, y))
        near = codes[int(at.y) - 203 : int(at.y) - 197, int(at.x) - 203 : int(at.x) - 197]
        return bool(near.any())

    assert is_marked(64, 30)
    assert is_marked(0.5, 30) == is_marked(127.5, 30) == wrap.across
    assert is_marked(30, 0.5) == is_marked(30, 127.5) == wrap.down
    assert not is_marked(0.5, 100)
