"""Makes a small training set by program: painted label maps with pictures that follow rules.

    python tools/make_training_demo.py FOLDER [--pairs 300] [--size 128]

Sky is a gradient, sea has waves, mountains have slopes, grass has blades, trees have leaves; the
light of a whole picture goes from noon to dusk. A model learns it in minutes on two cores.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from PIL import Image

CLASSES = ["sky-other", "sea", "mountain", "grass", "tree", "unlabelled"]
SKY, SEA, MOUNTAIN, GRASS, TREE = range(5)


def make_set(folder: Path, pairs: int, size: int, seed: int = 0) -> Path:
    """Writes ``images/``, ``labels/`` and ``classes.json``; gives the folder."""
    for part in ("images", "labels"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    (folder / "classes.json").write_text(json.dumps(CLASSES), encoding="utf-8")
    for number in range(pairs):
        rng = np.random.default_rng((seed, number))
        label = paint_map(rng, size)
        picture = colour_map(rng, label)
        Image.fromarray(picture).save(folder / "images" / f"m{number:04}.png")
        Image.fromarray(label).save(folder / "labels" / f"m{number:04}.png")
    return folder


def paint_map(rng: np.random.Generator, size: int) -> np.ndarray:
    """A label map, uint8 (size, size)."""
    y, x = np.mgrid[:size, :size] / size
    label = np.full((size, size), SKY, np.uint8)
    horizon = rng.uniform(0.35, 0.65)
    if rng.random() < 0.7:
        for _ in range(rng.integers(1, 4)):
            peak, top = rng.uniform(0, 1), horizon - rng.uniform(0.1, 0.3)
            label[(y > top + abs(x - peak) * rng.uniform(0.5, 1.2)) & (y < horizon)] = MOUNTAIN
    label[y >= horizon] = SEA if rng.random() < 0.6 else GRASS
    if rng.random() < 0.6:
        shore = horizon + rng.uniform(0.1, 0.3) + 0.05 * np.sin(x * rng.uniform(3, 9))
        label[y > shore] = GRASS
    for _ in range(rng.integers(0, 4)):
        cx, foot, r = rng.uniform(0, 1), horizon + rng.uniform(0.02, 0.3), rng.uniform(0.05, 0.13)
        label[((x - cx) / 0.7) ** 2 + (y - foot + r) ** 2 < r**2] = TREE
    return label


def colour_map(rng: np.random.Generator, label: np.ndarray) -> np.ndarray:
    """A picture of a label map in a random light, uint8 (size, size, 3)."""
    size = label.shape[0]
    y, x = np.mgrid[:size, :size] / size
    dusk = rng.uniform(0, 1)
    fine = rng.standard_normal((size, size))
    coarse = np.kron(rng.standard_normal((size // 8 + 1, size // 8 + 1)), np.ones((8, 8)))
    coarse = coarse[:size, :size]
    textures = {
        SKY: ((110, 160, 230), 0.25 * (y - 0.3) + 0.01 * fine),
        SEA: ((40, 90, 140), 0.12 * np.sin(y * y * 220 + 2 * np.sin(x * 9)) + 0.02 * fine),
        MOUNTAIN: ((120, 110, 105), 0.15 * np.sign(np.sin(x * 40 + y * 25)) + 0.05 * fine),
        GRASS: ((80, 140, 50), 0.1 * fine + 0.05 * coarse),
        TREE: ((35, 80, 35), 0.16 * coarse + 0.08 * fine),
    }
    picture = np.zeros((size, size, 3))
    for index, (colour, shade) in textures.items():
        here = label == index
        picture[here] = (np.array(colour)[None] * (1 + shade[here])[:, None]) / 255
    light = np.array([1.0 + 0.25 * dusk, 1.0 - 0.25 * dusk, 1.0 - 0.5 * dusk])
    picture = picture * light * (1 - 0.3 * dusk)
    bytes_: np.ndarray = (picture.clip(0, 1) * 255).round().astype(np.uint8)
    return bytes_


def main() -> None:
    """Reads the command line and makes the set."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pairs", type=int, default=300)
    parser.add_argument("--size", type=int, default=128)
    options = parser.parse_args()
    make_set(options.folder, options.pairs, options.size)
    print(f"wrote {options.pairs} pairs into {options.folder}")


if __name__ == "__main__":
    main()
