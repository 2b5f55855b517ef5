"""Houses as drawings: gable, long side, corner and tower, with windows, doors and roofs."""

from dataclasses import dataclass

import numpy as np
from PIL import ImageDraw

from tools.drawn_scenes.drawing import Colour, Drawing, Point, masonry
from tools.drawn_scenes.ground import FINER

WALLS: dict[str, list[Colour]] = {
    "plaster": [
        (226, 219, 205),
        (235, 232, 224),
        (214, 190, 150),
        (200, 160, 120),
        (190, 200, 205),
    ],
    "brick": [(150, 82, 62), (165, 100, 78), (130, 76, 60)],
    "planks": [(120, 84, 58), (96, 70, 52), (140, 40, 34), (160, 150, 138)],
    "stone": [(150, 142, 130), (128, 122, 114), (170, 158, 138)],
}
ROOFS: list[Colour] = [
    (140, 72, 54),
    (120, 58, 46),
    (84, 78, 78),
    (70, 70, 76),
    (96, 76, 62),
    (110, 100, 92),
]
SNOW: Colour = (232, 236, 242)
CHIMNEY: Colour = (120, 70, 58)
_WIDTHS = {"gable": 0.75, "long": 1.4, "corner": 0.6, "tower": 0.45}
"""Kind -> width of the front, in heights of the house."""


@dataclass(frozen=True)
class _Body:
    """A house's measures, in drawn pixels, and its surfaces.

    Attributes:
        left: of the front wall.
        top: of the front wall, under the roof.
        width: of the front wall.
        height: of the front wall.
        gable: height of the roof above it.
        depth: of the side wall, 0 where it is not seen.
        over: by how much the roof stands out.
        lights: of the front and of the side.
    """

    left: float
    top: float
    width: float
    height: float
    gable: float
    depth: float
    over: float
    storeys: int
    wall: np.ndarray
    roof: np.ndarray
    lights: tuple[float, float]

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def foot(self) -> float:
        return self.top + self.height

    @property
    def front(self) -> list[Point]:
        """The front wall: top left, top right, bottom right, bottom left."""
        return [
            (self.left, self.top),
            (self.right, self.top),
            (self.right, self.foot),
            (self.left, self.foot),
        ]


def draw_house(rng: np.random.Generator, height: int, snowy: bool) -> Drawing:
    """One house, its foot at the lower middle of the drawing.

    Args:
        height: of the whole house, in drawn pixels.
        snowy: whether there is snow on the roof.
    """
    side = int(height * 2.6)
    drawing = Drawing.empty(side)
    kind = str(rng.choice(["gable", "long", "corner", "tower"], p=[0.35, 0.27, 0.33, 0.05]))
    tall = kind == "tower"
    storeys = rng.integers(3, 7) if tall else rng.choice([1, 2, 3], p=[0.4, 0.45, 0.15])
    material = str(rng.choice(list(WALLS), p=[0.45, 0.2, 0.25, 0.1]))
    colour = WALLS[material][rng.integers(len(WALLS[material]))]
    roof_colour = SNOW if snowy else ROOFS[rng.integers(len(ROOFS))]
    unit = max(3.0, height / rng.uniform(22, 34))
    wall = masonry(rng, side, material, colour, unit)
    roof = masonry(rng, side, "tiles", roof_colour, unit)
    sun, shade = float(rng.uniform(0.95, 1.1)), float(rng.uniform(0.55, 0.8))
    lights = (shade, sun) if rng.random() < 0.5 else (sun, shade)
    pitch = 0.0 if tall else rng.uniform(0.3, 0.5)
    width = _WIDTHS[kind] * height * rng.uniform(0.85, 1.25)
    depth = width * rng.uniform(0.8, 1.6) if kind == "corner" else 0.0
    body = _Body(
        left=(side - width - depth) / 2,
        top=side - 4.0 - height * (1 - pitch),
        width=width,
        height=height * (1 - pitch),
        gable=height * pitch,
        depth=depth,
        over=0.0 if tall else 0.05 * width,
        storeys=int(storeys),
        wall=wall,
        roof=roof,
        lights=lights,
    )
    if kind in ("gable", "corner"):
        _draw_gable(rng, drawing, body)
    else:
        _draw_long_side(rng, drawing, body)
    if not tall and rng.random() < 0.5:
        _draw_chimney(rng, drawing, body, unit)
    return drawing


