"""The panel of styles: looks to choose from, their strength, a blend of two, the seed."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QIcon, QImage, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QWidget,
)

from drawai_desktop.core.model_manifest import ModelManifest
from drawai_desktop.core.style import LARGEST_SEED, NEUTRAL, Style
from drawai_desktop.ui.dropped_files import is_welcome
from drawai_desktop.ui.foreign_text import in_tip
from drawai_desktop.ui.number_box import NumberBox
from drawai_desktop.ui.style_list import STYLE_ROLE, StyleList
from drawai_desktop.ui.style_mixer import LABELS_BESIDE_FROM_PX, LABELS_PX, StyleMixer
from drawai_desktop.ui.theme import CONTROL_PX, SIDE_PX, Theme
from drawai_desktop.ui.thumbnail_tiles import rounded_thumbnail
from drawai_desktop.ui.toolbar import action_button
from drawai_desktop.words import translator

tr = translator(__name__)

HEIGHT_PX = 138
MIXER_PX = 46
UPRIGHT_PX = 196
"""The least height beside the pictures: header, one whole look, mixer."""
LOW_PX, LOW_FROM_PX = 116, 760
"""Height where the mixer has room beside the looks, and the width from which it has."""
_COLUMN_PX = 372
LARGER_PX = 12
"""So much higher is each row of controls for fingers."""
_SIDES_PX = 20
_ANY_PX = (1 << 24) - 1


class StylePanel(QWidget):
    """Lives in the GUI thread; shows the document's style and asks for others.

    Signals:
        style_wanted(Style, str): a look or seed was chosen; the text names the step of undo.
        thumbnails_wanted: looks have come whose small picture nobody has.
        photo_dropped(QMimeData): a photo whose style is wanted.
    """

    style_wanted = Signal(object, str)
    thumbnails_wanted = Signal()
    photo_dropped = Signal(object)

    def __init__(self, actions: dict[str, QAction]) -> None:
        super().__init__()
        self.setObjectName("style_panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self._style = NEUTRAL
        self._added: list[tuple[Style, QImage | None]] = []
        self._manifest: ModelManifest | None = None
        self._is_showing = False
        self._is_upright, self._larger = False, 0
        self._header = self._make_header(actions)
        self._make_list()
        self.mixer = StyleMixer()
        self.mixer.style_wanted.connect(self.style_wanted)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(_SIDES_PX // 2, 6, _SIDES_PX // 2, 6)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._is_low: bool | None = None
        self._arrange()
        self._fill()

    def _make_header(self, actions: dict[str, QAction]) -> QWidget:
        header = QWidget()
        row = QHBoxLayout(header)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._title = QLabel(tr("Style"))
        self._title.setTextFormat(Qt.TextFormat.PlainText)  # a model's name is no HTML
        self._title.setProperty("quiet", True)
        self._title.setMinimumWidth(20)
        row.addWidget(self._title, 1)
        seed_label = QLabel(tr("Seed"))
        seed_label.setProperty("quiet", True)
        seed_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.seed = NumberBox()
        self.seed.setObjectName("seed")
        self.seed.setAccessibleName(tr("Seed of the variation"))
        self.seed.setRange(0, LARGEST_SEED)
        self.seed.setFixedSize(76, CONTROL_PX)
        self.seed.setToolTip(tr("The same seed gives the same picture; 0 is the plain look"))
        self.seed.setKeyboardTracking(False)
        self.seed.valueChanged.connect(self._on_seed)
        row.addWidget(seed_label)
        row.addWidget(self.seed)
        for name in ("variation", "variations", "style_photo"):
            row.addWidget(action_button(actions[name], CONTROL_PX))
        return header

    def _make_list(self) -> None:
        self.list = StyleList()
        self.list.itemClicked.connect(self._on_item)
        self.list.itemActivated.connect(self._on_item)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.list.tiles.theme = theme
        self.list.viewport().update()

    def set_model(self, manifest: ModelManifest | None) -> None:
        """The looks of another model; None for no model."""
        if self._manifest is not None and manifest is not None:
            same = manifest.style_size == self._manifest.style_size
            self._added = self._added if same else []
        self._manifest = manifest
        self.list.follow()
        self._fill()

    def show_style(self, style: Style) -> None:
        """Shows the document's style; a look that no list has, as of a project, joins."""
        self._style = style
        looks = [style.look] if style.blend is None else [style.look, style.blend.second]
        known = self._styles()
        strange = [
            look
            for look in looks
            if self._fits(look) and not any(look.has_look_of(other) for other in known)
        ]
        if strange:
            self._added += [(look, None) for look in strange]
            self._fill()
            self.thumbnails_wanted.emit()
        else:
            self._show()

    def add_photo_style(self, style: Style, photo: QImage) -> None:
        """A look taken from a photo joins the list."""
        self._added = [p for p in self._added if p[0].name != style.name]
        self._added.append((style.look, photo))
        self._fill()

    def free_name(self, name: str) -> str:
        """A name for a photo's look that no look of the model has."""
        taken = {NEUTRAL.name, *(s.name for s in self._manifest.styles)} if self._manifest else ()
        return tr("{name} (photo)", name=name) if name in taken else name

    def set_thumbnail(self, look: Style, picture: QImage) -> None:
        """The small picture of a look."""
        for i in range(self.list.count()):
            if self.list.item(i).data(STYLE_ROLE) == look:
                self.list.item(i).setIcon(QIcon(rounded_thumbnail(picture)))
        self._added = [
            (known, picture if known == look and shown is None else shown)
            for known, shown in self._added
        ]

    def styles_without_thumbnail(self) -> list[Style]:
        """Looks whose small picture the model's folder lacks."""
        items = [self.list.item(i) for i in range(self.list.count())]
        return [item.data(STYLE_ROLE) for item in items if item.icon().isNull()]

    def _fits(self, look: Style) -> bool:
        return self._manifest is not None and look.fits(self._manifest.style_size)

    def _styles(self) -> list[Style]:
        manifest = self._manifest
        if manifest is None or not manifest.style_size:
            return []
        named = [s for s in manifest.styles if not s.is_neutral]
        return [NEUTRAL, *named, *(style for style, _ in self._added)]

    def _fill(self) -> None:
        items = []
        for style in self._styles():
            item = QListWidgetItem(style.title)
            item.setData(STYLE_ROLE, style)
            item.setToolTip(in_tip(tr("{style} style", style=style.title)))
            picture = self._thumbnail(style)
            if picture is not None:
                item.setIcon(QIcon(rounded_thumbnail(picture)))
            items.append(item)
        self.list.fill(items)
        self._show()

    def _thumbnail(self, look: Style) -> QImage | None:
        for added, picture in self._added:
            if added == look:
                return picture
        manifest = self._manifest
        name = look.name if manifest is None else _pictured_as(look, manifest)
        if manifest is None or name not in manifest.thumbnails:
            return None
        stored = QImage(str(manifest.folder / manifest.thumbnails[name]))
        return None if stored.isNull() else stored

    def _show(self) -> None:
        self._is_showing = True
        styles = self._styles()
        many = len(styles) > 1
        self._show_title()
        self.mixer.setVisible(many)
        self._fit_height()
        neutral = self._manifest.neutral if self._manifest is not None else ()
        self.mixer.show_style(self._style, styles, neutral)
        self.seed.setEnabled(bool(styles))
        self.seed.setValue(self._style.seed)
        # A seed leads from the neutral look to any other one; of a look it makes a variation.
        is_none = self._style.is_neutral and bool(self._style.seed)
        shown = (self.list.item(row).data(STYLE_ROLE) for row in range(self.list.count()))
        rows = [row for row, look in enumerate(shown) if self._style.has_look_of(look)]
        self.list.choose(rows[-1] if rows and not is_none else None)
        self._is_showing = False

    def set_large(self, large: bool) -> None:
        """Room for controls that a finger can press."""
        self._larger = LARGER_PX if large else 0
        self._fit_height()

    def set_upright(self, upright: bool) -> None:
        """Higher than wide: the looks stand below each other."""
        self._is_upright = upright
        self.list.set_upright(upright)
        self._arrange()

    def _arrange(self) -> None:
        """Header, looks and mixer below each other, or the looks beside the other two."""
        is_low = not self._is_upright and self.width() >= LOW_FROM_PX
        if is_low != self._is_low:
            self._is_low = is_low
            places = ((0, 0), (1, 0), (2, 0)) if not is_low else ((0, 1), (0, 0), (1, 1))
            parts = (self._header, self.list, self.mixer)
            for part, (row, column) in zip(parts, places, strict=True):
                rows = 2 if is_low and part is self.list else 1
                self._grid.addWidget(part, row, column, rows, 1)
            self._grid.setColumnStretch(0, 1)
            for row in range(3):
                self._grid.setRowStretch(row, int(row == 1 and not is_low))
            for part in (self._header, self.mixer):
                part.setMinimumWidth(_COLUMN_PX if is_low else 0)
                part.setMaximumWidth(_COLUMN_PX if is_low else _ANY_PX)
        self.mixer.set_column(self._is_low or self._is_upright)
        self._show_title()
        self._fit_height()

    def _show_title(self) -> None:
        plain = "" if self._is_upright else tr("Style")  # above an upright panel stands its title
        self._title.setText(plain if self._styles() else _without_styles(self._manifest))
        self._title.setToolTip(in_tip(self._title.text()))
        self._title.setVisible(bool(self._title.text()))  # even empty it would take from the seed

    def _fit_height(self) -> None:
        if self._is_upright:
            self.setMinimumSize(SIDE_PX, UPRIGHT_PX + self._larger * 5)
            self.setMaximumHeight(_ANY_PX)
            return
        mixer = 0
        if not self.mixer.isHidden():
            beside = self.width() - _SIDES_PX >= LABELS_BESIDE_FROM_PX
            mixer = MIXER_PX if beside else MIXER_PX + LABELS_PX
        self.setMinimumWidth(0)
        height = LOW_PX if self._is_low else HEIGHT_PX + mixer
        self.setFixedHeight(height + self._larger * (3 if self._is_low else 2))

    def sizeHint(self) -> QSize:
        """As narrow as it may be where it stands beside the pictures."""
        return QSize(SIDE_PX if self._is_upright else LOW_FROM_PX, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _on_item(self, item: QListWidgetItem) -> None:
        chosen: Style = item.data(STYLE_ROLE)
        self.style_wanted.emit(
            chosen.with_seed(self._style.seed), tr("Style {name}", name=chosen.title)
        )

    def _on_seed(self, seed: int) -> None:
        if not self._is_showing:
            self.style_wanted.emit(self._style.with_seed(seed), tr("Seed"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if is_welcome(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.photo_dropped.emit(event.mimeData())


def _pictured_as(look: Style, manifest: ModelManifest) -> str:
    """The name of the stored look whose small picture shows a look: where the neutral one lies at
    another look's place, that look's."""
    if look.is_neutral and look.name not in manifest.thumbnails:
        twins = (s.name for s in manifest.styles if s.vector == manifest.neutral)
        return next(twins, look.name)
    return look.name


def _without_styles(manifest: ModelManifest | None) -> str:
    if manifest is None:
        return tr("Style: no model")
    return tr("Style: the model {name} has one look", name=manifest.name)
