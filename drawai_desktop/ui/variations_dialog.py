"""Nine variations of the picture to pick from."""

import random
from itertools import combinations

import numpy as np
from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from drawai_desktop.core.style import LARGEST_SEED, Style
from drawai_desktop.ui.toolbar import QuietSlider
from drawai_desktop.words import translator

tr = translator(__name__)

COUNT = 9
TILE_PX = 184
BESIDE_TILES_PX = 170
"""Height of the dialog and its frame without the tiles: they shrink on a small screen."""
DIFFERENCES = (10, 150)
"""The spread that can be chosen, in hundredths."""
DIFFERENCE_REST_MS = 250
LEAST_DISTANCE = 8.0
"""Two small pictures nearer than this, in grey levels of 255 on the mean, look alike."""
USUAL_DISTANCE = 9.0
"""Where half of the pairs are nearer than this, nine variations look like one."""
WANTED_DISTANCE = 15.0
MOST_WIDENING = 3.0
REDRAWS = 12
_COMPARED_PX = 32


class VariationsDialog(QDialog):
    """Lives in the GUI thread; stays open while pictures come in.

    Signals:
        style_chosen(Style): the style as it was, with the seed and the spread that were picked.
        pictures_wanted(list of Style): whose small pictures should be made.
        sharp_wanted(list of Style, int): all are there and stay; how many pixels of the screen
            their longer sides have.
        more_wanted(Style): nine that are like this one are wanted; :meth:`go_on_from` answers.
    """

    style_chosen = Signal(object)
    pictures_wanted = Signal(object)
    sharp_wanted = Signal(object, int)
    more_wanted = Signal(object)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = style
        self._seeds: list[int] = []
        self._pictures: dict[Style, np.ndarray] = {}
        self._redraws = 0
        self._may_widen = True
        self.setWindowTitle(tr("Nine variations"))
        self.setObjectName("variations")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(10)
        hint = QLabel(tr("Click the picture that you like. A right click gives more like it."))
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
            tile.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            tile.customContextMenuRequested.connect(self._on_tile_menu)
            grid.addWidget(tile, place // 3, place % 3)
            self.tiles.append(tile)
        layout.addLayout(grid)
        layout.addLayout(self._make_foot())

    def _make_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        label = QLabel(tr("Difference"))
        label.setProperty("quiet", True)
        self.difference = QuietSlider(Qt.Orientation.Horizontal)
        self.difference.setObjectName("variation_difference")
        self.difference.setAccessibleName(tr("How different the variations are"))
        self.difference.setToolTip(tr("How far the variations go from the look"))
        self.difference.setRange(*DIFFERENCES)
        self.difference.setValue(round(100 * self._style.spread))
        # Nine pictures for every step of the slider would come too late for all of them.
        self._rest = QTimer(self, singleShot=True, interval=DIFFERENCE_REST_MS)
        self._rest.timeout.connect(self._want_pictures)
        self.difference.valueChanged.connect(self._on_difference)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        again = QPushButton(tr("Nine others"))
        again.clicked.connect(self.ask)
        buttons.addButton(again, QDialogButtonBox.ButtonRole.ActionRole)
        row.addWidget(label)
        row.addWidget(self.difference, 1)
        row.addSpacing(12)
        row.addWidget(buttons)
        return row

    @Slot()
    def _on_difference(self) -> None:
        # The same nine, more or less different: so the slider is understood.
        self._redraws, self._may_widen = 0, False
        self._rest.start()

    @Slot()
    def ask(self) -> None:
        """Draws nine new seeds and asks for their pictures."""
        self._seeds = random.sample(range(1, LARGEST_SEED), COUNT)
        self._redraws = REDRAWS
        self._want_pictures()

    def go_on_from(self, style: Style) -> None:
        """Nine variations of another look: itself in the middle, and eight round it."""
        self._style = style
        self.difference.blockSignals(True)  # the person has not moved it
        self.difference.setValue(round(100 * style.spread))
        self.difference.blockSignals(False)
        self._rest.stop()
        self._seeds = random.sample(range(1, LARGEST_SEED), COUNT)
        self._seeds[COUNT // 2] = 0
        # They are to stay near: those that look alike are drawn again, but no farther away.
        self._redraws, self._may_widen = REDRAWS, False
        self._want_pictures()

    @Slot()
    def _want_pictures(self) -> None:
        self._pictures = {}
        styles = [self._variation(seed) for seed in self._seeds]
        for tile, style in zip(self.tiles, styles, strict=True):
            tile.setIcon(QIcon())
            self._show_on(tile, style)
        self.pictures_wanted.emit(styles)

    def _variation(self, seed: int) -> Style:
        spread = self._style.spread
        if self.difference.value() != round(100 * spread):  # unmoved, it stays as it was exactly
            spread = self.difference.value() / 100
        return self._style.with_spread(spread).with_seed(seed)

    @staticmethod
    def _show_on(tile: QToolButton, style: Style) -> None:
        tile.setProperty("style", style)
        words = tr("Seed {seed}", seed=style.seed) if style.seed else tr("The look itself")
        tile.setAccessibleName(tr("Variation: {words}", words=words))
        tile.setToolTip(tr("{words}\nRight click: more like this", words=words))

    def _tell_apart(self) -> None:
        """Once all pictures are there: goes farther from a look whose variations all look alike,
        and draws one of the two that look most alike again, until all differ to the eye."""
        shown = [tile.property("style") for tile in self.tiles]
        if any(style not in self._pictures for style in shown):
            return
        if self._redraws <= 0 or not self._draws_again(shown):
            self.sharp_wanted.emit(shown, round(self._side * self.devicePixelRatioF()))

    def _draws_again(self, shown: list[Style]) -> bool:
        """Whether some are made anew, since they look alike."""
        pairs = list(combinations(range(COUNT), 2))
        distances = [self._distance(shown[a], shown[b]) for a, b in pairs]
        usual = float(np.median(distances))
        if self._may_widen and usual < USUAL_DISTANCE:
            self._widen(min(MOST_WIDENING, WANTED_DISTANCE / max(usual, 1.0)))
        elif min(distances) < LEAST_DISTANCE:
            self._redraw_one(pairs[distances.index(min(distances))], shown)
        else:
            return False
        return True

    def _widen(self, factor: float) -> None:
        self._may_widen = False
        self.difference.blockSignals(True)  # the person has not moved it
        self.difference.setValue(round(factor * self.difference.value()))
        self.difference.blockSignals(False)
        self._want_pictures()

    def _redraw_one(self, nearest: tuple[int, int], shown: list[Style]) -> None:
        self._redraws -= 1
        drawn = [place for place in nearest if self._seeds[place]]  # the look itself is no draw
        place = min(drawn, key=lambda i: self._loneliness(i, shown))
        self._seeds[place] = random.randrange(1, LARGEST_SEED)
        style = self._variation(self._seeds[place])
        self._show_on(self.tiles[place], style)  # with the old picture until the new one is there
        self.pictures_wanted.emit([style])

    def _loneliness(self, place: int, shown: list[Style]) -> float:
        """How far a picture is from all the others on the mean."""
        return sum(self._distance(shown[place], style) for style in shown)

    def _distance(self, a: Style, b: Style) -> float:
        return float(np.abs(self._pictures[a] - self._pictures[b]).mean())

    def show_picture(self, style: Style, picture: QImage) -> None:
        """A small picture has come, or the sharp one in its place."""
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
                if style not in self._pictures:
                    self._pictures[style] = _compared(picture)
                    self._tell_apart()

    @Slot(QPoint)
    def _on_tile_menu(self, at: QPoint) -> None:
        tile = self.sender()
        assert isinstance(tile, QToolButton)
        style = tile.property("style")
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("&Take this")).triggered.connect(tile.click)
        menu.addAction(tr("&More like this")).triggered.connect(
            lambda: self.more_wanted.emit(style)
        )
        menu.popup(tile.mapToGlobal(at))

    @Slot()
    def _on_tile(self) -> None:
        self.style_chosen.emit(self.sender().property("style"))
        self.accept()


def _compared(picture: QImage) -> np.ndarray:
    """A picture as it is compared with others: float32 (h, w, 3), very small."""
    size = (_COMPARED_PX, _COMPARED_PX)
    mode = Qt.TransformationMode.SmoothTransformation
    small = picture.scaled(*size, Qt.AspectRatioMode.IgnoreAspectRatio, mode)
    small = small.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(small.constBits(), np.uint8).reshape(size[1], small.bytesPerLine())
    return rows[:, : 3 * size[0]].reshape(*size, 3).astype(np.float32)
