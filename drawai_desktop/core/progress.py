"""How far a piece of work is, told to whoever waits for it."""

from collections.abc import Callable

Progress = Callable[[float], None]
"""Gets the finished part, 0 to 1; may end the work by raising ``Cancelled``."""


def silent(_part: float) -> None:
    """Nobody waits for it."""
