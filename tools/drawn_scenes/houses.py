"""One to three houses on the ground of a photograph, in its light."""

import numpy as np

from tools.drawn_scenes.ground import FINER, GROUND, light_of, where
from tools.drawn_scenes.house_shapes import draw_house


def draw_houses(
    rng: np.random.Generator, photo: np.ndarray, labels: np.ndarray, classes: list[str], label: str
) -> tuple[np.ndarray, np.ndarray] | None:
    """A photograph and its map with houses.

    Args:
        photo: uint8 (H, W, 3).
        labels: uint8 (H, W).
        classes: names by index.
        label: the houses' class.
    Returns:
        both changed, or None where there is no ground.
    """
    ground = where(labels, classes, GROUND)
    ground[: int(0.45 * len(ground))] = False
    ground[-4:] = False
    rows, columns = np.nonzero(ground)
    if len(rows) < 0.08 * labels.size:
        return None
    snowy = bool(where(labels, classes, ("snow",)).mean() > 0.15)
    painted, changed = photo.astype(np.float32), labels.copy()
    count = int(rng.choice([1, 2, 3], p=[0.55, 0.3, 0.15]))
    chosen = rng.integers(len(rows), size=count)
    for place in sorted(chosen, key=lambda p: rows[p]):  # far ones first: near ones hide them
        low, middle = int(rows[place]), int(columns[place])
        near = (low / len(ground) - 0.35) / 0.65
        height = int(len(ground) * np.clip(near * rng.uniform(0.25, 0.7), 0.08, 0.5))
        _place_house(rng, painted, changed, (low, middle), height, classes.index(label), snowy)
    return np.clip(painted, 0, 255).astype(np.uint8), changed


def _place_house(
    rng: np.random.Generator,
    photo: np.ndarray,
    labels: np.ndarray,
    foot: tuple[int, int],
    height: int,
    index: int,
    snowy: bool,
) -> None:
    """Draws a house into a photograph and its map, both changed in place.

    Args:
        photo: float (H, W, 3) of 0 to 255.
        foot: row and column of the house's lower middle.
        height: of the house, in the photograph's pixels.
        index: of the houses' class.
    """
    drawing = draw_house(rng, height * FINER, snowy)
    if rng.random() < 0.5:
        drawing = drawing.mirrored()
    colours, alpha = drawing.finished(rng.uniform(0.15, 0.45))
    side = len(alpha)
    # Edges were averaged with the black behind them.
    pixels = colours / np.maximum(alpha, 0.3)[:, :, None]
    # Grass and stones hide the foot a little.
    knots = np.arange(0, side, 3)
    hidden = 1.5 + 1.2 * np.interp(np.arange(side), knots, rng.standard_normal(len(knots)))
    alpha = np.where(np.arange(side)[:, None] > side - 2 - np.maximum(hidden, 0), 0, alpha)
    top, left = foot[0] - side + 2, foot[1] - side // 2
    y0, x0 = max(top, 0), max(left, 0)
    y1, x1 = min(top + side, photo.shape[0]), min(left + side, photo.shape[1])
    if y1 <= y0 or x1 <= x0:
        return
    inside = (slice(y0, y1), slice(x0, x1))
    own = (slice(y0 - top, y1 - top), slice(x0 - left, x1 - left))
    light = light_of(photo)
    here = alpha[own][:, :, None]
    lit = np.clip(pixels[own] * light + 3 * rng.standard_normal((*here.shape[:2], 1)), 0, 255)
    photo[inside] = photo[inside] * (1 - here) + lit * here
    labels[inside] = np.where(alpha[own] > 0.5, index, labels[inside])
