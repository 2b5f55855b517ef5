"""*Export time lapse*: of what, how it looks, how long it is, and in which format."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QWidget,
)

from drawai_desktop.core.film_writing import VIDEO_ENDING
from drawai_desktop.core.time_lapse import (
    LONGEST_HOLD_S,
    LONGEST_S,
    LapseSource,
    LapseStates,
    LapseView,
    LapseWish,
    plan_lapse,
)
from drawai_desktop.core.video_file import has_video
from drawai_desktop.resources import is_frozen
from drawai_desktop.ui.export_form import lay_out_export
from drawai_desktop.ui.theme import CONTROL_PX
from drawai_desktop.words import translator

tr = translator(__name__)

SIDES = (640, 960, 1280, 1920, 2560, 3840)
_FORMATS = {
    ".webp": tr.later("WebP: an animated picture"),
    ".gif": tr.later("GIF: for old programs, few colours"),
    VIDEO_ENDING: tr.later("MP4: a video"),
}
_VIEWS = {
    LapseView.BOTH: tr.later("Map and picture, side by side"),
    LapseView.RESULT: tr.later("The picture alone"),
}


@dataclass(frozen=True)
class LapseChoices:
    """What a person chooses in the dialog.

    Attributes:
        ending: of the file, with the dot.
    """

    source: LapseSource = LapseSource.STROKES
    ending: str = ".webp"
    wish: LapseWish = field(default_factory=LapseWish)
    with_metadata: bool = True


class TimeLapseDialog(QDialog):
    """Lives in the GUI thread.

    Signals:
        wanted(LapseChoices)
    """

    wanted = Signal(object)

    def __init__(
        self,
        sources: Mapping[LapseSource, LapseStates],
        chosen: LapseChoices,
        parent: QWidget,
    ) -> None:
        """
        Args:
            sources: what there is to show; at least one.
            chosen: at first.
        """
        super().__init__(parent)
        self.setObjectName("time_lapse_dialog")
        self.setWindowTitle(tr("Export time lapse"))
        self._sources = sources
        self.source_box = _choice_box(
            tr("Made of"), {s: _told(s, sources[s].count) for s in sources}, chosen.source
        )
        self.view_box = _choice_box(tr("Shows"), _VIEWS, chosen.wish.view)
        formats = {e: t for e, t in _FORMATS.items() if e != VIDEO_ENDING or _offers_video()}
        self.format_box = _choice_box(tr("Format"), formats, chosen.ending)
        sides = {side: tr("{side} px", side=side) for side in SIDES}
        self.size_box = _choice_box(tr("Longer side"), sides, chosen.wish.side)
        self.seconds_box = _seconds_box(tr("Length"), chosen.wish.seconds, 0.2, LONGEST_S)
        self.hold_box = _seconds_box(tr("The end stays"), chosen.wish.hold_s, 0.0, LONGEST_HOLD_S)
        self.detail_box = QCheckBox(tr("Detail"))
        self.detail_box.setToolTip(tr("Sharper, and takes about three times as long"))
        self.detail_box.setChecked(chosen.wish.with_detail)
        self.metadata_box = QCheckBox(tr("Say how it was made"))
        self.metadata_box.setToolTip(tr("Models, style, seed and program, in the file"))
        self.metadata_box.setChecked(chosen.with_metadata)
        self.note = QLabel()
        self.note.setProperty("quiet", True)
        self.note.setWordWrap(True)
        self.note.setMinimumWidth(300)
        form = QFormLayout()
        form.setSpacing(10)
        for box in (
            self.source_box, self.view_box, self.format_box, self.size_box, self.seconds_box,
            self.hold_box,
        ):  # fmt: skip
            form.addRow(box.accessibleName(), box)
        form.addRow("", self.detail_box)
        form.addRow("", self.metadata_box)
        form.addRow("", self.note)
        for changed in (
            self.source_box.currentIndexChanged,
            self.view_box.currentIndexChanged,
            self.size_box.currentIndexChanged,
            self.seconds_box.valueChanged,
            self.hold_box.valueChanged,
        ):
            changed.connect(self._tell)
        lay_out_export(self, form, self._export)
        self._tell()

    @property
    def choices(self) -> LapseChoices:
        """As they are now."""
        wish = LapseWish(
            LapseView(self.view_box.currentData()),
            int(self.size_box.currentData()),
            self.seconds_box.value(),
            self.hold_box.value(),
            self.detail_box.isChecked(),
        )
        source = LapseSource(self.source_box.currentData())
        ending = str(self.format_box.currentData())
        return LapseChoices(source, ending, wish, self.metadata_box.isChecked())

    def _tell(self) -> None:
        choices = self.choices
        plan = plan_lapse(self._sources[choices.source], choices.wish)
        self.note.setText(
            tr.count(
                "{width} x {height}, {seconds} seconds. One picture is painted for it; you can go "
                "on painting meanwhile.",
                "{width} x {height}, {seconds} seconds. {n} pictures are painted for it; you can "
                "go on painting meanwhile.",
                n=len(plan.places),
                width=plan.width,
                height=plan.height,
                seconds=f"{plan.seconds:g}",
            )
        )

    def _export(self) -> None:
        choices = self.choices
        self.accept()
        self.wanted.emit(choices)


def _offers_video() -> bool:
    """A frozen program can be given no extra, so that it does not speak of one."""
    return has_video() or not is_frozen()


def _told(source: LapseSource, count: int) -> str:
    if source is LapseSource.STROKES:
        return tr.count("The strokes: one step", "The strokes: {n} steps", n=count - 1)
    return tr.count("The history: one picture", "The history: {n} pictures", n=count)


def _choice_box(name: str, texts: Mapping, chosen: object) -> QComboBox:  # type: ignore[type-arg]
    box = QComboBox()
    box.setAccessibleName(name)
    for value, text in texts.items():
        box.addItem(str(text), value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box


def _seconds_box(name: str, value: float, least: float, most: float) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setAccessibleName(name)
    box.setAlignment(Qt.AlignmentFlag.AlignCenter)
    box.setDecimals(1)
    box.setRange(least, most)
    box.setValue(value)
    box.setSuffix(tr(" s"))
    box.setFixedSize(110, CONTROL_PX)
    return box
