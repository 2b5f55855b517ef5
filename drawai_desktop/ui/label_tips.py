"""What is under the pointer, told beside it when it rests: label, who paints it, how large."""

from html import escape

import numpy as np
from PySide6.QtCore import QObject, QPoint, QRect, QTimer, Slot
from PySide6.QtWidgets import QToolTip

from drawai_desktop.canvas.canvas_view import CanvasView
from drawai_desktop.canvas.current_labels import CurrentLabels
from drawai_desktop.canvas.document import Document
from drawai_desktop.canvas.viewport import Viewport
from drawai_desktop.core.geometry import Point
from drawai_desktop.core.label_counts import share_text
from drawai_desktop.core.regions import Regions
from drawai_desktop.ui.label_palette import LabelPalette
from drawai_desktop.words import translator

tr = translator(__name__)

REST_MS = 500
"""The pointer rests when it has not moved for so long."""
LARGEST_SIDE = 512
"""Regions of larger maps are measured on every second, third, ... pixel."""
_BESIDE_PX = QPoint(8, 2)


class LabelTips(QObject):
    """Lives in the GUI thread. Off until it is switched on."""

    def __init__(
        self,
        document: Document,
        viewport: Viewport,
        labels: CurrentLabels,
        palette: LabelPalette,
        view: CanvasView,
    ) -> None:
        super().__init__(view)
        self._document = document
        self._viewport = viewport
        self._labels = labels
        self._palette = palette
        self._view = view
        self._is_on = False
        self._at: Point | None = None
        self._regions: Regions | None = None
        self._measured = -1  # the document's revision then
        self._timer = QTimer(self, singleShot=True, interval=REST_MS)
        self._timer.timeout.connect(self._show)
        view.pointer_moved.connect(self._on_moved)
        document.map_replaced.connect(self._forget)

    def set_on(self, on: bool) -> None:
        """Tells it, or no more."""
        self._is_on = on
        if not on:
            self._forget()

    @Slot(object)
    def _on_moved(self, at: Point | None) -> None:
        if self._at is not None and QToolTip.isVisible():
            QToolTip.hideText()
        self._at = at
        if self._is_on and at is not None and not self._view.is_drawing:
            self._timer.start()
        else:
            self._timer.stop()

    @Slot()
    def _forget(self) -> None:
        self._timer.stop()
        self._regions, self._measured = None, -1

    @Slot()
    def _show(self) -> None:
        if self._at is None or self._view.is_drawing:
            return
        text = self.text_at(self._at)
        if text:
            place = self._viewport.transform.to_widget(self._at)
            at = self._view.mapToGlobal(QPoint(round(place.x), round(place.y))) + _BESIDE_PX
            QToolTip.showText(at, text, self._view, QRect(), 60_000)

    def text_at(self, at: Point) -> str:
        """What is told of a place of the map, in the tip's HTML; empty beside the map."""
        label_id = self._document.label_map.at(*at)
        if label_id is None:
            return ""
        lines = [f"<b>{escape(self._labels.value.title(label_id))}</b>"]
        if painted_as := self._palette.painted_as(label_id):
            lines.append(tr("This model paints {label} there.", label=escape(painted_as)))
        share = self._share_of_region(at, label_id)
        lines.append(tr("This region: {share} of the canvas", share=escape(share)))
        return f"<p style='white-space:pre'>{'<br>'.join(lines)}</p>"

    def _share_of_region(self, at: Point, label_id: int) -> str:
        ids = self._document.label_map.ids
        step = -(-max(ids.shape) // LARGEST_SIDE)
        if self._measured != self._document.revision():
            self._regions = Regions.of(
                np.ascontiguousarray(ids[step // 2 :: step, step // 2 :: step])
            )
            self._measured = self._document.revision()
        assert self._regions is not None
        numbers, x, y = self._regions.numbers, int(at.x) // step, int(at.y) // step
        near = numbers[max(0, y - 1) : y + 2, max(0, x - 1) : x + 2]
        own = near[self._regions.ids[near] == label_id]
        here = numbers[min(y, numbers.shape[0] - 1), min(x, numbers.shape[1] - 1)]
        if self._regions.ids[here] == label_id:
            own = np.array([here])
        area = int(self._regions.areas[own].max()) if own.size else 0
        return share_text(area, numbers.size)
