"""What the engine does, for those who show it."""

from enum import Enum


class EngineState(Enum):
    """What the engine does, for the status bar."""

    NO_MODEL = "no model"
    LOADING = "loading"
    READY = "ready"
    WORKING = "working"
    FAILED = "failed"
