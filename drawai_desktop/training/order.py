"""Which pair comes when: shuffled anew each round, pictures with rare labels more often.

A pure function of (seed, place), so a resumed run and any number of processes agree without
anything being stored.
"""

import numpy as np


def repeat_factors(present: np.ndarray, rare: float) -> np.ndarray:
    """How often each picture is shown per round, by its rarest label.

    ``max(1, sqrt(rare / f))`` over its labels, f being the part of the pictures that show one.

    Args:
        present: bool (pairs, classes).
        rare: the part below which a label counts as rare.
    Returns:
        float64 (pairs,), from 1 to 4.
    After: Gupta et al. 2019, "LVIS", arXiv 1908.03195, appendix B.
    """
    frequency = present.mean(axis=0)
    with np.errstate(divide="ignore"):
        per_class = np.sqrt(rare / np.where(frequency > 0, frequency, np.inf))
    factors = np.where(present, per_class[None], 0.0).max(axis=1, initial=1.0)
    result: np.ndarray = np.clip(factors, 1.0, 4.0)
    return result


class PairOrder:
    """The endless sequence of pair indexes."""

    def __init__(self, factors: np.ndarray, seed: int) -> None:
        whole = np.floor(factors).astype(np.int64)
        extra = np.random.default_rng((seed, 0)).random(len(factors)) < factors - whole
        self._round = np.repeat(np.arange(len(factors)), whole + extra)
        self._seed = seed
        self._shuffled: tuple[int, np.ndarray] = (-1, self._round)

    def __len__(self) -> int:
        """Places in a round."""
        return len(self._round)

    def __getitem__(self, place: int) -> int:
        turn, offset = divmod(place, len(self._round))
        if self._shuffled[0] != turn:
            rng = np.random.default_rng((self._seed, turn + 1))
            self._shuffled = (turn, rng.permutation(self._round))
        return int(self._shuffled[1][offset])
