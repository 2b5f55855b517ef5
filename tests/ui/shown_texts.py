"""What stands in a window: its texts, and which of them have too little room."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QMenuBar,
    QRadioButton,
    QScrollArea,
    QTreeWidget,
    QTreeWidgetItemIterator,
    QWidget,
)

from drawai_desktop.ui.palette_list import LabelTree
from drawai_desktop.ui.palette_rows import KEY_ROLE

COMBO_ARROW_PX = 20
FRAME_PX = 4
LABEL_SIDES_PX = 66
"""What stands left of a label's name, and the rim at its right."""
"""A letter next to a frame is not cut yet."""


@dataclass(frozen=True)
class Cut:
    """A text that has too little room."""

    widget: str
    text: str
    needed: int
    there: int


def plain(text: str) -> str:
    """A text without the mark of its letter, and without HTML."""
    if re.search(r"</?[a-z][a-z0-9]*[ >]", text):
        document = QTextDocument()
        document.setHtml(text)
        return document.toPlainText()
    return re.sub(r"&(.)", r"\1", text)


def told(widget: QWidget) -> str:
    """Which widget it is."""
    return f"{widget.window().objectName()}: {type(widget).__name__} {widget.objectName()!r}"


def widgets(top: QWidget) -> Iterator[QWidget]:
    """All that is seen in a window, and the window itself."""
    yield top
    for widget in top.findChildren(QWidget):
        if widget.isVisible() and widget.window() is top:
            yield widget


def menu_texts(menu: QMenu) -> Iterator[str]:
    """All that a menu and the menus in it say."""
    for action in menu.actions():
        yield action.text()
        yield action.toolTip()
        if isinstance(action.menu(), QMenu):
            yield from menu_texts(action.menu())


def item_texts(view: QAbstractItemView) -> Iterator[str]:
    """What the rows of a list or tree say, aloud, too."""
    model = view.model()
    roles = (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    )

    columns = view.columnCount() if isinstance(view, QTreeWidget) else 1

    def below(parent):
        for row in range(model.rowCount(parent)):
            for column in range(columns):
                index = model.index(row, column, parent)
                yield from (str(index.data(role) or "") for role in roles)
            if isinstance(view, QTreeWidget):
                yield from below(model.index(row, 0, parent))

    yield from below(view.rootIndex())


def texts_of(widget: QWidget) -> Iterator[str]:
    """Everything that a widget says to the eye, at the pointer and aloud."""
    yield widget.toolTip()
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    if widget.isWindow():
        yield widget.windowTitle()
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(i) for i in range(widget.count()))
    if isinstance(widget, QMenuBar):
        for action in widget.actions():
            yield action.text()
            yield from menu_texts(action.menu())
    if isinstance(widget, QAbstractItemView):
        yield from item_texts(widget)


def cut_in(top: QWidget) -> list[Cut]:
    """The texts of a window that have too little room."""
    return [cut for widget in widgets(top) for cut in _cut(widget)]


def _cut(widget: QWidget) -> Iterator[Cut]:
    for kind, look in _LOOKS:
        if isinstance(widget, kind):
            yield from look(widget)
            return


def _cut_box(box: QComboBox) -> Iterator[Cut]:
    return _too_wide(box, box.currentText(), box.width() - COMBO_ARROW_PX - 2 * FRAME_PX)


def _cut_button(button: QAbstractButton) -> Iterator[Cut]:
    if button.text() and _shows_text(button):
        mark = 24 if isinstance(button, QCheckBox | QRadioButton) else 2 * FRAME_PX
        below = getattr(button, "toolButtonStyle", None)
        is_below = below is not None and below() == Qt.ToolButtonStyle.ToolButtonTextUnderIcon
        has_icon = not button.icon().isNull() and not is_below
        icon = button.iconSize().width() + FRAME_PX if has_icon else 0
        yield from _too_wide(button, button.text(), button.width() - icon - mark)


