"""Small pictures of a training's pairs: the photograph, and its label map over it at the right."""

from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QIcon, QImage, QPixmap

from drawai_desktop.canvas.map_image import image_of
from drawai_desktop.core.labels import LabelSet, standard_labels
from drawai_desktop.core.model_manifest import ModelManifest, read_manifest
from drawai_desktop.core.set_labels import pair_names, read_pair
from drawai_desktop.core.training_state import TrainingState
from drawai_desktop.core.trainings import Training
from drawai_desktop.errors import FileError
from drawai_desktop.ui.background import BackgroundTask
from drawai_desktop.ui.training_pictures_page import PAIR_PX, TrainingPicturesPage

_AT_ONCE = 12
"""So many are read in one task, so that the first are there soon."""
_SCALE = 2
"""Of the small pictures, for fine screens."""
_LABELS_OVER = 0.75
"""How much of the label map's colour lies over the photograph."""


class PairIcons(QObject):
    """Lives in the GUI thread; files are read in threads of their own. Pairs are shown as they are
    made."""

    def __init__(self, page: TrainingPicturesPage, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._training: Training | None = None
        self._shown: set[str] = set()
        self._task: BackgroundTask | None = None

    def show(self, training: Training, state: TrainingState) -> None:
        """Shows the pairs that there are by now."""
        if self._training is None or training.folder != self._training.folder:
            self._give_up()
            self._page.clear_pairs()
            self._shown.clear()
        self._training = training
        if not state.is_running and set(pair_names(training.folder)) < self._shown:
            self._page.clear_pairs()  # some are gone
            self._shown.clear()
        self._read_more()

    def forget(self, name: str) -> None:
        """The pair looks different now."""
        self._shown.discard(name)

    def _read_more(self) -> None:
        training = self._training
        if self._task is not None or training is None:
            return
        names = [n for n in pair_names(training.folder) if n not in self._shown][:_AT_ONCE]
        if not names:
            return

        def work(_task: BackgroundTask) -> list[tuple[str, QImage]]:
            return _images(training, names)

        self._task = BackgroundTask(work, self, reads=training.plan.title)
        self._task.done.connect(self._on_read)
        self._task.failed.connect(self._on_failed)
        self._task.start()

    @Slot(object)
    def _on_read(self, images: list[tuple[str, QImage]]) -> None:
        self._task = None
        for name, image in images:
            pixmap = QPixmap.fromImage(image)
            pixmap.setDevicePixelRatio(_SCALE)
            self._page.show_pair(name, QIcon(pixmap))
            self._shown.add(name)
        if images:
            self._read_more()

    @Slot(str)
    def _on_failed(self, _sentence: str) -> None:
        self._task = None  # the model is gone; the pages say what else is wrong

    def _give_up(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None


def _images(training: Training, names: list[str]) -> list[tuple[str, QImage]]:
    manifest = read_manifest(Path(training.plan.start))
    labels = standard_labels()
    labels = labels.extended(manifest.own_labels(labels))
    found = []
    for name in names:
        try:
            found.append((name, image_of(_side_by_side(training, name, manifest, labels))))
        except FileError:
            found.append((name, QImage()))  # the training itself will say so
    return found


def _side_by_side(
    training: Training, name: str, manifest: ModelManifest, labels: LabelSet
) -> np.ndarray:
    """uint8 (h, w, 3): the photograph and its labels, each cut to half of the tile."""
    photo, ids = read_pair(training.folder, name, manifest)
    high, wide = PAIR_PX.height() * _SCALE, PAIR_PX.width() * _SCALE // 2
    side = min(photo.shape[0] / high, photo.shape[1] / wide)
    cut_high, cut_wide = round(high * side), round(wide * side)
    top, left = (photo.shape[0] - cut_high) // 2, (photo.shape[1] - cut_wide) // 2
    box = (left, top, left + cut_wide, top + cut_high)
    small = Image.fromarray(photo).resize((wide, high), Image.Resampling.BICUBIC, box)
    map_ = Image.fromarray(ids).resize((wide, high), Image.Resampling.NEAREST, box)
    table = np.full((256, 3), 0x80, np.uint8)
    for label in labels:
        table[label.id] = label.rgb
    colours = table[np.asarray(map_)].astype(np.float32)
    mixed = colours * _LABELS_OVER + np.asarray(small, np.float32) * (1 - _LABELS_OVER)
    return np.concatenate([np.asarray(small), mixed.astype(np.uint8)], axis=1)
