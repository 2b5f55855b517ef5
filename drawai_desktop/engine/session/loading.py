"""The jobs that say what pictures come from: the models, and what is seen of unlabelled parts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drawai_desktop.core.labels import LabelSet
from drawai_desktop.core.model_manifest import ModelManifest
from drawai_desktop.core.precision import Precision
from drawai_desktop.engine.session.job import Job, Urgency
from drawai_desktop.words import translator

tr = translator(__name__)

if TYPE_CHECKING:
    from drawai_desktop.engine.session.session import Session
    from drawai_desktop.engine.synthesizer import Synthesizer

LoadSynthesizer = Callable[["LoadModel", LabelSet], "Synthesizer"]


@dataclass(frozen=True)
class LoadedModel:
    """A model is ready."""

    manifest: ModelManifest
    device: str
    note: str = ""
    """What a person should know, such as a fall back to another device."""


@dataclass(eq=False)
class LoadModel(Job[LoadedModel]):
    """Loads a model; the pictures after it come from it. The newest wish is enough."""

    manifest: ModelManifest
    device: str = "auto"
    precision: Precision = Precision.EXACT
    urgency = Urgency.MODEL
    key = "model"

    def run(self, session: "Session") -> LoadedModel:
        return session.load(self)

    def apology(self, error: Exception) -> str:
        name = self.manifest.name
        return tr("{name}: the model could not be loaded ({error}).", name=name, error=error)


@dataclass(eq=False)
class ChooseUnlabelled(Job[None]):
    """What is made of unlabelled pixels from now on; see ``core/unlabelled.py``."""

    how: str
    urgency = Urgency.MODEL
    key = "unlabelled"

    def run(self, session: "Session") -> None:
        session.unlabelled = self.how

    def apology(self, error: Exception) -> str:
        return tr("Unlabelled parts are painted as before ({error}).", error=error)


@dataclass(eq=False)
class ChooseDetail(Job[None]):
    """Which detail model paints the document's picture from now on."""

    name: str
    urgency = Urgency.MODEL
    key = "detail model"

    def run(self, session: "Session") -> None:
        session.detailing.choose(self.name)

    def apology(self, error: Exception) -> str:
        return tr("Detail is painted as before ({error}).", error=error)


def load_synthesizer(wanted: LoadModel, labels: LabelSet) -> "Synthesizer":
    """Imports the engine (seconds, at the first call) and loads a model."""
    from drawai_desktop.engine.preload import preload_torch

    preload_torch()
    from drawai_desktop.engine.device import core_count, present_device, use_threads
    from drawai_desktop.engine.synthesizer import Synthesizer

    use_threads(core_count())
    device, note = present_device(wanted.device)
    synthesizer = Synthesizer.load(wanted.manifest, labels, device, wanted.precision)
    synthesizer.note = note or synthesizer.note
    return synthesizer
