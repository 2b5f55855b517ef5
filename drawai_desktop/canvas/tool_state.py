"""What the hand holds: the tool, the label, the brush."""

from PySide6.QtCore import QObject, Signal

from drawai_desktop.core.choices import Choice
from drawai_desktop.core.dab import LARGEST_DIAMETER, SMALLEST_DIAMETER, Tip
from drawai_desktop.core.labels import UNLABELLED

RECENT = 10


class ToolChoice(Choice):
    """What the hand holds."""

    BRUSH = "brush"
    SPRAY = "spray"
    ERASER = "eraser"
    FILL = "fill"
    LINE = "line"
    RECTANGLE = "rectangle"
    ELLIPSE = "ellipse"
    POLYGON = "polygon"
    LASSO = "lasso"
    HORIZON = "horizon"
    RIDGE = "ridge"
    WAY = "way"
    TREE_LINE = "tree_line"
    SCATTER = "scatter"
    COAST = "coast"
    REFLECTION = "reflection"
    SELECT = "select"
    SELECT_LASSO = "select_lasso"
    PICK = "pick"
    PAN = "pan"

    @property
    def has_diameter(self) -> bool:
        """Whether the brush's size matters to it."""
        return self in (
            ToolChoice.BRUSH,
            ToolChoice.SPRAY,
            ToolChoice.ERASER,
            ToolChoice.LINE,
            ToolChoice.WAY,
            ToolChoice.TREE_LINE,
            ToolChoice.SCATTER,
            ToolChoice.COAST,
        )

    @property
    def paints_the_label(self) -> bool:
        """Whether it paints with the chosen label."""
        return self not in (
            ToolChoice.ERASER,
            ToolChoice.REFLECTION,
            ToolChoice.SELECT,
            ToolChoice.SELECT_LASSO,
            ToolChoice.PICK,
            ToolChoice.PAN,
        )

    @property
    def is_helping_hand(self) -> bool:
        """Whether it makes a shape of nature of a stroke."""
        return self in HELPING_HANDS


HELPING_HANDS = (
    ToolChoice.HORIZON,
    ToolChoice.RIDGE,
    ToolChoice.WAY,
    ToolChoice.TREE_LINE,
    ToolChoice.SCATTER,
    ToolChoice.COAST,
    ToolChoice.REFLECTION,
)
"""In the order of their menu."""