def _draw_gable(rng: np.random.Generator, drawing: Drawing, body: _Body) -> None:
    """A front with its gable; with depth, the side wall and its roof too."""
    sun, shade = body.lights
    apex = (body.left + body.width / 2, body.top - body.gable)
    top_left, top_right, *feet = body.front
    drawing.fill([top_left, apex, top_right, *feet], body.wall, sun)
    _draw_windows(rng, drawing, body.front, body.storeys, door=True)
    if body.depth:
        end, rise = body.right + body.depth, 0.04 * body.depth  # the far end is a little smaller
        high, low = body.top + rise, body.foot - rise
        wall = [top_right, (end, high), (end, low), (body.right, body.foot)]
        drawing.fill(wall, body.wall, shade)
        _draw_windows(rng, drawing, wall, body.storeys, door=False)
        under = 0.08 * body.height
        drawing.darken(
            [top_right, (end, high), (end, high + under), (body.right, body.top + under)], 0.7
        )
        eaves = [
            (end + body.over, high + body.over),
            (body.right + body.over, body.top + body.over),
        ]
        far = (apex[0] + body.depth, apex[1] + rise)
        drawing.fill([apex, far, *eaves], body.roof, 0.5 * (sun + shade))
    thick = max(3.0, 0.035 * (body.height + body.gable))
    for x in (body.left - body.over, body.right + body.over):
        y = body.top + body.over
        edge = [apex, (x, y), (x, y - thick), (apex[0], apex[1] - thick)]
        drawing.fill(edge, body.roof, 0.8 * sun)


def _draw_long_side(rng: np.random.Generator, drawing: Drawing, body: _Body) -> None:
    """A wall and, unless the house is a tower, the roof that slopes towards us."""
    drawing.fill(body.front, body.wall, body.lights[0])
    _draw_windows(rng, drawing, body.front, body.storeys, door=True)
    if not body.gable:
        return
    inset = rng.uniform(0, 0.15) * body.width
    y, ridge = body.top + body.over, body.top - body.gable
    under = body.top + 0.1 * body.height
    drawing.darken([*body.front[:2], (body.right, under), (body.left, under)], 0.7)
    slope = [
        (body.left - body.over, y),
        (body.right + body.over, y),
        (body.right - inset, ridge),
        (body.left + inset, ridge),
    ]
    drawing.fill(slope, body.roof, float(rng.uniform(0.8, 1.1)))


def _draw_chimney(rng: np.random.Generator, drawing: Drawing, body: _Body, unit: float) -> None:
    """On a roof that slopes towards us; on the edge of a gable it would hang in the air."""
    x = body.left + rng.uniform(0.25, 0.7) * (body.width + body.depth)
    y = body.top - body.gable * rng.uniform(0.9, 1.1)
    if body.width + body.depth < body.height + body.gable or (body.depth and x <= body.right):
        return
    whole = body.height + body.gable
    high, low, end = y - 0.12 * whole, y + 0.4 * body.gable, x + 0.05 * whole
    stack = [(x, high), (end, high), (end, low), (x, low)]
    brick = masonry(rng, drawing.mask.width, "brick", CHIMNEY, unit)
    drawing.fill(stack, brick, 0.9)


def _draw_windows(
    rng: np.random.Generator, drawing: Drawing, wall: list[Point], storeys: int, door: bool
) -> None:
    """Rows of windows on a wall, and a door.

    Args:
        wall: top left, top right, bottom right, bottom left; a parallelogram.
    """
    origin, right, _, down = (np.array(c) for c in wall)
    across, along = right - origin, down - origin
    width, height = float(np.hypot(*across)), float(np.hypot(*along))
    columns = max(1, round(width / (height / storeys) * rng.uniform(0.8, 1.4)))
    half = rng.uniform(0.36, 0.55) / columns / 2
    frame = (int(rng.choice([235, 220, 90, 60])),) * 3
    shutters = rng.random() < 0.25
    doorway = int(rng.integers(columns)) if door else -1
    draw = ImageDraw.Draw(drawing.picture)

    def box(left: float, top: float, right: float, bottom: float) -> list[Point]:
        corners = ((left, top), (right, top), (right, bottom), (left, bottom))
        return [tuple(origin + u * across + v * along) for u, v in corners]

    for storey in range(storeys):
        for column in range(columns):
            u = (column + 0.5) / columns
            if storey == storeys - 1 and column == doorway:
                shade = int(rng.integers(30, 90))
                top = (storey + 0.3) / storeys
                draw.polygon(box(u - half * 0.9, top, u + half * 0.9, 1), fill=(shade,) * 3)
                continue
            top, bottom = (storey + 0.24) / storeys, (storey + 0.74) / storeys
            if shutters:
                green = (60, int(rng.integers(60, 100)), 60)
                draw.polygon(box(u - half * 1.8, top, u + half * 1.8, bottom), fill=green)
            edge = 1.16 * half
            draw.polygon(box(u - edge, top - 0.02, u + edge, bottom + 0.02), fill=frame)
            glass = int(rng.integers(28, 80))
            lit = rng.random() < 0.06
            pane = (230, 190, 110) if lit else (glass, glass + 6, glass + 14)
            sky = pane if lit else (glass + 30, glass + 38, glass + 48)
            draw.polygon(box(u - half, top, u + half, bottom), fill=pane)
            draw.polygon(box(u - half, top, u + half, top + 0.4 * (bottom - top)), fill=sky)
            draw.line(box(u, top, u, bottom)[1:3], fill=frame, width=FINER // 2)
