"""A stroke that is being drawn, as the document knows it."""

from dataclasses import dataclass


@dataclass
class OpenStroke:
    """From the first press to the step of undo.

    Attributes:
        layer: the key of the layer that it paints on, whichever is chosen meanwhile.
        changes_before: what the document had counted when it began.
        hand_is_down: false between two presses of a stroke that takes several.
    """

    layer: int
    changes_before: int
    hand_is_down: bool = True
