"""Where a run's sheets lie."""

from pathlib import Path

import numpy as np
from PIL import Image

from drawai_desktop.core.atomic_file import write_atomically
from drawai_desktop.core.folders import make_folder

SHEETS_FOLDER = "sheets"


def save_sheet(run: Path, step: int, sheet: np.ndarray) -> Path:
    """Writes a sheet, uint8 (H, W, 3), as ``sheets/STEP.png`` of the run."""
    folder = run / SHEETS_FOLDER
    make_folder(folder)
    path = folder / f"{step:06}.png"
    write_atomically(path, lambda file: Image.fromarray(sheet).save(file, "PNG"))
    return path
