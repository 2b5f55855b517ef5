"""Smooth curves through points: lines of heights, closed outlines, open lines."""

from collections.abc import Sequence

import numpy as np

from drawai_desktop.core.natural_outlines import Xy


def smooth_profile(knots: Sequence[Xy], width: int) -> np.ndarray:
    """Heights float (width,) of a smooth line through knots, each between its neighbours' heights.

    Cosine steps from knot to knot: no overshoot, flat at each knot.
    """
    x = (np.arange(width) + 0.5) / width
    at = np.array([k[0] for k in knots])
    to = np.array([k[1] for k in knots])
    place = np.clip(np.searchsorted(at, x) - 1, 0, len(at) - 2)
    part = np.clip((x - at[place]) / np.maximum(at[place + 1] - at[place], 1e-6), 0, 1)
    part = (1 - np.cos(np.pi * part)) / 2
    profile: np.ndarray = to[place] * (1 - part) + to[place + 1] * part
    return profile


def smooth_outline(corners: Sequence[Xy] | np.ndarray, steps: int = 8) -> list[Xy]:
    """A closed Catmull-Rom curve through the corners."""
    p = np.array(corners, float)
    before, after, next_after = np.roll(p, 1, 0), np.roll(p, -1, 0), np.roll(p, -2, 0)
    part = np.linspace(0, 1, steps, endpoint=False)[None, :, None]
    curve = _catmull_rom(before, p, after, next_after, part)
    return [(float(x), float(y)) for x, y in curve]


def smooth_line(points: np.ndarray, steps: int) -> np.ndarray:
    """A Catmull-Rom curve (N, K) through points (M, K), from the first to the last."""
    p = np.concatenate([2 * points[:1] - points[1:2], points, 2 * points[-1:] - points[-2:-1]])
    part = np.linspace(0, 1, steps, endpoint=False)[None, :, None]
    curve = _catmull_rom(p[:-3], p[1:-2], p[2:-1], p[3:], part)
    return np.concatenate([curve, points[-1:]])


def _catmull_rom(
    p0: np.ndarray, p1: np.ndarray, p2: np.ndarray, p3: np.ndarray, part: np.ndarray
) -> np.ndarray:
    """From each p1 to its p2, joined in one line (N, K)."""
    p0, p1, p2, p3 = (q[:, None, :] for q in (p0, p1, p2, p3))
    curve: np.ndarray = 0.5 * (
        2 * p1
        + (p2 - p0) * part
        + (2 * p0 - 5 * p1 + 4 * p2 - p3) * part**2
        + (3 * p1 - p0 - 3 * p2 + p3) * part**3
    )
    return curve.reshape(-1, curve.shape[2])


def thinned(points: np.ndarray, tolerance: float) -> np.ndarray:
    """Those of the points (N, 2) that a line needs to stay within a tolerance of all of them
    (Douglas and Peucker, 1973)."""
    kept = np.zeros(len(points), bool)
    kept[[0, -1]] = True
    open_parts = [(0, len(points) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        if last - first < 2:
            continue
        along = points[last] - points[first]
        off = points[first + 1 : last] - points[first]
        length = float(np.hypot(*along))
        if length < 1e-9:
            away = np.hypot(off[:, 0], off[:, 1])
        else:
            away = np.abs(off[:, 0] * along[1] - off[:, 1] * along[0]) / length
        farthest = int(away.argmax())
        if away[farthest] > tolerance:
            middle = first + 1 + farthest
            kept[middle] = True
            open_parts += [(first, middle), (middle, last)]
    result: np.ndarray = points[kept]
    return result


def even_steps(points: np.ndarray, step: float) -> np.ndarray:
    """Points (M, K) along a line (N, K), equally far from each other by its first two numbers,
    about by a step; both ends are among them."""
    gaps = np.hypot(*np.diff(points[:, :2], axis=0).T)
    way = np.concatenate([[0.0], np.cumsum(gaps)])
    wanted = np.linspace(0, way[-1], max(2, round(way[-1] / step) + 1))
    columns = [np.interp(wanted, way, column) for column in points.T]
    return np.stack(columns, 1)
