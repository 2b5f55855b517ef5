"""Paints the example scenes into resources/examples/ and renders the first one's picture.

    python tools/paint_examples.py

The scenes are this project's own. Places are parts of the width and of the height.
"""

import json
from collections.abc import Callable

import numpy as np
from PIL import Image

from drawai_desktop import resources
from drawai_desktop.core.atomic_file import write_bytes
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.picture_writing import encode, write_indexed_map
from drawai_desktop.core.scene_painting import ScenePainter, ridge
from drawai_desktop.core.style import Style
from drawai_desktop.engine.synthesizer import Synthesizer

Scene = Callable[[], ScenePainter]


def _new(width: int, height: int, ground: str = "sky-other") -> ScenePainter:
    return ScenePainter(width, height, standard_labels(), ground)


def mountain_lake() -> ScenePainter:
    s = _new(512, 512)
    s.cloud((0.27, 0.15), 0.18)
    s.cloud((0.74, 0.2), 0.15)
    peaks = [(0, 0.43), (0.1, 0.4), (0.33, 0.24), (0.46, 0.38), (0.52, 0.36), (0.64, 0.21)]
    peaks += [(0.82, 0.37), (0.92, 0.36), (1, 0.4)]
    s.below("mountain", peaks)
    s.polygon(
        "snow",
        [
            (0.24, 0.33),
            (0.29, 0.26),
            (0.33, 0.238),
            (0.38, 0.27),
            (0.42, 0.36),
            (0.375, 0.32),
            (0.34, 0.37),
            (0.3, 0.31),
        ],
    )
    s.polygon(
        "snow",
        [
            (0.55, 0.33),
            (0.6, 0.24),
            (0.64, 0.208),
            (0.69, 0.24),
            (0.76, 0.34),
            (0.7, 0.31),
            (0.665, 0.36),
            (0.61, 0.29),
        ],
    )
    s.below("hill", [(0, 0.5), (0.3, 0.46), (0.55, 0.5), (0.8, 0.47), (1, 0.5)])
    s.below("tree", [(0, 0.53), (0.2, 0.55), (0.45, 0.52), (0.7, 0.56), (1, 0.52)])
    s.below("water-other", [(0, 0.61), (1, 0.61)])
    s.below("grass", [(0, 0.83), (0.2, 0.81), (0.38, 0.86), (0.62, 0.74), (0.8, 0.78), (1, 0.75)])
    s.blob(
        "tree",
        [
            (-0.06, 0.5),
            (0.06, 0.44),
            (0.13, 0.54),
            (0.19, 0.66),
            (0.15, 0.8),
            (0.04, 0.88),
            (-0.06, 0.86),
        ],
    )
    s.blob(
        "rock", [(0.66, 0.88), (0.72, 0.855), (0.8, 0.865), (0.83, 0.9), (0.77, 0.93), (0.69, 0.92)]
    )
    return s


def rocky_coast() -> ScenePainter:
    s = _new(768, 512)
    s.cloud((0.2, 0.16), 0.14)
    s.cloud((0.62, 0.1), 0.18)
    s.cloud((0.93, 0.24), 0.1)
    s.below(
        "mountain", [(0, 0.47), (0.12, 0.41), (0.3, 0.46), (0.42, 0.475), (1, 0.475)], until=0.475
    )
    s.below("sea", [(0, 0.47), (1, 0.47)])
    s.below("sand", [(0, 0.72), (0.25, 0.8), (0.5, 0.84), (0.75, 0.92), (1, 0.97)])
    s.blob(
        "rock",
        [
            (0.66, 0.5),
            (0.74, 0.38),
            (0.84, 0.33),
            (0.95, 0.36),
            (1.05, 0.34),
            (1.05, 0.72),
            (0.9, 0.7),
            (0.76, 0.66),
        ],
    )
    s.blob(
        "grass", [(0.76, 0.39), (0.84, 0.32), (0.95, 0.345), (1.05, 0.33), (1.05, 0.4), (0.9, 0.42)]
    )
    s.blob("rock", [(0.5, 0.66), (0.55, 0.61), (0.61, 0.64), (0.62, 0.69), (0.54, 0.71)])
    s.blob("rock", [(0.12, 0.86), (0.19, 0.81), (0.28, 0.84), (0.29, 0.9), (0.18, 0.92)])
    s.blob("rock", [(0.38, 0.93), (0.43, 0.9), (0.5, 0.93), (0.48, 0.97), (0.4, 0.97)])
    return s


