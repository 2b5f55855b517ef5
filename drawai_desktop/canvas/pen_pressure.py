"""What a pen's pressure means."""

from PySide6.QtGui import QInputDevice, QTabletEvent


class PenPressure:
    """Knows which pens ever told a pressure. Lives in the GUI thread."""

    def __init__(self) -> None:
        self._pressing: set[int] = set()

    def of(self, event: QTabletEvent) -> float:
        """The pen's pressure, 0 to 1; 1 for one that cannot tell it, or never told anything but
        0."""
        device = event.pointingDevice()
        pen, pressure = device.systemId(), float(event.pressure())
        if pressure > 0:
            self._pressing.add(pen)
        known = QInputDevice.Capability.Pressure in device.capabilities()
        return pressure if known and pen in self._pressing else 1.0
