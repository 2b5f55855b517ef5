"""``drawai models install`` of an upscaler, and pictures that it paints."""

import numpy as np
import pytest
from PIL import Image

from drawai_desktop import api, resources
from drawai_desktop.cli.main import run
from drawai_desktop.core.image_file import read_photo
from drawai_desktop.core.picture_metadata import read_metadata
from tests.engine.made_upscalers import weights, write

pytestmark = pytest.mark.filterwarnings("ignore")  # of spandrel's own code


@pytest.fixture
def a_map(tmp_path):
    path = tmp_path / "map.png"
    ids = np.full((300, 300), 156, np.uint8)
    ids[150:] = 123
    Image.fromarray(ids).save(path)
    return path


def test_an_installed_upscaler_is_listed_and_paints_by_its_name(tmp_path, a_map, capsys):
    path = write(tmp_path / "2x Fine.pth", weights("SPAN", 2))
    assert run(["models", "install", str(path)]) == 0
    said = capsys.readouterr()
    assert f"installed {resources.user_models() / '2x Fine'}" in said.out
    assert "NVIDIA" not in said.err
    run(["models", "list"])
    assert "2x Fine    for detail (SPAN, x2)" in capsys.readouterr().out
    made = {}
    for detail in ("2x Fine", "on", "off"):
        out = tmp_path / f"{detail}.png"
        assert run(["render", str(a_map), "-o", str(out), "--detail", detail]) == 0
        made[detail] = read_photo(out).astype(int)
        painted_by = {"off": "", "on": "detail"}.get(detail, detail)
        assert read_metadata(out).detail == painted_by
    assert made["2x Fine"].shape == (300, 300, 3)
    for other in ("on", "off"):
        assert np.abs(made["2x Fine"] - made[other]).mean() > 0.2
    picture = api.render(api.read_labels(a_map), detail="2x Fine")
    assert np.abs(picture - made["2x Fine"]).max() <= 1


def test_an_unknown_detail_model_is_said_with_those_that_there_are(tmp_path, a_map, capsys):
    out = tmp_path / "out.png"
    assert run(["render", str(a_map), "-o", str(out), "--detail", "nothing"]) == 2
    assert "No model named 'nothing'. Installed: detail." in capsys.readouterr().err
    assert run(["render", str(a_map), "-o", str(out), "--detail", "landscape"]) == 2
    assert "is for another task" in capsys.readouterr().err
    assert not out.exists()


def test_without_the_extra_an_installed_upscaler_is_said_to_need_it(
    tmp_path, a_map, capsys, monkeypatch
):
    path = write(tmp_path / "a.safetensors", weights("Compact"))
    assert run(["models", "install", str(path), "--detail"]) == 0
    find_spec = __import__("importlib.util").util.find_spec
    monkeypatch.setattr(
        "importlib.util.find_spec", lambda name, *a: None if name == "spandrel" else find_spec(name)
    )
    out = tmp_path / "out.png"
    assert run(["render", str(a_map), "-o", str(out), "--detail", "a"]) == 2
    assert "pip install 'drawai-desktop[upscalers]'" in capsys.readouterr().err
    assert not out.exists()


def test_an_upscaler_is_no_picture_model(tmp_path, a_map, capsys):
    path = write(tmp_path / "a.pth", weights("Compact"))
    assert run(["models", "install", str(path)]) == 0
    out = tmp_path / "out.png"
    assert run(["render", str(a_map), "-o", str(out), "--model", "a"]) == 2
    assert "is for another task" in capsys.readouterr().err
    assert run(["models", "export", "a", str(tmp_path / "a.onnx")]) == 2
    assert len(capsys.readouterr().err) < 320
