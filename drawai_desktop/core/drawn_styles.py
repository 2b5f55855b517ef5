"""The styles that seeds draw: a normal distribution fitted to those of photographs."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class DrawnStyles:
    """A normal distribution of style vectors.

    Encoded styles lie near the unit normal, not on it: their middle is elsewhere, and some
    directions are several times as wide as others. A style from the unit normal can ask for light
    that no photograph has.

    Attributes:
        mean: its middle, Z numbers.
        factor: lower Cholesky factor of its covariance, row by row: Z (Z + 1) / 2 numbers.
    """

    mean: tuple[float, ...]
    factor: tuple[float, ...]

    @classmethod
    def fitted(cls, means: np.ndarray, variances: np.ndarray) -> "DrawnStyles":
        """The distribution of encoded styles: of their means, and of the encoder's own doubt.

        Args:
            means: float (N, Z), one for each photograph.
            variances: float (N, Z), of the encoder.
        """
        x = np.asarray(means, np.float64)
        middle = x.mean(axis=0)
        spread = (x - middle).T @ (x - middle) / len(x)
        spread += np.diag(np.asarray(variances, np.float64).mean(axis=0) + 1e-6)
        factor = np.linalg.cholesky(spread)
        lower = factor[np.tril_indices(len(middle))]
        return cls(_rounded(middle), _rounded(lower))

    @property
    def size(self) -> int:
        """Length of the style vectors."""
        return len(self.mean)

    @property
    def is_whole(self) -> bool:
        """Whether there are as many numbers as there must be."""
        return bool(self.mean) and len(self.factor) == self.size * (self.size + 1) // 2

    def widened(self, noise: np.ndarray) -> np.ndarray:
        """What unit normal noise becomes, without the mean: float32 (Z,).

        Args:
            noise: float (Z,).
        """
        factor = np.zeros((self.size, self.size))
        factor[np.tril_indices(self.size)] = self.factor
        # Row by row, in an order that is the same on every machine: an old project shows its
        # picture.
        return np.array([(row * noise).sum() for row in factor], np.float32)


def _rounded(values: Sequence[float] | np.ndarray) -> tuple[float, ...]:
    return tuple(round(float(value), 4) for value in values)
