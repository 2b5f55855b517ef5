"""The render thread's end: owns the synthesizer, and is the only one that touches torch."""

import contextlib
import hashlib
import logging
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from drawai_desktop.core.labels import LabelSet
from drawai_desktop.core.segmenter_manifest import bundled_segmenter
from drawai_desktop.engine.session.picture import Picture, Quality, RenderRequest
from drawai_desktop.errors import Cancelled, DrawAIError, RenderError
from drawai_desktop.live.mailbox import Mailbox
from drawai_desktop.live.request import (
    LargePicture,
    LargeRequest,
    LoadedModel,
    LoadFailure,
    LoadRequest,
    PhotoLabels,
    PhotoLabelsRequest,
    PhotoRequest,
    PhotoStyle,
    RenderFailure,
    Thumbnail,
    ThumbnailRequest,
)

if TYPE_CHECKING:
    from drawai_desktop.engine.segmenter import Segmenter
    from drawai_desktop.engine.synthesizer import Synthesizer

_log = logging.getLogger(__name__)

LoadSynthesizer = Callable[[LoadRequest, LabelSet], "Synthesizer"]


def load_synthesizer(request: LoadRequest, labels: LabelSet) -> "Synthesizer":
    """Imports the engine (seconds, at the first call) and loads a model."""
    from drawai_desktop.engine.preload import preload_torch

    preload_torch()
    from drawai_desktop.engine.device import core_count, present_device, use_threads
    from drawai_desktop.engine.synthesizer import Synthesizer

    use_threads(core_count())
    device, note = present_device(request.device)
    synthesizer = Synthesizer.load(request.manifest, labels, device, request.precision)
    synthesizer.note = note or synthesizer.note
    return synthesizer


def load_segmenter() -> "Segmenter":
    """Imports the engine and loads the network that reads photographs."""
    from drawai_desktop.engine.preload import preload_torch

    preload_torch()
    from drawai_desktop.engine.segmenter import Segmenter

    return Segmenter.load(bundled_segmenter())


