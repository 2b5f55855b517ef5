"""Three quiet notes for the first minute: paint, pick, look. They go at the first stroke."""

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, Slot
from PySide6.QtWidgets import QLabel, QWidget

from drawai_desktop.core.settings import Settings
from drawai_desktop.ui.main_window import MainWindow
from drawai_desktop.ui.preferences import Preferences
from drawai_desktop.words import translator

tr = translator(__name__)

PICK = tr.later("2   Pick another label: click one, or press 1 to 0.")
LOOK = tr.later("3   Your picture follows here.")
"""The first one is the hint on the canvas."""
_WIDEST_PX, _GAP_PX, _BELOW_TOP_PX = 230, 10, 48


class FirstSteps(QObject):
    """Lives in the GUI thread. The notes let the hand through, and are there only while they are
    shown."""

    def __init__(self, window: MainWindow, preferences: Preferences) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        centre = window.centralWidget()
        assert centre is not None
        self._centre = centre
        self._notes: dict[str, QLabel] = {}
        action = window.actions_by_name["first_steps"]
        action.triggered.connect(self._want)
        window.canvas_view.stroke_begun.connect(self._on_stroke)
        window.layout_changed.connect(self._place)
        preferences.changed.connect(self._follow)
        self._follow(preferences.settings)

    @property
    def notes(self) -> list[QLabel]:
        """Those that are seen now."""
        return [note for note in self._notes.values() if not note.isHidden()]

    @Slot(bool)
    def _want(self, shown: bool) -> None:
        """Brings them back, or takes them away; who wants them wants hints."""
        if shown:
            self._preferences.change(first_steps=True, hints=True)
        else:
            self._preferences.change(first_steps=False)

    @Slot()
    def _on_stroke(self) -> None:
        if self._preferences.settings.first_steps:
            self._preferences.change(first_steps=False)

    @Slot(object)
    def _follow(self, settings: Settings) -> None:
        is_on = settings.first_steps and settings.hints
        self._window.actions_by_name["first_steps"].setChecked(is_on)
        if is_on and not self._notes:
            self._notes = {
                n: _note(t, self._centre) for n, t in (("pick", str(PICK)), ("look", str(LOOK)))
            }
            self._place()
        elif not is_on and self._notes:
            for note in self._notes.values():
                note.hide()
                note.deleteLater()
            self._notes = {}

    @Slot()
    def _place(self) -> None:
        if not self._notes:
            return
        centre = self._centre
        pick, look = self._notes["pick"], self._notes["look"]
        palette = _rect_in(centre, self._window.palette_panel)
        pick.setVisible(palette is not None)
        if palette is not None:
            is_left = palette.center().x() < centre.width() / 2
            pick.setText(f"\N{LEFTWARDS ARROW}   {PICK}" if is_left else str(PICK))
            pick.resize(_size(pick))
            beside = palette.right() + _GAP_PX
            left = beside if is_left else palette.left() - _GAP_PX - pick.width()
            pick.move(max(0, left), palette.top() + _BELOW_TOP_PX)
        result = _rect_in(centre, self._window.result_view)
        look.setVisible(result is not None)
        if result is not None:
            picture = self._window.result_view.picture_rect().translated(result.topLeft())
            look.resize(_size(look))
            x = picture.center().x() - look.width() // 2
            look.move(max(result.left(), x), picture.top() + _BELOW_TOP_PX)
        for note in self._notes.values():
            note.raise_()
        self._window.messages.lift()


def _note(text: str, parent: QWidget) -> QLabel:
    note = QLabel(text, parent)
    note.setProperty("note", True)
    note.setWordWrap(True)
    note.setAccessibleName(text)
    note.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return note


def _size(note: QLabel) -> QSize:
    """As wide as its text needs, up to a limit, and as high as it needs then."""
    note.ensurePolished()
    width = min(note.fontMetrics().horizontalAdvance(note.text()) + 36, _WIDEST_PX)
    return QSize(width, note.heightForWidth(width))


def _rect_in(parent: QWidget, widget: QWidget) -> QRect | None:
    """Where a widget is; None if it is not seen."""
    if not widget.isVisible():
        return None
    return QRect(widget.mapTo(parent, QPoint(0, 0)), widget.size())
