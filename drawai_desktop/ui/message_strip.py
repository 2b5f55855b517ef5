"""The one place where messages appear: a note that floats over the grey round the pictures."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, QVariantAnimation, Signal, Slot
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStyle,
    QToolButton,
    QWidget,
)

from drawai_desktop.ui.keyboard_focus import leave_keyboard_alone
from drawai_desktop.ui.message import Kind, Message
from drawai_desktop.ui.theme import Theme, icon, icon_in
from drawai_desktop.words import translator

tr = translator(__name__)

INFO_MS = 8000
THUMBNAIL_PX = 56
WIDEST_PX = 620
NARROWEST_TEXT_PX = 180
"""With less room than this beside them, the answers stand below the text."""
MARGIN_PX = 12
GAP_PX = 10
_ICONS = {Kind.INFO: "info", Kind.DONE: "check", Kind.WARNING: "warning"}


class MessageStrip(QWidget):
    """Lives in the GUI thread. Warnings stay until they are closed; the rest goes by itself.

    It lies over other widgets and moves none of them. Only its buttons, which are a widget beside
    it, take the mouse: a stroke that begins on the text goes to the canvas below.
    """

    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("message_strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._theme = theme
        self._kind = Kind.INFO
        self._is_said = False
        self._icon = QLabel(self)
        self._text = QLabel(self)
        self._text.setObjectName("message_text")
        self._text.setTextFormat(Qt.TextFormat.PlainText)  # names of files are no HTML
        self._text.setWordWrap(True)
        self._bar = QWidget()
        self._bar.setObjectName("message_answers")
        self._close = QToolButton()
        self._close.setAccessibleName(tr("Close the message"))
        self._close.setToolTip(tr("Close the message"))
        self._close.setFixedSize(28, 28)
        self._close.clicked.connect(self.hide_message)
        self._buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self._bar)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addStretch(1)
        self._row.addWidget(self._close)
        self._timer = QTimer(self, singleShot=True, interval=INFO_MS)
        self._timer.timeout.connect(self.hide_message)
        self._effects = []
        for widget in (self, self._bar):
            effect = QGraphicsOpacityEffect(widget)
            effect.setEnabled(False)
            widget.setGraphicsEffect(effect)
            self._effects.append(effect)
        self._has_motion = True
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.valueChanged.connect(self._set_opacity)
        self._fade.finished.connect(self._on_faded)
        self.set_theme(theme)
        self._show(False)

    @property
    def text(self) -> str:
        """What is being said; empty while nothing is."""
        return self._text.text() if self._is_said else ""

    @property
    def answers(self) -> list[QPushButton]:
        """The buttons of the message."""
        return list(self._buttons)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        self._close.setIcon(icon("close", theme))
        self._show_icon()

    def set_motion(self, wanted: bool) -> None:
        """Whether it fades in and out, or is there and gone."""
        self._has_motion = wanted

    def float_over(self, parent: QWidget) -> None:
        """Lies over a widget from now on; see :meth:`place`."""
        for widget in (self, self._bar):
            widget.setParent(parent)
        self._show(False)

    def lift(self) -> None:
        """Above everything that floats there; the answers above the text."""
        self.raise_()
        self._bar.raise_()

    def place(self, areas: Sequence[QRect], pictures: Sequence[QRect]) -> None:
        """Takes the place that covers the least of the pictures.

        Args:
            areas: where it may stand, the best first, in the parent's coordinates.
            pictures: what should not be covered.
        """
        parent = self.parentWidget()
        if not self._is_said or parent is None:
            return
        places, last = [], parent.width() - MARGIN_PX
        for area in areas:
            size = self._size_in(min(WIDEST_PX, area.width() - 2 * MARGIN_PX))
            middle = area.center().x() - size.width() // 2
            right = area.right() - MARGIN_PX - size.width()
            for wanted in (middle, area.left() + MARGIN_PX, right):
                # Answers may need more than the area: nothing of them is cut off.
                left = min(max(wanted, area.left() + MARGIN_PX), last - size.width())
                for top in (area.bottom() - MARGIN_PX - size.height(), area.top() + MARGIN_PX):
                    places.append(QRect(QPoint(left, top), size))
        if places:
            self._put(min(places, key=lambda place: _covered(place, pictures)))

    def say(self, message: Message) -> None:
        """Shows a message in place of the one before."""
        self._kind = message.kind
        self._text.setText(message.text)
        self._text.setAccessibleName(message.text)
        self._show_icon()
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()  # until it is deleted it would be seen, and could be pressed
            button.deleteLater()
        self._buttons = []
        for place, (label, action) in enumerate(message.answers):
            button = QPushButton(label)
            button.clicked.connect(self.hide_message)
            button.clicked.connect(action)
            self._row.insertWidget(1 + place, button)
            button.show()  # beside a message before it, it would be shown, and measured, later
            self._buttons.append(button)
        leave_keyboard_alone(self._bar)
        was_said, self._is_said = self._is_said, True
        self._show(True)
        if not was_said:
            self._fade_to(QVariantAnimation.Direction.Forward)
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

    @Slot()
    def hide_message(self) -> None:
        """Takes the message away."""
        self._timer.stop()
        if self._is_said:
            self._is_said = False
            self._bar.hide()  # what fades away cannot be pressed any more
            self._fade_to(QVariantAnimation.Direction.Backward)
        self.closed.emit()

    # Its looks.

    def _show(self, shown: bool) -> None:
        for widget in (self, self._bar):
            widget.setVisible(shown)
        self.lift()

    def _show_icon(self) -> None:
        colour = self._theme.warning if self._kind is Kind.WARNING else self._theme.accent
        self._icon.setPixmap(icon_in(_ICONS[self._kind], colour).pixmap(20, 20))

    def _fade_to(self, direction: QVariantAnimation.Direction) -> None:
        # 0 where the person has asked the system for no motion.
        duration = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)
        if not self._has_motion:
            duration = 0
        self._fade.setDirection(direction)
        if duration <= 0 or not self.isVisible():
            self._fade.stop()
            self._on_faded()
            return
        self._fade.setDuration(duration)
        self._fade.start()

    @Slot(object)
    def _set_opacity(self, opacity: float) -> None:
        for effect in self._effects:
            effect.setEnabled(True)
            effect.setOpacity(opacity)

    @Slot()
    def _on_faded(self) -> None:
        for effect in self._effects:
            effect.setEnabled(False)  # it would make text less sharp, and every repaint slower
        if not self._is_said:
            self._show(False)

    # Its size and place.

    def _size_in(self, width: int) -> QSize:
        text_width, is_stacked = self._text_width(width)
        bar = self._bar.sizeHint()
        icon_size = self._icon.sizeHint()
        height = max(icon_size.height(), self._text.heightForWidth(text_width))
        needed = icon_size.width() + GAP_PX + text_width
        if is_stacked:
            needed = max(needed, bar.width())
            height += GAP_PX + bar.height()
        else:
            needed += GAP_PX + bar.width()
            height = max(height, bar.height())
        return QSize(needed + 2 * MARGIN_PX, height + MARGIN_PX)

    def _text_width(self, width: int) -> tuple[int, bool]:
        """(pixels for the text, whether the answers stand below it)."""
        whole = self._text.fontMetrics().horizontalAdvance(self._text.text()) + 4
        room = width - 2 * MARGIN_PX - self._icon.sizeHint().width() - GAP_PX
        beside = room - GAP_PX - self._bar.sizeHint().width()
        if beside >= min(whole, NARROWEST_TEXT_PX):
            return min(whole, beside), False
        return max(min(whole, room), 40), True

    def _put(self, place: QRect) -> None:
        self.setGeometry(place)
        text_width, is_stacked = self._text_width(place.width())
        bar, icon_size = self._bar.sizeHint(), self._icon.sizeHint()
        inner = place.height() - MARGIN_PX
        text_height = inner - (GAP_PX + bar.height() if is_stacked else 0)
        top = MARGIN_PX // 2
        icon_top = top + (text_height - icon_size.height()) // 2
        self._icon.setGeometry(QRect(QPoint(MARGIN_PX, icon_top), icon_size))
        left = MARGIN_PX + icon_size.width() + GAP_PX
        self._text.setGeometry(left, top, text_width, text_height)
        bar_top = top + (text_height + GAP_PX if is_stacked else (inner - bar.height()) // 2)
        corner = QPoint(place.right() - MARGIN_PX // 2 - bar.width(), place.top() + bar_top)
        self._bar.setGeometry(QRect(corner, bar))


def _covered(place: QRect, pictures: Sequence[QRect]) -> int:
    """How many pixels of the pictures a place covers."""
    parts = [place.intersected(picture) for picture in pictures]
    return sum(part.width() * part.height() for part in parts if not part.isEmpty())
