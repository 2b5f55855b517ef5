"""Five tips, one a start, as a quiet line in the status bar."""

from PySide6.QtCore import QObject, Slot

from drawai_desktop.core.settings import TIPS as TIP_COUNT
from drawai_desktop.core.settings import Settings
from drawai_desktop.ui.key_sheet import with_keys
from drawai_desktop.ui.main_window import MainWindow
from drawai_desktop.ui.preferences import Preferences
from drawai_desktop.words import translator

tr = translator(__name__)

TIPS = (
    tr.later("Hold Q to see the picture in the canvas."),
    tr.later("{variation} makes another picture of the same map, {variation_back} goes back."),
    tr.later("{next_hand} takes a helping hand: one stroke becomes a mountain, a coast, a wood."),
    tr.later("Alt and a click take the label under the pointer."),
    tr.later("{variations} shows nine variations to pick from."),
)
"""Names in braces are commands, whose keys stand there."""
assert len(TIPS) == TIP_COUNT


class Tips(QObject):
    """Lives in the GUI thread. The first steps go first."""

    def __init__(self, window: MainWindow, preferences: Preferences) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self._place = preferences.settings.tip
        table = window.actions_by_name
        table["tips"].triggered.connect(self._want)
        table["next_tip"].triggered.connect(self._next)
        preferences.changed.connect(self._follow)
        self._note_shown()
        self._follow(preferences.settings)

    @property
    def text(self) -> str:
        """The tip whose turn it is; empty where its command has no key."""
        return with_keys(str(TIPS[self._place]), self._window.actions_by_name)

    @Slot(bool)
    def _want(self, shown: bool) -> None:
        self._preferences.change(tips=shown)

    @Slot()
    def _next(self) -> None:
        """Another one; who asks for it wants tips."""
        self._place = (self._place + 1) % TIP_COUNT
        self._preferences.change(tips=True, first_steps=False)
        self._note_shown()
        self._follow(self._preferences.settings)

    @Slot()
    def show_tip(self) -> None:
        """Again, with the keys as they are now."""
        self._follow(self._preferences.settings)

    def _note_shown(self) -> None:
        """The next start has the next one; while those are there, none is shown."""
        settings = self._preferences.settings
        if settings.tips and not settings.first_steps:
            self._preferences.change(tip=(self._place + 1) % TIP_COUNT)

    @Slot(object)
    def _follow(self, settings: Settings) -> None:
        self._window.actions_by_name["tips"].setChecked(settings.tips)
        is_on = settings.tips and not (settings.first_steps and settings.hints)
        self._window.status_line.set_tip(
            tr("Tip: {text}", text=self.text) if is_on and self.text else ""
        )
