"""The one place where messages appear: a strip above the pictures, one at a time."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from drawai_desktop.ui.message import Kind, Message
from drawai_desktop.ui.theme import Theme, icon, icon_in

INFO_MS = 8000
THUMBNAIL_PX = 56
_ICONS = {Kind.INFO: "info", Kind.DONE: "check", Kind.WARNING: "warning"}


class MessageStrip(QWidget):
    """Lives in the GUI thread. Warnings stay until they are closed; the rest goes by itself."""

    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("message_strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._kind = Kind.INFO
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setObjectName("message_text")
        self._text.setTextFormat(Qt.TextFormat.PlainText)  # names of files are no HTML
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close = QToolButton()
        self._close.setAccessibleName("Close the message")
        self._close.setFixedSize(28, 28)
        self._close.clicked.connect(self.hide_message)
        self._buttons: list[QPushButton] = []
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(14, 6, 8, 6)
        self._layout.setSpacing(10)
        self._layout.addWidget(self._icon)
        self._layout.addWidget(self._text, 1)
        self._layout.addWidget(self._close)
        self._timer = QTimer(self, singleShot=True, interval=INFO_MS)
        self._timer.timeout.connect(self.hide_message)
        self.set_theme(theme)
        self.hide()

    @property
    def text(self) -> str:
        """What is being said; empty while nothing is."""
        return self._text.text() if not self.isHidden() else ""

    @property
    def answers(self) -> list[QPushButton]:
        """The buttons of the message."""
        return list(self._buttons)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        self._close.setIcon(icon("close", theme))
        self._show_icon()

    def say(self, message: Message) -> None:
        """Shows a message in place of the one before."""
        self._kind = message.kind
        self._text.setText(message.text)
        self._text.setAccessibleName(message.text)
        self._show_icon()
        for button in self._buttons:
            self._layout.removeWidget(button)
            button.deleteLater()
        self._buttons = []
        for place, (label, action) in enumerate(message.answers):
            button = QPushButton(label)
            button.clicked.connect(self.hide_message)
            button.clicked.connect(action)
            self._layout.insertWidget(2 + place, button)
            self._buttons.append(button)
        self.show()
        if message.kind is Kind.WARNING or message.answers:
            self._timer.stop()
        else:
            self._timer.start()

    def set_thumbnail(self, image: QImage) -> None:
        """Shows a small picture in place of the icon."""
        ratio = self.devicePixelRatioF()
        side = round(THUMBNAIL_PX * ratio)
        mode = Qt.AspectRatioMode.KeepAspectRatio
        small = image.scaled(side, side, mode, Qt.TransformationMode.SmoothTransformation)
        small.setDevicePixelRatio(ratio)
        self._icon.setPixmap(QPixmap.fromImage(small))

    def hide_message(self) -> None:
        """Takes the message away."""
        self._timer.stop()
        self.hide()
        self.closed.emit()

    def _show_icon(self) -> None:
        colour = self._theme.warning if self._kind is Kind.WARNING else self._theme.accent
        self._icon.setPixmap(icon_in(_ICONS[self._kind], colour).pixmap(20, 20))
