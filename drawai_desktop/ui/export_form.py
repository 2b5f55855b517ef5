"""What the dialogs of exports have in common: a form, and below it *Export...* and *Cancel*."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout

from drawai_desktop.words import translator

tr = translator(__name__)

_BUTTON_PX = 110
"""Bold letters need more than Qt measures."""


def lay_out_export(dialog: QDialog, form: QFormLayout, export: Callable[[], object]) -> None:
    """Fills a dialog with a form and its two buttons; Enter exports, Esc cancels."""
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    go_on = buttons.addButton(tr("Export..."), QDialogButtonBox.ButtonRole.AcceptRole)
    go_on.setMinimumWidth(_BUTTON_PX)
    buttons.accepted.connect(export)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(20, 20, 20, 16)
    layout.setSpacing(16)
    layout.addLayout(form)
    layout.addWidget(buttons)
    go_on.setDefault(True)
