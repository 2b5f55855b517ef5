"""Draws houses and roads into photographs of a training set, which hardly shows any.

    python -m tools.draw_rare_labels OUTPUT.zip DATASET... [--houses 900] [--roads 400]

Landscape photographs show houses from afar and roads seldom, so a model makes of a painted house a
wall without windows. The result is a data set of its own, to be named after the others at
``drawai train``. It contains the photographs: treat it as they are treated. Held-out pairs are
left out, so what is judged is as unseen as before.
"""

import argparse
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image

from drawai_desktop.engine.training.dataset import Dataset, open_dataset
from tools.drawn_scenes.houses import draw_houses
from tools.drawn_scenes.roads import draw_road

HELD_OUT_EVERY = 20
Draw = Callable[
    [np.random.Generator, np.ndarray, np.ndarray, list[str], str],
    tuple[np.ndarray, np.ndarray] | None,
]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("output", type=Path, help="the data set to write, a .zip file")
    parser.add_argument("datasets", nargs="+", type=Path, help="folders or zips of a data set")
    parser.add_argument("--houses", type=int, default=900, help="pairs with houses")
    parser.add_argument("--roads", type=int, default=400, help="pairs with a road")
    parser.add_argument("--house-label", default="building-other", help="the houses' class")
    parser.add_argument("--road-label", default="road", help="the roads' class")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    dataset = open_dataset(options.datasets)
    training, _ = dataset.split(HELD_OUT_EVERY)
    with zipfile.ZipFile(options.output, "w") as packed:
        packed.writestr("classes.json", json.dumps({"classes": list(dataset.classes.rows)}))
        for what, draw, label, wanted in (
            ("house", draw_houses, options.house_label, options.houses),
            ("road", draw_road, options.road_label, options.roads),
        ):
            written = add_pairs(packed, training, draw, what, label, wanted, options.seed)
            print(f"{options.output}: {written} pairs with a {what}", flush=True)


def add_pairs(
    packed: zipfile.ZipFile,
    dataset: Dataset,
    draw: Draw,
    what: str,
    label: str,
    wanted: int,
    seed: int,
) -> int:
    """Writes pairs until there are as many as wanted or no photograph is left; how many."""
    classes = list(dataset.classes.names)
    order = np.random.default_rng(seed).permutation(len(dataset.pairs))
    written = 0
    for number in order:
        if written == wanted:
            break
        pair = dataset.pairs[number]
        rng = np.random.default_rng((seed, int(number)))
        made = draw(rng, pair.read_image(), pair.read_label(dataset.classes), classes, label)
        if made is None:
            continue
        _write(packed, f"images/{what}-{pair.name}.webp", made[0], quality=92)
        _write(packed, f"labels/{what}-{pair.name}.png", made[1])
        written += 1
    return written


def _write(packed: zipfile.ZipFile, name: str, pixels: np.ndarray, **options: int) -> None:
    data = io.BytesIO()
    Image.fromarray(pixels).save(data, name.rsplit(".", 1)[1], **options)
    packed.writestr(name, data.getvalue())


if __name__ == "__main__":
    main()