class RenderWorker(QObject):
    """Lives in the render thread. Every render request that is taken gives exactly one of
    ``finished`` and ``failed``, unless it was cancelled on the way out.

    Signals:
        loading(LoadRequest), loaded(LoadedModel), load_failed(LoadFailure)
        finished(Picture), failed(RenderFailure)
        photo_ready(PhotoStyle), photo_labels_ready(PhotoLabels), thumbnail_ready(Thumbnail)
        large_progress(float): 0 to 1. large_ready(LargePicture)
        more: to itself, so that Qt's own events get their turn between two jobs.
    """

    loading = Signal(object)
    loaded = Signal(object)
    load_failed = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    photo_ready = Signal(object)
    photo_labels_ready = Signal(object)
    thumbnail_ready = Signal(object)
    large_progress = Signal(float)
    large_ready = Signal(object)
    more = Signal()

    def __init__(
        self,
        mailbox: Mailbox,
        labels: LabelSet,
        load: LoadSynthesizer = load_synthesizer,
        verbose: bool = False,
    ) -> None:
        super().__init__()
        self._mailbox = mailbox
        self._labels = labels
        self._load = load
        self._verbose = verbose
        self._synthesizer: Synthesizer | None = None
        self._segmenter: Segmenter | None = None
        self._cancel_before: float = 0
        self._generation: float = 0
        self._is_large_cancelled = False
        self._loaded: LoadedModel | None = None
        self.more.connect(self.wake)

    def cancel_before(self, generation: float) -> None:
        """Stops a pass of an older generation at its next block. Called from the GUI thread.

        A number and not a flag: it cannot be lost between two jobs.
        """
        self._cancel_before = generation

    def cancel_large(self) -> None:
        """Stops the large picture that is being made. Called from the GUI thread."""
        self._is_large_cancelled = True

    @Slot()
    def started(self) -> None:
        """The thread has begun: let the GUI thread go first where the two compete."""
        if sys.platform == "linux":
            with contextlib.suppress(OSError):  # torch's own threads inherit it
                os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 3)

    @Slot()
    def wake(self) -> None:
        """Does one job, and calls itself again while there are more."""
        job = self._mailbox.take()
        if job is None:
            return
        # Photos and thumbnails belong to no document: only the end of the program stops them.
        self._generation = getattr(job, "generation", sys.maxsize)
        if isinstance(job, LoadRequest):
            self._load_model(job)
        elif isinstance(job, PhotoRequest):
            self._encode_photo(job)
        elif isinstance(job, PhotoLabelsRequest):
            self._read_photo(job)
        elif isinstance(job, RenderRequest):
            self._render(job)
        elif isinstance(job, LargeRequest):
            self._large(job)
        else:
            self._thumbnail(job)
        if not self._mailbox.is_empty:
            self.more.emit()

    def _checkpoint(self) -> None:
        if self._generation < self._cancel_before:
            raise Cancelled

    def _load_model(self, request: LoadRequest) -> None:
        self.loading.emit(request)
        if self._synthesizer is not None:  # two models are in memory for a moment
            self._synthesizer.release()
        try:
            self._synthesizer = self._load(request, self._labels)
        except DrawAIError as error:
            self.load_failed.emit(LoadFailure(request, str(error)))
        # A thread that dies silently would leave the asker waiting for ever.
        except Exception as error:
            _log.exception("loading %s failed", request.manifest.folder)
            message = f"{request.manifest.name}: the model could not be loaded ({error})."
            self.load_failed.emit(LoadFailure(request, message))
        else:
            self._tell_device(request)

    def _tell_device(self, request: LoadRequest) -> None:
        assert self._synthesizer is not None
        self._loaded = LoadedModel(request, str(self._synthesizer.device), self._synthesizer.note)
        self.loaded.emit(self._loaded)

    def _render(self, request: RenderRequest) -> None:
        begin = time.perf_counter()
        try:
            synthesizer = self._synthesizer
            if synthesizer is None:
                raise RenderError("No model is loaded. Choose one in the Model menu.")
            if request.mode == "exact":
                synthesizer = synthesizer.exact()
            height, width = request.label_map.shape
            size = synthesizer.size_for(height, width, request.resolution)
            is_preview = request.mode == "preview"
            make = synthesizer.preview if is_preview else synthesizer.settle
            picture = make(request.label_map, request.style, size=size, checkpoint=self._checkpoint)
        except Cancelled:
            self.failed.emit(RenderFailure(request, ""))
        except DrawAIError as error:
            self.failed.emit(RenderFailure(request, str(error)))
        except Exception as error:
            _log.exception("rendering failed")
            message = f"The picture could not be made ({error}). Nothing is lost."
            self.failed.emit(RenderFailure(request, message, traceback.format_exc()))
        else:
            took = (time.perf_counter() - begin) * 1000
            self._tell(request, picture, took)
            quality = Quality.EXACT if synthesizer.is_exact else Quality.SETTLED
            if is_preview:
                quality = Quality.PREVIEW
            self.finished.emit(Picture(picture, request, quality, duration_ms=took))
            # A device that failed has been left for the processor: that is to be known.
            if self._loaded is not None and str(synthesizer.device) != self._loaded.device:
                self._tell_device(self._loaded.request)

    def _tell(self, request: RenderRequest, picture: np.ndarray, took: float) -> None:
        if self._verbose:
            print(
                f"render id={request.number} ms={took:.0f} "
                f"labels_sha={_sha(request.label_map)} out_sha={_sha(picture)} "
                f"mode={request.mode}",
                file=sys.stderr,
                flush=True,
            )

    def _encode_photo(self, request: PhotoRequest) -> None:
        try:
            if self._synthesizer is None:
                raise RenderError("No model is loaded yet. Try again when it is ready.")
            vector = self._synthesizer.model.encode_photo(request.photo)
        except DrawAIError as error:
            self.photo_ready.emit(PhotoStyle(request, error=str(error)))
        except Exception as error:
            _log.exception("encoding a photo failed")
            message = f"{request.name}: no style could be taken from it ({error})."
            self.photo_ready.emit(PhotoStyle(request, error=message))
        else:
            self.photo_ready.emit(PhotoStyle(request, tuple(float(x) for x in vector)))

    def _large(self, request: LargeRequest) -> None:
        self._is_large_cancelled = False

        def check() -> None:
            self._checkpoint()
            if self._is_large_cancelled:
                raise Cancelled

        try:
            if self._synthesizer is None:
                raise RenderError("No model is loaded. Choose one in the Model menu.")
            height, width = request.label_map.shape
            self._synthesizer.release()  # a large picture needs the memory
            synthesizer = self._synthesizer.exact()
            picture = synthesizer.render(
                request.label_map,
                request.style,
                size=synthesizer.size_for(height, width, request.resolution),
                checkpoint=check,
                progress=self.large_progress.emit,
            )
        except Cancelled:
            self.large_ready.emit(LargePicture(request))
        except DrawAIError as error:
            self.large_ready.emit(LargePicture(request, error=str(error)))
        except Exception as error:
            _log.exception("a large picture failed")
            message = f"The large picture could not be made ({error}). Choose a smaller size."
            self.large_ready.emit(LargePicture(request, error=message))
        else:
            picture.flags.writeable = False
            self.large_ready.emit(LargePicture(request, picture))

    def _read_photo(self, request: PhotoLabelsRequest) -> None:
        """Needs no model: the network that reads photographs is one of its own."""
        try:
            if self._segmenter is None:
                self._segmenter = load_segmenter()
            ids = self._segmenter.read(request.photo, self._labels, request.height, request.width)
        except DrawAIError as error:
            self.photo_labels_ready.emit(PhotoLabels(request, error=str(error)))
        except Exception as error:
            _log.exception("reading a photo failed")
            message = f"{request.path.name}: no label map could be made of it ({error})."
            self.photo_labels_ready.emit(PhotoLabels(request, error=message))
        else:
            ids.flags.writeable = False
            self.photo_labels_ready.emit(PhotoLabels(request, ids))

    def _thumbnail(self, request: ThumbnailRequest) -> None:
        if self._synthesizer is None:
            return
        try:
            height, width = request.label_map.shape
            size = self._synthesizer.size_for(height, width, request.resolution)
            picture = self._synthesizer.render(
                request.label_map, request.style, size=size, checkpoint=self._checkpoint
            )
        except Cancelled:
            return
        except Exception:
            _log.exception("a thumbnail failed")
            return
        picture.flags.writeable = False
        self.thumbnail_ready.emit(Thumbnail(request, picture))


def _sha(array: np.ndarray) -> str:
    return hashlib.sha256(np.ascontiguousarray(array).tobytes()).hexdigest()[:16]
