"""The table of settings that the dialog shows: one row each, in groups."""

from dataclasses import dataclass
from enum import Enum, auto

from drawai_desktop.core.choices import (
    DetailChoice,
    DeviceChoice,
    LanguageChoice,
    ThemeChoice,
    WheelChoice,
)
from drawai_desktop.core.label_colours import LabelTheme
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.precision import Precision
from drawai_desktop.core.settings import KEEP_MS, RESOLUTIONS, UI_SCALES
from drawai_desktop.core.unlabelled import NEAREST, NETWORK

UNDO_MEMORIES = (64, 128, 256, 512, 1024, 2048, 4096)
"""MiB."""


class Kind(Enum):
    """How a setting is shown."""

    CHOICE = auto()
    SWITCH = auto()
    FOLDER = auto()
    BUTTON = auto()
    """It has a dialog of its own."""


@dataclass(frozen=True)
class Row:
    """One setting.

    Attributes:
        name: of the field of Settings, or of what the button asks for.
        choices: (text, value) of a choice.
        note: what one should know of it.
        words: other words that it is looked for by.
    """

    name: str
    title: str
    kind: Kind
    choices: tuple[tuple[str, object], ...] = ()
    note: str = ""
    words: str = ""

    def answers(self, query: str) -> bool:
        """Whether all words of a query are in what it says, or begin to be."""
        said = " ".join((self.title, self.note, self.words, *(text for text, _ in self.choices)))
        return all(word in said.casefold() for word in query.casefold().split())


def _switch(name: str, title: str, note: str = "", words: str = "") -> Row:
    return Row(name, title, Kind.SWITCH, note=note, words=words)


def _choice(
    name: str, title: str, *choices: tuple[str, object], note: str = "", words: str = ""
) -> Row:
    return Row(name, title, Kind.CHOICE, choices, note, words)


def _seconds(ms: int) -> str:
    return f"{ms / 1000:g} seconds" if ms != 1000 else "A second"


