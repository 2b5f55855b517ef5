"""The layer panel: list, buttons, reference picture. It shows itself when a second layer comes."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QImage, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from drawai_desktop.canvas.current_labels import CurrentLabels
from drawai_desktop.canvas.document import Document
from drawai_desktop.ui.layer_list import LayerList
from drawai_desktop.ui.layer_rows import LAYER_ROW_PX, small_map
from drawai_desktop.ui.reference_panel import ReferencePanel
from drawai_desktop.ui.theme import CONTROL_PX, SIDE_PX, Theme
from drawai_desktop.ui.toolbar import action_button

WIDTH_PX = 216
_LATER_MS = 300
"""Small maps follow the hand this much later."""
_MOST_ROWS, _FEWEST_ROWS = 5, 2
"""Of so many rows the list is high, where there is room; more are scrolled to."""


class _Scroll(QScrollArea):
    """As high as what it holds, where there is room; scrolled in a low window."""

    def __init__(self, body: QWidget) -> None:
        super().__init__()
        self._body = body
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setMinimumHeight(_FEWEST_ROWS * LAYER_ROW_PX)

    def sizeHint(self) -> QSize:
        return self._body.sizeHint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class LayerPanel(QWidget):
    """Lives in the GUI thread. Shows the document's layers; commands change them.

    Signals:
        laid_out: rows stand elsewhere now.
        open_wanted(bool): there are layers to be seen, or one is left.
    """

    laid_out = Signal()
    open_wanted = Signal(bool)

    def __init__(self, actions: dict[str, QAction], theme: Theme) -> None:
        super().__init__()
        self.setObjectName("layer_panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(WIDTH_PX)
        self.setMaximumWidth(SIDE_PX)  # as wide as the styles, where they stand at its side
        self._document: Document | None = None
        self._labels: CurrentLabels | None = None
        self._small: dict[int, QImage] = {}
        self._stale: set[int] = set()
        self._seen_count = 1
        self._had_reference = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 2, 8, 4)
        layout.setSpacing(4)
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 4)
        body.setSpacing(6)
        self.list = LayerList(theme)
        self.list.setMinimumHeight(_FEWEST_ROWS * LAYER_ROW_PX + 4)
        body.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(1)
        for name in (
            "layer_add",
            "layer_duplicate",
            "layer_merge",
            "layer_raise",
            "layer_lower",
            "layer_delete",
        ):
            row.addWidget(action_button(actions[name], CONTROL_PX - 1))
        row.addStretch(1)
        body.addLayout(row)
        self.reference = ReferencePanel(actions)
        body.addWidget(self.reference)
        self._scroll = _Scroll(self._body)
        layout.addWidget(self._scroll)
        layout.addStretch(1)
        self._timer = QTimer(self, singleShot=True, interval=_LATER_MS)
        self._timer.timeout.connect(self._draw_small)
        self._settled = QTimer(self, singleShot=True, interval=0)  # when the rows have followed
        self._settled.timeout.connect(self.laid_out)
        self.set_theme(theme)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH_PX, super().sizeHint().height())

    def set_document(self, document: Document, labels: CurrentLabels) -> None:
        """Shows this document's layers from now on."""
        self._document, self._labels = document, labels
        document.opened.connect(self._on_opened)
        document.layers_changed.connect(self._on_layers)
        document.layer_painted.connect(self._on_painted)
        document.reference_changed.connect(self._on_reference)
        labels.changed.connect(self._on_opened)
        self._on_opened()
        self._on_layers()
        self._on_reference()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.list.set_theme(theme)

    @property
    def is_open(self) -> bool:
        """Whether it is shown."""
        return self.isVisible()

    def set_open(self, is_open: bool) -> None:
        """Wants to be shown, or not any more."""
        self.open_wanted.emit(is_open)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw_small()

    @Slot()
    def _on_opened(self) -> None:
        self._small = {}
        self._stale = set()
        self._seen_count = 1
        if self._document is not None:
            self._stale = {info.key for info in self._document.layers.infos}
        self._timer.start()

    @Slot()
    def _on_layers(self) -> None:
        assert self._document is not None
        stack = self._document.layers
        keys = {info.key for info in stack.infos}
        self._stale |= keys - self._small.keys()
        self._small = {key: image for key, image in self._small.items() if key in keys}
        self.list.show_layers(stack.infos, stack.active, self._small)
        self.list.set_rows(min(_MOST_ROWS, max(_FEWEST_ROWS, len(stack))))
        self._settled.start()
        if self._stale:
            self._timer.start(0)
        count, seen = len(stack), self._seen_count
        self._seen_count = count
        if (count > 1) != (seen > 1):
            # One layer needs no list; that others have come is seen.
            self.set_open(count > 1 or self._document.reference is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settled.start()

    @Slot()
    def _on_reference(self) -> None:
        assert self._document is not None
        has_one = self._document.reference is not None
        self.reference.show_reference(self._document.reference)
        self._settled.start()
        if has_one and not self._had_reference:
            self.set_open(True)
        self._had_reference = has_one

    @Slot(int)
    def _on_painted(self, key: int) -> None:
        self._stale.add(key)
        if not self._timer.isActive():
            self._timer.start(_LATER_MS)

    @Slot()
    def _draw_small(self) -> None:
        if self._document is None or self._labels is None or not self.is_open:
            return
        stale, self._stale = self._stale, set()
        for key in stale:
            if key in self._document.layers:
                image = small_map(self._document.layers.map_of(key).ids, self._labels.shown)
                self._small[key] = image
                self.list.show_small(key, image)
