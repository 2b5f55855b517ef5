"""Paints the example scenes of tools/example_scenes/ into resources/examples/.

    python tools/paint_examples.py

The scenes are this project's own. A file holds a scene's title, size, look and its steps from back
to front; a step names a method of :class:`ScenePainter`, its label, and the other arguments by
their names (``seed`` becomes ``random``). Where a step has ``each``, it is painted for each of
these, with them as the first arguments after the label; where it has ``snow``, the snow lies on
what it painted. The same file gives the same scene.
"""

import io
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from drawai_desktop import resources
from drawai_desktop.core.atomic_file import write_bytes
from drawai_desktop.core.examples import Example
from drawai_desktop.core.labels import LabelSet, standard_labels
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.model_manifest import ModelManifest
from drawai_desktop.core.picture_writing import write_indexed_map
from drawai_desktop.core.scene_painting import ScenePainter
from drawai_desktop.core.style import NEUTRAL, Style
from drawai_desktop.engine.detail.model import DetailModel
from drawai_desktop.engine.models.own_detail import bundled_detail
from drawai_desktop.engine.synthesizer import Synthesizer

SCENES = Path(__file__).parent / "example_scenes"
ORDER = (
    "mountain-lake",
    "rocky-coast",
    "meadow-path",
    "winter-forest",
    "river-valley",
    "desert-dunes",
    "forest-clearing",
    "island",
    "farm",
)
"""As in the menu; the first is shown at the start."""
THUMBNAIL_PX = 320
_THUMBNAIL_QUALITY = 68
_PICTURE_QUALITY = 85


@dataclass(frozen=True)
class Scene:
    """An example in the making.

    Attributes:
        ids: uint8 (H, W), its label map.
        look: name of the default model's look; empty for the neutral one.
        strength: of the look.
        seed: of the picture.
    """

    name: str
    title: str
    ids: np.ndarray
    look: str
    strength: float
    seed: int

    def example(self, manifest: ModelManifest) -> Example:
        """With the look's numbers; KeyError where the model has no look of the name."""
        looks = {style.name: style for style in manifest.styles} | {"": NEUTRAL}
        style = looks[self.look].with_strength(self.strength).with_seed(self.seed)
        return Example(self.name, self.title, style)


def read_scene(path: Path, labels: LabelSet) -> Scene:
    """Paints the scene that a file describes."""
    *_, last = scene_states(path, labels)
    return last


def scene_states(path: Path, labels: LabelSet) -> Iterator[Scene]:
    """The scene that a file describes, from the bare ground on, after each shape."""
    row = json.loads(path.read_text(encoding="utf-8"))
    width, height = row["size"]
    painter = ScenePainter(width, height, labels, row["ground"])
    look = row.get("look", ""), row.get("strength", 1.0), row.get("seed", 0)

    def state() -> Scene:
        return Scene(path.stem, row["title"], painter.ids.copy(), *look)

    yield state()
    for step in row["steps"]:
        for _ in _shapes(painter, dict(step)):
            yield state()


def _shapes(painter: ScenePainter, step: dict[str, Any]) -> Iterator[None]:
    """Paints the shapes of a step, one after another."""
    method, label = getattr(painter, step.pop("paint")), step.pop("label")
    snow = step.pop("snow", None)
    if "seed" in step:
        step["random"] = np.random.RandomState(step.pop("seed"))
    painted = None
    for first in step.pop("each", [[]]):
        yield
        painted = method(label, *first, **step)
    if snow is not None:
        yield
        painter.snow_on(painted, *snow, step["random"])
    yield


def main() -> None:
    """Writes the label maps, the list, a small picture of each, and the first one's picture."""
    labels = standard_labels()
    manifest = ModelLibrary.standard().find(None)
    synthesizer = Synthesizer.load(manifest, labels, "cpu")
    detail = DetailModel.load(bundled_detail())
    rows = []
    for number, name in enumerate(ORDER):
        scene = read_scene(SCENES / f"{name}.json", labels)
        example = scene.example(manifest)
        rows.append({"name": name, "title": scene.title, "style": _row(example.style)})
        example.thumbnail_path.parent.mkdir(parents=True, exist_ok=True)
        write_indexed_map(example.path, scene.ids, labels)
        picture = Image.fromarray(_picture(synthesizer, detail, scene.ids, example.style))
        small = picture.copy()
        small.thumbnail((THUMBNAIL_PX, THUMBNAIL_PX), Image.Resampling.LANCZOS)
        _write_webp(example.thumbnail_path, small, _THUMBNAIL_QUALITY)
        if number == 0:
            _write_webp(example.picture_path, picture, _PICTURE_QUALITY)
        print(f"painted: {name}")
    listed = "[\n " + ",\n ".join(json.dumps(row) for row in rows) + "\n]\n"
    write_bytes(resources.resource("examples", "examples.json"), listed.encode())


def _picture(
    synthesizer: Synthesizer, detail: DetailModel, ids: np.ndarray, style: Style
) -> np.ndarray:
    """What the window shows of a scene: uint8 (H, W, 3), at the map's size."""
    return detail.render(synthesizer.render(ids, style), ids, style.seed, *ids.shape)


def _row(style: Style) -> dict[str, Any]:
    return {
        key: asdict(style)[key]
        for key in ("name", "vector", "spread", "strength", "seed", "fitted")
    }


def _write_webp(path: Path, picture: Image.Image, quality: int) -> None:
    buffer = io.BytesIO()
    picture.save(buffer, "WEBP", quality=quality, method=6)
    write_bytes(path, buffer.getvalue())


if __name__ == "__main__":
    main()
