"""The large photographs of a run: which are for training, decoded once where memory allows."""

import numpy as np

from drawai_desktop.datasets.dataset import READING_FAULTS, Dataset
from drawai_desktop.errors import DatasetError

_MOST_BYTES = 2 << 30
"""Of decoded photographs and label maps in memory. Processes that prepare samples share them."""


class Photographs:
    """Photographs and label maps by number.

    Attributes:
        dataset: the pairs.
    """

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self._kept: dict[int, tuple[np.ndarray, np.ndarray]] = {}

    def __len__(self) -> int:
        return len(self.dataset.pairs)

    def keep_in_memory(self) -> None:
        """Decodes as many as may be kept; the others are read again each time."""
        room = _MOST_BYTES
        for number in range(len(self)):
            pair = self.read(number)
            room -= sum(array.nbytes for array in pair)
            if room < 0:
                break
            self._kept[number] = pair

    def read(self, number: int) -> tuple[np.ndarray, np.ndarray]:
        """(photograph uint8 (H, W, 3), label map uint8 (H, W)).

        Raises:
            DatasetError: the files have gone since the start.
        """
        if number in self._kept:
            return self._kept[number]
        pair = self.dataset.pairs[number]
        try:
            return pair.read_image(), pair.read_label(self.dataset.classes)
        except READING_FAULTS as error:
            raise DatasetError(
                f"{pair.name}: could be read at the start, but not any more. Put it "
                "back and resume."
            ) from error
