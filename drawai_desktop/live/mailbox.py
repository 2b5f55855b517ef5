"""What waits for the render thread: at most one picture, and the jobs that must not be lost."""

import threading
from collections import deque
from collections.abc import Callable

from drawai_desktop.engine.session.picture import RenderRequest
from drawai_desktop.live.request import (
    LargeRequest,
    LoadRequest,
    PhotoLabelsRequest,
    PhotoRequest,
    ThumbnailRequest,
)

PhotoJob = PhotoRequest | PhotoLabelsRequest
Job = LargeRequest | LoadRequest | PhotoJob | RenderRequest | ThumbnailRequest


class Mailbox:
    """Between two threads. A newer picture or model replaces one that still waits.

    Order of taking: a model to load, then a photo, then the picture, then large ones for files,
    then thumbnails.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._load: LoadRequest | None = None
        self._render: RenderRequest | None = None
        self._photos: deque[PhotoJob] = deque()
        self._large: deque[LargeRequest] = deque()
        self._thumbnails: deque[ThumbnailRequest] = deque()
        self._closed = False

    def put(self, job: Job) -> bool:
        """Leaves a job; true if the box was empty, so that somebody must be woken."""
        with self._lock:
            if self._closed:
                return False
            was_empty = self._is_empty()
            if isinstance(job, LoadRequest):
                self._load = job
            elif isinstance(job, RenderRequest):
                self._render = job
            elif isinstance(job, PhotoJob):
                self._photos.append(job)
            elif isinstance(job, LargeRequest):
                self._large.append(job)
            else:
                self._thumbnails.append(job)
            return was_empty

    def take(self) -> Job | None:
        """The most urgent job, which is then no longer in the box."""
        with self._lock:
            if self._load is not None:
                load, self._load = self._load, None
                return load
            if self._photos:
                return self._photos.popleft()
            if self._render is not None:
                render, self._render = self._render, None
                return render
            if self._large:
                return self._large.popleft()
            return self._thumbnails.popleft() if self._thumbnails else None

    @property
    def is_empty(self) -> bool:
        with self._lock:
            return self._is_empty()

    def _is_empty(self) -> bool:
        waiting = self._load or self._render or self._photos or self._large or self._thumbnails
        return not waiting

    def drop_thumbnails(self, unwanted: Callable[[ThumbnailRequest], bool]) -> None:
        """Forgets thumbnails that nobody looks at any more."""
        with self._lock:
            self._thumbnails = deque(job for job in self._thumbnails if not unwanted(job))

    def drop_render(self) -> bool:
        """Forgets the picture that waits; true if there was one."""
        with self._lock:
            waited = self._render is not None
            self._render = None
            return waited

    def close(self) -> None:
        """Forgets everything, for good."""
        with self._lock:
            self._closed = True
            self._load = self._render = None
            self._photos.clear()
            self._large.clear()
            self._thumbnails.clear()
