"""About > Licences."""

from PySide6.QtWidgets import QPushButton

from drawai_desktop.core.components import Component
from drawai_desktop.ui.about_dialog import AboutDialog
from drawai_desktop.ui.licences_dialog import LicencesDialog

TWO = [Component("one", "1", "MIT", "text of one"), Component("two", "2", "Zlib", "text of two")]


def test_the_chosen_one_shows_its_licence(qtbot):
    dialog = LicencesDialog(TWO, None)
    qtbot.addWidget(dialog)
    assert dialog.list.item(0).text() == "one 1"
    assert dialog.text.toPlainText() == "MIT\n\ntext of one"
    dialog.list.setCurrentRow(1)
    assert dialog.text.toPlainText() == "Zlib\n\ntext of two"


def test_nothing_to_tell_is_no_fault(qtbot):
    dialog = LicencesDialog([], None)
    qtbot.addWidget(dialog)
    assert dialog.text.toPlainText() == ""


def test_about_leads_there(qtbot):
    about = AboutDialog(None)
    qtbot.addWidget(about)
    about.show()
    about.findChild(QPushButton, "licences").click()
    (dialog,) = about.findChildren(LicencesDialog)
    assert dialog.isVisible()
    assert any(c.name == "numpy" for c in dialog._components)
