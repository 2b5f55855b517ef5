"""Ids that are kept for undo: small, and at hand at once."""

import threading
import zlib
from concurrent.futures import ThreadPoolExecutor

import numpy as np

LARGE = 1 << 20
"""So many ids take longer to pack and unpack than a hand should wait: threads do it then."""
_BANDS = 8
_THREADS = 4


class PackedIds:
    """A copy of some ids, compressed.

    Label maps are flat, so level 1 makes them some hundred times smaller: two hundred undo steps of
    whole 4096 px maps stay in the tens of megabytes. Large ones are packed by a thread in bands of
    rows, and are at hand as they are until then.
    """

    def __init__(self, ids: np.ndarray) -> None:
        """
        Args:
            ids: uint8 (H, W), copied.
        """
        self._plain: np.ndarray | None = np.array(ids, np.uint8, order="C")
        self._bands: tuple[tuple[int, bytes], ...] = ()
        self._shape: tuple[int, ...] = ids.shape
        self._thread: threading.Thread | None = None
        if ids.size <= LARGE:
            self._pack(1)
        else:
            self._thread = threading.Thread(target=self._pack, args=[_BANDS], name="pack-ids")
            self._thread.start()

    def _pack(self, count: int) -> None:
        plain = self._plain
        assert plain is not None
        bands = np.array_split(plain, count)
        self._bands = tuple((len(band), zlib.compress(band.data, 1)) for band in bands)
        self._plain = None  # last: who reads meanwhile sees the one or the other

    def ids(self) -> np.ndarray:
        """uint8 (H, W), read-only."""
        plain = self._plain
        if plain is None:
            plain = np.empty(self._shape, np.uint8)
            if len(self._bands) == 1:
                self._unpack(plain, 0, *self._bands[0])
            else:
                self._unpack_bands(plain)
        view: np.ndarray = plain.view()
        view.flags.writeable = False
        return view

    def _unpack_bands(self, into: np.ndarray) -> None:
        with ThreadPoolExecutor(_THREADS, "unpack-ids") as threads:
            place = 0
            for rows, packed in self._bands:
                threads.submit(self._unpack, into, place, rows, packed)
                place += rows

    @staticmethod
    def _unpack(into: np.ndarray, place: int, rows: int, packed: bytes) -> None:
        content = np.frombuffer(zlib.decompress(packed), np.uint8)
        into[place : place + rows] = content.reshape(rows, into.shape[1])

    @property
    def is_packed(self) -> bool:
        """Whether the packing is done."""
        return self._plain is None

    @property
    def size_bytes(self) -> int:
        """What it takes in memory once it is packed; waits for that."""
        if self._thread is not None:
            self._thread.join()
        return sum(len(packed) for _, packed in self._bands)
