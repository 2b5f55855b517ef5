"""The table of commands: text, keys, and what the icon is called. One row per command."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from drawai_desktop.ui.command import SEPARATOR, Command, Menu
from drawai_desktop.ui.mark_rows import MARK_COMMANDS
from drawai_desktop.ui.theme import Theme, icon
from drawai_desktop.ui.tool_rows import (
    HAND_COMMANDS,
    LABEL_COMMANDS,
    NEXT_HAND,
    SIZE_COMMANDS,
    TOOL_COMMANDS,
    TOOL_ENTRIES,
)
from drawai_desktop.ui.upscaler_rows import UPSCALER_COMMANDS

COMMANDS = (
    Command("new", "&New...", ("Ctrl+N",), "New canvas", "new"),
    Command("open", "&Open...", ("Ctrl+O",), "Open a project or a label map", "open"),
    Command("examples", "E&xamples...", (), "Examples: painted scenes to start from", "examples"),
    Command("unsaved", "&Unsaved work...", (), "Work that was never saved"),
    Command("surprise", "Surprise &me", ("Ctrl+R",), "A random scene", "surprise"),
    Command("save", "&Save", ("Ctrl+S",), "Save the project", "save"),
    Command("save_as", "Save &as...", ("Ctrl+Shift+S",)),
    Command("export", "&Export picture", ("Ctrl+E",), "Export the picture", "export"),
    Command("export_as", "Export &picture as...", ("Ctrl+Shift+E",)),
    Command("export_large", "Paint anew, &larger (advanced)..."),
    Command("export_ids", "Export label map as &ids..."),
    Command("export_colours", "Export label map as &colours..."),
    Command("export_both", "Export side &by side..."),
    Command(
        "export_lapse", "Export &time lapse...", (), "Export a film of how the picture was painted"
    ),
    Command("read_as", "Rea&d label map as...", (), "Choose how the label map is coded"),
    Command("import_photo", "Import p&hoto as label map..."),
    Command("quit", "&Quit", ("Ctrl+Q",)),
    Command("undo", "&Undo", ("Ctrl+Z",), icon="undo"),
    Command("redo", "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), icon="redo"),
    Command("copy", "&Copy picture", ("Ctrl+C",)),
    Command("copy_map", "Copy label &map as colours", ("Ctrl+Shift+C",)),
    Command(
        "keep_picture",
        "&Keep in the history",
        ("K",),
        "Keep the picture that is shown, with its map, style and seed",
        "pin",
    ),
    Command("paste", "&Paste label map or photo", ("Ctrl+V",)),
    Command("clear", "C&lear the canvas", ("Ctrl+Del",)),
    Command("fill_unlabelled", "Fill u&nlabelled with the chosen label"),
    Command("flip", "&Flip left and right"),
    Command(
        "wrap_none", "Do not &join sides", (), "The canvas ends at all sides", "", True, "wrap"
    ),
    Command(
        "wrap_left_right",
        "Join left and ri&ght",
        (),
        "A panorama: the picture goes on at the other side, without a seam",
        "",
        True,
        "wrap",
    ),
    Command(
        "wrap_all",
        "Join all s&ides",
        (),
        "A tile: the picture can be laid beside and below itself, without a seam",
        "",
        True,
        "wrap",
    ),
    Command("settings", "&Settings...", ("Ctrl+,",)),
    Command("edit_shortcuts", "Shor&tcuts...", (), "Change the keys of commands"),
    *TOOL_COMMANDS,
    *SIZE_COMMANDS,
    NEXT_HAND,
    *HAND_COMMANDS,
    *LABEL_COMMANDS,
    Command("layer_add", "&New layer", ("Ins",), "New layer", "layer-add"),
    Command("layer_duplicate", "&Duplicate layer", ("Ctrl+J",), icon="layer-duplicate"),
    Command("layer_merge", "&Merge down", ("Ctrl+Shift+M",), icon="layer-merge"),
    Command("layer_delete", "D&elete layer", ("Shift+Del",), icon="layer-delete"),
    Command("layer_rename", "&Rename layer..."),
    Command("layer_hide", "&Hide layer", ("Ctrl+H",), icon="layer-hidden", checkable=True),
    Command("layer_lock", "Loc&k layer", ("Ctrl+K",), icon="layer-lock", checkable=True),
    Command("layer_raise", "Move layer &up", ("Ctrl+PgUp",), icon="layer-up"),
    Command("layer_lower", "Move layer d&own", ("Ctrl+PgDown",), icon="layer-down"),
    Command("layer_above", "Paint on the layer &above", ("PgUp",)),
    Command("layer_below", "Paint on the layer &below", ("PgDown",)),
    Command(
        "fill_all_layers",
        "&Fill looks at all layers",
        (),
        "A fill ends where another label is seen, not where the layer has one",
        checkable=True,
    ),
    Command("reference_choose", "Reference &picture...", (), "A picture to paint after", "photo"),
    Command(
        "reference_move",
        "Mo&ve the reference picture",
        (),
        "Move the reference picture by hand",
        "pan",
        checkable=True,
    ),
    Command(
        "reference_over",
        "Reference over the label&s",
        (),
        "Over the labels; otherwise it lies under them, seen where nothing is painted",
        "reference-over",
        checkable=True,
    ),
    Command(
        "reference_hide",
        "Hide the reference p&icture",
        (),
        "Hide the reference picture",
        "layer-hidden",
        checkable=True,
    ),
    Command(
        "reference_remove",
        "Remove the reference pic&ture",
        (),
        "Remove the reference picture",
        "layer-delete",
    ),
    Command("variation", "New &variation", ("R",), "Another seed", "dice"),
    Command("variation_back", "&Previous variation", ("Shift+R",)),
    Command(
        "variations", "&Nine variations...", ("Ctrl+G",), "Nine variations to pick from", "grid"
    ),
    Command("style_photo", "Style from p&hoto...", (), "Take the style of a photo", "photo"),
    Command("style_neutral", "Neut&ral style"),
    Command("live", "&Live", ("L",), checkable=True),
    Command("render", "&Render now", ("F5",), icon="render"),
    Command("install_model", "&Install from file..."),
    Command("install_folder", "Install from f&older..."),
    *UPSCALER_COMMANDS,
    Command("train", "Train on &my pictures...", (), "Train a model on your own pictures"),
    Command(
        "take_labels", "Ta&ke corrected labels", (), "Labels of a training picture, as painted"
    ),
    Command("model_folder", "Show the model &folder"),
    Command("zoom_in", "Zoom &in", ("Ctrl++", "Ctrl+=")),
    Command("zoom_out", "Zoom &out", ("Ctrl+-",)),
    Command("zoom_fit", "&Fit", ("Ctrl+0",)),
    Command("zoom_one", "&100 %", ("Ctrl+1",)),
    Command(
        "view_side",
        "&Both pictures",
        ("F2",),
        "Both pictures, side by side or stacked as the canvas's shape has it",
        "view-side",
        True,
        "view",
    ),
    Command(
        "view_canvas", "&Canvas only", ("F3",), icon="view-canvas", checkable=True, group="view"
    ),
    Command(
        "view_picture", "&Picture only", ("F4",), icon="view-picture", checkable=True, group="view"
    ),
    Command("view_row", "Si&de by side", checkable=True, group="view"),
    Command(
        "view_stacked",
        "&Stacked",
        ("Shift+F2",),
        "One above the other",
        "view-stacked",
        True,
        "view",
    ),
    Command(
        "view_wipe",
        "&Wipe line",
        ("Shift+F3",),
        "Canvas and picture, with a line between them to drag",
        "view-wipe",
        True,
        "view",
    ),
    Command(
        "overlay",
        "Picture o&ver the canvas",
        ("O",),
        "Picture over the canvas, faintly",
        "overlay",
        True,
    ),
    Command("mirror", "&Mirror the view", ("M",), checkable=True),
    Command(
        "repeat",
        "&Repeat",
        ("Shift+F4",),
        "Canvas and picture nine times beside themselves, to see how they join",
        checkable=True,
    ),
    Command("turn_left", "Turn the view &left", ("Ctrl+4",)),
    Command("turn_reset", "&Upright view", ("Ctrl+5",), "Turn the view back"),
    Command("turn_right", "Turn the view &right", ("Ctrl+6",)),
    *MARK_COMMANDS,
    Command(
        "palette_names", "Palette with &names", ("F6",), "Palette with names", "panel-left", True
    ),
    Command("history", "&History strip", ("F9",), "History strip", "history", True),
    Command("styles_panel", "Style p&anel", ("F7",), "Style panel", "panel-bottom", True),
    Command("layers_panel", "La&yer panel", ("F8",), "Layers", "layers", True),
    Command("statistics_panel", "Label statist&ics", ("F12",), "Label statistics", "", True),
    Command("panels_home", "Panels to their own p&laces"),
    Command("hide_panels", "Hide &all panels", ("Tab",), checkable=True),
    Command("full_screen", "F&ull screen", ("F11",), checkable=True),
    Command("theme_system", "As the &system", checkable=True, group="theme"),
    Command("theme_dark", "&Dark", checkable=True, group="theme"),
    Command("theme_light", "&Light", checkable=True, group="theme"),
    Command("theme_contrast", "High &contrast", checkable=True, group="theme"),
    Command("hints", "Show &hints", checkable=True),
    Command(
        "first_steps", "&First steps", (), "Three notes, until the first stroke", checkable=True
    ),
    Command("tips", "Show &tips", (), "A tip in the status bar", checkable=True),
    Command("next_tip", "&Next tip"),
    Command("shortcuts", "&Keys", ("F1",)),
    Command("report", "Copy &report"),
    Command("about", "&About DrawAI"),
)


MENUS = (
    Menu("&File", (
        "new", "open", "recent", "unsaved", "examples", "surprise", SEPARATOR,
        "save", "save_as", SEPARATOR,
        "export", "export_as", "export_large", "export_ids", "export_colours", "export_both",
        "export_lapse", SEPARATOR,
        "read_as", "import_photo", SEPARATOR, "quit",
    )),
    Menu("&Edit", (
        "undo", "redo", SEPARATOR, "copy", "copy_map", "keep_picture", "paste", SEPARATOR, "clear",
        "fill_unlabelled", "flip", SEPARATOR, "wrap_none", "wrap_left_right", "wrap_all", SEPARATOR,
        "settings", "edit_shortcuts",
    )),
    Menu("&View", (
        "zoom_in", "zoom_out", "zoom_fit", "zoom_one",
        Menu("&Turn the view", ("turn_left", "turn_reset", "turn_right")), SEPARATOR,
        "view_side", "view_row", "view_stacked", "view_canvas", "view_picture", "view_wipe",
        SEPARATOR, "overlay", "mirror", "repeat",
        Menu("&Labels on the canvas", tuple(c.name for c in MARK_COMMANDS)), SEPARATOR,
        Menu("Pa&nels", (
            "palette_names", "styles_panel", "layers_panel", "statistics_panel", "history",
            SEPARATOR, "panels_home",
        )),
        "hide_panels", "full_screen",
        Menu("Th&eme", ("theme_system", "theme_dark", "theme_light", "theme_contrast")),
    )),
    Menu("&Tools", (
        *TOOL_ENTRIES, SEPARATOR, Menu("Brush si&ze", tuple(c.name for c in SIZE_COMMANDS)),
        *(c.name for c in HAND_COMMANDS),
    )),
    Menu("&Label", tuple(c.name for c in LABEL_COMMANDS)),
    Menu("La&yer", (
        "layer_add", "layer_duplicate", "layer_merge", "layer_delete", SEPARATOR, "layer_rename",
        "layer_hide", "layer_lock", SEPARATOR, "layer_raise", "layer_lower", "layer_above",
        "layer_below", SEPARATOR, "fill_all_layers", SEPARATOR, "reference_choose",
        "reference_move", "reference_over", "reference_hide", "reference_remove",
    )),
    Menu("&Style", (
        "variation", "variation_back", "variations", SEPARATOR, "style_neutral", "style_photo",
    )),
    Menu("&Model", (
        "models", "details", SEPARATOR, "install_model", "install_folder",
        *(c.name for c in UPSCALER_COMMANDS), "model_folder", SEPARATOR, "train", "take_labels",
        SEPARATOR, "live", "render",
    )),
    Menu("&Help", (
        "hints", "first_steps", "tips", "next_tip", SEPARATOR, "shortcuts", SEPARATOR,
        "report", "about",
    )),
)  # fmt: skip
"""The menu bar; ``recent``, ``models`` and ``details`` stand for lists that change. No menu is
higher than the smallest window, and in none does a letter stand twice."""


def make_actions(parent: QObject) -> dict[str, QAction]:
    """The actions of the table, by name, without anything connected."""
    groups: dict[str, QActionGroup] = {}
    actions = {}
    for command in COMMANDS:
        action = QAction(command.text, parent)
        action.setObjectName(command.name)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setCheckable(command.checkable)
        action.setIconVisibleInMenu(command in TOOL_COMMANDS)
        text = command.tip or command.text.replace("&", "").rstrip(".")
        action.setToolTip(tip_with_keys(text, action))
        if command.group:
            group = groups.setdefault(command.group, QActionGroup(parent))
            group.addAction(action)
        actions[command.name] = action
    return actions


def tip_with_keys(text: str, action: QAction) -> str:
    """What a tip says of an action: a text, and the keys that it has now."""
    keys = "  ".join(key.toString(key.SequenceFormat.NativeText) for key in action.shortcuts())
    return f"{text}   {keys}".rstrip()


def set_icons(actions: dict[str, QAction], theme: Theme) -> None:
    """Gives the actions their icons in the theme's colour."""
    for command in COMMANDS:
        if command.icon:
            actions[command.name].setIcon(icon(command.icon, theme))


def connect(actions: dict[str, QAction], slots: dict[str, Callable[..., object]]) -> None:
    """Connects actions to what they do; checkable ones pass their state."""
    for name, slot in slots.items():
        actions[name].triggered.connect(slot)