def meadow_path() -> ScenePainter:
    s = _new(512, 512)
    s.cloud((0.5, 0.17), 0.24)
    s.cloud((0.1, 0.26), 0.12)
    s.below("hill", [(0, 0.46), (0.3, 0.4), (0.6, 0.47), (0.85, 0.38), (1, 0.42)])
    s.below("tree", [(0, 0.5), (0.18, 0.47), (0.4, 0.53), (0.62, 0.5), (0.8, 0.53), (1, 0.49)])
    s.below("grass", [(0, 0.56), (0.5, 0.58), (1, 0.55)])
    s.polygon(
        "dirt",
        [
            (0.52, 0.575),
            (0.545, 0.575),
            (0.6, 0.66),
            (0.58, 0.76),
            (0.74, 1.01),
            (0.3, 1.01),
            (0.46, 0.76),
            (0.55, 0.66),
        ],
    )
    s.blob(
        "tree",
        [
            (0.78, 0.72),
            (0.74, 0.56),
            (0.78, 0.4),
            (0.88, 0.33),
            (0.98, 0.4),
            (1.02, 0.58),
            (0.96, 0.74),
        ],
    )
    s.blob("bush", [(0.04, 0.84), (0.1, 0.76), (0.2, 0.77), (0.25, 0.85), (0.15, 0.89)])
    s.blob("bush", [(0.8, 0.88), (0.86, 0.82), (0.95, 0.84), (0.98, 0.91), (0.87, 0.93)])
    s.blob("flower", [(0.04, 0.95), (0.14, 0.92), (0.22, 0.95), (0.14, 0.985)])
    return s


def winter_forest() -> ScenePainter:
    s = _new(512, 512)
    random = np.random.RandomState(5)
    s.below("mountain", ridge(512, 0.3, 0.12, 0.55, random))
    s.below("snow", ridge(512, 0.29, 0.11, 0.55, np.random.RandomState(5)), until=0.36)
    s.below("mountain", [(0, 0.37), (0.2, 0.33), (0.45, 0.37), (0.7, 0.34), (1, 0.38)])
    s.below("tree", [(0, 0.47), (0.15, 0.42), (0.35, 0.48), (0.55, 0.45), (0.75, 0.49), (1, 0.44)])
    s.below("snow", [(0, 0.58), (0.3, 0.61), (0.6, 0.58), (1, 0.62)])
    for x, foot, tall in (
        (0.12, 0.86, 0.42),
        (0.24, 0.72, 0.24),
        (0.86, 0.9, 0.5),
        (0.7, 0.73, 0.22),
        (0.97, 0.76, 0.3),
    ):
        w = tall * 0.3
        s.polygon(
            "tree",
            [
                (x, foot - tall),
                (x + w * 0.6, foot - tall * 0.4),
                (x + w, foot),
                (x - w, foot),
                (x - w * 0.6, foot - tall * 0.4),
            ],
        )
    s.blob(
        "water-other",
        [(0.34, 0.8), (0.46, 0.755), (0.6, 0.78), (0.66, 0.85), (0.52, 0.9), (0.38, 0.88)],
    )
    return s


