"""The pictures have the window: panes, and the panels round them."""

import base64

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from drawai_desktop.core.choices import ViewChoice
from drawai_desktop.core.settings import read_settings
from drawai_desktop.ui.status_bar import StatusBar
from tests.ui.settling import settle_layout

WINDOW = 1280 * 800
SHARES = [  # canvas, both pictures together
    ((1024, 1024), 0.60),
    ((1200, 800), 0.45),
    ((1024, 576), 0.42),
]
# The offscreen platform cannot raise windows, and says so.
floats = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
BOTTOM, RIGHT, LEFT = (
    Qt.DockWidgetArea.BottomDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.LeftDockWidgetArea,
)


def pictures(window):
    """The share of the window that the visible parts of the pictures cover."""
    shown = [v.picture_rect() for v in (window.canvas_view, window.result_view) if v.isVisible()]
    return sum(rect.width() * rect.height() for rect in shown) / WINDOW


def fold(program):
    """Palette folded, style panel away."""
    program.preferences.change(palette_folded=True)
    program.window.show_panel("styles", False)
    settle_layout()


@pytest.mark.parametrize(("canvas", "share"), SHARES)
def test_with_folded_panels_the_pictures_have_most_of_the_window(program, canvas, share):
    window = program.window
    assert (window.width(), window.height()) == (1280, 800)
    program.opening.new(*canvas, 123)
    fold(program)
    assert window.splitter.width() * window.splitter.height() / WINDOW >= 0.80
    assert pictures(window) >= share


@pytest.mark.parametrize("canvas", [(1200, 800), (1024, 576)])
@pytest.mark.parametrize("view", [ViewChoice.PICTURE, ViewChoice.CANVAS])
def test_a_picture_alone_has_two_thirds_of_the_window(program, canvas, view):
    program.opening.new(*canvas, 123)
    fold(program)
    program.window.set_view(view)
    settle_layout()
    assert pictures(program.window) >= 0.65


def test_a_square_picture_alone_is_as_high_as_the_pane(program):
    fold(program)
    program.window.set_view(ViewChoice.PICTURE)
    settle_layout()
    view = program.window.result_view
    assert view.picture_rect().height() >= view.height() - 8


def test_a_new_window_shows_the_pictures_large_with_the_styles_in_sight(program):
    assert program.window.style_panel.isVisible()
    assert pictures(program.window) >= 0.60


def test_wide_canvases_are_stacked_by_themselves_and_square_ones_are_not(program):
    panes = program.window.splitter
    assert not panes.is_stacked
    program.opening.new(1920, 1080, 123)
    settle_layout()
    assert panes.is_stacked
    program.opening.new(1024, 1024, 123)
    settle_layout()
    assert not panes.is_stacked


@pytest.mark.parametrize(("view", "stacked"), [("row", False), ("stacked", True)])
def test_a_way_that_was_chosen_holds_for_any_canvas(program, view, stacked):
    program.window.set_view(view)
    for size in ((1920, 1080), (1024, 1024), (600, 1200)):
        program.opening.new(*size, 123)
        settle_layout()
        assert program.window.splitter.is_stacked is stacked


def test_both_pictures_stay_in_step_when_they_are_stacked(program):
    window = program.window
    program.opening.new(1920, 1080, 123)
    settle_layout()
    program.viewport.zoom_by(3)
    program.viewport.pan_by(40, -25)
    canvas, result = window.canvas_view.picture_rect(), window.result_view.picture_rect()
    assert canvas.topLeft() == result.topLeft()
    assert abs(canvas.height() - result.height()) <= 1  # a pane may be a pixel higher


def test_the_styles_step_aside_for_stacked_pictures_and_come_back(program):
    styles = program.window.panels["styles"]
    assert styles.area == BOTTOM
    program.window.set_view(ViewChoice.STACKED)
    settle_layout()
    assert styles.area == RIGHT
    assert program.window.style_panel.height() > program.window.style_panel.width()
    program.window.set_view(ViewChoice.ROW)
    settle_layout()
    assert styles.area == BOTTOM


