"""The one place where the picture is: window, export, clipboard and project read it here."""

import numpy as np
from PySide6.QtCore import QObject, Signal

from drawai_desktop.core.made_by import MadeBy
from drawai_desktop.engine.session.picture import Picture, Quality, Source


class PictureHolder(QObject):
    """Lives in the GUI thread. The live loop puts pictures in; everybody else reads.

    Signals:
        changed: another picture, or none, or whether it is current has changed.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._picture: Picture | None = None
        self._is_current = False

    @property
    def picture(self) -> Picture | None:
        """The newest picture, which may be of an earlier state of the document."""
        return self._picture

    @property
    def array(self) -> np.ndarray | None:
        """The newest picture's pixels: uint8 (h, w, 3), read-only."""
        return None if self._picture is None else self._picture.array

    @property
    def is_current(self) -> bool:
        """Whether the picture answers the document as it is."""
        return self._is_current

    @property
    def is_exact(self) -> bool:
        """Whether the picture is the engine's exact one, of whatever state of the document."""
        return self._picture is not None and self._picture.is_exact

    @property
    def is_stored(self) -> bool:
        """Whether the picture came from a file and stands in for one that is still to be made."""
        return self._picture is not None and self._picture.source is Source.STORED

    def best(self) -> np.ndarray | None:
        """The exact picture of the document as it is, though its detail may still be coming:
        uint8 (h, w, 3), or None."""
        return self.array if self._is_current and self.is_exact else None

    def final(self) -> Picture | None:
        """The final picture of the document as it is, with detail where that is wanted; None
        while there is none."""
        picture = self._picture
        if picture is None or not self._is_current or not picture.is_final:
            return None
        return picture

    def final_pixels(self) -> np.ndarray | None:
        """The pixels of :meth:`final`: uint8 (h, w, 3), or None."""
        final = self.final()
        return None if final is None else final.array

    def put(self, picture: Picture, is_current: bool) -> None:
        """A picture has come.

        Args:
            is_current: whether it answers the document as it is.
        """
        self._picture, self._is_current = picture, is_current
        self.changed.emit()

    def put_stored(self, array: np.ndarray, made_by: MadeBy | None = None) -> None:
        """A picture from a file stands in until the engine has made one.

        Args:
            array: uint8 (h, w, 3); read-only from now on.
            made_by: the networks that made it, if that is known.
        """
        picture = Picture(array, None, Quality.SETTLED, Source.STORED, made_by=made_by)
        self.put(picture, False)

    def outdate(self) -> None:
        """The document has changed: the picture is not that of the document as it is."""
        if self._is_current:
            self._is_current = False
            self.changed.emit()

    def clear(self) -> None:
        """Another document has been opened, or everything was erased: there is no picture."""
        self._picture, self._is_current = None, False
        self.changed.emit()