def river_valley() -> ScenePainter:
    s = _new(768, 512)
    s.cloud((0.3, 0.12), 0.14)
    s.below(
        "mountain",
        [(0, 0.16), (0.16, 0.26), (0.34, 0.42), (0.5, 0.47), (0.66, 0.4), (0.82, 0.24), (1, 0.12)],
    )
    s.below("hill", [(0, 0.36), (0.2, 0.43), (0.42, 0.52), (0.58, 0.52), (0.8, 0.42), (1, 0.34)])
    s.below("tree", [(0, 0.5), (0.22, 0.53), (0.4, 0.57), (0.6, 0.57), (0.78, 0.53), (1, 0.48)])
    s.below("grass", [(0, 0.62), (0.3, 0.64), (0.5, 0.6), (0.7, 0.64), (1, 0.6)])
    s.polygon(
        "water-other",
        [
            (0.48, 0.6),
            (0.52, 0.6),
            (0.58, 0.66),
            (0.5, 0.73),
            (0.56, 0.82),
            (0.78, 1.01),
            (0.26, 1.01),
            (0.36, 0.84),
            (0.4, 0.74),
            (0.5, 0.66),
        ],
    )
    s.blob("rock", [(0.28, 0.92), (0.33, 0.88), (0.38, 0.9), (0.37, 0.95), (0.3, 0.96)])
    s.blob("gravel", [(0.6, 0.84), (0.68, 0.86), (0.78, 0.96), (0.72, 1.0), (0.64, 0.92)])
    s.blob(
        "tree", [(0.84, 0.72), (0.86, 0.56), (0.93, 0.48), (1.02, 0.56), (1.04, 0.76), (0.94, 0.8)]
    )
    s.blob("bush", [(0.05, 0.8), (0.11, 0.74), (0.19, 0.78), (0.16, 0.85), (0.08, 0.86)])
    return s


def desert_dunes() -> ScenePainter:
    s = _new(768, 432)
    s.cloud((0.78, 0.16), 0.12)
    s.polygon(
        "rock", [(0, 0.56), (0.04, 0.34), (0.2, 0.33), (0.24, 0.44), (0.3, 0.45), (0.34, 0.56)]
    )
    s.polygon("rock", [(0.52, 0.56), (0.57, 0.38), (0.66, 0.37), (0.7, 0.56)])
    s.below("rock", [(0, 0.52), (0.4, 0.55), (0.6, 0.51), (1, 0.54)])
    s.below("sand", [(0, 0.62), (0.25, 0.55), (0.5, 0.62), (0.75, 0.56), (1, 0.63)])
    s.below("straw", [(0, 0.94), (0.3, 0.88), (0.55, 0.97), (0.8, 0.92), (1, 0.99)])
    for x, y, r in (
        (0.12, 0.74, 0.035),
        (0.36, 0.7, 0.025),
        (0.63, 0.76, 0.04),
        (0.86, 0.7, 0.03),
        (0.47, 0.85, 0.045),
    ):
        s.oval("bush", (x, y), (r, r * 1.1))
    return s


def forest_clearing() -> ScenePainter:
    s = _new(512, 512)
    s.below(
        "tree",
        [(0, 0.02), (0.2, 0.08), (0.36, 0.26), (0.5, 0.34), (0.62, 0.26), (0.8, 0.06), (1, 0.03)],
    )
    s.below("bush", [(0, 0.6), (0.3, 0.62), (0.5, 0.58), (0.7, 0.63), (1, 0.6)])
    s.below("grass", [(0, 0.7), (0.3, 0.68), (0.5, 0.64), (0.7, 0.69), (1, 0.7)])
    s.blob(
        "dirt", [(0.46, 0.66), (0.54, 0.66), (0.6, 0.8), (0.72, 1.05), (0.34, 1.05), (0.44, 0.82)]
    )
    s.polygon("tree", [(0.02, 1.01), (0.08, 0.1), (0.17, 0.1), (0.2, 1.01)])
    s.polygon("tree", [(0.83, 1.01), (0.86, 0.05), (0.94, 0.05), (0.98, 1.01)])
    s.blob("rock", [(0.24, 0.86), (0.3, 0.81), (0.37, 0.84), (0.36, 0.9), (0.27, 0.91)])
    return s


