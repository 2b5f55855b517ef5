"""The parts of the running program, for those that connect several of them."""

from dataclasses import dataclass

from drawai_desktop.canvas.current_labels import CurrentLabels
from drawai_desktop.canvas.document import Document
from drawai_desktop.canvas.layer_edits import LayerEdits
from drawai_desktop.canvas.tool_state import ToolState
from drawai_desktop.canvas.viewport import Viewport
from drawai_desktop.live.renderer import LiveRenderer
from drawai_desktop.ui.edit_commands import EditCommands
from drawai_desktop.ui.keeping import Keeping
from drawai_desktop.ui.label_popup import LabelPopup
from drawai_desktop.ui.layer_commands import LayerCommands
from drawai_desktop.ui.live_presenter import LivePresenter
from drawai_desktop.ui.main_window import MainWindow
from drawai_desktop.ui.model_commands import ModelCommands
from drawai_desktop.ui.opening import Opening
from drawai_desktop.ui.photo_import import PhotoImport
from drawai_desktop.ui.preferences import Preferences
from drawai_desktop.ui.project_saving import ProjectSaving
from drawai_desktop.ui.saving import Saving
from drawai_desktop.ui.stroke_logging import StrokeLogging
from drawai_desktop.ui.style_presenter import StylePresenter
from drawai_desktop.ui.unsaved_offers import UnsavedOffers
from drawai_desktop.ui.window_presenter import WindowPresenter


@dataclass(frozen=True)
class Parts:
    """Built once, in app.py. All live in the GUI thread."""

    document: Document
    layer_edits: LayerEdits
    layers: LayerCommands
    labels: CurrentLabels
    state: ToolState
    viewport: Viewport
    window: MainWindow
    renderer: LiveRenderer
    preferences: Preferences
    keeping: Keeping
    strokes: StrokeLogging
    unsaved: UnsavedOffers
    opening: Opening
    saving: Saving
    projects: ProjectSaving
    editing: EditCommands
    presenter: LivePresenter
    styles: StylePresenter
    photos: PhotoImport
    models: ModelCommands
    popup: LabelPopup
    texts: WindowPresenter
