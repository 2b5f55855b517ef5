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
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import IO

import numpy as np
from PIL import Image

from drawai_desktop.cli.exit_status import EXIT_BAD_INPUT
from drawai_desktop.core.atomic_file import write_atomically
from drawai_desktop.datasets.dataset import open_dataset
from drawai_desktop.datasets.scene_pairs import ScenePairs
from drawai_desktop.errors import DrawAIError, OptionError
from tools.drawn_scenes.houses import draw_houses
from tools.drawn_scenes.roads import draw_road

Draw = Callable[
    [np.random.Generator, np.ndarray, np.ndarray, list[str], str],
    tuple[np.ndarray, np.ndarray] | None,
]
"""Of (random, photograph, map, class names, label of what is drawn): both changed, or None."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("output", type=Path, help="the data set to write, a .zip file")
    parser.add_argument("datasets", nargs="+", type=Path, help="folders or zips of a data set")
    parser.add_argument("--houses", type=int, default=900, help="pairs with houses")
    parser.add_argument("--roads", type=int, default=400, help="pairs with a road")
    parser.add_argument("--house-label", default="building-other", help="the houses' class")
    parser.add_argument("--road-label", default="road", help="the roads' class")
    parser.add_argument("--seed", type=int, default=0)
    try:
        write_drawn(parser.parse_args())
    except DrawAIError as error:
        print(f"{parser.prog}: {error}", file=sys.stderr)
        sys.exit(EXIT_BAD_INPUT)


def write_drawn(options: argparse.Namespace) -> None:
    """Writes the data set.

    Raises:
        DrawAIError: a data set or a file of it cannot be read, a label is none of its classes, or
            the output cannot be written.
    """
    dataset = open_dataset(options.datasets)
    wanted = (
        ("house", draw_houses, options.house_label, options.houses),
        ("road", draw_road, options.road_label, options.roads),
    )
    for _, _, label, count in wanted:
        if count and label not in dataset.classes.names:
            raise OptionError(
                f"{label} is no class of the data set. Its classes are "
                f"{', '.join(dataset.classes.names)}: choose one with --house-label and "
                "--road-label, or draw none of that kind (--houses 0, --roads 0)."
            )
    pairs = ScenePairs(dataset).for_training()
    table = json.dumps({"classes": list(dataset.classes.rows)})

    def write(file: IO[bytes]) -> None:
        with zipfile.ZipFile(file, "w") as packed:
            packed.writestr("classes.json", table)
            for what, draw, label, count in wanted:
                written = add_pairs(packed, pairs, draw, what, label, count, options.seed)
                print(f"{options.output}: {written} pairs with a {what}", flush=True)

    write_atomically(options.output, write)


def add_pairs(
    packed: zipfile.ZipFile,
    pairs: ScenePairs,
    draw: Draw,
    what: str,
    label: str,
    wanted: int,
    seed: int,
) -> int:
    """Writes pairs until there are as many as wanted or no photograph is left; how many."""
    classes = [scene_class.name for scene_class in pairs.classes]
    written = 0
    for number in np.random.default_rng(seed).permutation(len(pairs)):
        if written == wanted:
            break
        rng = np.random.default_rng((seed, int(number)))
        made = draw(rng, pairs.photo(number), pairs.label_map(number), classes, label)
        if made is None:
            continue
        name = f"{what}-{pairs.names[number]}"
        _add(packed, f"images/{name}.webp", made[0], quality=92)
        _add(packed, f"labels/{name}.png", made[1])
        written += 1
    return written


def _add(packed: zipfile.ZipFile, name: str, pixels: np.ndarray, **options: int) -> None:
    data = io.BytesIO()
    Image.fromarray(pixels).save(data, name.rsplit(".", 1)[1], **options)
    packed.writestr(name, data.getvalue())


if __name__ == "__main__":
    main()
