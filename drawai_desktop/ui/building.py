"""Builds the parts of the running program, each once; ``app.py`` connects them."""

from collections.abc import Callable

from drawai_desktop import resources
from drawai_desktop.canvas.canvas_view import CanvasView
from drawai_desktop.canvas.current_labels import CurrentLabels
from drawai_desktop.canvas.document import Document
from drawai_desktop.canvas.layer_edits import LayerEdits
from drawai_desktop.canvas.tool_state import ToolState
from drawai_desktop.canvas.viewport import Viewport
from drawai_desktop.core.examples import Example
from drawai_desktop.core.label_map import LabelMap
from drawai_desktop.core.label_reading import read_label_map
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.unsaved_store import UnsavedStore
from drawai_desktop.live.renderer import LiveRenderer
from drawai_desktop.ui.edit_commands import EditCommands
from drawai_desktop.ui.keeping import Keeping
from drawai_desktop.ui.label_popup import LabelPopup
from drawai_desktop.ui.layer_commands import LayerCommands
from drawai_desktop.ui.live_presenter import LivePresenter
from drawai_desktop.ui.main_window import MainWindow
from drawai_desktop.ui.model_commands import ModelCommands
from drawai_desktop.ui.opening import Opening
from drawai_desktop.ui.parts import Parts
from drawai_desktop.ui.photo_import import PhotoImport
from drawai_desktop.ui.preferences import Preferences
from drawai_desktop.ui.project_saving import ProjectSaving
from drawai_desktop.ui.saving import Saving
from drawai_desktop.ui.stroke_logging import StrokeLogging
from drawai_desktop.ui.style_presenter import StylePresenter
from drawai_desktop.ui.theme import theme_of
from drawai_desktop.ui.unsaved_offers import UnsavedOffers
from drawai_desktop.ui.window_presenter import WindowPresenter

FIRST_LABEL = 123  # grass: the example has a meadow to paint on


def build_parts(
    preferences: Preferences,
    labels: CurrentLabels,
    example: Example,
    library: ModelLibrary,
    make_renderer: Callable[[Document], LiveRenderer],
) -> Parts:
    """All parts, for a window that shows an example at first."""
    settings = preferences.settings
    first = read_label_map(example.path, labels.value).ids
    document = Document(LabelMap(first), example.title, example.style)
    label = settings.label if settings.label in labels.value else FIRST_LABEL
    state = ToolState(label, settings.brush, first.size**0.5)
    viewport = Viewport()
    canvas = CanvasView(document, state, viewport, labels)
    window = MainWindow(canvas, state, viewport, labels, theme_of(settings.theme))
    renderer = make_renderer(document)
    saving = Saving(document, labels, renderer.pictures, window)
    saving.model_name = lambda: renderer.manifest.name if renderer.manifest is not None else ""
    store = UnsavedStore(resources.unsaved_folders(), resources.old_autosaves())
    keeping = Keeping(document, viewport, labels, store, window)
    projects = ProjectSaving(document, labels, renderer.pictures, saving, keeping, window)
    keeping.model_name = projects.model_name
    strokes = StrokeLogging(document, window)
    keeping.strokes = projects.strokes = strokes.strokes
    presenter = LivePresenter(document, renderer, window, saving, projects, labels)
    styles = StylePresenter(document, renderer, window)
    styles.set_thumbnail_map(first)
    return Parts(
        document=document,
        layer_edits=(edits := LayerEdits(document)),
        layers=LayerCommands(document, edits, state, viewport, labels, window),
        labels=labels,
        state=state,
        viewport=viewport,
        window=window,
        renderer=renderer,
        preferences=preferences,
        keeping=keeping,
        strokes=strokes,
        unsaved=UnsavedOffers(keeping, window),
        opening=Opening(document, labels, keeping, window),
        saving=saving,
        projects=projects,
        editing=EditCommands(document, edits, state, labels, window),
        presenter=presenter,
        styles=styles,
        photos=PhotoImport(document, renderer, labels, window),
        models=ModelCommands(library, window.models_menu, window),
        popup=LabelPopup(state, labels, window),
        texts=WindowPresenter(document, state, viewport, window, preferences, labels),
    )
