"""How exactly the live picture is computed."""

from typing import Literal

Precision = Literal["exact", "fast"]
"""``exact`` is float32 throughout; ``fast`` has bfloat16 in large convolutions, where the processor
has instructions for it. Exports are always exact."""