class ToolState(QObject):
    """Lives in the GUI thread.

    Signals:
        changed: anything of it.
        label_chosen(int): the label that is painted with.
    """

    changed = Signal()
    label_chosen = Signal(int)

    def __init__(self, label_id: int, diameter: int = 40, side: float = 512.0) -> None:
        """
        Args:
            side: of a square canvas that is as large as the one that the diameter is meant for.
        """
        super().__init__()
        self._tool = ToolChoice.BRUSH
        self._label_id = label_id
        self._previous_label_id = label_id
        self._diameter = diameter
        self._wanted = float(diameter)
        self._side = side
        self._tip = Tip.ROUND
        self._smoothing = 0
        self._density = 30
        self._pen_softness = 0
        self._only: int | None = None
        self._fills_by_all_layers = False
        self._fills_all_of_label = False
        self._recent = [label_id]
        self._helping_hand = HELPING_HANDS[0]
        self._seed = 0

    @property
    def tool(self) -> ToolChoice:
        return self._tool

    @property
    def label_id(self) -> int:
        return self._label_id

    @property
    def diameter(self) -> int:
        """Of the brush, in map pixels."""
        return self._diameter

    @property
    def tip(self) -> Tip:
        return self._tip

    @property
    def smoothing(self) -> int:
        """How steady brush and eraser are: percent, 0 as the hand."""
        return self._smoothing

    @property
    def density(self) -> int:
        """How much the spray paints: percent, 1 to 100."""
        return self._density

    @property
    def pen_softness(self) -> int:
        """What a pen's pressure does; see :func:`core.pen_curve.felt`."""
        return self._pen_softness

    @property
    def only(self) -> int | None:
        """The one label that may be painted over; None for all."""
        return self._only

    @property
    def fills_by_all_layers(self) -> bool:
        """Whether a fill ends where another label is seen, and not where the layer has one."""
        return self._fills_by_all_layers

    @property
    def fills_all_of_label(self) -> bool:
        """Whether a fill takes all pixels of a label, connected or not."""
        return self._fills_all_of_label

    @property
    def recent(self) -> list[int]:
        """The labels painted with last, newest first."""
        return list(self._recent)

    def set_tool(self, tool: ToolChoice) -> None:
        tool = ToolChoice(tool)
        if tool.is_helping_hand:
            self._helping_hand = tool
        if tool != self._tool:
            self._tool = tool
            self.changed.emit()

    def take_helping_hand(self) -> None:
        """The helping hand that was used last; the next one if that is in the hand already."""
        place = HELPING_HANDS.index(self._helping_hand) + self._tool.is_helping_hand
        self.set_tool(HELPING_HANDS[place % len(HELPING_HANDS)])

    def next_seed(self) -> int:
        """For a helping hand's next shape; the same strokes in a new window have the same."""
        self._seed += 1
        return self._seed

    def choose_label(self, label_id: int) -> None:
        """Paints with a label from now on; an eraser or picker in hand becomes the brush."""
        if label_id != self._label_id:
            self._previous_label_id, self._label_id = self._label_id, label_id
        self._recent = [label_id, *(i for i in self._recent if i != label_id)][:RECENT]
        if not self._tool.paints_the_label:
            self._tool = ToolChoice.BRUSH
        self.label_chosen.emit(label_id)
        self.changed.emit()

    def swap_labels(self) -> None:
        """Back to the label before."""
        self.choose_label(self._previous_label_id)

    def follow_canvas(self, width: int, height: int) -> None:
        """Another canvas: the brush keeps its share of it."""
        side = (width * height) ** 0.5
        self._wanted *= side / self._side
        self._side = side
        self._take(self._wanted)

    def diameter_on(self, side: float) -> int:
        """What the brush's diameter would be on a square canvas of a side."""
        return self._clamped(self._wanted * side / self._side)

    def set_diameter(self, diameter: float) -> None:
        if self._clamped(diameter) != self._diameter:
            self._wanted = float(self._clamped(diameter))
            self._take(self._wanted)

    @staticmethod
    def _clamped(diameter: float) -> int:
        return min(LARGEST_DIAMETER, max(SMALLEST_DIAMETER, round(diameter)))

    def _take(self, diameter: float) -> None:
        clamped = self._clamped(diameter)
        if clamped != self._diameter:
            self._diameter = clamped
            self.changed.emit()

    @property
    def share(self) -> float:
        """The brush's diameter in sides of a square canvas as large as this one."""
        return self._wanted / self._side

    def set_share(self, share: float) -> None:
        """A brush of a part of the canvas."""
        self.set_diameter(share * self._side)

    def step_diameter(self, steps: int, large: bool = False) -> None:
        """Larger or smaller: by 1 px under 10 px, else by a tenth; large steps by a half."""
        size = float(self._diameter)
        for _ in range(abs(steps)):
            step = max(1.0, size * (0.5 if large else 0.1)) if size >= 10 or large else 1.0
            size = size + step if steps > 0 else size - max(1.0, step / (1.5 if large else 1.1))
        self.set_diameter(size)

    def set_tip(self, tip: Tip) -> None:
        tip = Tip(tip)
        if tip != self._tip:
            self._tip = tip
            self.changed.emit()

    def set_smoothing(self, percent: int) -> None:
        if percent != self._smoothing:
            self._smoothing = min(100, max(0, percent))
            self.changed.emit()

    def set_density(self, percent: int) -> None:
        if percent != self._density:
            self._density = min(100, max(1, percent))
            self.changed.emit()

    def set_pen_softness(self, softness: int) -> None:
        self._pen_softness = softness

    def set_only(self, label_id: int | None) -> None:
        if label_id != self._only:
            self._only = label_id
            self.changed.emit()

    def set_fills_by_all_layers(self, by_all: bool) -> None:
        if by_all != self._fills_by_all_layers:
            self._fills_by_all_layers = by_all
            self.changed.emit()

    def set_fills_all_of_label(self, all_of_it: bool) -> None:
        if all_of_it != self._fills_all_of_label:
            self._fills_all_of_label = all_of_it
            self.changed.emit()

    def paint_label(self, tool: ToolChoice) -> int:
        """The id that a tool writes."""
        return UNLABELLED if tool is ToolChoice.ERASER else self._label_id