def island() -> ScenePainter:
    s = _new(768, 432)
    s.cloud((0.18, 0.2), 0.16)
    s.cloud((0.86, 0.14), 0.12)
    s.below("sea", [(0, 0.56), (1, 0.56)])
    s.blob(
        "hill",
        [
            (0.3, 0.6),
            (0.38, 0.42),
            (0.48, 0.3),
            (0.58, 0.36),
            (0.68, 0.5),
            (0.74, 0.61),
            (0.5, 0.64),
        ],
    )
    s.blob(
        "tree",
        [
            (0.34, 0.58),
            (0.4, 0.46),
            (0.47, 0.44),
            (0.53, 0.5),
            (0.6, 0.47),
            (0.68, 0.56),
            (0.6, 0.6),
            (0.45, 0.61),
        ],
    )
    s.blob(
        "sand",
        [
            (0.24, 0.64),
            (0.36, 0.6),
            (0.52, 0.61),
            (0.7, 0.6),
            (0.82, 0.63),
            (0.66, 0.68),
            (0.4, 0.69),
        ],
    )
    s.blob("rock", [(0.76, 0.63), (0.8, 0.57), (0.85, 0.59), (0.87, 0.65), (0.8, 0.67)])
    s.below("sand", [(0, 0.9), (0.2, 0.95), (0.5, 1.0), (1, 1.02)])
    s.blob("rock", [(0.02, 0.94), (0.06, 0.88), (0.13, 0.9), (0.14, 0.97), (0.06, 0.99)])
    return s


def farm() -> ScenePainter:
    s = _new(768, 512)
    s.cloud((0.3, 0.14), 0.16)
    s.cloud((0.75, 0.22), 0.14)
    s.below("hill", [(0, 0.42), (0.3, 0.36), (0.55, 0.44), (0.8, 0.38), (1, 0.42)])
    s.below("tree", [(0, 0.5), (0.25, 0.48), (0.5, 0.52), (0.75, 0.49), (1, 0.51)])
    s.below("grass", [(0, 0.55), (0.5, 0.56), (1, 0.55)])
    s.polygon("straw", [(-0.01, 0.66), (0.45, 0.6), (0.62, 0.62), (0.4, 1.01), (-0.01, 1.01)])
    s.polygon("road", [(0.63, 0.61), (0.655, 0.61), (0.98, 1.01), (0.66, 1.01)])
    s.polygon(
        "building-other",
        [(0.76, 0.6), (0.76, 0.48), (0.82, 0.4), (0.93, 0.4), (0.98, 0.48), (0.98, 0.6)],
    )
    s.blob(
        "tree", [(0.67, 0.6), (0.68, 0.47), (0.72, 0.41), (0.76, 0.48), (0.77, 0.61), (0.72, 0.63)]
    )
    s.blob("bush", [(0.86, 0.78), (0.92, 0.73), (1.0, 0.76), (1.01, 0.83), (0.92, 0.84)])
    return s


EXAMPLES: list[tuple[str, str, Scene]] = [
    ("mountain-lake", "Mountain lake", mountain_lake),
    ("rocky-coast", "Rocky coast", rocky_coast),
    ("meadow-path", "Meadow path", meadow_path),
    ("winter-forest", "Winter forest", winter_forest),
    ("river-valley", "River valley", river_valley),
    ("desert-dunes", "Desert dunes", desert_dunes),
    ("forest-clearing", "Forest clearing", forest_clearing),
    ("island", "Island", island),
    ("farm", "Farm", farm),
]


def main() -> None:
    """Writes the label maps, the list, and the picture that the window starts with."""
    folder = resources.resource("examples")
    folder.mkdir(parents=True, exist_ok=True)
    labels = standard_labels()
    for name, _, paint in EXAMPLES:
        write_indexed_map(folder / f"{name}.png", paint().ids, labels)
    listed = [{"name": name, "title": title} for name, title, _ in EXAMPLES]
    write_bytes(folder / "examples.json", (json.dumps(listed, indent=1) + "\n").encode())
    synthesizer = Synthesizer.load(ModelLibrary.standard().find(None), labels, "cpu")
    picture = synthesizer.render(EXAMPLES[0][2]().ids, Style())
    write_bytes(folder / f"{EXAMPLES[0][0]}.webp", encode(Image.fromarray(picture), "WEBP"))


if __name__ == "__main__":
    main()
