"""Another model: loads it, and tells everybody its labels and looks."""

from PySide6.QtCore import QObject, Signal, Slot

from drawai_desktop.core.labels import LabelSet, standard_labels
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.model_manifest import ModelManifest
from drawai_desktop.errors import DrawAIError
from drawai_desktop.ui.message import Kind, Message
from drawai_desktop.ui.parts import Parts
from drawai_desktop.words import translator

tr = translator(__name__)


class ModelSwitch(QObject):
    """Lives in the GUI thread.

    Signals:
        said(Message)
    """

    said = Signal(object)

    def __init__(self, parts: Parts, library: ModelLibrary, given: str | None) -> None:
        """
        Args:
            given: the model that the command line names; it is not remembered.
        """
        super().__init__(parts.window)
        self._parts = parts
        self._own_library = self._library = library
        self._given = given
        parts.models.chosen.connect(self.load)
        parts.presenter.model_lost.connect(self._on_lost)
        parts.opening.project_opened.connect(self._on_project)
        parts.unsaved.restored.connect(self._on_project)

    def set_models_folder(self, folder: str) -> None:
        """Looks for models in a folder more; empty for none."""
        self._library = self._own_library.with_folder(folder)
        self._parts.models.set_library(self._library)

    def load_first(self) -> None:
        """The model that the program begins with."""
        wanted = [self._given]
        if self._given is None:  # the last session's may be gone: then the default
            wanted = [self._parts.preferences.settings.model or None, None]
        problem = ""
        for name in wanted:
            try:
                self.load(self._library.find(name))
                return
            except DrawAIError as error:
                problem = str(error)
        self._parts.presenter.say_no_model(problem)

    @Slot(object)
    def load(self, manifest: ModelManifest) -> None:
        """Loads a model; its labels and looks are shown before its weights are there."""
        settings = self._parts.preferences.settings
        self._parts.renderer.load(manifest, settings.device, settings.precision)
        self._show(manifest)

    def reload(self) -> None:
        """Loads the present model again, since the device or the precision is another."""
        manifest = self._parts.renderer.manifest
        if manifest is not None:
            self.load(manifest)

    @Slot()
    def _on_lost(self) -> None:
        self._show(None)

    def _show(self, manifest: ModelManifest | None) -> None:
        parts = self._parts
        labels: LabelSet = standard_labels()
        if manifest is not None:
            labels = labels.extended(manifest.own_labels(labels))
        parts.labels.set(labels)
        parts.window.palette_panel.set_model(manifest)
        parts.window.style_panel.set_model(manifest)
        parts.models.show_current(manifest.folder if manifest else None)
        parts.texts.show_tool()
        if manifest is not None and self._given is None:
            parts.preferences.change(model=manifest.folder.name)
        parts.window.layout_changed.emit()

    @Slot(str)
    def _on_project(self, model: str) -> None:
        """A project is shown with the model that it was made with, where that is installed."""
        current = self._parts.renderer.manifest
        if not model or (current is not None and current.folder.name == model):
            return
        try:
            self.load(self._library.find(model))
        except DrawAIError:
            text = tr(
                "The project was made with the model {model}, which is not installed: the picture "
                "will differ.",
                model=model,
            )
            self.said.emit(Message(text, Kind.WARNING))
