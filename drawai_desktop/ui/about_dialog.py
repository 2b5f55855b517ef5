"""What the program is."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from drawai_desktop import __version__
from drawai_desktop.core.components import components
from drawai_desktop.ui.licences_dialog import LicencesDialog
from drawai_desktop.ui.theme import application_icon
from drawai_desktop.words import translator

tr = translator(__name__)

ABOUT = tr.later(
    """<h2>DrawAI desktop {version}</h2>
<p>Paint a label map, and a landscape picture appears beside it.</p>
<p>The network is SPADE: T. Park, M.-Y. Liu, T.-C. Wang, J.-Y. Zhu, <i>Semantic Image Synthesis with
Spatially-Adaptive Normalization</i>, 2019 (arXiv 1903.07291), written anew from the paper. The
model that comes with the program is this project's own.</p>
<p>The idea of a drawing board in front of it is that of drawAI and smart-sketch.</p>
<p>Free software under the MIT licence. Qt for Python (LGPL), PyTorch, NumPy and Pillow carry it.
No account, no server: nothing that you paint leaves this computer.</p>""",
    version=__version__,
)


class AboutDialog(QDialog):
    """What the program is, and whose work it stands on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("about_dialog")
        self.setWindowTitle(tr("About DrawAI"))
        picture = QLabel()
        picture.setPixmap(application_icon().pixmap(72, 72))
        text = QLabel(str(ABOUT))
        text.setWordWrap(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setMinimumWidth(440)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(picture)
        layout.addWidget(text)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        licences = buttons.addButton(tr("Licences..."), QDialogButtonBox.ButtonRole.ActionRole)
        licences.setObjectName("licences")
        licences.clicked.connect(self._show_licences)
        layout.addWidget(buttons)

    @Slot()
    def _show_licences(self) -> None:
        LicencesDialog(components(), self).open()
