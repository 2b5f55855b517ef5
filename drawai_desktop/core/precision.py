"""How exactly the live picture is computed."""

from drawai_desktop.core.choices import Choice


class Precision(Choice):
    """Of the generator's live picture; its pictures for files are always exact."""

    AUTOMATIC = "automatic"
    """Fast where that was measured to be much quicker, else exact."""
    EXACT = "exact"
    """float32 throughout."""
    FAST = "fast"
    """bfloat16 in all blocks, where the processor has instructions for it."""
