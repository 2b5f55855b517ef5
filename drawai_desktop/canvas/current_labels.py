"""Which labels can be painted now: one place that everybody reads, and may listen to."""

from PySide6.QtCore import QObject, Signal

from drawai_desktop.core.label_colours import LabelColours
from drawai_desktop.core.labels import LabelSet


class CurrentLabels(QObject):
    """The label set of the program, which grows with the labels of a model. Lives in the GUI
    thread; there is one, built in app.py.

    Signals:
        changed(LabelSet): other labels can be painted now, or they are shown in other colours.
    """

    changed = Signal(object)

    def __init__(self, labels: LabelSet) -> None:
        super().__init__()
        self._value = self._shown = labels
        self._colours = LabelColours()

    @property
    def value(self) -> LabelSet:
        """The labels as they are, in the colours that files have; kept by nobody, since they may
        be others soon."""
        return self._value

    @property
    def shown(self) -> LabelSet:
        """The same labels in the colours that the screen has."""
        return self._shown

    @property
    def colours(self) -> LabelColours:
        """What the screen's colours are."""
        return self._colours

    def set(self, labels: LabelSet) -> None:
        """Other labels."""
        if labels is not self._value:
            self._value = labels
            self._show()

    def recolour(self, colours: LabelColours) -> None:
        """Other colours on the screen."""
        if colours != self._colours:
            self._colours = colours
            self._show()

    def _show(self) -> None:
        self._shown = self._colours.on(self._value)
        self.changed.emit(self._value)
