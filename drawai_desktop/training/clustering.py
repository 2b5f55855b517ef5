"""k-means, small and seeded."""

import numpy as np

_ROUNDS = 60


def k_means(points: np.ndarray, count: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Clusters of points, by Lloyd's rounds from a k-means++ start.

    Args:
        points: float (N, D).
        count: clusters wanted; at most as many as there are different points.
    Returns:
        (centres float (K, D), the cluster of each point int (N,)); K is ``count`` or, where
        points coincide, less.
    After: Arthur and Vassilvitskii 2007, "k-means++".
    """
    rng = np.random.RandomState(seed)
    centres = points[rng.randint(len(points))][None]
    while len(centres) < count:
        nearest = _distances(points, centres).min(axis=1)
        if nearest.sum() <= 0:
            break
        chosen = rng.choice(len(points), p=nearest / nearest.sum())
        centres = np.concatenate([centres, points[chosen][None]])
    member = np.full(len(points), -1)
    for _ in range(_ROUNDS):
        found = _distances(points, centres).argmin(axis=1)
        if (found == member).all():
            break
        member = found
        centres = np.stack(
            [
                points[member == k].mean(axis=0) if (member == k).any() else centre
                for k, centre in enumerate(centres)
            ]
        )
    return centres, member


def _distances(points: np.ndarray, centres: np.ndarray) -> np.ndarray:
    """Squared distances (N, K)."""
    squared = (points**2).sum(1)[:, None] - 2 * points @ centres.T + (centres**2).sum(1)[None]
    result: np.ndarray = np.maximum(squared, 0)
    return result
