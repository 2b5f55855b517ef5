"""Makes the time lapse of README.md: an example scene, painted stroke by stroke.

    python tools/make_time_lapse.py [OUT.webp]

The scene's shapes (``tools/example_scenes``) are painted from back to front with the brush, each
within its own outline, and recorded as the window records a hand. The film is what
``drawai timelapse`` makes of that stroke log. The same scene gives the same film.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from drawai_desktop import api  # noqa: E402
from drawai_desktop.core.dab import dab_corner, dab_mask  # noqa: E402
from drawai_desktop.core.geometry import Rect  # noqa: E402
from drawai_desktop.core.labels import UNLABELLED, standard_labels  # noqa: E402
from drawai_desktop.core.stroke import StrokePath, StrokePoint  # noqa: E402
from drawai_desktop.core.stroke_log import StrokeLog  # noqa: E402
from drawai_desktop.core.stroke_recorder import StrokeRecorder  # noqa: E402
from tools.paint_examples import SCENES, Scene, scene_states  # noqa: E402

SCENE = "mountain-lake"
OUT = ROOT / "docs" / "images" / "time-lapse.webp"
SIDE, SECONDS, HOLD_S = 800, 9.0, 3.0
LARGEST_BYTES = 2_000_000
"""What a page that many people read may weigh."""
_STROKES_A_SHAPE = 5
_SMALLEST_BRUSH = 0.1
"""In parts of the canvas's side."""
_PIECES = 2
"""Of a stroke, each a step: so that it is seen to grow."""


def main() -> None:
    """Paints, and writes the film."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    project = painted(SCENE)
    assert project.strokes is not None
    print(f"{len(project.strokes.steps)} steps")
    api.time_lapse(out, project, size=SIDE, seconds=SECONDS, hold=HOLD_S)
    size = out.stat().st_size
    print(f"{out}: {size / 1e6:.2f} MB")
    if size >= LARGEST_BYTES:
        sys.exit(f"{out} is larger than {LARGEST_BYTES / 1e6:.0f} MB. Make it shorter or smaller.")


def painted(name: str) -> api.Project:
    """A scene as a project whose stroke log tells how it was painted."""
    scene, log = recorded(name)
    model = api.open_model()
    style = model.style(scene.look or "neutral").with_strength(scene.strength)
    return api.Project(scene.ids, style.with_seed(scene.seed), model.name, strokes=log)


def recorded(name: str) -> tuple[Scene, StrokeLog]:
    """A scene, and the log of its strokes from an empty canvas on."""
    states = list(scene_states(SCENES / f"{name}.json", standard_labels()))
    scene = states[-1]
    ids = np.full(scene.ids.shape, UNLABELLED, np.uint8)
    recorder = StrokeRecorder()
    recorder.begin(ids.copy(), None, 0)
    clock_ms = 0
    for state in states:
        for changed in _strokes(ids, state.ids):
            clock_ms += 1000
            recorder.note(ids[changed.slices].copy(), changed, ids.shape, clock_ms, False)
    log = recorder.finished()
    assert log is not None
    return scene, log


def _strokes(ids: np.ndarray, wanted: np.ndarray) -> Iterator[Rect]:
    """Paints what differs, label by label, in strokes to and fro; tells what each has changed."""
    for label in np.unique(wanted[ids != wanted]):
        mask = (ids != wanted) & (wanted == label)
        box = Rect.around(mask)
        side = max(ids.shape)
        diameter = max(box.height / (_STROKES_A_SHAPE - 1), _SMALLEST_BRUSH * side)
        is_leftwards = False
        pieces: list[list[StrokePoint]] = []
        for y in np.arange(box.top + diameter / 2, box.bottom + diameter / 2, 0.8 * diameter):
            band = mask[max(0, int(y - diameter / 2)) : int(y + diameter / 2) + 1]
            columns = np.flatnonzero(band.any(0))
            if not columns.size:
                continue
            dabs = _dabs(columns[0], columns[-1], y, diameter, is_leftwards)
            is_leftwards = not is_leftwards
            for part in np.array_split(np.arange(len(dabs)), _PIECES):
                pieces.append([dabs[i] for i in part])
        for number, piece in enumerate(pieces, 1):
            yield from _paint(ids, mask, label, piece, is_last=number == len(pieces))


def _dabs(
    left: float, right: float, y: float, diameter: float, is_leftwards: bool
) -> list[StrokePoint]:
    """A stroke of an unsteady hand from one side to the other."""
    along = np.linspace(0, 1, 12)
    x = left + (right - left) * (1 - along if is_leftwards else along)
    rows = y + 0.12 * diameter * np.sin(9 * along + y)
    points = [StrokePoint(float(a), float(b), diameter) for a, b in zip(x, rows, strict=True)]
    path = StrokePath(points[0])
    dabs = path.begin()
    for point in points[1:]:
        dabs += path.extend(point)
    return dabs + path.finish()


def _paint(
    ids: np.ndarray, mask: np.ndarray, label: int, dabs: list[StrokePoint], is_last: bool
) -> Iterator[Rect]:
    """Paints dabs within a mask; with the last ones all that is left of it."""
    before = ids.copy()
    if is_last:
        ids[mask] = label
    else:
        painted = np.zeros(ids.shape, bool)
        for dab in dabs:
            left, top = dab_corner(dab.x, dab.y, round(dab.diameter))
            tip = dab_mask(round(dab.diameter))
            inner = tip[max(0, -top) : ids.shape[0] - top, max(0, -left) : ids.shape[1] - left]
            top, left = max(0, top), max(0, left)
            painted[top : top + inner.shape[0], left : left + inner.shape[1]] |= inner
        ids[mask & painted] = label
    changed = Rect.around(before != ids)
    if not changed.is_empty:
        yield changed


if __name__ == "__main__":
    main()
