"""Which detail model paints: chosen in the Model menu, offered to exports."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup

from drawai_desktop.core.detail_models import DEFAULT_DETAIL, is_upscaler, upscaler_facts
from drawai_desktop.core.model_manifest import ModelManifest, Task
from drawai_desktop.ui.foreign_text import in_menu, in_tip
from drawai_desktop.ui.parts import Parts
from drawai_desktop.words import translator

tr = translator(__name__)


class DetailCommands(QObject):
    """Lives in the GUI thread."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._menu = parts.window.details_menu
        self._menu.setToolTipsVisible(True)
        self._menu.aboutToShow.connect(self._fill)
        parts.models.detail_chosen.connect(self._on_chosen)
        parts.saving.detail_models = self.offered
        install = parts.window.actions_by_name.get("install_detail")
        if install is not None:
            install.triggered.connect(parts.models.ask_install_detail)

    @property
    def chosen(self) -> str:
        """The name of the detail model that paints at rest."""
        return self._parts.preferences.settings.detail_model or DEFAULT_DETAIL

    def offered(self) -> list[tuple[str, str]]:
        """(title, name) of all detail models, that of the window first."""
        found = [(_title(m), m.folder.name) for m in self._models()]
        return sorted(found, key=lambda entry: entry[1] != self.chosen)

    def _models(self) -> list[ModelManifest]:
        """The program's own first."""
        models = self._parts.models.library.models(Task.DETAIL)
        return sorted(models, key=lambda m: m.folder.name != DEFAULT_DETAIL)

    @Slot()
    def _fill(self) -> None:
        self._menu.clear()
        group = QActionGroup(self._menu)
        for manifest in self._models():
            action = QAction(in_menu(_title(manifest)), self._menu)
            action.setCheckable(True)
            action.setChecked(manifest.folder.name == self.chosen)
            action.setData(manifest)
            action.setToolTip(in_tip(_told(manifest)))
            group.addAction(action)
            self._menu.addAction(action)
        group.triggered.connect(lambda action: self._on_chosen(action.data()))

    @Slot(object)
    def _on_chosen(self, manifest: ModelManifest) -> None:
        name = manifest.folder.name
        self._parts.preferences.change(detail_model="" if name == DEFAULT_DETAIL else name)


def _title(manifest: ModelManifest) -> str:
    if manifest.folder.name == DEFAULT_DETAIL:
        return tr("The program's own")
    facts = upscaler_facts(manifest)
    return f"{manifest.name} ({facts})" if facts else manifest.name


def _told(manifest: ModelManifest) -> str:
    if not is_upscaler(manifest):
        return tr("Paints by label, in a second or less")
    if manifest.licence:
        return tr("Somebody's upscaler; may take minutes. {licence}", licence=manifest.licence)
    return tr(
        "Somebody's upscaler; may take minutes. Its file says nothing of a licence: ask where you "
        "got it."
    )
