"""The commands for settings, shortcuts and the sheet of keys; their dialogs are made when they are
opened, and not before."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog

from drawai_desktop.ui import actions as action_table
from drawai_desktop.ui.parts import Parts
from drawai_desktop.ui.shortcuts import Shortcuts


class SettingCommands(QObject):
    """Lives in the GUI thread."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self.shortcuts = Shortcuts(parts.window.actions_by_name, parts.preferences)
        action_table.connect(
            parts.window.actions_by_name,
            {
                "settings": self._ask_settings,
                "edit_shortcuts": self._edit_shortcuts,
                "shortcuts": self._show_keys,
            },
        )

    @Slot()
    def _ask_settings(self) -> None:
        from drawai_desktop.ui.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self._parts.preferences.settings, self._parts.window)
        dialog.changed.connect(self._change)
        dialog.shortcuts_wanted.connect(self._edit_shortcuts)
        _open(dialog)

    @Slot(str, object)
    def _change(self, name: str, value: object) -> None:
        self._parts.preferences.change(**{name: value})

    @Slot()
    def _edit_shortcuts(self) -> None:
        from drawai_desktop.ui.shortcut_dialog import ShortcutDialog

        # Over the settings, where it was asked for there.
        above = self.sender()
        parent = above if isinstance(above, QDialog) and above.isVisible() else self._parts.window
        _open(ShortcutDialog(self.shortcuts, parent))

    @Slot()
    def _show_keys(self) -> None:
        from drawai_desktop.ui.keys_dialog import KeysDialog

        dialog = KeysDialog(self._parts.window.actions_by_name, self._parts.window)
        dialog.change_wanted.connect(self._edit_shortcuts)
        _open(dialog)


def _open(dialog: QDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
