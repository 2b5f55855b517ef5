"""One bound over all that is kept for going back."""

from collections.abc import Sequence
from typing import Protocol


class Holder(Protocol):
    """Keeps things by age, of which the oldest can go."""

    @property
    def size_bytes(self) -> int:
        """All that it keeps."""

    @property
    def oldest(self) -> float | None:
        """When that came which goes first, in seconds of one clock; None if nothing may go."""

    def drop_oldest(self) -> None:
        """Lets it go."""


def give_way(most_bytes: int, kept_bytes: int, holders: Sequence[Holder]) -> list[Holder]:
    """Lets the oldest go, whoever has it, until everything is within the bound, or no more may go.

    Args:
        kept_bytes: what counts, too, and never goes.
    Returns:
        Those of which something went.
    """
    sizes = [holder.size_bytes for holder in holders]
    gave: list[Holder] = []
    while kept_bytes + sum(sizes) > most_bytes:
        ages = {i: age for i, h in enumerate(holders) if (age := h.oldest) is not None}
        if not ages:
            break
        place = min(ages, key=lambda i: ages[i])
        holders[place].drop_oldest()
        sizes[place] = holders[place].size_bytes
        if holders[place] not in gave:
            gave.append(holders[place])
    return gave
