"""``drawai render --wrap`` and ``wrap=`` of scripts: pictures whose sides join."""

import numpy as np
import pytest
from PIL import Image

from drawai_desktop import api
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.project_file import write_project
from tests.builders import a_scene
from tests.cli.calls import drawai
from tests.engine.made_checkpoints import write_checkpoint


def made(tmp_path, *arguments):
    out = tmp_path / "out.png"
    assert drawai("render", *arguments, "-o", out) == 0
    return np.asarray(Image.open(out))


@pytest.mark.parametrize("wrap", ["left-right", "all"])
def test_the_command_line_makes_the_picture_of_the_script(tmp_path, scene, tiny, wrap):
    picture = made(tmp_path, scene, "--model", tiny, "--wrap", wrap)
    plain = made(tmp_path, scene, "--model", tiny)
    assert (picture != plain).any()
    assert np.array_equal(picture, api.open_model(tiny).render(a_scene(64, 80), wrap=wrap))


def test_a_project_is_rendered_as_it_says_unless_the_option_says_otherwise(tmp_path, tiny):
    project = api.Project(a_scene(128, 192), api.NEUTRAL, "tiny", wrap=api.Wrap.ALL)
    path = tmp_path / "a.drawai"
    write_project(path, project, standard_labels())
    model = api.open_model(tiny)
    by_itself = made(tmp_path, path, "--model", tiny)
    assert np.array_equal(by_itself, model.render(project.ids, wrap="all"))
    plain = made(tmp_path, path, "--model", tiny, "--wrap", "none")
    assert np.array_equal(plain, model.render(project.ids))
    api.save_project(tmp_path / "b.drawai", api.open_project(path))
    assert api.open_project(tmp_path / "b.drawai").wrap is api.Wrap.ALL


def test_an_unknown_way_and_a_model_that_cannot_are_told_in_a_sentence(
    tmp_path, scene, tiny, capsys
):
    assert drawai("render", scene, "-o", tmp_path / "x.png", "--wrap", "sphere") == 2
    with pytest.raises(api.OptionError, match="No way to wrap is called 'sphere'"):
        api.open_model(tiny).render(a_scene(64, 80), wrap="sphere")
    capsys.readouterr()
    checkpoint = tmp_path / "latest_net_G.pth"
    write_checkpoint(checkpoint, use_vae=True)
    status = drawai(
        "render", scene, "-o", tmp_path / "x.png", "--model", checkpoint, "--wrap", "all"
    )
    assert status == 2
    assert "the sides of its pictures cannot join" in capsys.readouterr().err
