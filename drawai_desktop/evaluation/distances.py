"""Distances between two sets of pictures, by features of each picture. Plain numpy."""

from typing import NamedTuple

import numpy as np


class Spread(NamedTuple):
    """A number and how much it varies from one subset of the pictures to another."""

    mean: float
    deviation: float


def kernel_distance(
    first: np.ndarray,
    second: np.ndarray,
    subsets: int = 100,
    size: int | None = None,
    seed: int = 0,
) -> Spread:
    """Squared maximum mean discrepancy under the kernel (x . y / d + 1)^3, unbiased.

    Around 0 (it may be below) where both sets come from one distribution, whatever the number of
    pictures.

    Args:
        first: float (n, d).
        second: float (m, d).
        subsets: how many random subsets are compared.
        size: of a subset of each; by default half of the smaller set, at most 250.
    Returns:
        mean and standard deviation over the subsets.
    After: Binkowski et al. 2018, arXiv 1801.01401, section 4 (there with Inception features and
        called KID).
    """
    most = min(len(first), len(second))
    size = min(most, 250, max(2, most // 2)) if size is None else size
    assert 2 <= size <= most, (size, most)
    random = np.random.RandomState(seed)
    values = []
    for _ in range(subsets):
        x = first[random.permutation(len(first))[:size]].astype(np.float64)
        y = second[random.permutation(len(second))[:size]].astype(np.float64)
        values.append(_discrepancy(x, y))
    return Spread(float(np.mean(values)), float(np.std(values)))


def _discrepancy(x: np.ndarray, y: np.ndarray) -> float:
    dimensions = x.shape[1]

    def kernel(a: np.ndarray, b: np.ndarray) -> np.ndarray:
        values: np.ndarray = (a @ b.T / dimensions + 1.0) ** 3
        return values

    def off_diagonal_mean(values: np.ndarray) -> float:
        n = len(values)
        return float((values.sum() - np.trace(values)) / (n * (n - 1)))

    within = off_diagonal_mean(kernel(x, x)) + off_diagonal_mean(kernel(y, y))
    return within - 2 * float(kernel(x, y).mean())


def frechet_distance(first: np.ndarray, second: np.ndarray) -> float:
    """Squared Frechet distance between the normal distributions fitted to two sets.

    Too large for few pictures, the more so the fewer: only values of equally many pictures can be
    compared. Not a FID: those are of Inception features and 50 000 pictures.

    Args:
        first: float (n, d).
        second: float (m, d).
    After: Dowson and Landau 1982. The trace of the root of the product of two covariances A'A and
        B'B is the sum of the singular values of A B': no d x d root is needed.
    """
    x, y = first.astype(np.float64), second.astype(np.float64)
    mean_x, mean_y = x.mean(0), y.mean(0)
    a = (x - mean_x) / np.sqrt(len(x) - 1)
    b = (y - mean_y) / np.sqrt(len(y) - 1)
    shared = float(np.linalg.svd(a @ b.T, compute_uv=False).sum())
    spread = float((a**2).sum() + (b**2).sum())
    return float(((mean_x - mean_y) ** 2).sum()) + spread - 2 * shared


def halves(count: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Two halves of so many pictures, by chance: indexes."""
    order = np.random.RandomState(seed).permutation(count)
    return order[: count // 2], order[count // 2 :]


def mean_pairwise(features: np.ndarray) -> float:
    """Mean distance between two different rows of unit length: 0 if all are alike, at most 2.

    Args:
        features: float (n, d), n at least 2.
    """
    x = features / np.maximum(np.linalg.norm(features, axis=1, keepdims=True), 1e-12)
    squared = np.maximum(2 - 2 * x @ x.T, 0)
    n = len(x)
    return float(np.sqrt(squared)[~np.eye(n, dtype=bool)].mean())
