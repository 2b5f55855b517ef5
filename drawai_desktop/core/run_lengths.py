"""COCO's run lengths: how many pixels are out, in, out, ..., down the columns of a picture.

After: the description of the format in COCO's data format pages and in cocoapi's header file
``maskApi.h`` (no code used).
"""

import numpy as np

_FIRST_LETTER = 48
_BITS, _MORE, _NEGATIVE = 5, 32, 16
_MOST_LETTERS = 4_000_000
"""Of one packed text; a mask of noise of 16 megapixels has about as many."""
_MOST_GROUPS = 7
"""Letters of one number; 64 million pixels need six."""


class RunLengthError(ValueError):
    """These are no run lengths."""


def run_spans(segmentation: dict[str, object], height: int, width: int) -> np.ndarray:
    """Where the pixels are in.

    Args:
        segmentation: ``counts``, a list of numbers or a packed text, and ``size``: rows, columns.
    Returns:
        int64 (n, 2): the first place of each run, and the one behind it, counted down the columns.
    Raises:
        RunLengthError: they are of another size, or damaged.
    """
    if segmentation.get("size") != [height, width]:
        raise RunLengthError("of another size")
    counts = segmentation.get("counts")
    runs = unpacked(counts) if isinstance(counts, str) else _numbers(counts)
    if (runs < 0).any() or (runs > height * width).any() or runs.sum() > height * width:
        raise RunLengthError("more pixels than there are")
    ends = np.cumsum(runs)
    return np.stack([ends[:-1:2], ends[1::2]], axis=1)


def unpacked(text: str) -> np.ndarray:
    """The numbers of a packed text, int64 (n,).

    Five bits a letter, the lowest first, the sixth says that more follow; the last one's highest
    bit is the sign. From the fourth number on it is the difference to the one before the last.

    Raises:
        RunLengthError: there are other letters in it, or a number has no end.
    """
    if text.startswith("b'") and text.endswith("'"):  # Python's way to print bytes, saved so
        text = text[2:-1].replace("\\\\", "\\")
    if not text:
        return np.zeros(0, np.int64)
    if len(text) > _MOST_LETTERS:
        raise RunLengthError("too many")
    try:
        letters = np.frombuffer(text.encode("ascii"), np.uint8).astype(np.int64) - _FIRST_LETTER
    except UnicodeEncodeError as error:
        raise RunLengthError("other letters") from error
    if (letters < 0).any() or (letters >= 2 * _MORE).any() or letters[-1] & _MORE:
        raise RunLengthError("other letters, or cut short")
    last = np.flatnonzero(letters & _MORE == 0)
    first = np.concatenate([[0], last[:-1] + 1])
    lengths = last - first + 1
    if (lengths > _MOST_GROUPS).any():
        raise RunLengthError("a number without an end")
    place = np.arange(len(letters)) - np.repeat(first, lengths)
    values = np.add.reduceat((letters & (_MORE - 1)) << (_BITS * place), first)
    is_negative = letters[last] & _NEGATIVE != 0
    values -= np.where(is_negative, np.int64(1) << (_BITS * lengths), 0)
    values[1::2] = np.cumsum(values[1::2])
    values[2::2] = np.cumsum(values[2::2])
    return values


def _numbers(counts: object) -> np.ndarray:
    if not isinstance(counts, list):
        raise RunLengthError("no counts")
    try:
        runs = np.asarray(counts)
    except ValueError as error:
        raise RunLengthError("no counts") from error
    if runs.size and (runs.ndim != 1 or runs.dtype.kind not in "iu"):
        raise RunLengthError("no whole numbers")
    return runs.astype(np.int64)
