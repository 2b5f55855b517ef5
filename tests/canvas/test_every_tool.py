"""What holds for every tool that draws, whatever it does; a new tool is walked by itself."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from drawai_desktop.canvas.layer_edits import LayerEdits
from drawai_desktop.canvas.selection_tools import SELECTION_TOOLS
from drawai_desktop.canvas.tool_state import ToolChoice
from drawai_desktop.canvas.tools import DRAWING_TOOLS
from drawai_desktop.core.geometry import Point
from drawai_desktop.core.labels import UNLABELLED
from tests.builders import GRASS, MOUNTAIN, SEA, SKY
from tests.canvas.conftest import Canvas
from tests.canvas.strokes import key

GESTURES = {
    "inside": ((0.2, 0.3), (0.6, 0.7), (0.5, 0.4), (0.3, 0.5)),
    "over the border": ((0.5, 0.5), (1.2, 1.3), (0.9, -0.2), (-0.1, 0.9)),
}
PAINTING_TOOLS = [
    tool
    for tool in DRAWING_TOOLS
    if tool not in SELECTION_TOOLS and tool is not ToolChoice.REFLECTION
]
every_tool = pytest.mark.parametrize("tool", list(DRAWING_TOOLS), ids=str)


def checks(width, height):
    """Fields of three labels, each some pixels wide, none of them the brush's."""
    rows, columns = np.arange(height)[:, None] // 9, np.arange(width)[None, :] // 7
    return np.array([SKY, SEA, MOUNTAIN], np.uint8)[(rows + columns) % 3]


@pytest.fixture
def make(qtbot, monkeypatch):
    """Canvases of a size with fields on them; what sprays is told by the same dice."""
    dice = np.random.default_rng
    monkeypatch.setattr(np.random, "default_rng", lambda: dice(7))
    made = []

    def begin(width=200, height=160):
        canvas = Canvas(width, height)
        qtbot.addWidget(canvas.view)
        canvas.document.open(checks(width, height), canvas.document.style, None)
        made.append(canvas)
        return canvas

    yield begin
    for canvas in made:
        del canvas.hand


def use(canvas, tool, gesture="inside"):
    """One whole use: a stroke round a corner and, for tools that wait, two more and Enter."""
    canvas.state.set_tool(tool)
    height, width = canvas.ids.shape
    a, b, c, d = ((x * width, y * height) for x, y in GESTURES[gesture])
    if tool is ToolChoice.REFLECTION:  # into a field below another one that is mirrored
        a = a[0] + 14, a[1]
    canvas.hand.stroke(a, (a[0], b[1]), b)
    if tool.is_helping_hand:  # the next stroke would be another use
        key(canvas, Qt.Key.Key_Return)
    if canvas.view.is_drawing:
        inside = (min(a[0], b[0]) + 0.1 * width, b[1] - 0.1 * height)
        middle = inside if gesture == "inside" else (0.75 * width, 0.75 * height)
        canvas.hand.stroke(middle, c)
        canvas.hand.stroke((c[0] + 0.03 * width, c[1] + 0.04 * height), d)
        key(canvas, Qt.Key.Key_Return)
    assert not canvas.view.is_drawing


@every_tool
@pytest.mark.parametrize("gesture", GESTURES)
@pytest.mark.parametrize("size", [(200, 160), (128, 128)], ids=str)
def test_a_use_changes_the_map_and_is_one_step_of_undo(make, tool, gesture, size):
    canvas = make(*size)
    before = canvas.ids.copy()
    use(canvas, tool, gesture)
    after = canvas.ids.copy()
    assert (after != before).any()
    assert canvas.document.undo_stack.count() == 1
    canvas.document.undo_stack.undo()
    assert (canvas.ids == before).all()
    assert not canvas.document.hand_is_down()
    canvas.document.undo_stack.redo()
    assert (canvas.ids == after).all()


@every_tool
def test_the_largest_canvas_is_painted_on_alike(make, tool):
    canvas = make(4096, 4096)
    before = canvas.ids.copy()
    use(canvas, tool)
    assert (canvas.ids != before).any()
    canvas.document.undo_stack.undo()
    assert (canvas.ids == before).all()


