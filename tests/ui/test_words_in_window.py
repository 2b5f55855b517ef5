"""The window and its dialogs in every language: nothing is left in English, nothing is cut."""

import re
import struct
import zlib

import pytest
from PySide6.QtCore import QLocale, QRect
from PySide6.QtWidgets import QApplication

from drawai_desktop import words
from drawai_desktop.canvas.tool_state import ToolChoice
from drawai_desktop.core.choices import LanguageChoice
from drawai_desktop.ui.language import Language
from drawai_desktop.ui.licences_dialog import LicencesDialog
from drawai_desktop.ui.pen_dialog import PenDialog
from tests.ui.dialogs import WINDOWS, open_panels, open_window
from tests.ui.settling import settle
from tests.ui.shown_texts import cut_in, plain, texts_of, widgets

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

SMALL = QRect(0, 0, 900, 600)
NO_WORDS = re.compile(
    r"#[0-9a-f]{6}|landscape|· CPU|DrawAI|drawAI|NVIDIA|GauGAN|English|Deutsch"
    r"|mountain-lake|\.drawai"
    r"|(Ctrl|Shift|Alt|Strg|Umschalt|Tab|Esc|Return|Enter|Space|Backspace|Del|Ins|PgUp|PgDown"
    r"|PgDown|F\d+|Left|Right|Up|Down)\b"
    r"|&?(Close|Cancel|OK|Help|Press shortcut)\b"
)
"""Names, keys, and what Qt's own translation says."""


@pytest.fixture
def marked():
    """Every translated text in brackets."""
    words.install(lambda _context, text, _n: f"⟦{text}⟧")
    yield
    words.install(None)


def without_translated(text):
    """A text without all that is in brackets, however deep."""
    before = None
    while text != before:
        before, text = text, re.sub(r"⟦[^⟦⟧]*⟧", "", text)
    return text


def left_in_english(top):
    for widget in widgets(top):
        for text in texts_of(widget):
            rest = NO_WORDS.sub("", without_translated(plain(text)))
            if re.search(r"[A-Za-z]{3,}", rest):
                yield f"{widget.objectName()}: {text!r}"


def test_the_window_says_nothing_that_is_not_translated(marked, program):
    open_panels(program)
    assert not sorted(set(left_in_english(program.window)))


@pytest.mark.parametrize("name", WINDOWS)
def test_no_dialog_says_anything_that_is_not_translated(marked, program, qtbot, name, tmp_path):
    for top in open_window(program, qtbot, name, tmp_path):
        assert not sorted(set(left_in_english(top)))
        top.close()


def png_head(width, height):
    """What a PNG of that size begins with, and no more."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))


ODD_FILES = {
    "text.png": b"text",
    "empty.png": b"",
    "huge.png": png_head(20_000, 20_000),
    "large.png": png_head(9_000, 9_000),
    "zip.drawai": b"PK\x03\x04xx",
    "half.psd": b"8BPS\0\3",
    "other.psd": b"8BPS\0\1" + bytes(40),
    "bare.ora": b"PK\x05\x06" + bytes(18),
    "entries.json": b'{"a": 1}',
    "cut.json": b"[[",
    "twice.json": b'{"a": 1, "a": 2}',
    "binary.json": b"\0\1\2",
}


@pytest.fixture
def emptied():
    """Of every translated text its values alone: words in them were not translated."""
    words.install(lambda _context, text, _n: "⟦" + " ".join(re.findall(r"\{.*?\}", text)) + "⟧")
    yield
    words.install(None)


@pytest.mark.parametrize("name", ODD_FILES)
def test_what_is_wrong_with_a_file_is_told_in_the_language(emptied, program, tmp_path, name):
    path = tmp_path / name
    path.write_bytes(ODD_FILES[name])
    program.opening.open_path(path)
    settle(program)
    said = program.window.messages.text
    assert "⟦" in said
    assert not re.search(r"[A-Za-z]{3,}", said.replace(str(path), "").replace(name, "")), said


def test_no_text_of_the_smallest_window_is_cut(language, start, qtbot):
    program = start(geometry=SMALL)
    qtbot.waitUntil(lambda: program.pictures.final_pixels() is not None)
    QApplication.processEvents()
    assert not cut_in(program.window)
    open_panels(program)
    assert not cut_in(program.window)


def test_what_can_be_done_with_a_tool_is_not_cut_in_the_smallest_window(language, start, qtbot):
    program = start(geometry=SMALL)
    qtbot.waitUntil(lambda: program.pictures.final_pixels() is not None)
    note = program.window.status_line.note
    said = 0
    for tool in ToolChoice:
        program.state.set_tool(tool)
        QApplication.processEvents()
        said += bool(note.text())
        assert note.width() >= note.fontMetrics().horizontalAdvance(note.text()), note.text()
    assert said > 5
    program.state.set_tool(ToolChoice.BRUSH)
    QApplication.processEvents()
    assert program.window.status_line.model.isVisible()


@pytest.mark.parametrize("name", WINDOWS)
def test_no_text_of_a_dialog_is_cut(language, start, qtbot, name, tmp_path):
    program = start(geometry=SMALL)
    for top in open_window(program, qtbot, name, tmp_path):
        # As on a screen of that size: a dialog takes what there is of it.
        top.resize(top.size().boundedTo(SMALL.size()))
        QApplication.processEvents()
        assert top.width() <= SMALL.width(), name
        # The nine pictures are as large as the screen has room for; this one is higher.
        assert top.height() <= SMALL.height() or name == "variations"
        assert not cut_in(top)
        top.close()


@pytest.mark.parametrize("make", [lambda w: PenDialog(0, w), lambda w: LicencesDialog([], w)])
def test_no_text_of_a_dialog_behind_another_is_cut(language, start, make):
    dialog = make(start(geometry=SMALL).window)
    dialog.show()
    QApplication.processEvents()
    assert not cut_in(dialog)
    dialog.close()


def test_the_window_is_german_where_german_is_chosen(qapp, start):
    chosen = Language(qapp, LanguageChoice.GERMAN)
    try:
        program = start(geometry=SMALL)
        actions = program.window.actions_by_name
        assert actions["undo"].text() == "&Rückgängig"
        assert actions["undo"].toolTip() == "Rückgängig   Strg+Z"
        assert program.window.style_panel.seed.accessibleName() == "Seed der Variation"
        assert QLocale().decimalPoint() == ","
    finally:
        chosen.remove()
