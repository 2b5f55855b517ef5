"""What decides a picture besides the label map: the style and the seed."""

from dataclasses import dataclass, replace

import numpy as np

LARGEST_SEED = 999_999


@dataclass(frozen=True)
class Style:
    """A look: a point of the style space, and how much a seed varies it.

    The style vector that the network reads is ``strength * vector + spread * noise(seed)``. Seed 0
    is the look itself, without noise.
    """

    name: str = "Neutral"
    vector: tuple[float, ...] = ()
    """The look's style vector; empty for the neutral one (all zeros)."""
    spread: float = 1.0
    """Standard deviation of the variation that a seed adds."""
    strength: float = 1.0
    """0 is neutral, 1 is the look as it was chosen."""
    seed: int = 0

    def with_seed(self, seed: int) -> "Style":
        return replace(self, seed=seed)

    def with_strength(self, strength: float) -> "Style":
        return replace(self, strength=strength)

    def fits(self, size: int) -> bool:
        """Whether a model whose style vectors have this length can use it."""
        return not self.vector or len(self.vector) == size

    def latent(self, size: int) -> np.ndarray:
        """The style vector: float32 (size,). The same numbers on every machine and version.

        NumPy promises that the streams of ``RandomState`` never change (NEP 19), which it does not
        for its newer generators; so an old project shows its old picture.
        """
        z = np.zeros(size, np.float32)
        if self.vector and self.fits(size):  # another model's look counts as neutral
            z += np.float32(self.strength) * np.asarray(self.vector, np.float32)
        if self.seed:
            noise = np.random.RandomState(self.seed).standard_normal(size)
            z += np.float32(self.spread) * noise.astype(np.float32)
        return z


NEUTRAL = Style()


def blended(first: Style, second: Style, part: float) -> Style:
    """A look between two, with the first one's strength and seed.

    Args:
        part: 0 is the first, 1 the second.
    """
    size = max(len(first.vector), len(second.vector))
    a = np.asarray(first.vector or (0.0,) * size)
    b = np.asarray(second.vector or (0.0,) * size)
    vector = tuple(float(x) for x in (1 - part) * a + part * b)
    spread = (1 - part) * first.spread + part * second.spread
    name = f"{first.name} + {second.name}"
    return replace(first, name=name, vector=vector, spread=spread)
