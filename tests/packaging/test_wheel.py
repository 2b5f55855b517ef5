"""The built wheel holds what the program needs, and finds it."""

import re
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


def test_the_wheel_says_where_everything_is_with_whole_addresses(wheel):
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [n for n in archive.namelist() if n.endswith(".dist-info/METADATA")]
        told = archive.read(name).decode()
    metadata, _, readme = told.partition("\n\n")
    assert "Requires-Python: <3.14,>=3.10" in metadata
    assert "Project-URL: Documentation, https://" in metadata
    assert "torchvision" not in re.sub(r"Requires-Dist: .*extra ==.*", "", metadata)
    links = re.findall(r"\]\(([^)]+)\)", readme)
    assert len(links) > 8
    assert [link for link in links if not link.startswith(("https://", "#"))] == []


def test_the_wheel_brings_man_page_and_completions(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for file in ("man/man1/drawai.1", "bash-completion/completions/drawai"):
        assert any(name.endswith(f".data/data/share/{file}") for name in names)
