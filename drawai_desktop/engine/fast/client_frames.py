"""One network, several clients: each has a frame cache of its own.

What one client renders leaves the kept frames of the others alone, so that an edit costs what it
changes although somebody else asked for a picture in between. All of them share what the network
keeps itself: gamma and beta of the neighbourhoods seen, and scratch memory.
"""

from drawai_desktop.engine.fast.frame_cache import KEPT_BYTES, FrameCache
from drawai_desktop.engine.fast.network import FastGenerator


class ClientFrames:
    """The frame caches of a fast network. Belongs to one thread, as that does."""

    def __init__(self, generator: FastGenerator, kept_bytes: int = KEPT_BYTES) -> None:
        """
        Args:
            kept_bytes: what one frame may take to be kept, and all of them together when the next
                begins.
        """
        self.generator = generator
        self.kept_bytes = kept_bytes
        self._caches: dict[str, FrameCache] = {}  # the longest unused first

    def of(self, client: str) -> FrameCache:
        """The client's frames, to be rendered with now. Those that were not used for longest are
        forgotten where all together have become too large."""
        cache = self._caches.pop(client, None) or FrameCache(self.generator, self.kept_bytes)
        self._caches[client] = cache
        total = sum(kept.nbytes for kept in self._caches.values())
        for kept in list(self._caches.values())[:-1]:
            if total > self.kept_bytes:
                total -= kept.nbytes
                kept.forget()
        return cache

    def release(self) -> None:
        """Forgets all frames, and all that the network can compute again."""
        self._caches.clear()
        self.generator.release()
