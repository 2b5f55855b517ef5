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
from drawai_desktop.words import translator

tr = translator(__name__)

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
    return tr("{seconds:g} seconds", seconds=ms / 1000) if ms != 1000 else tr("A second")


def settings_groups(scales: tuple[int, ...] = UI_SCALES) -> dict[str, tuple[Row, ...]]:
    """Heading -> the rows below it.

    Args:
        scales: of the window, those that the screen has room for.
    """
    return {
        tr("Appearance"): (
            _choice(
                "theme",
                tr("Theme"),
                (tr("As the system"), ThemeChoice.SYSTEM),
                (tr("Dark"), ThemeChoice.DARK),
                (tr("Light"), ThemeChoice.LIGHT),
                (tr("High contrast"), ThemeChoice.CONTRAST),
                words=tr("colours accessibility"),
            ),
            _choice(
                "language",
                tr("Language"),
                (tr("As the system"), LanguageChoice.SYSTEM),
                ("English", LanguageChoice.ENGLISH),
                ("Deutsch", LanguageChoice.GERMAN),
                note=tr("Taken at the next start."),
                words=tr("Sprache German English translation"),
            ),
            _choice(
                "ui_scale",
                tr("Size of the window's parts"),
                *((f"{scale} %", scale) for scale in scales),
                note=tr("Taken at the next start."),
                words=tr("UI scale zoom text font larger accessibility"),
            ),
            _switch(
                "touch",
                tr("Large targets for pen and touch"),
                words=tr("buttons fingers 44 px accessibility"),
            ),
            _switch(
                "reduce_motion",
                tr("Reduce motion"),
                tr("Messages come and go at once, the bar of a render does not creep."),
                tr("animation fade accessibility"),
            ),
            _switch("hints", tr("Show hints"), words=tr("help beginner")),
            _switch(
                "first_steps",
                tr("Show the first steps"),
                tr("Three notes in the window; the first stroke takes them away."),
                tr("help beginner coach tour"),
            ),
            _switch("tips", tr("Show a tip in the status bar"), words=tr("help beginner")),
        ),
        tr("Labels"): (
            _choice(
                "label_theme",
                tr("Colours of the labels"),
                ("DrawAI", LabelTheme.OWN),
                (tr("drawAI and smart-sketch"), LabelTheme.CLASSIC),
                ("NVIDIA GauGAN", LabelTheme.GAUGAN),
                note=tr("On the screen alone. The menu Label recolours single ones."),
                words=tr("theme palette ancestors classic"),
            ),
            _switch(
                "mark_outlines",
                tr("Outlines of the labels"),
                words=tr("marks colour-blind borders accessibility"),
            ),
            _switch(
                "mark_patterns",
                tr("Patterns of the labels"),
                words=tr("marks colour-blind hatch accessibility"),
            ),
            _switch(
                "mark_names",
                tr("Names on the regions"),
                words=tr("marks colour-blind text accessibility"),
            ),
            _switch(
                "label_tips",
                tr("Tell labels at the pointer"),
                words=tr("hover tooltip tip accessibility"),
            ),
        ),
        tr("Hand"): (
            _choice(
                "wheel",
                tr("The wheel over the pictures"),
                (tr("Zooms"), WheelChoice.ZOOM),
                (tr("Scrolls"), WheelChoice.SCROLL),
                note=tr(
                    "With Ctrl it changes the brush's size, with Shift it moves sideways, with "
                    "Alt it zooms in any case."
                ),
                words=tr("mouse scroll pan direction"),
            ),
            _switch(
                "wheel_inverted",
                tr("Wheel the other way round"),
                words=tr("mouse invert direction natural"),
            ),
            Row(
                "shortcuts",
                tr("Shortcuts"),
                Kind.BUTTON,
                ((tr("Change the keys..."), None),),
                words=tr("keyboard keys hotkeys commands"),
            ),
            Row(
                "pen",
                tr("Pen pressure"),
                Kind.BUTTON,
                ((tr("Test and adjust..."), None),),
                words=tr("tablet stylus curve soft firm"),
            ),
        ),
        tr("Picture"): (
            _choice(
                "detail",
                tr("Detail"),
                (tr("Off"), DetailChoice.OFF),
                ("512 px", DetailChoice.SIDE_512),
                ("1024 px", DetailChoice.SIDE_1024),
                (tr("As the canvas"), DetailChoice.CANVAS),
                note=tr("How large the picture is painted when the hand rests."),
                words=tr("size quality speed"),
            ),
            _choice(
                "unlabelled",
                tr("Unlabelled parts"),
                (tr("As the label beside them"), NEAREST),
                *((label.title, label.name) for label in standard_labels() if label.key),
                (tr("As the network likes"), NETWORK),
                words="empty",
            ),
        ),
        tr("Files and memory"): (
            Row(
                "project_folder",
                tr("Projects"),
                Kind.FOLDER,
                words=tr("folder open save as directory"),
            ),
            Row("export_folder", tr("Exports"), Kind.FOLDER, words=tr("folder pictures directory")),
            Row(
                "models_folder",
                tr("More models"),
                Kind.FOLDER,
                note=tr("Looked for here besides those that are installed."),
                words=tr("folder network checkpoint directory"),
            ),
            _switch(
                "picture_metadata",
                tr("Exports say how they were made"),
                tr(
                    "Models, style, seed and program, in the file. Dropped on the window, such a "
                    "picture offers its style and seed."
                ),
                tr("metadata EXIF privacy pictures"),
            ),
            _choice(
                "keep_ms",
                tr("Unsaved work is kept after"),
                *((_seconds(ms), ms) for ms in KEEP_MS),
                note=tr("What a crash may take."),
                words=tr("autosave interval backup restore"),
            ),
            _choice(
                "undo_memory_mib",
                tr("Undo memory"),
                *((f"{size} MB", size) for size in UNDO_MEMORIES),
                note=tr("For layers, undo and history together; the oldest gives way."),
                words=tr("steps RAM"),
            ),
            _switch(
                "stroke_log",
                tr("Keep a log of the strokes in the project"),
                tr("So that its making can be shown again. Off, projects tell nothing of it."),
                tr("recording history privacy"),
            ),
        ),
        tr("Advanced"): (
            _choice(
                "resolution",
                tr("Size of the network's picture"),
                *(
                    (tr("As the model was trained") if r == 0 else f"{r} px", r)
                    for r in RESOLUTIONS
                ),
                note=tr(
                    "What detail is painted into: the side of a square. More takes longer; what "
                    "the model was trained at looks best."
                ),
            ),
            _choice(
                "device",
                tr("Computed on"),
                (tr("Automatic"), DeviceChoice.AUTO),
                (tr("Processor (CPU)"), DeviceChoice.CPU),
                (tr("NVIDIA GPU (CUDA)"), DeviceChoice.CUDA),
                (tr("Apple GPU (MPS)"), DeviceChoice.MPS),
                words=tr("graphics card device"),
            ),
            _choice(
                "precision",
                tr("Live picture"),
                (tr("Automatic"), Precision.AUTOMATIC),
                (tr("Exact"), Precision.EXACT),
                (tr("Fast (half precision)"), Precision.FAST),
                note=tr(
                    "Automatic is fast where that was measured to be at least 1.5 times as "
                    "quick. Fast rounds a little while you paint; when the hand rests, the exact "
                    "picture follows, and exports are made as then."
                ),
                words=tr("precision speed"),
            ),
        ),
    }
