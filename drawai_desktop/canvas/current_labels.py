"""Which labels can be painted now: one place that everybody reads, and may listen to."""

from PySide6.QtCore import QObject, Signal

from drawai_desktop.core.labels import LabelSet


class CurrentLabels(QObject):
    """The label set of the program, which grows with the labels of a model. Lives in the GUI
    thread; there is one, built in app.py.

    Signals:
        changed(LabelSet): other labels can be painted now.
    """

    changed = Signal(object)

    def __init__(self, labels: LabelSet) -> None:
        super().__init__()
        self._value = labels

    @property
    def value(self) -> LabelSet:
        """The labels as they are; kept by nobody, since they may be others soon."""
        return self._value

    def set(self, labels: LabelSet) -> None:
        """Other labels, or other colours."""
        if labels is not self._value:
            self._value = labels
            self.changed.emit(labels)
