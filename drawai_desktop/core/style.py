"""What decides a picture besides the label map: the style and the seed."""

from dataclasses import dataclass, replace

import numpy as np

LARGEST_SEED = 999_999
LARGEST_STRENGTH = 1.5
PHOTO_SPREAD = 0.4
"""How much a seed varies the style of a photo: less than it varies the neutral one, since the photo
was chosen on purpose, and enough for nine variations to differ."""


@dataclass(frozen=True)
class Blend:
    """What a style was blended from, so that it can be blended anew.

    Nothing is rendered by it: the style's own vector is the blend. A program that does not know
    about blends shows the same picture.
    """

    first: "Style"
    second: "Style"
    part: float
    """0 is the first, 1 the second."""


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
    blend: Blend | None = None
    """Where the vector came from, if it is one between two looks."""

    @property
    def look(self) -> "Style":
        """The look alone: full strength, no seed; of a blend, the first of the two."""
        if self.blend is not None:
            return self.blend.first
        return replace(self, strength=1.0, seed=0)

    def has_look_of(self, other: "Style") -> bool:
        """Whether both are of one look, however strong and however varied."""
        a, b = self.look, other.look
        return (a.name, a.vector) == (b.name, b.vector)

    def with_seed(self, seed: int) -> "Style":
        return replace(self, seed=seed)

    def with_spread(self, spread: float) -> "Style":
        return replace(self, spread=spread)

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
    """A style between the looks of two, with the first one's strength and seed.

    Args:
        first: where it is a blend itself, its own first look is taken.
        second: likewise.
        part: 0 is the first, 1 the second.
    """
    a, b = first.look, second.look
    size = max(len(a.vector), len(b.vector))
    numbers = (1 - part) * _numbers(a, size) + part * _numbers(b, size)
    return Style(
        name=f"{a.name} + {b.name}",
        vector=tuple(float(x) for x in numbers),
        spread=(1 - part) * a.spread + part * b.spread,
        strength=first.strength,
        seed=first.seed,
        blend=Blend(a, b, part),
    )


def _numbers(style: Style, size: int) -> np.ndarray:
    return np.asarray(style.vector or (0.0,) * size)
