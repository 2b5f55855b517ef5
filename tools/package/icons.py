"""The program's icon in the formats of the systems, drawn from the one SVG.

.venv/bin/python tools/package/icons.py FOLDER
"""

import io
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402
from PySide6.QtGui import QGuiApplication  # noqa: E402

from drawai_desktop.core.desktop_files import ICON_SIZES  # noqa: E402
from drawai_desktop.ui.icon_drawing import draw_icon  # noqa: E402


def write_icons(folder: Path) -> None:
    """Writes ``drawai.ico`` (Windows) and ``drawai.icns`` (macOS)."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QGuiApplication.instance() or QGuiApplication([])
    with Image.open(io.BytesIO(draw_icon(256))) as image:
        sizes = [(size, size) for size in ICON_SIZES if size <= 256]
        image.save(folder / "drawai.ico", sizes=sizes)
    with Image.open(io.BytesIO(draw_icon(1024))) as image:
        image.save(folder / "drawai.icns")
    del application


if __name__ == "__main__":
    write_icons(Path(sys.argv[1]))
