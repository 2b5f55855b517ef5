"""Every dialog and panel of the window, opened as a person opens it."""

import numpy as np
from PySide6.QtWidgets import QApplication, QMenu

from drawai_desktop import resources
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.unsaved_store import UnsavedStore
from drawai_desktop.core.unsaved_work import UnsavedWork
from drawai_desktop.ui.actions import COMMANDS
from tests.builders import SEA, a_scene, save_png

ASKS_FOR_A_FILE = {
    "open", "save_as", "export_ids", "export_colours", "export_both", "import_photo",
    "reference_choose", "style_photo", "install_model", "install_folder", "install_detail",
}  # fmt: skip
"""Their dialog is the system's."""
WINDOWS = sorted(
    {c.name for c in COMMANDS if c.text.endswith("...")} - ASKS_FOR_A_FILE
    | {"about", "brush_options", "shortcuts"}
)
"""Commands that open a window of the program's own: three dots say that they ask something."""

PANELS = ("layers_panel", "statistics_panel", "styles_panel", "history", "palette_names")


def tops(program):
    """The windows beside the main window."""
    return [
        top
        for top in QApplication.topLevelWidgets()
        if top.isVisible() and top is not program.window and not isinstance(top, QMenu)
    ]


def open_window(program, qtbot, name, folder):
    """The windows that a command opens, on a document that there is something to ask of."""
    prepare = _NEEDED.get(name)
    if prepare is not None:
        prepare(program, qtbot, folder)
    program.window.actions_by_name[name].trigger()
    qtbot.waitUntil(lambda: bool(tops(program)))
    QApplication.processEvents()
    return tops(program)


def open_panels(program):
    """All panels, each in its home."""
    for name in PANELS:
        action = program.window.actions_by_name[name]
        if not action.isChecked():
            action.trigger()
    QApplication.processEvents()


def _a_map_file(program, qtbot, folder):
    program.opening.open_path(save_png(folder / "map.png", a_scene()))
    qtbot.waitUntil(lambda: program.document.title == "map")


def _a_step(program, qtbot, _folder):
    program.document.edit("a step", np.full_like(program.document.label_map.ids, SEA))
    qtbot.wait(50)


def _unsaved_work(_program, _qtbot, _folder):
    """What a window left that has ended."""
    store = UnsavedStore(resources.unsaved_folders(), resources.old_autosaves())
    store.write(1, UnsavedWork(a_scene(), title="mountain-lake"), standard_labels())
    store.close()


def _a_picture(program, qtbot, _folder):
    qtbot.waitUntil(lambda: program.pictures.final_pixels() is not None)


_NEEDED = {
    "read_as": _a_map_file,
    "export_lapse": _a_step,
    "unsaved": _unsaved_work,
    "export_large": _a_picture,
    "variations": _a_picture,
}
"""Command -> what has to be there before."""