@every_tool
@pytest.mark.parametrize("gesture", GESTURES)
def test_no_label_is_blended(make, tool, gesture):
    canvas = make()
    use(canvas, tool, gesture)
    allowed = {SKY, SEA, MOUNTAIN, canvas.state.paint_label(tool), UNLABELLED}
    assert set(np.unique(canvas.ids).tolist()) <= allowed


@every_tool
@pytest.mark.parametrize("state", ["hidden", "locked"])
def test_a_hidden_or_locked_layer_takes_nothing_and_it_is_said(make, tool, state):
    canvas = make()
    edits, document = LayerEdits(canvas.document), canvas.document
    (edits.hide if state == "hidden" else edits.lock)(document.layers.active, True)
    before, steps, said = document.active_map.ids.copy(), document.undo_stack.count(), []
    canvas.view.stroke_refused.connect(lambda: said.append(1))
    use(canvas, tool)
    assert said
    assert (document.active_map.ids == before).all()
    assert document.undo_stack.count() == steps


@every_tool
@pytest.mark.parametrize(("angle", "mirrored"), [(30.0, False), (0.0, True), (-135.0, True)])
def test_a_turned_or_mirrored_view_paints_the_same_pixels(make, tool, angle, mirrored):
    plain, other = make(), make()
    for canvas in (plain, other):
        canvas.viewport.set_zoom(1.5, Point(200, 160))
    other.viewport.turn_to(angle)
    other.viewport.set_mirrored(mirrored)
    use(plain, tool)
    use(other, tool)
    assert (plain.ids == other.ids).all()


@every_tool
def test_escape_in_the_middle_leaves_the_map_as_it_was(make, tool):
    canvas = make()
    before = canvas.ids.copy()
    canvas.state.set_tool(tool)
    canvas.hand.press(60, 60)
    canvas.hand.move(60, 100)
    canvas.hand.move(100, 100)
    key(canvas, Qt.Key.Key_Escape)
    canvas.hand.move(140, 120)
    canvas.hand.release(140, 120)
    assert (canvas.ids == before).all()
    assert canvas.document.undo_stack.count() == 0


@every_tool
def test_another_label_layer_or_command_in_the_middle_of_a_use_leaves_undo_whole(make, tool):
    canvas = make()
    canvas.state.set_tool(tool)
    before = canvas.ids.copy()
    canvas.hand.stroke((40, 40), (40, 100), (100, 100))
    canvas.hand.stroke((60, 90), (80, 60))
    canvas.document.edit("Clear", np.full_like(canvas.ids, UNLABELLED))
    LayerEdits(canvas.document).add()
    use(canvas, tool)
    while canvas.document.undo_stack.canUndo():
        canvas.document.undo_stack.undo()
    assert (canvas.ids == before).all()


@pytest.mark.parametrize("tool", PAINTING_TOOLS, ids=str)
def test_paint_only_over_a_label_holds(make, tool):
    canvas = make()
    before = canvas.ids.copy()
    canvas.state.set_only(int(before[48, 40]))
    use(canvas, tool)
    changed = canvas.ids != before
    assert changed.any()
    assert (before[changed] == canvas.state.only).all()


@every_tool
def test_upper_layers_are_written_alone(make, tool):
    canvas = make()
    below = canvas.ids.copy()
    LayerEdits(canvas.document).add()
    own = canvas.document.active_map.ids
    own[...] = np.where(checks(*own.shape[::-1]) == SEA, GRASS, UNLABELLED)
    canvas.document.painted(canvas.document.label_map.bounds)
    canvas.state.choose_label(MOUNTAIN)
    use(canvas, tool)
    lowest = canvas.document.layers.infos[0].key
    assert (canvas.document.layers.map_of(lowest).ids == below).all()
    empty = canvas.document.active_map.ids == UNLABELLED
    assert (canvas.ids[empty] == below[empty]).all()  # the eraser shows the layer below
