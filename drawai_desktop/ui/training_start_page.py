"""The page of the training dialog where a new training begins: pictures, name, model."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QPushButton, QWidget

from drawai_desktop.core.model_manifest import ModelManifest
from drawai_desktop.ui.folder_field import FolderField
from drawai_desktop.ui.training_page import TrainingPage, quiet_label
from drawai_desktop.words import translator

tr = translator(__name__)

_LONGEST_TITLE = 40
TRAINABLE_KIND = "drawai-spade"


class TrainingStartPage(TrainingPage):
    """Lives in the GUI thread.

    Signals:
        wanted(str, str, object): folder of pictures, title, the manifest to start from.
    """

    wanted = Signal(str, str, object)

    def __init__(self) -> None:
        super().__init__("training_start_page")
        self.set_title(tr("Train a model on your pictures"))
        self.add(
            quiet_label(
                tr(
                    "Choose a folder with 20 to 500 photographs of what the model should learn. "
                    "Their label maps are made for you, and you can correct them. A folder of "
                    "pairs does, too: images with labels, or NAME.jpg beside NAME.png."
                )
            )
        )
        self.folder = FolderField(tr("Pictures"), "")
        self.title = QLineEdit()
        self.title.setAccessibleName(tr("Name of the new model"))
        self.title.setMaxLength(_LONGEST_TITLE)
        self.models = QComboBox()
        self.models.setAccessibleName(tr("Model to start from"))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        fields: tuple[tuple[str, QWidget], ...] = (
            (tr("Pictures"), self.folder),
            (tr("Name"), self.title),
            (tr("Start from"), self.models),
        )
        for text, field in fields:
            label = QLabel(text)
            label.setFixedHeight(30)
            label.setBuddy(field)
            form.addRow(label, field)
        self.add_layout(form)
        self.add(
            quiet_label(
                tr(
                    "The model keeps what it knows and moves towards your pictures. It takes "
                    "minutes to an hour; you can paint meanwhile, and close the window."
                )
            )
        )
        self.add_stretch()
        self.look = QPushButton(tr("Look at the pictures"))
        self.look.setObjectName("training_look")
        self.look.setDefault(True)
        self.look.clicked.connect(self._on_look)
        self.add_buttons(self.look)
        self._missing = ""
        self._is_named = False
        self._chosen = ""
        self.folder.changed.connect(self._on_folder)
        self.title.textEdited.connect(self._on_title)
        self._show_ready()

    def set_models(self, models: Sequence[ModelManifest], current: str) -> None:
        """Offers the models that can be trained on.

        Args:
            current: the folder of the model that is loaded.
        """
        self.models.clear()
        for manifest in models:
            if manifest.kind == TRAINABLE_KIND and manifest.unlabelled is not None:
                self.models.addItem(manifest.name, manifest)
                if str(manifest.folder) == current:
                    self.models.setCurrentIndex(self.models.count() - 1)
        self._show_ready()

    def set_missing(self, sentence: str) -> None:
        """What keeps this installation from training; empty for nothing."""
        self._missing = sentence
        self.set_trouble(sentence)
        self._show_ready()

    @Slot(str)
    def _on_folder(self, folder: str) -> None:
        self._chosen = folder
        if not self._is_named:
            self.title.setText(Path(folder).name[:_LONGEST_TITLE])
        self._show_ready()

    @Slot()
    def _on_title(self) -> None:
        self._is_named = bool(self.title.text().strip())
        self._show_ready()

    def _show_ready(self) -> None:
        is_ready = bool(self._chosen and self.title.text().strip() and self.models.count())
        self.look.setEnabled(is_ready and not self._missing)

    @Slot()
    def _on_look(self) -> None:
        title = " ".join(self.title.text().split())
        self.wanted.emit(self._chosen, title, self.models.currentData())
        self._is_named = False
