"""The built wheel holds what the program needs, and finds it."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", folder, ROOT],
        check=True,
        capture_output=True,
        timeout=110,
    )
    (made,) = folder.glob("*.whl")
    return made


def test_the_wheel_holds_resources_and_the_default_model(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    for name in (
        "resources/labels.json",
        "resources/examples/mountain-lake.png",
        "resources/icons/brush.svg",
        "resources/label_sets/coco.json",
        "resources/translations/de.qm",
        "checkpoints/landscape/model.json",
        "checkpoints/landscape/generator.safetensors",
    ):
        assert f"drawai_desktop/_data/{name}" in names
    assert "drawai_desktop/py.typed" in names
    assert not any(name.startswith("tests/") for name in names)


def test_an_installed_wheel_finds_its_files(wheel, tmp_path):
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import drawai_desktop; from drawai_desktop.cli.main import run\n"
        "assert drawai_desktop.__file__.startswith(sys.argv[1])\n"
        "sys.exit(run(['selftest']))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code, str(site)],
        capture_output=True,
        text=True,
        timeout=110,
        cwd=tmp_path,
    )
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.endswith("ok\n")
