"""Brushes to choose from: sizes in parts of the canvas, so that they suit every canvas."""

from dataclasses import dataclass

from drawai_desktop.core.dab import Tip
from drawai_desktop.words import translated, translator

tr = translator(__name__)

LONGEST_NAME = 40
MOST_PRESETS = 200
LARGEST_SHARE = 4.0
_SMALLEST_SHARE = 1e-4


@dataclass(frozen=True)
class BrushPreset:
    """A brush by name.

    Attributes:
        share: of the side of a square canvas as large as this one.
        tool: the word of the tool that it is for; empty for the one in the hand.
        smoothing: of strokes, in percent; None leaves it as it is.
        density: of the spray, likewise.
    """

    name: str
    share: float
    tip: Tip = Tip.ROUND
    tool: str = ""
    smoothing: int | None = None
    density: int | None = None

    @property
    def title(self) -> str:
        """Its name as people read it."""
        return translated("brushes", self.name)

    @property
    def text(self) -> str:
        """Its size, for people."""
        return tr("{percent:.3g} %", percent=100 * self.share)

    def entry(self) -> dict[str, object]:
        """As the settings keep it, under its name."""
        return {
            "share": round(self.share, 6),
            "tip": str(self.tip),
            "tool": self.tool,
            "smoothing": self.smoothing,
            "density": self.density,
        }


def preset_of(name: object, entry: object) -> BrushPreset | None:
    """What an entry of the settings says; None if it makes no sense."""
    if not isinstance(name, str) or not name.strip() or len(name) > LONGEST_NAME:
        return None
    if not isinstance(entry, dict) or "\0" in name or not name.isprintable():
        return None
    share, tip, tool = entry.get("share"), entry.get("tip"), entry.get("tool", "")
    if isinstance(share, bool) or not isinstance(share, (int, float)):
        return None
    smoothing, density = entry.get("smoothing"), entry.get("density")
    is_good = (
        _SMALLEST_SHARE <= share <= LARGEST_SHARE
        and tip in [known.value for known in Tip]
        and isinstance(tool, str)
        and len(tool) <= LONGEST_NAME
        and _is_percent(smoothing, 0)
        and _is_percent(density, 1)
    )
    if not is_good:
        return None
    return BrushPreset(name, float(share), Tip(tip), str(tool), smoothing, density)


def _is_percent(value: object, least: int) -> bool:
    if value is None:
        return True
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= 100


PRESETS = (
    BrushPreset("Dot", 0.005),
    BrushPreset("Fine", 0.01),
    BrushPreset("Thin", 0.02),
    BrushPreset("Medium", 0.04),
    BrushPreset("Broad", 0.08),
    BrushPreset("Square", 0.04, Tip.SQUARE),
)
"""Round ones from thin to thick, then others."""
SIZES = tuple(preset for preset in PRESETS if preset.tip is Tip.ROUND)


def next_share(share: float, steps: int) -> float:
    """The next larger (1) or smaller (-1) size of the presets; the last one stays itself."""
    sizes = [preset.share for preset in SIZES]
    if steps > 0:
        return next((size for size in sizes if size > share * 1.05), sizes[-1])
    return next((size for size in reversed(sizes) if size < share * 0.95), sizes[0])
