"""What decides a picture besides the label map: the style and the seed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any

import numpy as np

from drawai_desktop.core.drawn_styles import DrawnStyles
from drawai_desktop.errors import OptionError
from drawai_desktop.words import translated, translator

tr = translator(__name__)

LARGEST_SEED = 999_999
LARGEST_STRENGTH = 1.5
PHOTO_SPREAD = 0.4
"""How much a seed varies the style of a photo: less than it varies the neutral one, since the photo
was chosen on purpose, and enough for nine variations to differ."""


def check_seed(seed: int, called: str = "The seed") -> None:
    """That there is such a seed; ``called`` is what the message says of it.

    Raises:
        OptionError: there is not.
    """
    if not 0 <= seed <= LARGEST_SEED:
        raise OptionError(
            tr.later(
                "{called} is {seed}; it must be from 0 to {largest}.",
                called=called,
                seed=seed,
                largest=LARGEST_SEED,
            )
        )


NEARER = 0.5
"""So much less the variations of a variation differ than those that it was picked from."""


class StyleChange(Enum):
    """What may differ between two styles."""

    LOOK = auto()
    SEED = auto()
    STRENGTH = auto()
    BLEND = auto()
    """The part of the second look in a blend of the same two."""


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


def style_title(name: str) -> str:
    """What people read for a look's name; a variation that became a look has its seed behind."""
    look, _, seed = name.rpartition(" ")
    return f"{translated('styles', look)} {seed}" if seed.isdigit() else translated("styles", name)


@dataclass(frozen=True)
class Style:
    """A look: a point of the style space, and how much a seed varies it.

    The style vector that the network reads is ``strength * vector + spread * noise(seed)``, as seen
    from the model's neutral look. Seed 0 is the look itself, without noise.
    """

    name: str = "Neutral"
    vector: tuple[float, ...] = ()
    """The look's style vector; empty for the model's neutral one."""
    spread: float = 1.0
    """Standard deviation of the variation that a seed adds."""
    strength: float = 1.0
    """0 is neutral, 1 is the look as it was chosen."""
    seed: int = 0
    blend: Blend | None = None
    """Where the vector came from, if it is one between two looks."""
    fitted: bool = True
    """Whether a seed of the neutral look draws from the model's own distribution. False in projects
    from before models had one: they draw from the unit normal, and keep their look."""

    @property
    def title(self) -> str:
        """The look's name, as people read it; a model's look has its word in their language."""
        if self.blend is not None:
            return f"{self.blend.first.title} + {self.blend.second.title}"
        return style_title(self.name)

    @property
    def is_neutral(self) -> bool:
        """Whether it is the model's neutral look, however varied; its name does not matter."""
        return not self.vector and self.blend is None

    @property
    def size_bytes(self) -> int:
        """What it takes in memory, about; styles of one look share it."""
        numbers = len(self.vector)
        if self.blend is not None:
            numbers += len(self.blend.first.vector) + len(self.blend.second.vector)
        return 32 * numbers

    @property
    def look(self) -> "Style":
        """The look alone: full strength, no seed; of a blend, the first of the two."""
        if self.blend is not None:
            return self.blend.first
        return replace(self, strength=1.0, seed=0)

    def has_look_of(self, other: "Style") -> bool:
        """Whether both are of one look, however strong and however varied."""
        a, b = self.look, other.look
        return a.vector == b.vector and (a.is_neutral or a.name == b.name)

    def change_to(self, other: "Style") -> StyleChange:
        """What differs in another style; the look, if more than one thing does."""
        if other == self.with_strength(other.strength):
            return StyleChange.STRENGTH
        if other == self.with_seed(other.seed):
            return StyleChange.SEED
        if self.blend is not None and other.blend is not None:
            looks, hand = (self.blend.first, self.blend.second), (self.seed, self.strength)
            if (other.blend.first, other.blend.second, other.seed, other.strength) == looks + hand:
                return StyleChange.BLEND
        return StyleChange.LOOK

    def with_seed(self, seed: int) -> "Style":
        return replace(self, seed=seed)

    def with_spread(self, spread: float) -> "Style":
        return replace(self, spread=spread)

    def with_strength(self, strength: float) -> "Style":
        return replace(self, strength=strength)

    def with_whole_blend(self) -> "Style":
        """Without what it was blended from, if that cannot be blended anew: its looks are not of
        one model, since their vectors have other lengths than the style's own."""
        blend = self.blend
        size = len(self.vector)
        if blend is None or (self.vector and blend.first.fits(size) and blend.second.fits(size)):
            return self
        return replace(self, blend=None)

    def fits(self, size: int) -> bool:
        """Whether a model whose style vectors have this length can use it."""
        return not self.vector or len(self.vector) == size

    def latent(
        self, size: int, neutral: Sequence[float] = (), drawn: DrawnStyles | None = None
    ) -> np.ndarray:
        """The style vector: float32 (size,). The same numbers on every machine and version.

        A look is seen from the neutral place: that place at strength 0, the look's own vector at 1,
        and a seed adds its noise. The neutral look itself has a seed lead away from its place, to
        looks as the network was trained to know them: at full spread to any of them (the weights of
        place and noise keep the variance of the whole at that of the prior).

        NumPy promises that the streams of ``RandomState`` never change (NEP 19), which it does not
        for its newer generators; so an old project shows its old picture.

        Args:
            neutral: where the model's neutral look lies; empty for the zero of the style space.
            drawn: what the model's seeds draw from; None for the unit normal.
        """
        place = np.asarray(neutral or (0.0,) * size, np.float32)
        noise = np.zeros(size, np.float32)
        if self.seed:
            noise = np.random.RandomState(self.seed).standard_normal(size).astype(np.float32)
        if self.vector and self.fits(size):  # another model's look counts as neutral
            strength = np.float32(self.strength)
            place = (1 - strength) * place + strength * np.asarray(self.vector, np.float32)
        elif self.seed:
            part = np.float32(max(0.0, 1 - self.spread**2) ** 0.5)
            place = part * place
            if drawn is not None and self.fitted and drawn.size == size:
                place = place + (1 - part) * np.asarray(drawn.mean, np.float32)
                noise = drawn.widened(noise)
        z: np.ndarray = place + np.float32(self.spread) * noise
        return z

    def as_look(
        self, size: int, neutral: Sequence[float] = (), drawn: DrawnStyles | None = None
    ) -> "Style":
        """A look of its own where this style lies: the same picture, and seeds that stay near it.

        Args:
            size, neutral, drawn: the model's; see :meth:`latent`.
        """
        vector = tuple(float(x) for x in self.latent(size, neutral, drawn))
        name = f"{self.name} {self.seed}" if self.seed else self.name
        return Style(name, vector, NEARER * self.spread)


