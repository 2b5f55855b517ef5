"""Real-ESRGAN x4plus, as it is given beside the project, as somebody's upscaler."""

from pathlib import Path

import numpy as np
import pytest
import safetensors.torch
import torch

from drawai_desktop.core.examples import examples
from drawai_desktop.core.image_file import read_photo
from drawai_desktop.engine.detail import upscaler_tiles
from drawai_desktop.engine.detail.upscaler import UpscalerModel
from drawai_desktop.engine.models.install import InstallOptions, install

GIVEN = Path(__file__).parents[4] / "shared" / "models" / "realesrgan-x4plus"
FILE = GIVEN / "realesrgan-x4plus.safetensors"

pytestmark = [
    pytest.mark.skipif(not FILE.is_file(), reason="shared/models is not there"),
    pytest.mark.filterwarnings("ignore"),  # of spandrel's own code
]


def test_it_is_installed_as_a_pth_file_and_its_tiles_show_no_seam(tmp_path, monkeypatch):
    path = tmp_path / "RealESRGAN_x4plus.pth"
    torch.save({"params_ema": safetensors.torch.load_file(FILE)}, path)
    (made,) = install(path, tmp_path / "models", InstallOptions(), lambda *_: None)
    stored = (made.folder / "upscaler.safetensors").stat().st_size
    assert stored < 1.05 * FILE.stat().st_size  # in half precision, as given
    model = UpscalerModel.load(made.folder)
    given = read_photo(examples()[0].picture_path)[400:480:, 300:420]
    labels = np.zeros((8, 8), np.uint8)
    whole = model.render(given, labels, 0, 320, 480)
    monkeypatch.setattr(upscaler_tiles, "_LARGEST", 112)
    tiled = model.render(given, labels, 0, 320, 480)
    difference = np.abs(tiled.astype(int) - whole)
    assert difference.mean() < 1.5
    border = np.abs(np.diff(tiled.astype(int), axis=1)).mean((0, 2))[238:242]
    assert border.max() < 1.5 * np.abs(np.diff(whole.astype(int), axis=1)).mean((0, 2)).max()
    small = tiled.reshape(80, 4, 120, 4, 3).mean((1, 3))
    assert np.abs(small.mean((0, 1)) - given.mean((0, 1))).max() < 1
