"""The job that measures what half precision gains here. Needs no torch before it runs."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from drawai_desktop.engine.session.job import Job, Urgency
from drawai_desktop.words import translator

tr = translator(__name__)

if TYPE_CHECKING:
    from drawai_desktop.engine.session.session import Session


@dataclass(eq=False)
class MeasureSpeeds(Job[None]):
    """Measures, where nothing is kept for this machine; the next model to be loaded follows it."""

    urgency = Urgency.IDLE
    key = "speeds"

    def run(self, session: "Session") -> None:
        session.loaded_synthesizer().measure_speeds()

    def apology(self, error: Exception) -> str:
        return tr(
            "The speed of this machine could not be measured ({error}). Nothing is lost.",
            error=error,
        )