def test_styles_that_were_put_elsewhere_stay_there(program):
    panels = program.window.panels
    panels.addDockWidget(LEFT, panels["styles"])
    settle_layout()
    program.window.set_view(ViewChoice.STACKED)
    settle_layout()
    assert panels["styles"].area == LEFT


@floats
def test_panels_float_and_everything_in_them_still_works(program):
    panels = program.window.panels
    panels["palette"].setFloating(True)
    panels["styles"].setFloating(True)
    settle_layout()
    assert panels["palette"].isFloating()
    rows = program.window.palette_panel.visible_rows()
    tree = program.window.palette_panel._tree
    row = rows["tree"]
    at = tree.viewport().mapFrom(program.window.palette_panel, row.center())
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert program.state.label_id == 168
    QTest.keyClick(program.window.palette_panel, Qt.Key.Key_E)
    assert program.state.tool == "eraser"


@floats
def test_panels_are_where_they_were_in_the_next_session(program, start):
    panels = program.window.panels
    panels["styles"].setFloating(True)
    panels.addDockWidget(RIGHT, panels["palette"])
    program.preferences.change(palette_folded=False)
    settle_layout()
    program.stop()
    again = start().window.panels
    settle_layout()
    assert again["styles"].isFloating()
    assert again["palette"].area == RIGHT
    assert not again["palette"].widget().is_folded


def test_a_window_that_is_small_at_first_does_not_turn_the_pictures_for_ever(program, start):
    program.preferences.change(palette_folded=False)
    program.stop()
    assert not start().window.palette_panel.is_folded


def test_panels_that_were_hidden_by_tab_are_back_in_the_next_session(program, start):
    program.window.hide_panels(True)
    assert not program.window.style_panel.isVisible()
    program.stop()
    window = start().window
    settle_layout()
    assert window.style_panel.isVisible()
    assert window.palette_panel.isVisible()


def test_a_style_panel_that_was_put_away_stays_away_when_tab_brings_the_others_back(program):
    window = program.window
    window.show_panel("styles", False)
    window.hide_panels(True)
    window.hide_panels(False)
    assert not window.style_panel.isVisible()
    assert window.palette_panel.isVisible()


@pytest.mark.parametrize("state", ["", "?", "AAAA", base64.b64encode(b"x" * 500).decode()])
def test_places_that_make_no_sense_leave_the_panels_at_home(program, state):
    program.window.panels.restore(state)
    settle_layout()
    assert program.window.palette_panel.isVisible()
    assert program.window.panels["styles"].area == BOTTOM


def test_panels_at_one_side_share_its_height(start):
    window = start(geometry=QRect(0, 0, 1280, 1000)).window
    layers, statistics = window.panels["layers"], window.panels["statistics"]
    for name in ("layers", "statistics"):
        window.show_panel(name, True)
        settle_layout()
    assert abs(layers.height() - statistics.height()) <= 4
    window.panels.resizeDocks([layers, statistics], [300, 500], Qt.Orientation.Vertical)
    settle_layout()
    chosen = layers.height(), statistics.height()
    window.show_panel("layers", True)  # it is there: what the hand has chosen stays
    settle_layout()
    assert (layers.height(), statistics.height()) == chosen
    assert chosen[0] < chosen[1]


def test_panels_at_one_side_are_equally_wide_and_high(start):
    window = start(geometry=QRect(0, 0, 1280, 800)).window
    for name in ("layers", "statistics"):
        window.show_panel(name, True)
        settle_layout()
    window.set_view(ViewChoice.STACKED)  # now the styles stand there, too
    settle_layout()
    assert window.panels["styles"].area == RIGHT
    three = [window.panels[name] for name in ("layers", "statistics", "styles")]
    widths = {panel.width() for panel in three}
    assert len(widths) == 1
    assert widths.pop() < 300
    heights = [panel.height() for panel in three]
    assert max(heights) - min(heights) <= 20


