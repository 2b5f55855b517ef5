"""The sheet of keys, and what the program is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from drawai_desktop import __version__
from drawai_desktop.ui.actions import shortcut_rows
from drawai_desktop.ui.theme import application_icon

ABOUT = """<h2>DrawAI desktop {version}</h2>
<p>Paint a label map, and a landscape picture appears beside it.</p>
<p>The network is SPADE: T. Park, M.-Y. Liu, T.-C. Wang, J.-Y. Zhu, <i>Semantic Image Synthesis with
Spatially-Adaptive Normalization</i>, 2019 (arXiv 1903.07291), written anew from the paper. The
model that comes with the program is this project's own.</p>
<p>The idea of a drawing board in front of it is that of drawAI and smart-sketch.</p>
<p>Free software under the MIT licence. Qt for Python (LGPL), PyTorch, NumPy and Pillow carry it.
No account, no server: nothing that you paint leaves this computer.</p>"""


class KeysDialog(QDialog):
    """All keys, in two columns."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("keys_dialog")
        self.setWindowTitle("Keys")
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(5)
        rows = shortcut_rows()
        half = -(-len(rows) // 2)
        for place, (keys, what) in enumerate(rows):
            column = 2 * (place // half)
            left = QLabel(f"<b>{keys}</b>")
            right = QLabel(what)
            right.setProperty("quiet", True)
            grid.addWidget(left, place % half, column)
            grid.addWidget(right, place % half, column + 1)
        area = QScrollArea()
        area.setWidget(sheet)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.addWidget(area)
        layout.addWidget(_close_button(self))
        room = self.screen().availableSize()
        self.resize(
            min(sheet.sizeHint().width() + 60, 960, room.width() - 40),
            min(sheet.sizeHint().height() + 90, 640, room.height() - 60),
        )


class AboutDialog(QDialog):
    """What the program is, and whose work it stands on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("about_dialog")
        self.setWindowTitle("About DrawAI")
        picture = QLabel()
        picture.setPixmap(application_icon().pixmap(72, 72))
        text = QLabel(ABOUT.format(version=__version__))
        text.setWordWrap(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setMinimumWidth(440)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(picture)
        layout.addWidget(text)
        layout.addWidget(_close_button(self))


def _close_button(dialog: QDialog) -> QDialogButtonBox:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    return buttons
