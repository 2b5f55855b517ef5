"""The row of looks, which keeps the chosen one in sight."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QScrollBar

from drawai_desktop.core.style import Style
from drawai_desktop.ui.style_tiles import StyleTileDelegate
from drawai_desktop.ui.thumbnail_tiles import THUMBNAIL
from drawai_desktop.words import translator

tr = translator(__name__)

STYLE_ROLE = Qt.ItemDataRole.UserRole
_SPACING_PX, _MARGIN_PX = 2, 2
"""Between two tiles; beside one that is brought into sight."""


class StyleList(QListWidget):
    """Lives in the GUI thread. The chosen look is wholly seen, however large the list becomes,
    until a hand scrolls it away: then the list stays as the hand has it until another look is
    chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._chosen: Style | None = None
        self._is_scrolled = False  # by a hand
        self.setObjectName("styles")
        self.setAccessibleName(tr("Styles"))
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setFlow(QListWidget.Flow.LeftToRight)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)  # upright ones wrap at today's width
        self.setMovement(QListWidget.Movement.Static)
        self.setIconSize(THUMBNAIL)
        self.setMouseTracking(True)
        self.tiles = StyleTileDelegate(self)
        self.setItemDelegate(self.tiles)
        self.setSpacing(_SPACING_PX)
        self.setHorizontalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        for bar in self._bars():
            # Told of wheel, drag and keys alone, not of what the program scrolls.
            bar.actionTriggered.connect(self._on_hand)
        self.set_upright(False)

    def set_upright(self, upright: bool) -> None:
        """Looks below each other, or in one row."""
        self.setWrapping(upright)
        policy = Qt.ScrollBarPolicy
        along, across = policy.ScrollBarAsNeeded, policy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(along if upright else across)
        self.setHorizontalScrollBarPolicy(across if upright else along)

    def fill(self, items: list[QListWidgetItem]) -> None:
        """Other tiles; where a hand has scrolled to stays in sight."""
        values = [bar.value() for bar in self._bars()]
        self.clear()
        for item in items:
            self.addItem(item)
        if self._is_scrolled:
            self.doItemsLayout()  # the bars have no range before
            for bar, value in zip(self._bars(), values, strict=True):
                bar.setValue(value)

    def follow(self) -> None:
        """Has the chosen look in sight again, whatever a hand has scrolled."""
        self._is_scrolled = False

    def choose(self, row: int | None) -> None:
        """Marks the look of a row, and brings another one than before into sight."""
        before = self._chosen
        self._chosen = None if row is None else self.item(row).data(STYLE_ROLE)
        is_other = before is None or self._chosen is None or not self._chosen.has_look_of(before)
        self._is_scrolled = self._is_scrolled and not is_other
        self.setAutoScroll(not self._is_scrolled)
        self.clearSelection()
        self.setCurrentRow(-1 if row is None else row)
        self.setAutoScroll(True)
        self._keep_in_sight()

    def _bars(self) -> tuple[QScrollBar, QScrollBar]:
        return self.horizontalScrollBar(), self.verticalScrollBar()

    def _on_hand(self, _action: int) -> None:
        self._is_scrolled = True

    def _keep_in_sight(self) -> None:
        if not self._is_scrolled and self.currentItem() is not None:
            self.scrollTo(self.currentIndex())

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        _hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """As little as shows the whole tile: Qt's own leaves a pixel of it outside."""
        room = self.viewport().rect()
        tile = self.visualRect(index).adjusted(-_MARGIN_PX, -_MARGIN_PX, _MARGIN_PX, _MARGIN_PX)
        across, down = self._bars()
        for bar, first, last, end in (
            (across, tile.left(), tile.right(), room.right()),
            (down, tile.top(), tile.bottom(), room.bottom()),
        ):
            if first < 0 or last - first > end:
                bar.setValue(bar.value() + first)
            elif last > end:
                bar.setValue(bar.value() + last - end)

    def updateGeometries(self) -> None:
        """Comes after every layout of the tiles: only then is it known what is in sight."""
        super().updateGeometries()
        self._keep_in_sight()