@floats
def test_panels_can_be_sent_home(program):
    panels = program.window.panels
    panels["palette"].setFloating(True)
    panels["styles"].hide()
    program.window.actions_by_name["panels_home"].trigger()
    settle_layout()
    assert not panels["palette"].isFloating()
    assert panels["styles"].isVisible()


def test_the_palette_folds_to_colours_and_every_label_keeps_its_name(program):
    palette, folded = program.window.palette_panel, program.window.palette_panel.visible_rows()
    program.window.actions_by_name["palette_names"].trigger()
    settle_layout()
    assert not palette.is_folded
    assert {"grass", "tree"} <= set(folded) & set(palette.visible_rows())
    program.stop()
    assert not read_settings().palette_folded


def test_a_folded_palette_shows_names_while_a_label_is_looked_for(program):
    palette = program.window.palette_panel
    width = palette.width()
    palette.focus_search()
    assert palette.width() > width
    QTest.keyClicks(palette._search, "ston")
    QTest.keyClick(palette._search, Qt.Key.Key_Return)
    assert palette.width() == width
    assert program.state.label_id != 123


@pytest.mark.parametrize("size", [(900, 600), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("view", [ViewChoice.ROW, ViewChoice.STACKED])
def test_everything_has_its_name_and_its_place_at_any_size(start, qtbot, size, view):
    window = start(geometry=QRect(0, 0, *size)).window
    window.set_view(view)
    settle_layout()
    assert (window.width(), window.height()) == size
    shown = set()
    for name, (widget, rect) in window.places().items():
        if widget.isVisible() and not rect.isEmpty():
            shown.add(name)
            corner = widget.mapTo(window, rect.topLeft())
            assert window.rect().contains(QRect(corner, rect.size()).adjusted(0, 0, -1, -1)), name
    assert {
        "canvas_view", "result_view", "canvas_picture", "result_picture", "palette", "style_panel",
        "brush_size", "brush_size_value", "status_bar", "seed", "live", "render_now", "styles",
        "button_view_side", "button_tool_pan", "button_variation", "qt_splithandle_", "label_grass",
        "button_palette_names", "button_styles_panel",
    } <= shown  # fmt: skip
    assert any(name.startswith("style_") for name in shown - {"style_panel"})


def test_nothing_lies_over_the_seed_beside_the_pictures_of_a_small_window(start, qtbot):
    window = start(geometry=QRect(0, 0, 900, 600)).window
    window.set_view(ViewChoice.STACKED)
    window.show_panel("layers", True)
    settle_layout()
    panel = window.style_panel
    assert panel.width() < 300
    controls = [w for w in (panel.seed, *panel.findChildren(QToolButton)) if w.isVisible()]
    assert len(controls) >= 4
    places = [QRect(w.mapTo(panel, w.rect().topLeft()), w.size()) for w in controls]
    for place in places:
        assert panel.rect().contains(place)
        assert sum(place.intersects(other) for other in places) == 1


def test_the_status_line_shortens_its_texts_and_cuts_none(qtbot):
    line = StatusBar()
    qtbot.addWidget(line)
    line.resize(900, line.height())
    line.engine.setText("Ready · detailed · 1024 × 1024 · 123456 ms and so on and so on")
    line.model.setText("landscape · CPU")
    line.show_overlay(55)
    line.set_note("A note that is much longer than what is left of the line below all pictures")
    line.show()
    settle_layout()
    assert line.width() == 900
    assert line.engine.width() < line.engine.sizeHint().width()
    assert not line.model.isVisible(), "the note needs its room"
    _check_places(line, (line.zoom, line.opacity, line.note, line.engine))
    line.set_note("")
    settle_layout()
    assert line.model.width() == line.model.sizeHint().width()
    _check_places(line, (line.zoom, line.opacity, line.engine, line.model))


def _check_places(line, widgets):
    places = [w.geometry() for w in widgets]
    for place in places:
        assert line.rect().contains(place) or place.isEmpty()
        assert sum(place.intersects(other) for other in places) <= 1
