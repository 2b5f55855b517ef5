"""Renders twelve painted scenes with one or more models, side by side, onto one sheet.

    python tools/painted_sheet.py out/painted.png landscape path/to/another/model

The scenes are this project's own, flat shapes of few labels as people paint; the sheet holds no
photograph. ``--style NAME`` takes a style of that name from each model, ``--seed N`` a variation.
"""

import argparse
from pathlib import Path

from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.picture_writing import coloured, write_picture
from drawai_desktop.core.style import NEUTRAL
from drawai_desktop.engine.synthesizer import Synthesizer
from drawai_desktop.evaluation.painted_scenes import painted_scenes
from drawai_desktop.evaluation.report import painted_sheet


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sheet", type=Path, help="a .png, .jpg or .webp file")
    parser.add_argument("models", nargs="+", help="names or folders")
    parser.add_argument("--style", default="", help="a style of the models (default: neutral)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--side", type=int, default=192, help="of a picture on the sheet")
    options = parser.parse_args()
    labels = standard_labels()
    scenes = painted_scenes(labels)
    rows = [[coloured(ids, labels)] for _, ids in scenes]
    names = []
    for name in options.models:
        manifest = ModelLibrary.standard().find(name)
        styles = {s.name.lower(): s for s in manifest.styles}
        style = styles.get(options.style.lower(), NEUTRAL).with_seed(options.seed)
        synthesizer = Synthesizer.load(manifest, labels)
        for row, (_, ids) in zip(rows, scenes, strict=True):
            row.append(synthesizer.render(ids, style))
        names.append(Path(name).name)
    titles = [title for title, _ in scenes]
    options.sheet.parent.mkdir(parents=True, exist_ok=True)
    write_picture(
        options.sheet, painted_sheet(rows, ["label map", *names], titles, side=options.side)
    )
    print(f"written: {options.sheet}")


if __name__ == "__main__":
    main()
