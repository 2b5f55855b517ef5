"""Brushes to choose from: sizes in parts of the canvas, so that they suit every canvas."""

from dataclasses import dataclass

from drawai_desktop.core.dab import Tip


@dataclass(frozen=True)
class BrushPreset:
    """A brush by name.

    Attributes:
        share: of the side of a square canvas as large as this one.
    """

    name: str
    share: float
    tip: Tip = Tip.ROUND

    @property
    def text(self) -> str:
        """Its size, for people."""
        return f"{100 * self.share:g} %"


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
