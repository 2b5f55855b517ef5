"""A small model and a label map to give to subcommands."""

import pytest

from tests.builders import a_scene, save_png
from tests.engine.tiny_model import make_tiny


@pytest.fixture
def tiny(tmp_path):
    """The folder of a small random model."""
    return str(make_tiny(tmp_path / "tiny").folder)


@pytest.fixture
def scene(tmp_path):
    return save_png(tmp_path / "scene.png", a_scene(64, 80))