def _cut_field(field: QLineEdit) -> Iterator[Cut]:
    return _too_wide(field, field.placeholderText(), field.width() - 3 * FRAME_PX)


def _cut_bar(bar: QMenuBar) -> Iterator[Cut]:
    if bar.sizeHint().width() > bar.width():
        yield Cut(told(bar), "menu bar", bar.sizeHint().width(), bar.width())


def _cut_page(area: QScrollArea) -> Iterator[Cut]:
    page, room = area.widget(), area.viewport().width()
    if page is not None and page.minimumSizeHint().width() > room + FRAME_PX:
        yield Cut(told(area), "page", page.minimumSizeHint().width(), room)


def _cut_tiles(tiles: QListWidget) -> Iterator[Cut]:
    """Tiles, whose names stand below their pictures."""
    if tiles.viewMode() is QListWidget.ViewMode.IconMode:
        for item in map(tiles.item, range(tiles.count())):
            room = tiles.visualItemRect(item).width() - FRAME_PX
            yield from _too_wide(tiles, item.text(), room)


def _shows_text(button: QAbstractButton) -> bool:
    style = getattr(button, "toolButtonStyle", None)
    return (
        style is None
        or style() != Qt.ToolButtonStyle.ToolButtonIconOnly
        or (button.icon().isNull())
    )


def _width(widget: QWidget, text: str) -> int:
    return max(widget.fontMetrics().horizontalAdvance(line) for line in plain(text).split("\n"))


def _too_wide(widget: QWidget, text: str, room: int) -> Iterator[Cut]:
    if text and _width(widget, text) > room:
        yield Cut(told(widget), text, _width(widget, text), room)


def _cut_label(label: QLabel) -> Iterator[Cut]:
    if not label.text() or not label.pixmap().isNull():
        return
    inside = label.contentsRect()
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if needed > label.height():
            yield Cut(told(label), label.text(), needed, label.height())
        longest = max((_width(label, word) for word in plain(label.text()).split()), default=0)
        if longest > inside.width():
            yield Cut(told(label), label.text(), longest, inside.width())
    else:
        yield from _too_wide(label, label.text(), inside.width() + 1)


def _cut_rows(tree: QTreeWidget) -> Iterator[Cut]:
    if isinstance(tree, LabelTree):
        yield from _cut_labels(tree)
        return
    iterator = QTreeWidgetItemIterator(tree)
    while iterator.value() is not None:
        item = iterator.value()
        for column in range(tree.columnCount()):
            rect = tree.visualRect(tree.indexFromItem(item, column))
            if not rect.isEmpty():
                yield from _too_wide(tree, item.text(column), rect.width() - FRAME_PX)
        iterator += 1


def _cut_labels(tree: LabelTree) -> Iterator[Cut]:
    """Names of labels and groups; folded, the palette shows none."""
    if tree.itemDelegate().is_folded:
        return
    bold = QFont(tree.font())
    bold.setBold(True)
    metrics = QFontMetrics(bold)
    room = tree.viewport().width() - LABEL_SIDES_PX
    for item in tree.labels():
        key = metrics.horizontalAdvance(str(item.data(0, KEY_ROLE) or ""))
        needed = metrics.horizontalAdvance(item.text(0)) + key
        if needed > room:
            yield Cut(told(tree), item.text(0), needed, room)
    for place in range(tree.topLevelItemCount()):
        yield from _too_wide(tree, tree.topLevelItem(place).text(0), tree.viewport().width() - 30)


_LOOKS = (
    (QLabel, _cut_label),
    (QComboBox, _cut_box),
    (QAbstractButton, _cut_button),
    (QLineEdit, _cut_field),
    (QMenuBar, _cut_bar),
    (QTreeWidget, _cut_rows),
    (QListWidget, _cut_tiles),
    (QScrollArea, _cut_page),
)
"""Kind of widget -> what finds its texts that are cut."""
