"""Colours between two labels, as soft brushes of other programs leave them, become one of the two.

A mixed colour may be near to a third label that is nowhere about. So each such pixel looks round
for labels that are surely there, takes the pair between whose colours its own lies best, and is of
the nearer one then.
"""

import numpy as np

from drawai_desktop.core.labels import UNLABELLED

_NEAR_RADII = (1, 2, 3, 4, 6, 8, 11)
_FAR_RADII = (*_NEAR_RADII, 16, 23, 32, 45, 64)
_DIRECTIONS = 16
_GOOD = 6.0
"""Distance in colour from the line between two labels that rounding leaves."""
_SURE_OF_NINE = 6
"""Next to mixed colours a label's own colour may be there by chance: so many of 3 x 3 have it."""
_MOST_LABELS = 60
_AT_ONCE = 1 << 18


def without_soft_edges(
    ids: np.ndarray, exact: np.ndarray, painted: np.ndarray, rgb: np.ndarray, table: np.ndarray
) -> np.ndarray:
    """The ids with pixels of mixed colours resolved.

    Args:
        ids: uint8 (h, w), the label of the nearest colour.
        exact: bool (h, w), pixels that have exactly a label's colour.
        painted: bool (h, w), pixels that count.
        rgb: uint8 (h, w, 3).
        table: uint8 (256, 3), the labels' colours.
    """
    mixed = painted & ~exact
    if not mixed.any():
        return ids
    sure = exact & painted
    sure &= ~_grown(mixed) | (_same_round(np.where(sure, ids, UNLABELLED), sure) >= _SURE_OF_NINE)
    known = [int(i) for i in np.unique(ids[sure])]
    if not known or len(known) > _MOST_LABELS:
        return ids
    result: np.ndarray = ids.copy()
    rows, columns = np.nonzero(painted & ~sure)
    place = np.full(256, len(known), np.uint8)
    place[known] = np.arange(len(known))
    flags = np.where(sure, np.uint64(1) << place[ids].astype(np.uint64), np.uint64(0))
    colours = table[known].astype(np.float32)
    for start in range(0, rows.size, _AT_ONCE):
        at = rows[start : start + _AT_ONCE], columns[start : start + _AT_ONCE]
        seen = rgb[at].astype(np.float32)
        best, far = _resolved(_round(flags, at, _NEAR_RADII), seen, colours)
        again = np.flatnonzero(far > _GOOD)
        if again.size:
            wide = at[0][again], at[1][again]
            other, distance = _resolved(_round(flags, wide, _FAR_RADII), seen[again], colours)
            better = distance < far[again]
            best[again[better]] = other[better]
        found = best >= 0
        numbers = np.array(known, np.uint8)[best[found]]
        result[at[0][found], at[1][found]] = numbers
    return result


def _grown(mask: np.ndarray) -> np.ndarray:
    padded = np.pad(mask, 1)
    h, w = mask.shape
    grown = np.zeros_like(mask)
    for dy in range(3):
        for dx in range(3):
            grown |= padded[dy : dy + h, dx : dx + w]
    return grown


def _same_round(ids: np.ndarray, sure: np.ndarray) -> np.ndarray:
    """uint8 (h, w): how many of the 3 x 3 pixels round each have its label, itself among them."""
    h, w = ids.shape
    padded, counts = np.pad(ids, 1, mode="edge"), np.pad(sure, 1, mode="edge")
    same = np.zeros(ids.shape, np.uint8)
    for dy in range(3):
        for dx in range(3):
            part = slice(dy, dy + h), slice(dx, dx + w)
            same += (padded[part] == ids) & counts[part]
    return same


def _round(
    flags: np.ndarray, at: tuple[np.ndarray, np.ndarray], radii: tuple[int, ...]
) -> np.ndarray:
    """uint64 (n,): a bit for each label that is surely there round each of n pixels."""
    h, w = flags.shape
    angles = np.arange(_DIRECTIONS) * (2 * np.pi / _DIRECTIONS)
    steps = {
        (round(r * float(np.sin(a))), round(r * float(np.cos(a)))) for r in radii for a in angles
    }
    found: np.ndarray = flags[at]
    for dy, dx in steps:
        found = found | flags[np.clip(at[0] + dy, 0, h - 1), np.clip(at[1] + dx, 0, w - 1)]
    return found


def _resolved(
    round_: np.ndarray, seen: np.ndarray, colours: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """(the label's place, -1 for none; the distance from the line between the pair), for n pixels.

    Args:
        round_: uint64 (n,), the labels round each.
        seen: float32 (n, 3), the pixels' colours.
        colours: float32 (m, 3), those of the labels.
    """
    best = np.full(len(seen), -1, np.int64)
    least = np.full(len(seen), np.inf, np.float32)
    groups, index = np.unique(round_, return_inverse=True)
    for number, bits in enumerate(groups.tolist()):
        places = [i for i in range(len(colours)) if bits >> i & 1]
        pixels = np.flatnonzero(index == number)
        here = seen[pixels]
        for k, a in enumerate(places):
            for b in places[k:]:
                way = colours[b] - colours[a]
                length = float(way @ way)
                share = (here - colours[a]) @ way / length if length else np.zeros(len(here))
                share = np.clip(share, 0, 1).astype(np.float32)
                distance = np.abs(here - colours[a] - share[:, None] * way).max(1)
                nearer = distance < least[pixels]
                which = pixels[nearer]
                best[which] = np.where(share[nearer] >= 0.5, b, a)
                least[which] = distance[nearer]
    return best, least
