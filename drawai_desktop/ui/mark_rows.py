"""The commands that show labels without their colours: text and keys, in the order of the menu."""

from drawai_desktop.ui.command import Command

MARK_COMMANDS = (
    Command(
        "outlines",
        "Ou&tlines of the labels",
        ("Shift+O",),
        "A line wherever two labels meet; on the screen alone",
        checkable=True,
    ),
    Command(
        "patterns",
        "Patter&ns of the labels",
        ("Shift+P",),
        "Every label in a pattern of its own; on the screen alone",
        checkable=True,
    ),
    Command(
        "region_names",
        "Na&mes on the regions",
        ("Shift+N",),
        "The labels' names where there is room for them; on the screen alone",
        checkable=True,
    ),
    Command(
        "label_tips",
        "Tell la&bels at the pointer",
        ("Shift+I",),
        "Where the pointer rests: the label, what paints it, and how large its region is",
        checkable=True,
    ),
)
"""They are switches, and remembered."""
