"""What is rendered, as far as the live loop needs to know it."""

from typing import Protocol

import numpy as np

from drawai_desktop.core.style import Style
from drawai_desktop.core.wrapping import Wrap


class Subject(Protocol):
    """What is rendered: the document, as far as the live loop needs it."""

    def revision(self) -> int:
        """Counts the label map's changes."""

    def snapshot(self) -> np.ndarray:
        """uint8 (H, W): a read-only copy of the label map."""

    def current_style(self) -> Style:
        """The look and the seed."""

    @property
    def wrap(self) -> Wrap:
        """The sides of the picture that are joined."""

    def hand_is_down(self) -> bool:
        """Whether a stroke is being drawn."""

    def is_blank(self) -> bool:
        """Whether nothing is painted."""
