"""Nine variations of the picture to pick from."""

import random

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from drawai_desktop.core.style import LARGEST_SEED

COUNT = 9
TILE_PX = 184
BESIDE_TILES_PX = 170
"""Height of the dialog and its frame without the tiles: they shrink on a small screen."""
KEY = "variation:"
"""How thumbnail requests of this dialog begin."""


class VariationsDialog(QDialog):
    """Lives in the GUI thread; stays open while pictures come in.

    Signals:
        seed_chosen(int)
        pictures_wanted(list of int): seeds whose small pictures should be made.
    """

    seed_chosen = Signal(int)
    pictures_wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
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
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        again = QPushButton("Nine others")
        again.clicked.connect(self.ask)
        buttons.addButton(again, QDialogButtonBox.ButtonRole.ActionRole)
        layout.addWidget(buttons)

    def ask(self) -> None:
        """Draws nine new seeds and asks for their pictures."""
        seeds = random.sample(range(1, LARGEST_SEED), COUNT)
        for tile, seed in zip(self.tiles, seeds, strict=True):
            tile.setProperty("seed", seed)
            tile.setIcon(QIcon())
            tile.setAccessibleName(f"Variation with seed {seed}")
            tile.setToolTip(f"Seed {seed}")
        self.pictures_wanted.emit(seeds)

    def show_picture(self, seed: int, picture: QImage) -> None:
        """A small picture has come."""
        for tile in self.tiles:
            if tile.property("seed") == seed:
                scaled = picture.scaled(
                    self._side * 2,
                    self._side * 2,
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
                pixmap = QPixmap.fromImage(scaled)
                pixmap.setDevicePixelRatio(2)
                tile.setIcon(QIcon(pixmap))

    def _on_tile(self) -> None:
        self.seed_chosen.emit(int(self.sender().property("seed")))
        self.accept()
