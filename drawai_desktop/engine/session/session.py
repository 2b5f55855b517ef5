"""The one network and all that is done with it, job by job. Needs no torch before the first."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from drawai_desktop.core.file_stamp import stamp_of_file
from drawai_desktop.core.labels import LabelSet
from drawai_desktop.core.made_by import MadeBy, Weights
from drawai_desktop.core.unlabelled import NEAREST, filled
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.engine.session.detailing import Detailing, LoadDetail, load_detail
from drawai_desktop.engine.session.job import Job, Outcome
from drawai_desktop.engine.session.job_queue import JobQueue
from drawai_desktop.engine.session.loading import (
    LoadedModel,
    LoadModel,
    LoadSynthesizer,
    load_synthesizer,
)
from drawai_desktop.errors import Cancelled, DrawAIError, RenderError
from drawai_desktop.words import translator

tr = translator(__name__)

if TYPE_CHECKING:
    from drawai_desktop.engine.synthesizer import Synthesizer

_log = logging.getLogger(__name__)
Kept = TypeVar("Kept")


class Session:
    """Belongs to the thread that calls ``turn``, and is the only one in it that touches torch.

    Attributes:
        labels: the label set that label maps are written in.
        synthesizer: the model that is loaded; None before the first.
        unlabelled: what is made of unlabelled pixels (``core/unlabelled.py``).
        detailing: what paints detail into its pictures.
    """

    def __init__(
        self,
        queue: JobQueue,
        labels: LabelSet,
        load: LoadSynthesizer = load_synthesizer,
        on_progress: Callable[[Job[Any], float], None] | None = None,
        load_detail: LoadDetail = load_detail,
    ) -> None:
        self.labels = labels
        self.synthesizer: Synthesizer | None = None
        self.unlabelled = NEAREST
        self.detailing = Detailing(load_detail)
        self._queue = queue
        self._load = load
        self._on_progress = on_progress
        self._job: Job[Any] | None = None
        self._loaded: LoadedModel | None = None
        self._kept: dict[str, Any] = {}
        self._stamps: dict[Path, str] = {}

    def turn(self) -> Outcome | None:
        """Does the most urgent job; None if there is none."""
        job = self._job = self._queue.take()
        return None if job is None else self._do(job)

    def _do(self, job: Job[Any]) -> Outcome:
        try:
            job.check()
            return Outcome(job, job.run(self))
        except Cancelled:
            return Outcome(job, is_cancelled=True)
        except DrawAIError as error:
            return Outcome(job, error=str(error))
        # A thread that dies silently would leave the asker waiting for ever.
        except Exception as error:
            _log.exception("%s failed", type(job).__name__)
            return Outcome(job, error=job.apology(error))

    # For jobs.

    def progress(self, part: float) -> None:
        """Tells how much of the running job is done, 0 to 1."""
        if self._on_progress is not None and self._job is not None:
            self._on_progress(self._job, part)

    def seen_map(self, label_map: np.ndarray, wrap: Wrap = Wrap.NONE) -> np.ndarray:
        """What the network is to see of a label map: unlabelled pixels filled as is wished.

        Raises:
            LabelError: nothing is labelled.
        """
        return filled(label_map, self.unlabelled, self.labels, wrap)

    def loaded_synthesizer(self) -> "Synthesizer":
        """The model that is loaded.

        Raises:
            RenderError: none is.
        """
        if self.synthesizer is None:
            raise RenderError(tr.later("No model is loaded. Choose one in the Model menu."))
        return self.synthesizer

    def load(self, wanted: LoadModel) -> LoadedModel:
        """Loads a model instead of the one that is there, which stays if that fails."""
        if self.synthesizer is not None:  # two models are in memory for a moment
            self.synthesizer.release()
        self.synthesizer = self._load(wanted, self.labels)
        self.detailing.use_device(str(self.synthesizer.device))
        self._stamps.clear()  # the folder of that name may have been replaced
        self._loaded = LoadedModel(
            wanted.manifest, str(self.synthesizer.device), self.synthesizer.note
        )
        return self._loaded

    def kept(self, name: str, make: Callable[[], Kept]) -> Kept:
        """Something that a kind of job or a pass needs each time: made once, then kept."""
        if name not in self._kept:
            self._kept[name] = make()
        found: Kept = self._kept[name]
        return found

    def made_by(self, with_detail: bool) -> MadeBy | None:
        """The networks that make pictures now; their files are read at the first call."""
        if self._loaded is None:
            return None
        manifest = self._loaded.manifest
        detail = self.detailing.folder if with_detail else None
        return MadeBy(
            self._weights(manifest.folder.name, manifest.folder / "generator.safetensors"),
            None if detail is None else self._weights(detail.name, _weights_of_detail(detail)),
        )

    def _weights(self, name: str, path: Path) -> Weights:
        if path not in self._stamps:
            self._stamps[path] = stamp_of_file(path)
        return Weights(name, self._stamps[path])

    # For the one who turns.

    def moved_device(self) -> LoadedModel | None:
        """The model anew if it is on another device than was told: a device that failed has been
        left for the processor, and that is to be known. Told once."""
        synthesizer, told = self.synthesizer, self._loaded
        if synthesizer is None or told is None or str(synthesizer.device) == told.device:
            return None
        self._loaded = LoadedModel(told.manifest, str(synthesizer.device), synthesizer.note)
        return self._loaded


def _weights_of_detail(folder: Path) -> Path:
    upscaler = folder / "upscaler.safetensors"
    return upscaler if upscaler.is_file() else folder / "detail.safetensors"
