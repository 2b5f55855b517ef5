"""What a model makes of the labels in a map."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LabelUse:
    """What a model makes of the ids in a label map."""

    borrowed: dict[int, tuple[str, str, int]]
    """id -> (its name, name of the stand-in, pixels)."""
    unknown: dict[int, int]
    """id -> pixels, for ids that the model can do nothing with."""
