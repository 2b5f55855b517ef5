"""The widget that is painted on: events in, pixels out."""

from dataclasses import replace

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from drawai_desktop.canvas.coarse_painting import CoarsePainting
from drawai_desktop.canvas.current_labels import CurrentLabels
from drawai_desktop.canvas.document import Document
from drawai_desktop.canvas.label_marks import LabelMarks
from drawai_desktop.canvas.map_image import MapImage
from drawai_desktop.canvas.pointer import Pointer
from drawai_desktop.canvas.reference_image import ReferenceImage
from drawai_desktop.canvas.tool_painting import draw_cross, draw_preview
from drawai_desktop.canvas.tool_state import ToolState
from drawai_desktop.canvas.view_painting import (
    Overlay,
    draw_overlay,
    draw_wipe_line,
    fill_map,
    qt_transform,
)
from drawai_desktop.canvas.view_transform import ViewTransform
from drawai_desktop.canvas.viewport import Viewport
from drawai_desktop.canvas.wipe_grip import WipeGrip
from drawai_desktop.core.dab import Tip
from drawai_desktop.core.geometry import Point, Rect
from drawai_desktop.core.labels import UNLABELLED, LabelSet
from drawai_desktop.words import translator

tr = translator(__name__)

_RING_MARGIN = 3


