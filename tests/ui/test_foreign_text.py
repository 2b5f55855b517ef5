"""Names that others gave are shown as they are: in menus, tips and sentences."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QLabel, QMenu

from drawai_desktop.core.label_colours import LabelColours
from drawai_desktop.core.labels import FIRST_OWN_ID, LabelClass, standard_labels
from drawai_desktop.ui.foreign_text import in_menu, in_tip
from drawai_desktop.ui.label_colours_dialog import LabelColoursDialog
from drawai_desktop.ui.palette_entries import Entry
from drawai_desktop.ui.palette_menu import RowMenu
from tests.builders import TREE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
NAME = "<b>Sand</b> & <img src=x>"


@pytest.fixture
def labels():
    """With a class of a model's own, with a colour that another one has."""
    tree = standard_labels()[TREE].rgb
    return standard_labels().extended([LabelClass(FIRST_OWN_ID, "own", NAME, "A & <i>B</i>", tree)])


def shown(tip):
    """What Qt shows of a tip."""
    if not GuiQt.mightBeRichText(tip):
        return tip
    document = QTextDocument()
    document.setHtml(tip)
    return document.toPlainText()


@pytest.mark.parametrize(
    "text", ["", "R&D", "it's", "a < b", "a &lt; b", NAME, "two\n<b>lines</b>", "x &amp; <i>y", "<"]
)
def test_a_tip_shows_the_very_signs(qapp, text):
    assert shown(in_tip(text)) == text


def texts(menu):
    found = [a.text() for a in menu.findChildren(QAction)]
    return [text for text in found if "Sand" in text]


def test_menus_underline_no_letter_of_a_labels_name(program, labels):
    program.parts.labels.set(labels)
    program.statistics._show_menu(FIRST_OWN_ID, program.window.pos())
    menu = next(
        m for m in program.window.findChildren(QMenu) if m.objectName() == "statistics_menu"
    )
    row = RowMenu(FIRST_OWN_ID, NAME, {"1": FIRST_OWN_ID}, labels, program.window)
    for name in (*texts(menu), *texts(row)):
        assert in_menu(NAME) in name
    assert len(texts(menu)) == 5
    assert len(texts(row)) == 5
    menu.close()
    row.close()


def test_tips_of_statistics_and_palette_are_no_html(program, labels):
    panel = program.window.statistics_panel
    counts = np.zeros(256, np.int64)
    counts[FIRST_OWN_ID] = 1234
    panel.show_counts(counts, labels)
    tip = panel.list.item(0).data(Qt.ItemDataRole.ToolTipRole)
    assert shown(tip) == f"{NAME}: 1,234 pixels"
    tree = program.window.palette_panel._tree
    own = labels[FIRST_OWN_ID]
    entry = Entry(own, own.group, f"{own.title} (own)")
    tree.add_group(own.group, [entry], True, {}, ())
    for item in (tree.label_of(FIRST_OWN_ID), tree.label_of(FIRST_OWN_ID).parent()):
        tip = item.data(0, Qt.ItemDataRole.ToolTipRole)
        assert "<img" not in tip
        assert shown(tip).startswith(item.text(0))


def test_what_is_said_of_a_colour_is_plain_text(program, labels):
    dialog = LabelColoursDialog(labels, LabelColours(), False, program.window)
    dialog.choose_label(FIRST_OWN_ID)
    note = next(n for n in dialog.findChildren(QLabel) if n.text().startswith(NAME))
    assert note.textFormat() == Qt.TextFormat.PlainText
    dialog.deleteLater()
