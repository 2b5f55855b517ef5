"""How far a training is, in words."""

import math

from drawai_desktop.core.training_state import Phase, TrainingState
from drawai_desktop.words import translator

tr = translator(__name__)

_SHORT = {
    Phase.NEW: tr.later("Not begun"),
    Phase.PREPARING: tr.later("Looking at the pictures"),
    Phase.PREPARED: tr.later("Ready to train"),
    Phase.MEASURING: tr.later("Measuring the time"),
    Phase.TRAINING: tr.later("Training"),
    Phase.STOPPED: tr.later("Stopped"),
    Phase.EXPORTING: tr.later("Making the model"),
    Phase.TRAINED: tr.later("Trained, no model yet"),
    Phase.DONE: tr.later("Done"),
    Phase.GONE: tr.later("Folder gone"),
}


def phase_text(state: TrainingState) -> str:
    """Where it is, in two or three words; with the share of its steps while it trains."""
    stepped = state.stepped
    if state.phase is Phase.TRAINING and stepped is not None and stepped.all:
        return tr("Training, {percent:.0f} %", percent=100.0 * stepped.step / stepped.all)
    return str(_SHORT[state.phase])


def time_text(seconds: float) -> str:
    """A time that is not known to the second."""
    minutes = max(1, math.ceil(seconds / 60))
    if minutes < 60:
        return tr.count("{n} minute", "{n} minutes", n=minutes)
    return tr("{hours} h {minutes:02} min", hours=minutes // 60, minutes=minutes % 60)


def trouble_text(state: TrainingState) -> str:
    """What went wrong with the last process, in a sentence; empty where nothing did."""
    if state.is_running:
        return ""
    if state.failure:
        return str(state.failure)
    if not state.was_killed:
        return ""
    if state.phase is Phase.STOPPED:
        return tr(
            "The training ended without a word, perhaps with the computer: everything up to step "
            "{step} is saved, and it can go on from there.",
            step=state.saved,
        )
    return tr("The work ended without a word, perhaps with the computer. Begin it again.")


def progress_text(state: TrainingState) -> str:
    """What a training is at, in a sentence."""
    stepped = state.stepped
    match state.phase:
        case Phase.TRAINING if stepped is not None and stepped.step:
            return tr(
                "Step {step} of {all}, about {time} left.",
                step=stepped.step,
                all=stepped.all,
                time=time_text(stepped.left_s),
            )
        case Phase.TRAINING:
            return tr("The training begins: the first step takes a moment.")
        case Phase.EXPORTING:
            return tr("The model is being made: its looks are found in your pictures.")
        case Phase.STOPPED:
            return tr("Stopped; everything up to step {step} is saved.", step=state.saved)
        case Phase.TRAINED:
            return tr("The training is complete; no model was made of it yet.")
        case Phase.DONE:
            return tr("The model is in the Model menu.")
        case Phase.GONE:
            return tr("The folder of this training is gone, and what it had learnt with it.")
    return ""
