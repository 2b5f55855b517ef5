"""Below the picture: looks, their strength, a blend of two, the seed and its variations."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QIcon, QImage
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from drawai_desktop.core.model_manifest import ModelManifest
from drawai_desktop.core.style import LARGEST_SEED, NEUTRAL, Style, blended
from drawai_desktop.ui.style_tiles import THUMBNAIL, StyleTileDelegate, rounded_thumbnail
from drawai_desktop.ui.theme import CONTROL_PX, Theme
from drawai_desktop.ui.toolbar import QuietSlider, action_button

HEIGHT_PX = 138
_STYLE_ROLE = Qt.ItemDataRole.UserRole


class StylePanel(QWidget):
    """Lives in the GUI thread; shows the document's style and asks for others.

    Signals:
        style_wanted(Style, str): a look or seed was chosen; the text names the step of undo.
    """

    style_wanted = Signal(object, str)

    def __init__(self, actions: dict[str, QAction]) -> None:
        super().__init__()
        self.setObjectName("style_panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT_PX)
        self._style = NEUTRAL
        self._base = NEUTRAL
        self._photos: list[tuple[Style, QImage]] = []
        self._manifest: ModelManifest | None = None
        self._is_showing = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 12, 6)
        layout.setSpacing(4)
        layout.addLayout(self._make_header(actions))
        layout.addWidget(self._make_list(), 1)
        self._fill()

    def _make_header(self, actions: dict[str, QAction]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self._title = QLabel("Style")
        self._title.setProperty("quiet", True)
        row.addWidget(self._title)
        self.strength = self._slider("style_strength", "Strength of the style", 150)
        self.strength.valueChanged.connect(self._on_strength)
        self._strength_label = QLabel("Strength")
        self._strength_label.setProperty("quiet", True)
        row.addStretch(1)
        row.addWidget(self._strength_label)
        row.addWidget(self.strength)
        self.other = QComboBox()
        self.other.setObjectName("style_blend_with")
        self.other.setAccessibleName("Blend with another style")
        self.other.setFixedHeight(CONTROL_PX)
        self.other.setMaximumWidth(118)
        self.other.activated.connect(self._on_blend)
        self.mix = self._slider("style_blend", "Part of the other style", 100)
        self.mix.valueChanged.connect(self._on_blend)
        row.addWidget(self.other)
        row.addWidget(self.mix)
        seed_label = QLabel("Seed")
        seed_label.setProperty("quiet", True)
        self.seed = QSpinBox()
        self.seed.setObjectName("seed")
        self.seed.setAccessibleName("Seed of the variation")
        self.seed.setRange(0, LARGEST_SEED)
        self.seed.setFixedSize(76, CONTROL_PX)
        self.seed.setToolTip("The same seed gives the same picture; 0 is the plain look")
        self.seed.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.seed.setKeyboardTracking(False)
        self.seed.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.seed.valueChanged.connect(self._on_seed)
        row.addSpacing(6)
        row.addWidget(seed_label)
        row.addWidget(self.seed)
        for name in ("variation", "variations", "style_photo"):
            row.addWidget(action_button(actions[name], CONTROL_PX))
        return row

    def _slider(self, name: str, text: str, most: int) -> QuietSlider:
        slider = QuietSlider(Qt.Orientation.Horizontal)
        slider.setObjectName(name)
        slider.setAccessibleName(text)
        slider.setToolTip(text)
        slider.setRange(0, most)
        slider.setFixedWidth(84)
        return slider

    def _make_list(self) -> QListWidget:
        self.list = QListWidget()
        self.list.setObjectName("styles")
        self.list.setAccessibleName("Styles")
        self.list.setViewMode(QListWidget.ViewMode.IconMode)
        self.list.setFlow(QListWidget.Flow.LeftToRight)
        self.list.setWrapping(False)
        self.list.setMovement(QListWidget.Movement.Static)
        self.list.setIconSize(THUMBNAIL)
        self.list.setMouseTracking(True)
        self._delegate = StyleTileDelegate(self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setSpacing(2)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setHorizontalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.itemClicked.connect(self._on_item)
        self.list.itemActivated.connect(self._on_item)
        return self.list

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._delegate.theme = theme
        self.list.viewport().update()

    def set_model(self, manifest: ModelManifest | None) -> None:
        """The looks of another model; None for no model."""
        if self._manifest is not None and manifest is not None:
            same = manifest.style_size == self._manifest.style_size
            self._photos = self._photos if same else []
        self._manifest = manifest
        self._fill()

    def show_style(self, style: Style) -> None:
        """Shows the document's style."""
        self._style = style
        if " + " not in style.name:
            self._base = style
            self.other.setCurrentIndex(0)
        self._show()

    def add_photo_style(self, style: Style, photo: QImage) -> None:
        """A look taken from a photo joins the list."""
        self._photos = [p for p in self._photos if p[0].name != style.name] + [(style, photo)]
        self._fill()

    def set_thumbnail(self, name: str, picture: QImage) -> None:
        """The small picture of a look."""
        for i in range(self.list.count()):
            if self.list.item(i).text() == name:
                self.list.item(i).setIcon(QIcon(rounded_thumbnail(picture)))

    def styles_without_thumbnail(self) -> list[Style]:
        """Looks whose small picture the model's folder lacks."""
        items = [self.list.item(i) for i in range(self.list.count())]
        return [item.data(_STYLE_ROLE) for item in items if item.icon().isNull()]

    def _styles(self) -> list[Style]:
        manifest = self._manifest
        if manifest is None or not manifest.style_size:
            return []
        named = [s for s in manifest.styles if s.name != NEUTRAL.name]
        return [NEUTRAL, *named, *(style for style, _ in self._photos)]

    def _fill(self) -> None:
        self.list.clear()
        self.other.clear()
        self.other.addItem("Blend with...", None)
        photos = {style.name: photo for style, photo in self._photos}
        for style in self._styles():
            item = QListWidgetItem(style.name)
            item.setData(_STYLE_ROLE, style)
            item.setToolTip(f"{style.name} style")
            picture = photos.get(style.name) or self._stored_thumbnail(style.name)
            if picture is not None:
                item.setIcon(QIcon(rounded_thumbnail(picture)))
            self.list.addItem(item)
            self.other.addItem(style.name, style)
        self._show()

    def _stored_thumbnail(self, name: str) -> QImage | None:
        if self._manifest is None or name not in self._manifest.thumbnails:
            return None
        picture = QImage(str(self._manifest.folder / self._manifest.thumbnails[name]))
        return None if picture.isNull() else picture

    def _show(self) -> None:
        self._is_showing = True
        styles = self._styles()
        self._title.setText("Style" if styles else _without_styles(self._manifest))
        has_vector = bool(self._style.vector)
        many = len(styles) > 1
        for widget in (self._strength_label, self.strength):
            widget.setVisible(many and has_vector)
        self.other.setVisible(many)
        self.mix.setVisible(many and self.other.currentIndex() > 0)
        self.seed.setEnabled(bool(styles))
        self.strength.setValue(round(100 * self._style.strength))
        self.seed.setValue(self._style.seed)
        self.list.clearSelection()
        for i in range(self.list.count()):
            if self.list.item(i).text() == self._base.name:
                self.list.setCurrentRow(i)
        self._is_showing = False

    def _on_item(self, item: QListWidgetItem) -> None:
        chosen: Style = item.data(_STYLE_ROLE)
        self.other.setCurrentIndex(0)
        self.style_wanted.emit(chosen.with_seed(self._style.seed), f"Style {chosen.name}")

    def _on_seed(self, seed: int) -> None:
        if not self._is_showing:
            self.style_wanted.emit(self._style.with_seed(seed), "Seed")

    def _on_strength(self, percent: int) -> None:
        if not self._is_showing:
            self.style_wanted.emit(self._style.with_strength(percent / 100), "Style strength")

    def _on_blend(self) -> None:
        if self._is_showing:
            return
        other: Style | None = self.other.currentData()
        base = self._base.with_seed(self._style.seed)
        if other is None or other.name == base.name:
            self.style_wanted.emit(base, "Blend")
            return
        if self.mix.isHidden():
            self._is_showing = True
            self.mix.setValue(50)
            self._is_showing = False
        wanted = blended(base, other, self.mix.value() / 100)
        self.style_wanted.emit(wanted, "Style strength")


def _without_styles(manifest: ModelManifest | None) -> str:
    if manifest is None:
        return "Style: no model"
    return f"Style: the model {manifest.name} has one look"