class CanvasView(QWidget):
    """Shows the document's label map and paints on it. Lives in the GUI thread.

    Signals:
        pointer_moved(Point or None): where the pointer is, in map coordinates.
        popup_wanted(QPoint): a right click; the position is on the screen.
        stroke_ended: a stroke, fill or shape is done.
        stroke_begun
        stroke_refused: the layer that is painted on is hidden or locked.
    """

    pointer_moved = Signal(object)
    popup_wanted = Signal(object)
    stroke_ended = Signal()
    stroke_begun = Signal()
    stroke_refused = Signal()

    def __init__(
        self, document: Document, state: ToolState, viewport: Viewport, labels: CurrentLabels
    ) -> None:
        super().__init__()
        self.setObjectName("canvas_view")
        self.setAccessibleName(tr("Canvas: the label map"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setTabletTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setMinimumSize(120, 120)
        self._document = document
        self._state = state
        self._viewport = viewport
        self._labels = labels
        self._surround = QColor(0x4A, 0x4A, 0x4A)
        self._hint = ""
        self._overlay = Overlay()
        self._ring: Point | None = None
        self._last_ring_box: QRect | None = None
        self._key_cursor: Point | None = None
        self._image = MapImage(document.label_map.ids, labels.shown)
        self.marks = LabelMarks(document, viewport, labels, self)
        self._reference = ReferenceImage()
        self._coarse = CoarsePainting(self, viewport)
        self.pointer = Pointer(self, document, state, viewport)
        document.map_changed.connect(self._on_map_changed)
        document.map_replaced.connect(self._on_map_replaced)
        document.reference_changed.connect(self._on_reference)
        document.layers_about_to_change.connect(self.pointer.cancel)
        labels.changed.connect(self._on_labels)
        state.changed.connect(self._update_ring)
        self.wipe = WipeGrip(self)
        self.wipe.moved.connect(self._on_wipe)
        viewport.changed.connect(self.update)
        viewport.rested.connect(self.update)
        viewport.set_map_size(document.label_map.width, document.label_map.height)

    def set_surround(self, colour: QColor) -> None:
        """The neutral grey round the map."""
        self._surround = colour
        self.update()

    def set_hint(self, text: str) -> None:
        """One line over the canvas; empty for none."""
        if text != self._hint:
            self._hint = text
            self.update()

    def set_overlay(self, picture: QImage | None, opacity: float) -> None:
        """Lays the picture over the map."""
        self._overlay = replace(self._overlay, picture=picture, opacity=opacity)
        self.update()

    def set_wiped(self, wiped: bool) -> None:
        """The picture on the right of a line that can be dragged, or no line."""
        self._overlay = replace(self._overlay, wipe=self.wipe.share if wiped else None)
        self.wipe.setVisible(wiped)
        self.update()

    def _on_wipe(self, share: float) -> None:
        if self._overlay.wipe is not None:
            self._overlay = replace(self._overlay, wipe=share)
            self.update()

    def show_reference_frame(self, framed: bool) -> None:
        """Whether a frame shows where the reference picture lies."""
        self._reference.is_framed = framed
        self.update()

    @property
    def overlay_opacity(self) -> float:
        return self._overlay.opacity

    @property
    def shows_picture(self) -> bool:
        """Whether the picture is seen here, so that a newer one must be given."""
        return self._overlay.opacity > 0 or self._overlay.wipe is not None

    @property
    def is_drawing(self) -> bool:
        """Whether a stroke is being drawn."""
        return self.pointer.tool.is_used

    def cancel_stroke(self) -> bool:
        """Gives up the stroke in progress; false if there is none."""
        return self.pointer.cancel()

    def finish_stroke(self) -> None:
        """What a tool holds in several presses is done."""
        self.pointer.tool.finish()

    def picture_rect(self) -> QRect:
        """The visible part of the map, in widget coordinates."""
        rect = self._viewport.transform.rect_to_widget(self._document.label_map.bounds)
        inner = QRect(rect.left + 1, rect.top + 1, rect.width - 2, rect.height - 2)
        return inner.intersected(self.rect())

    def show_ring(self, at: Point | None) -> None:
        """Puts the brush's ring at a widget position, or hides it."""
        self._ring = at
        self._update_ring()

    def show_key_cursor(self, at: Point | None) -> None:
        """A cross where keys paint, in widget coordinates, or none."""
        self._key_cursor = at
        self.update()

    def redraw_preview(self) -> None:
        """What is shown of the tool in use changed."""
        self.update()

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        painter.fillRect(event.rect(), self._surround)
        transform = self._viewport.transform
        # The whole image is drawn under a clip, rather than a part of it: scaled parts would be
        # sampled from other corners, and their borders would show.
        self._coarse.paint(painter, self._surround, self._paint_map)
        draw_wipe_line(painter, self._overlay, QRectF(self.rect()))
        self._paint_marks(painter)
        self._paint_tool(painter, transform)
        self._paint_ring(painter, transform)
        if self._key_cursor is not None:
            draw_cross(painter, self._key_cursor)
        self._paint_hint(painter)

    def _paint_map(self, painter: QPainter, smooth: bool) -> None:
        for transform in self._viewport.copies:
            self._paint_copy(painter, transform, smooth)

    def _paint_copy(self, painter: QPainter, transform: ViewTransform, smooth: bool) -> None:
        bounds = self._document.label_map.bounds
        if self._image.has_gaps:
            fill_map(painter, transform, bounds, QBrush(QColor(0x8C, 0x8C, 0x8C)))
            hatch = QBrush(QColor(0xA6, 0xA6, 0xA6), Qt.BrushStyle.BDiagPattern)
            fill_map(painter, transform, bounds, hatch)
        painter.save()
        painter.setTransform(qt_transform(transform), combine=True)
        self._reference.paint(painter, bounds, False, smooth)
        painter.drawImage(0, 0, self._image.image)
        self._reference.paint(painter, bounds, True, smooth)
        painter.restore()
        draw_overlay(painter, transform, bounds, self._overlay, QRectF(self.rect()), smooth)

    def _paint_marks(self, painter: QPainter) -> None:
        """Over the labels, and over a picture that lets them through."""
        overlay = self._overlay
        self.marks.highlight(self.pointer.tool.selected_label)
        if overlay.is_seen and overlay.opacity >= 1.0:
            return
        painter.save()
        if overlay.is_seen and overlay.wipe is not None:
            left = QRectF(0, 0, self.width() * overlay.wipe, self.height())
            painter.setClipRect(left, Qt.ClipOperation.IntersectClip)
        self.marks.paint(painter)
        painter.restore()

    def _paint_tool(self, painter: QPainter, transform: ViewTransform) -> None:
        preview = self.pointer.tool.preview()
        if preview is not None:
            transform = transform.beside(*self.pointer.copy)
            draw_preview(painter, transform, preview, self._label_colour(), self._state.diameter)

    def _paint_ring(self, painter: QPainter, transform: ViewTransform) -> None:
        if self._ring is None or not self._shows_ring():
            return
        radius = max(1.5, self._state.diameter * transform.zoom / 2)
        box = QRectF(-radius, -radius, 2 * radius, 2 * radius)
        painter.save()
        painter.translate(self._ring.x, self._ring.y)
        painter.rotate(transform.angle)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        draw = painter.drawEllipse if self._state.tip is Tip.ROUND else painter.drawRect
        # Dark, label colour, light: one of them is seen on any ground.
        for inset, colour, width in (
            (0.0, QColor(0, 0, 0, 190), 3.0),
            (0.0, self._label_colour(), 1.5),
            (-1.75, QColor(255, 255, 255, 200), 0.8),
        ):
            painter.setPen(QPen(colour, width))
            draw(box.adjusted(inset, inset, -inset, -inset))
        painter.restore()

    def _paint_hint(self, painter: QPainter) -> None:
        if not self._hint:
            return
        box = self.hint_rect()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(20, 20, 20, 215))
        painter.drawRoundedRect(box, 8, 8)
        painter.setPen(QColor(255, 255, 255))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(box, int(flags), self._hint)

    def hint_rect(self) -> QRect:
        """Where the hint stands: at the lower edge of the map."""
        picture = self.picture_rect()
        width = min(self.width() - 24, 440)
        metrics = self.fontMetrics()
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        needed = metrics.boundingRect(QRect(0, 0, width - 32, 400), flags, self._hint)
        height = needed.height() + 20
        width = needed.width() + 36
        left = picture.center().x() - width // 2
        top = min(picture.bottom() + 12, self.height() - height - 12)
        return QRect(max(12, left), top, width, height)

    def _label_colour(self) -> QColor:
        label_id = self.pointer.paint_label()
        if label_id == UNLABELLED or label_id not in self._labels.shown:
            return QColor(0xB4, 0xB4, 0xB4)
        return QColor(*self._labels.shown[label_id].rgb)

    def _shows_ring(self) -> bool:
        return self.pointer.effective_tool().has_diameter

    # What changed, and what must be painted again for it.

    def _on_map_changed(self, rect: Rect) -> None:
        self._image.refresh(rect)
        for transform in self._viewport.copies:
            touched = transform.rect_to_widget(rect)
            self.update(QRect(touched.left, touched.top, touched.width, touched.height))

    def _on_map_replaced(self) -> None:
        label_map = self._document.label_map
        self.pointer.forget()
        self._image = MapImage(label_map.ids, self._labels.shown)
        self._viewport.set_map_size(label_map.width, label_map.height)
        self.update()

    def _on_reference(self) -> None:
        self._reference.take(self._document.reference)
        self.update()

    def _on_labels(self, _labels: LabelSet) -> None:
        self._image.set_labels(self._labels.shown)
        self.update()

    def _update_ring(self) -> None:
        if self._last_ring_box is not None:
            self.update(self._last_ring_box)
            self._last_ring_box = None
        if self._ring is not None:
            radius = int(self._state.diameter * self._viewport.zoom / 2) + _RING_MARGIN + 2
            if self._viewport.angle:
                radius = int(radius * 1.42)  # the corners of a square that is turned
            x, y = int(self._ring.x), int(self._ring.y)
            box = QRect(x - radius, y - radius, 2 * radius + 2, 2 * radius + 2)
            self.update(box)
            self._last_ring_box = box

    def resizeEvent(self, event: QResizeEvent) -> None:
        if not self.isHidden():  # a pane that goes is made narrow on its way
            self._viewport.set_view_size("canvas", self.width(), self.height())
        super().resizeEvent(event)
