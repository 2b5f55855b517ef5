"""Six label maps, from flat to very busy, and strokes over them. Seeded: always the same."""

import numpy as np

NAMES = ("horizon", "landscape", "coast", "forest", "mosaic", "noise")


def benchmark_map(name: str, side: int, classes: list[int]) -> np.ndarray:
    """int64 (side, side) of the given class ids.

    ``horizon`` has two areas, ``landscape`` and ``coast`` are painted with large and small shapes,
    ``forest`` has hundreds of dabs, ``mosaic`` thousands of small cells, ``noise`` is noise.
    """
    random = np.random.RandomState(NAMES.index(name) + 1)
    y = np.arange(side)[:, None].repeat(side, 1)
    labels = np.full((side, side), classes[0])
    if name == "horizon":
        labels[side // 2 :] = classes[1]
    elif name == "landscape":
        labels[y > _ridge(random, side, 0.3, 0.5, 9)] = classes[2]
        labels[y > _ridge(random, side, 0.5, 0.55, 5)] = classes[3]
        labels[y > _ridge(random, side, 0.7, 0.8, 4)] = classes[1]
    elif name == "coast":
        labels = benchmark_map("landscape", side, classes)
        _dabs(random, labels, 40, side // 40, side // 12, classes)
    elif name == "forest":
        labels = benchmark_map("landscape", side, classes)
        _dabs(random, labels, 500, side // 100, side // 40, classes)
    elif name == "mosaic":
        cells = random.choice(classes, (side // 4, side // 4))
        labels = cells.repeat(4, 0).repeat(4, 1)
    else:
        labels = random.choice(classes, (side, side))
    return labels


def _ridge(random: np.random.RandomState, side: int, low: float, high: float, knots: int) -> object:
    heights = random.uniform(low, high, knots + 1) * side
    return np.interp(np.arange(side), np.linspace(0, side, knots + 1), heights)[None, :]


def _dabs(
    random: np.random.RandomState,
    labels: np.ndarray,
    count: int,
    least: int,
    most: int,
    classes: list[int],
) -> None:
    side = labels.shape[0]
    y, x = np.mgrid[:side, :side]
    for _ in range(count):
        radius = random.randint(max(1, least), most + 1)
        top, left = random.randint(0, side, 2)
        labels[(y - top) ** 2 + (x - left) ** 2 <= radius**2] = random.choice(classes)


def stroke(labels: np.ndarray, share: float, classes: list[int], seed: int) -> np.ndarray:
    """The map with one round dab of a share of its area, painted somewhere."""
    random = np.random.RandomState(seed)
    side = labels.shape[0]
    y, x = np.mgrid[:side, :side]
    radius = side * (share / np.pi) ** 0.5
    top, left = random.randint(int(radius), side - int(radius), 2)
    edited = labels.copy()
    inside = (y - top) ** 2 + (x - left) ** 2 <= radius**2
    edited[inside] = random.choice([c for c in classes if c != labels[top, left]])
    return edited


def thin_stroke(labels: np.ndarray, label: int, seed: int) -> np.ndarray:
    """The map with a line of one pixel, of a seventh of its width."""
    random = np.random.RandomState(seed)
    side = labels.shape[0]
    row, column = random.randint(0, side - side // 7, 2)
    row += (row + 1) % 2  # an odd row: no coarser level picks it
    edited = labels.copy()
    edited[row, column : column + side // 7] = label
    return edited