NEUTRAL = Style()


def blended(first: Style, second: Style, part: float, neutral: Sequence[float] = ()) -> Style:
    """A style between the looks of two, with the first one's strength and seed. Where they are of
    two models, the first counts as neutral, as it does where it is rendered.

    Args:
        first: where it is a blend itself, its own first look is taken.
        second: likewise.
        part: 0 is the first, 1 the second.
        neutral: where the model's neutral look lies; empty for the zero of the style space.
    """
    a, b = first.look, second.look
    if a.vector and b.vector and not a.fits(len(b.vector)):
        a = NEUTRAL
    size = max(len(a.vector), len(b.vector))
    place = tuple(neutral) if len(neutral) == size else (0.0,) * size
    numbers = (1 - part) * np.asarray(a.vector or place) + part * np.asarray(b.vector or place)
    return Style(
        name=f"{a.name} + {b.name}",
        vector=tuple(float(x) for x in numbers),
        spread=(1 - part) * a.spread + part * b.spread,
        strength=first.strength,
        seed=first.seed,
        blend=Blend(a, b, part),
    )


def style_of(values: dict[str, Any]) -> Style:
    """The style that ``dataclasses.asdict`` made these values of, read back from JSON.

    Raises:
        TypeError, ValueError, KeyError: they are others.
    """
    return Style(
        name=str(values.get("name", "Neutral")),
        vector=tuple(float(x) for x in values.get("vector", ())),
        spread=float(values.get("spread", 1.0)),
        strength=float(values.get("strength", 1.0)),
        seed=int(values.get("seed", 0)),
        blend=_blend_of(values.get("blend")),
        fitted=bool(values.get("fitted", False)),
    ).with_whole_blend()


def _blend_of(values: dict[str, Any] | None) -> Blend | None:
    """What a style was blended from; files from before blends were kept have none."""
    if values is None:
        return None
    first, second = style_of(values["first"]), style_of(values["second"])
    return Blend(first.look, second.look, float(values["part"]))
