"""What a model knows of how it made its last picture."""

import pytest

from drawai_desktop import api
from tests.builders import a_scene
from tests.engine.tiny_model import make_tiny


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return api.open_model(make_tiny(tmp_path_factory.mktemp("models") / "tiny").folder)


@pytest.mark.parametrize(
    ("size", "options", "detail"),
    [(400, {}, "detail"), (400, {"detail": False}, ""), (64, {}, "")],
)
def test_a_model_knows_how_its_last_picture_was_made(model, size, options, detail):
    style = api.Style("Storm", model.styles[0].vector) if model.styles else api.NEUTRAL
    model.render(a_scene(128, 160), size=size, style=style, seed=7, **options)
    assert model.last_made == api.PictureMetadata(model.name, style.with_seed(7), detail)
