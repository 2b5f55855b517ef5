"""The narrow strip by which a panel is dragged, with the button that folds it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QToolButton, QWidget

from drawai_desktop.ui.theme import Theme, icon
from drawai_desktop.words import translator

tr = translator(__name__)

THICKNESS_PX, LARGE_PX = 24, 46
_BUTTON_PX = 20


class PanelTitle(QWidget):
    """Lives in the GUI thread. What is not its button drags the panel; a double click floats it.

    Signals:
        fold_wanted: the button was pressed.
    """

    fold_wanted = Signal()

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName("panel_title")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setToolTip(tr("Drag to another side, or off the window; double-click to float"))
        self._title = title
        self._label = QLabel(title)
        self._label.setContentsMargins(8, 0, 0, 0)
        self._label.setProperty("quiet", True)
        self.fold = QToolButton()
        self.fold.setObjectName(f"button_fold_{name}")
        self.fold.setFixedSize(_BUTTON_PX, _BUTTON_PX)
        self.fold.setIconSize(QSize(12, 12))
        self.fold.clicked.connect(self.fold_wanted)
        self._theme: Theme | None = None
        self._thickness = THICKNESS_PX
        self._icon_name = "close"
        self._is_standing = self._is_narrow = False
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(2, 2, 2, 2)
        self._layout.setSpacing(4)
        self._layout.addWidget(self._label, 1)
        self._layout.addWidget(self.fold)
        self.set_fold("close", tr("Hide: {title}", title=title))

    def set_fold(self, icon_name: str, text: str) -> None:
        """What the button does now."""
        self._icon_name = icon_name
        self.fold.setToolTip(text)
        self.fold.setAccessibleName(text)
        self._show_icon()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        self._show_icon()

    def set_standing(self, standing: bool) -> None:
        """At the left edge of a panel that lies, or above one that stands."""
        self._is_standing = standing
        self._layout.setDirection(
            QBoxLayout.Direction.BottomToTop if standing else QBoxLayout.Direction.LeftToRight
        )
        self._show_label()

    def set_narrow(self, narrow: bool) -> None:
        """The panel has no room for its name."""
        self._is_narrow = narrow
        self._show_label()

    def set_large(self, large: bool) -> None:
        """As thick as a finger, or thin."""
        self._thickness = LARGE_PX if large else THICKNESS_PX
        self._layout.setContentsMargins(*((0, 0, 0, 0) if large else (2, 2, 2, 2)))
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._thickness, self._thickness)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.ignore()  # the dock drags

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def _show_label(self) -> None:
        self._label.setVisible(not self._is_standing and not self._is_narrow)
        centre = Qt.AlignmentFlag.AlignCenter
        loose = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter
        middle = self._is_narrow and not self._is_standing
        self._layout.setAlignment(self.fold, centre if middle else loose)

    def _show_icon(self) -> None:
        if self._theme is not None:
            self.fold.setIcon(icon(self._icon_name, self._theme))
