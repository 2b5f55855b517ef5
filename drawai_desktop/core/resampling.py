"""The two nearest-neighbour rules, as index vectors. No ids are ever blended."""

import numpy as np


def corner_indexes(size_in: int, size_out: int) -> np.ndarray:
    """Input index of each output index by the top-left rule of the network's own resampling.

    ``min(floor(i * s), size_in - 1)`` with ``s = float32(size_in) / float32(size_out)`` and a
    float32 product. Exact integer division picks other numbers at a few sizes (112 -> 96), so the
    float32 arithmetic is part of the rule.

    Returns:
        int64 (size_out,).
    After: NVIDIA's published SPADE resamples with ``torch.nn.functional.interpolate``, nearest.
    """
    scale = np.float32(size_in) / np.float32(size_out)
    index = np.floor(np.arange(size_out, dtype=np.float32) * scale).astype(np.int64)
    result: np.ndarray = np.minimum(index, size_in - 1)
    return result


def centre_indexes(size_in: int, size_out: int) -> np.ndarray:
    """Input index of each output index by the centre rule, ``floor((i + 0.5) * in / out)``.

    The rule of Pillow's nearest resize, with which SPADE's loader brings a label picture to the
    network's size. Computed in integers: exact for any size.

    Returns:
        int64 (size_out,).
    """
    return (2 * np.arange(size_out, dtype=np.int64) + 1) * size_in // (2 * size_out)


def resample(array: np.ndarray, height: int, width: int) -> np.ndarray:
    """A label map (H, W) at another size by the centre rule; itself if nothing changes."""
    if array.shape == (height, width):
        return array
    rows = centre_indexes(array.shape[0], height)
    columns = centre_indexes(array.shape[1], width)
    return np.ascontiguousarray(array[rows[:, None], columns[None, :]])
