"""Has the machine's speeds measured once the first picture is there."""

from PySide6.QtCore import QObject, Slot

from drawai_desktop.engine.session.measuring import MeasureSpeeds
from drawai_desktop.engine.session.picture import Source
from drawai_desktop.live.renderer import LiveRenderer


class SpeedMeasuring(QObject):
    """Lives in the GUI thread. Off the first picture's path, and after all that is more urgent."""

    def __init__(self, renderer: LiveRenderer) -> None:
        super().__init__(renderer)
        self._renderer = renderer
        renderer.pictures.changed.connect(self._on_pictures)

    @Slot()
    def _on_pictures(self) -> None:
        picture = self._renderer.pictures.picture
        if picture is not None and picture.source is Source.RENDERED:
            self._renderer.pictures.changed.disconnect(self._on_pictures)
            self._renderer.submit(MeasureSpeeds())
