"""Large targets: every control of the window is at least as large as a finger needs."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPushButton,
    QScrollBar,
    QToolButton,
    QWidget,
)

TOUCH_PX = 44
_KINDS = (QToolButton, QPushButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit)
_OWN_SIZES = "sizes_without_touch"
"""The property that keeps a control's own smallest and largest size meanwhile."""


def set_large_targets(root: QWidget, large: bool) -> None:
    """Makes the controls inside a widget large, or gives them their own sizes back."""
    for kind in _KINDS:
        for control in root.findChildren(kind):
            # Parts of other controls have their parent's size.
            is_part = isinstance(control.parent(), (QAbstractSpinBox, QLineEdit))
            if not is_part and not isinstance(control, QScrollBar):
                _set_large(control, large)


def _set_large(control: QWidget, large: bool) -> None:
    own = control.property(_OWN_SIZES)
    if large and own is None:
        least, most = control.minimumSize(), control.maximumSize()
        control.setProperty(_OWN_SIZES, [least, most])
        finger = QSize(TOUCH_PX, TOUCH_PX)
        control.setMaximumSize(most.expandedTo(finger))
        control.setMinimumSize(least.expandedTo(finger))
    elif not large and own is not None:
        control.setProperty(_OWN_SIZES, None)
        control.setMinimumSize(own[0])
        control.setMaximumSize(own[1])
