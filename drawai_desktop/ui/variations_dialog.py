"""Nine variations of the picture to pick from."""

import random

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from drawai_desktop.core.style import LARGEST_SEED, Style
from drawai_desktop.ui.toolbar import QuietSlider

COUNT = 9
TILE_PX = 184
BESIDE_TILES_PX = 170
"""Height of the dialog and its frame without the tiles: they shrink on a small screen."""
DIFFERENCES = (10, 150)
"""The spread that can be chosen, in hundredths."""
DIFFERENCE_REST_MS = 250


class VariationsDialog(QDialog):
    """Lives in the GUI thread; stays open while pictures come in.

    Signals:
        style_chosen(Style): the style as it was, with the seed and the spread that were picked.
        pictures_wanted(list of Style): whose small pictures should be made.
    """

    style_chosen = Signal(object)
    pictures_wanted = Signal(object)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = style
        self._seeds: list[int] = []
        self.setWindowTitle("Nine variations")
        self.setObjectName("variations")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(10)
        hint = QLabel("Click the picture that you like; the seed is kept with the project.")
        hint.setProperty("quiet", True)
        layout.addWidget(hint)
        grid = QGridLayout()
        grid.setSpacing(8)
        room = self.screen().availableSize().height() - BESIDE_TILES_PX
        self._side = max(96, min(TILE_PX, room // 3 - 20))
        self.tiles: list[QToolButton] = []
        for place in range(COUNT):
            tile = QToolButton()
            tile.setFixedSize(self._side + 12, self._side + 12)
            tile.setIconSize(QSize(self._side, self._side))
            tile.clicked.connect(self._on_tile)
            grid.addWidget(tile, place // 3, place % 3)
            self.tiles.append(tile)
        layout.addLayout(grid)
        layout.addLayout(self._make_foot())

    def _make_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        label = QLabel("Difference")
        label.setProperty("quiet", True)
        self.difference = QuietSlider(Qt.Orientation.Horizontal)
        self.difference.setObjectName("variation_difference")
        self.difference.setAccessibleName("How different the variations are")
        self.difference.setToolTip("How far the variations go from the look")
        self.difference.setRange(*DIFFERENCES)
        self.difference.setValue(round(100 * self._style.spread))
        # Nine pictures for every step of the slider would come too late for all of them.
        self._rest = QTimer(self, singleShot=True, interval=DIFFERENCE_REST_MS)
        self._rest.timeout.connect(self._want_pictures)
        self.difference.valueChanged.connect(self._rest.start)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        again = QPushButton("Nine others")
        again.clicked.connect(self.ask)
        buttons.addButton(again, QDialogButtonBox.ButtonRole.ActionRole)
        row.addWidget(label)
        row.addWidget(self.difference, 1)
        row.addSpacing(12)
        row.addWidget(buttons)
        return row

    @Slot()
    def ask(self) -> None:
        """Draws nine new seeds and asks for their pictures."""
        self._seeds = random.sample(range(1, LARGEST_SEED), COUNT)
        self._want_pictures()

    @Slot()
    def _want_pictures(self) -> None:
        spread = self._style.spread
        if self.difference.value() != round(100 * spread):  # unmoved, it stays as it was exactly
            spread = self.difference.value() / 100
        styles = [self._style.with_spread(spread).with_seed(seed) for seed in self._seeds]
        for tile, style in zip(self.tiles, styles, strict=True):
            tile.setProperty("style", style)
            tile.setIcon(QIcon())
            tile.setAccessibleName(f"Variation with seed {style.seed}")
            tile.setToolTip(f"Seed {style.seed}")
        self.pictures_wanted.emit(styles)

    def show_picture(self, style: Style, picture: QImage) -> None:
        """A small picture has come."""
        for tile in self.tiles:
            if tile.property("style") == style:
                scaled = picture.scaled(
                    self._side * 2,
                    self._side * 2,
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
                pixmap = QPixmap.fromImage(scaled)
                pixmap.setDevicePixelRatio(2)
                tile.setIcon(QIcon(pixmap))

    @Slot()
    def _on_tile(self) -> None:
        self.style_chosen.emit(self.sender().property("style"))
        self.accept()