def settings_groups(scales: tuple[int, ...] = UI_SCALES) -> dict[str, tuple[Row, ...]]:
    """Heading -> the rows below it.

    Args:
        scales: of the window, those that the screen has room for.
    """
    return {
        "Appearance": (
            _choice(
                "theme",
                "Theme",
                ("As the system", ThemeChoice.SYSTEM),
                ("Dark", ThemeChoice.DARK),
                ("Light", ThemeChoice.LIGHT),
                ("High contrast", ThemeChoice.CONTRAST),
                words="colours accessibility",
            ),
            _choice(
                "language",
                "Language",
                ("As the system", LanguageChoice.SYSTEM),
                ("English", LanguageChoice.ENGLISH),
                ("Deutsch", LanguageChoice.GERMAN),
                note="Taken at the next start.",
                words="Sprache German English translation",
            ),
            _choice(
                "ui_scale",
                "Size of the window's parts",
                *((f"{scale} %", scale) for scale in scales),
                note="Taken at the next start.",
                words="UI scale zoom text font larger accessibility",
            ),
            _switch(
                "touch",
                "Large targets for pen and touch",
                words="buttons fingers 44 px accessibility",
            ),
            _switch(
                "reduce_motion",
                "Reduce motion",
                "Messages come and go at once, the bar of a render does not creep.",
                "animation fade accessibility",
            ),
            _switch("hints", "Show hints", words="help beginner"),
            _switch(
                "first_steps",
                "Show the first steps",
                "Three notes in the window; the first stroke takes them away.",
                "help beginner coach tour",
            ),
            _switch("tips", "Show a tip in the status bar", words="help beginner"),
        ),
        "Labels": (
            _choice(
                "label_theme",
                "Colours of the labels",
                ("DrawAI", LabelTheme.OWN),
                ("drawAI and smart-sketch", LabelTheme.CLASSIC),
                ("NVIDIA GauGAN", LabelTheme.GAUGAN),
                note="On the screen alone. The menu Label recolours single ones.",
                words="theme palette ancestors classic",
            ),
            _switch(
                "mark_outlines",
                "Outlines of the labels",
                words="marks colour-blind borders accessibility",
            ),
            _switch(
                "mark_patterns",
                "Patterns of the labels",
                words="marks colour-blind hatch accessibility",
            ),
            _switch(
                "mark_names",
                "Names on the regions",
                words="marks colour-blind text accessibility",
            ),
            _switch(
                "label_tips",
                "Tell labels at the pointer",
                words="hover tooltip tip accessibility",
            ),
        ),
        "Hand": (
            _choice(
                "wheel",
                "The wheel over the pictures",
                ("Zooms", WheelChoice.ZOOM),
                ("Scrolls", WheelChoice.SCROLL),
                note="With Ctrl it changes the brush's size, with Shift it moves sideways, with "
                "Alt it zooms in any case.",
                words="mouse scroll pan direction",
            ),
            _switch(
                "wheel_inverted",
                "Wheel the other way round",
                words="mouse invert direction natural",
            ),
            Row(
                "shortcuts",
                "Shortcuts",
                Kind.BUTTON,
                (("Change the keys...", None),),
                words="keyboard keys hotkeys commands",
            ),
            Row(
                "pen",
                "Pen pressure",
                Kind.BUTTON,
                (("Test and adjust...", None),),
                words="tablet stylus curve soft firm",
            ),
        ),
        "Picture": (
            _choice(
                "detail",
                "Detail",
                ("Off", DetailChoice.OFF),
                ("512 px", DetailChoice.SIDE_512),
                ("1024 px", DetailChoice.SIDE_1024),
                ("As the canvas", DetailChoice.CANVAS),
                note="How large the picture is painted when the hand rests.",
                words="size quality speed",
            ),
            _choice(
                "unlabelled",
                "Unlabelled parts",
                ("As the label beside them", NEAREST),
                *((label.title, label.name) for label in standard_labels() if label.key),
                ("As the network likes", NETWORK),
                words="empty",
            ),
        ),
        "Files and memory": (
            Row("project_folder", "Projects", Kind.FOLDER, words="folder open save as directory"),
            Row("export_folder", "Exports", Kind.FOLDER, words="folder pictures directory"),
            Row(
                "models_folder",
                "More models",
                Kind.FOLDER,
                note="Looked for here besides those that are installed.",
                words="folder network checkpoint directory",
            ),
            _switch(
                "picture_metadata",
                "Exports say how they were made",
                "Model, style, seed and program, in the file. Dropped on the window, such a "
                "picture offers its style and seed.",
                "metadata EXIF privacy pictures",
            ),
            _choice(
                "keep_ms",
                "Unsaved work is kept after",
                *((_seconds(ms), ms) for ms in KEEP_MS),
                note="What a crash may take.",
                words="autosave interval backup restore",
            ),
            _choice(
                "undo_memory_mib",
                "Undo memory",
                *((f"{size} MB", size) for size in UNDO_MEMORIES),
                note="For layers, undo and history together; the oldest gives way.",
                words="steps RAM",
            ),
            _switch(
                "stroke_log",
                "Keep a log of the strokes in the project",
                "So that its making can be shown again. Off, projects tell nothing of it.",
                "recording history privacy",
            ),
        ),
        "Advanced": (
            _choice(
                "resolution",
                "Size of the network's picture",
                *(("As the model was trained" if r == 0 else f"{r} px", r) for r in RESOLUTIONS),
                note="What detail is painted into: the side of a square. More takes longer; what "
                "the model was trained at looks best.",
            ),
            _choice(
                "device",
                "Computed on",
                ("Automatic", DeviceChoice.AUTO),
                ("Processor (CPU)", DeviceChoice.CPU),
                ("NVIDIA GPU (CUDA)", DeviceChoice.CUDA),
                ("Apple GPU (MPS)", DeviceChoice.MPS),
                words="graphics card device",
            ),
            _choice(
                "precision",
                "Live picture",
                ("Automatic", Precision.AUTOMATIC),
                ("Exact", Precision.EXACT),
                ("Fast (half precision)", Precision.FAST),
                note="Automatic is fast where that was measured to be at least 1.5 times as quick. "
                "Fast rounds a little while you paint; when the hand rests, the exact picture "
                "follows, and exports are made as then.",
                words="precision speed",
            ),
        ),
    }
