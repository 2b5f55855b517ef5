"""The picture beside the map: when it is current, when it waits, what it says when it fails."""

import numpy as np
from PySide6.QtCore import Qt

from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.engine.session.picture import Quality
from drawai_desktop.errors import RenderError
from drawai_desktop.live.engine_state import EngineState
from tests.builders import GRASS, SEA
from tests.fakes import FakeDetail, FakeSynthesizer, Loader
from tests.ui.hands import click_map, press


def test_live_can_be_switched_off_and_the_picture_is_marked(program, qtbot):
    press(program, Qt.Key.Key_L)
    assert not program.renderer.is_live
    press(program, Qt.Key.Key_5)
    click_map(program, 0.5, 0.95)
    assert program.window.result_view.badge.startswith("Not current")
    press(program, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: program.renderer.is_current)
    assert program.window.result_view.badge == ""


def test_the_old_picture_stays_until_the_new_one_is_whole(program, qtbot):
    program.fake.gate.clear()
    shown = program.window.result_view.picture
    press(program, Qt.Key.Key_5)
    click_map(program, 0.5, 0.95)
    qtbot.waitUntil(lambda: program.renderer.state is EngineState.WORKING)
    qtbot.wait(60)
    assert program.window.result_view.picture is shown
    program.fake.gate.set()
    qtbot.waitUntil(lambda: program.window.result_view.picture is not shown)


def test_a_failure_is_said_in_the_strip_and_can_be_tried_again(program, qtbot):
    program.fake.error = RenderError("The picture came out empty. Nothing is lost.")
    press(program, Qt.Key.Key_5)
    click_map(program, 0.5, 0.95)
    qtbot.waitUntil(lambda: "came out empty" in program.window.messages.text)
    program.fake.error = None
    program.window.messages.answers[0].click()
    qtbot.waitUntil(lambda: program.renderer.is_current)
    assert program.window.messages.text == ""


def test_a_damaged_detail_model_is_told_of_once_and_the_programs_own_paints(start, qtbot):
    class StandingIn(FakeDetail):
        note = "detail: damaged. Install it again. The program's own detail is used."

    program = start(Loader(FakeSynthesizer()), load_detail=lambda *_: StandingIn())
    qtbot.waitUntil(lambda: program.window.messages.text == StandingIn.note)
    assert not program.window.messages.answers
    qtbot.waitUntil(lambda: program.pictures.picture.quality is Quality.DETAILED)
    program.window.messages.hide_message()
    program.renderer.render_now()
    qtbot.waitUntil(lambda: program.renderer.is_current)
    assert program.window.messages.text == ""


def test_an_empty_canvas_gets_a_hint_instead_of_a_picture(program):
    program.opening.new(256, 256, UNLABELLED)
    assert program.window.result_view.picture is None
    assert "Ctrl+R" in program.window.result_view._message


def test_a_cleared_canvas_gets_the_hint_and_undo_brings_the_picture_back(program, qtbot):
    program.window.actions_by_name["clear"].trigger()
    qtbot.waitUntil(lambda: program.window.result_view.picture is None)
    assert "Ctrl+R" in program.window.result_view._message
    program.document.undo_stack.undo()
    qtbot.waitUntil(lambda: program.window.result_view.picture is not None)


def test_the_fast_precision_is_shown_as_such_while_painting_and_exports_stay_exact(
    start, qtbot, tmp_path
):
    loader = Loader(FakeSynthesizer(is_exact=False))
    program = start(loader)
    program.preferences.change(precision="fast")
    qtbot.waitUntil(lambda: [r.precision for r in loader.requests] == ["automatic", "fast"])
    qtbot.waitUntil(lambda: program.pictures.is_exact)
    program.document.edit("Clear", np.full_like(program.document.snapshot(), GRASS))
    qtbot.waitUntil(lambda: "fast" in program.window.status_line.engine.text())
    qtbot.waitUntil(lambda: program.pictures.is_exact)
    assert [call[0] for call in loader.synthesizer.calls][-2:] == ["settle", "exact settle"]
    program.saving.export_picture(tmp_path / "picture.png")
    qtbot.waitUntil((tmp_path / "picture.png").exists)
    assert loader.synthesizer.calls[-1][0] == "exact settle"
    program.document.edit("Clear", np.full_like(program.document.snapshot(), SEA))
    qtbot.waitUntil(lambda: "fast" in program.window.status_line.engine.text())
    program.window.actions_by_name["copy"].trigger()
    qtbot.waitUntil(lambda: program.window.messages.text == "Copied the picture.")
    assert loader.synthesizer.calls[-1][0] == "exact settle"


def test_closing_while_a_picture_is_made_ends_in_time(start, qtbot):
    fake = FakeSynthesizer(seconds=60)
    program = start(Loader(fake))
    qtbot.waitUntil(lambda: program.renderer.state is EngineState.WORKING)
    program.window.close()
    assert program.ended_in_time
