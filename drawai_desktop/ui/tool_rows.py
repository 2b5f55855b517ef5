"""The tools' commands, in the groups that the rail folds where it is short."""

from dataclasses import dataclass

from drawai_desktop.ui.command import CONTEXT, SEPARATOR, Command, Menu
from drawai_desktop.words import translated


@dataclass(frozen=True)
class ToolGroup:
    """Tools that are one button where the rail is short.

    Attributes:
        is_one_button: it is one anywhere, and a click shows them.
    """

    english: str
    commands: tuple[Command, ...]
    is_one_button: bool = False

    @property
    def name(self) -> str:
        """As the rail says it."""
        return translated(CONTEXT, self.english)


def _tool(name: str, text: str, *keys: str) -> Command:
    """A tool's command; its icon is called as the tool is."""
    return Command(f"tool_{name}", text, keys, icon=name, checkable=True, group="tool")


TOOL_GROUPS = (
    ToolGroup("Brushes", (_tool("brush", "&Brush", "B"), _tool("spray", "Spra&y", "A"))),
    ToolGroup("Eraser", (_tool("eraser", "&Eraser", "E"),)),
    ToolGroup("Fill", (_tool("fill", "&Fill", "F", "G"),)),
    ToolGroup(
        "Shapes",
        (
            _tool("line", "&Line", "V"),
            _tool("rectangle", "&Rectangle", "U"),
            _tool("ellipse", "Ell&ipse", "C"),
            _tool("polygon", "Poly&gon", "N"),
            _tool("lasso", "L&asso", "S"),
        ),
    ),
    ToolGroup(
        "Helping hands",
        (
            _tool("horizon", "Hori&zon", "Shift+H"),
            _tool("ridge", "Mountain ri&dge", "Shift+M"),
            _tool("way", "&Winding road or river", "Shift+W"),
            _tool("tree_line", "Tr&ee line", "Shift+T"),
            _tool("scatter", "Scatter ro&cks or plants", "Shift+S"),
            _tool("coast", "C&oast or lake", "Shift+C"),
            _tool("reflection", "Mi&rror in water", "Shift+U"),
        ),
        is_one_button=True,
    ),
    ToolGroup(
        "Selections",
        (
            _tool("select", "Selec&t a rectangle", "T"),
            _tool("select_lasso", "&Select a shape", "D"),
        ),
    ),
    ToolGroup("Pick", (_tool("pick", "&Pick a label", "I"),)),
    ToolGroup("Move", (_tool("pan", "&Move the view", "H"),)),
)
"""In the order of the rail and of the menu."""

SIZE_COMMANDS = (
    Command("smaller", "Brush &smaller", ("[",)),
    Command("larger", "Brush &larger", ("]",)),
    Command("much_smaller", "Brush m&uch smaller", ("Shift+[",)),
    Command("much_larger", "Brush &much larger", ("Shift+]",)),
    Command("preset_smaller", "The next smaller &preset", (",",)),
    Command("preset_larger", "The &next larger preset", (".",)),
)
HAND_COMMANDS = (
    Command("brush_options", "Br&ush settings", ("Shift+B",), icon="sliders"),
    Command("save_preset", "Sa&ve the brush as a preset..."),
    Command(
        "key_painting",
        "Paint by &keyboard",
        ("W",),
        "Arrows move a cursor over the canvas, Space paints",
        checkable=True,
    ),
)
"""What else there is to the brush in the hand."""
NEXT_HAND = Command(
    "next_hand", "&Next helping hand", ("J",), "The helping hand used last, or the next"
)
LABEL_COMMANDS = (
    Command("find_label", "&Find a label", ("/",)),
    Command("swap_labels", "Swap the last &two labels", ("X",)),
    Command("unlabelled", "Paint &unlabelled", ("Backspace",)),
    Command(
        "paint_only",
        "Paint &only over a label",
        ("P",),
        "Paint only over one label: the one under the pointer, or one to choose",
        "only",
        True,
    ),
    Command(
        "fill_same",
        "Fill &all of a label",
        ("Shift+F",),
        "A fill takes all pixels of the label, connected or not",
        checkable=True,
    ),
    Command(
        "replace_label",
        "&Replace a label everywhere",
        ("Shift+X",),
        "The label under the pointer, or one to choose, becomes the chosen label in all layers",
    ),
    Command("label_grow", "&Grow the label's regions", ("Alt+]",)),
    Command("label_shrink", "&Shrink the label's regions", ("Alt+[",)),
    Command("label_colours", "Label &colours...", ("Shift+L",), "Other colours on the screen"),
)
"""What is done with labels."""

TOOL_COMMANDS = tuple(command for group in TOOL_GROUPS for command in group.commands)


def _names(group: str) -> tuple[str, ...]:
    found = next(one for one in TOOL_GROUPS if one.english == group)
    return tuple(command.name for command in found.commands)


TOOL_ENTRIES: tuple[str | Menu, ...] = (
    *_names("Brushes"),
    *_names("Eraser"),
    *_names("Fill"),
    Menu("S&hapes", _names("Shapes")),
    Menu("Helping han&ds", (*_names("Helping hands"), SEPARATOR, NEXT_HAND.name)),
    *_names("Selections"),
    *_names("Pick"),
    *_names("Move"),
)
"""The tools as the menu has them: the large groups are menus of their own."""
