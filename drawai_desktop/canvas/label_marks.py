"""Outlines, patterns and names over the canvas: what shows labels without their colours."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from drawai_desktop.canvas.current_labels import CurrentLabels
from drawai_desktop.canvas.document import Document
from drawai_desktop.canvas.mark_layer import MarkLayer
from drawai_desktop.canvas.region_names import PlacedName, RegionNames
from drawai_desktop.canvas.view_sampling import Beside
from drawai_desktop.canvas.viewport import Viewport
from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.label_marks import ShownMarks
from drawai_desktop.core.labels import LabelSet

NAMES_MS = 140
"""Names follow the hand this much later."""


class LabelMarks(QObject):
    """Lives in the GUI thread. On the screen alone: no export and no map has them."""

    def __init__(
        self, document: Document, viewport: Viewport, labels: CurrentLabels, view: QWidget
    ) -> None:
        super().__init__(view)
        self._document = document
        self._viewport = viewport
        self._view = view
        self._shown = ShownMarks()
        self._labels = labels
        self._layer = MarkLayer(labels.shown)
        self._set_beside()
        self._names = RegionNames(lambda label_id: labels.value.title(label_id))
        self._are_names_due = False
        self._is_rough = False
        self._timer = QTimer(self, singleShot=True, interval=NAMES_MS)
        self._timer.timeout.connect(self._on_quiet)
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(view.update)
        document.map_changed.connect(self._on_map_changed)
        document.map_replaced.connect(self._on_all)
        document.wrap_changed.connect(self._set_beside)
        labels.changed.connect(self._on_labels)
        viewport.changed.connect(self._on_viewport)

    @property
    def shown(self) -> ShownMarks:
        return self._shown

    @property
    def placed_names(self) -> list[PlacedName]:
        """The names that are shown, and where."""
        return list(self._names.placed) if self._shown.names else []

    @property
    def is_rough(self) -> bool:
        """Whether what was drawn last was made for a view that moves."""
        return self._is_rough or self._next.isActive()

    def set_shown(self, shown: ShownMarks) -> None:
        """Other marks."""
        shown = replace(shown, highlighted=self._shown.highlighted)
        if shown != self._shown:
            self._shown = shown
            self._layer.set_shown(shown)
            self._on_all()

    def highlight(self, label_id: int | None) -> None:
        """Dims all but a label's regions, or nothing; seen when the view is drawn next."""
        if label_id != self._shown.highlighted:
            self._shown = replace(self._shown, highlighted=label_id)
            self._layer.set_shown(self._shown)

    def paint(self, painter: QPainter) -> None:
        """Draws them over the map."""
        if not self._shown.any_ink and not self._shown.names:
            return
        view = Rect(0, 0, self._view.width(), self._view.height())
        transform, moving = self._viewport.transform, self._viewport.is_moving
        ids, ratio = self._document.label_map.ids, self._view.devicePixelRatioF()
        is_late = False
        if self._shown.any_ink:
            # The first repaint at rest has the pictures to smooth: the marks follow in the next.
            rough = moving or self._is_rough
            is_late = self._layer.paint(painter, ids, transform, view, ratio, rough)
            if rough and not moving:
                self._next.start()
            self._is_rough = moving
        if self._shown.names:
            font = self._view.font()
            if self._are_names_due and not moving and not self._document.hand_is_down():
                if is_late:  # a repaint of its own for the names
                    self._next.start()
                else:
                    self._are_names_due = False
                    self._names.place(ids, transform, view, font)
            self._names.paint(painter, transform, view, font, ratio)

    @Slot(object)
    def _on_map_changed(self, rect: Rect) -> None:
        if self._shown.any_ink:
            for left, top in self._shown_at():
                moved = Rect(rect.left + left, rect.top + top, rect.right + left, rect.bottom + top)
                self._layer.refresh(self._document.label_map.ids, self._viewport.transform, moved)
        if self._shown.names:
            self._timer.start()

    @Slot()
    def _on_all(self) -> None:
        self._layer.forget()
        self._are_names_due = True
        self._view.update()

    @Slot(object)
    def _on_labels(self, _labels: LabelSet) -> None:
        self._layer.set_labels(self._labels.shown)
        self._on_all()

    @Slot()
    def _set_beside(self) -> None:
        wrap, repeats = self._document.wrap, self._viewport.repeats
        self._layer.set_beside(Beside(repeats or wrap.across, repeats or wrap.down, repeats))

    def _shown_at(self) -> list[tuple[int, int]]:
        """Where the map and its copies begin; what is painted at a joined side has its outline at
        the other, too."""
        bounds = self._document.label_map.bounds
        room = self._document.wrap.room(self._viewport.area)
        lefts = range(room.left, room.right, bounds.width)
        tops = range(room.top, room.bottom, bounds.height)
        return [(left, top) for top in tops for left in lefts]

    @Slot()
    def _on_viewport(self) -> None:
        self._set_beside()
        self._are_names_due = True  # others are seen, or have room

    @Slot()
    def _on_quiet(self) -> None:
        if self._document.hand_is_down():
            self._timer.start()
        else:
            self._are_names_due = True
            self._view.update()
