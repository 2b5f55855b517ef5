"""A run on more classes than the model that it starts from knows."""

import json
from dataclasses import replace

import pytest
import torch

from drawai_desktop.core.model_manifest import read_manifest, write_manifest
from drawai_desktop.datasets.class_table import ClassTable
from drawai_desktop.engine.models.registry import load_model
from drawai_desktop.engine.networks.generator import seeded_noise
from drawai_desktop.engine.networks.segmentation import Segmentation
from drawai_desktop.errors import OptionError
from drawai_desktop.training.class_growth import class_growth
from drawai_desktop.training.critics_start import take_critics
from drawai_desktop.training.distributed import World
from drawai_desktop.training.export import export_run
from drawai_desktop.training.limits import Limits
from drawai_desktop.training.loop import train
from drawai_desktop.training.networks import build_networks
from drawai_desktop.training.optimiser import SplitAdam
from drawai_desktop.training.staged_run import Conduct
from drawai_desktop.training.state import PAINTER_STATE
from tests.training.conftest import tiny_options

ALONE = World(0, 1, torch.device("cpu"))


def run_it(made_set, run, options, said=None):
    say = (said if said is not None else []).append
    conduct = Conduct(workers=0, log_every=1)
    limits = Limits(steps=2)
    train(
        [made_set], run, options, resume=False, limits=limits, world=ALONE, conduct=conduct, say=say
    )


def table_of(names):
    return ClassTable.from_json(json.dumps(list(names)), "classes.json")


@pytest.fixture(scope="module")
def model(made_set, tmp_path_factory):
    """A model with critics beside it, by which flowers are painted as its second class."""
    folder = tmp_path_factory.mktemp("growth")
    run_it(made_set, folder / "run", tiny_options())
    manifest = export_run(folder / "run", folder / "model")
    second = manifest.classes[1].name
    write_manifest(manifest.folder, replace(manifest, aliases={"flower": second}))
    return read_manifest(manifest.folder)


@pytest.fixture
def grown_names(model):
    """The model's classes in another order, with a known label, and one that nothing stands for."""
    own = [c.name for c in model.classes]
    return ["flower", *reversed(own), "banana", "unlabelled"]


def test_a_class_that_is_new_starts_as_the_one_that_was_borrowed_for_it(model, grown_names):
    growth = class_growth(model, table_of(grown_names))
    assert growth is not None
    assert growth.beginnings[0] == model.classes[1].index
    assert growth.beginnings[grown_names.index("banana")] == model.unlabelled
    assert growth.sentence().endswith(
        f"another: flower as {model.classes[1].name}, banana as unlabelled"
    )


def test_a_grown_generator_paints_as_the_model_did(model, grown_names):
    options = tiny_options(start_from=str(model.folder))
    table = table_of(grown_names)
    grown = build_networks(options, table).painter.generator.eval()
    was = load_model(model).generator.eval()
    new_map = torch.arange(64).view(1, 1, 64).expand(1, 64, 64) // 4 % len(table)
    growth = class_growth(model, table)
    assert growth is not None
    old_map = torch.tensor(growth.beginnings)[new_map]
    style = torch.randn(1, options.network.style_size)
    noise = seeded_noise(3)
    with torch.no_grad():
        one = grown(Segmentation(grown.config, new_map, None), style, noise)
        other = was(Segmentation(was.config, old_map, None), style, noise)
    torch.testing.assert_close(one, other, atol=1e-5, rtol=0)
    assert one.std() > 0


def test_critics_beside_a_model_grow_as_it_does(model, grown_names):
    table = table_of(grown_names)
    growth = class_growth(model, table)
    assert growth is not None
    options = tiny_options(start_from=str(model.folder))
    own = [c.name for c in model.classes]
    plain = build_networks(options, table_of([*own, "unlabelled"])).critics
    take(plain, model)
    critics = build_networks(options, table).critics
    fresh = critics.state_dict()["label_critic.scores.weight"].clone()
    take(critics, model, table)
    old, new = plain.state_dict(), critics.state_dict()
    for name in ("heads.0.labels.weight", "patch.projection.weight"):
        assert torch.equal(new[name], old[name][:, list(growth.beginnings)])
    scores = "label_critic.scores.weight"
    assert torch.equal(new[scores][0], old[scores][model.classes[1].index])
    assert torch.equal(new[scores][-1], old[scores][-1])
    banana = grown_names.index("banana")
    assert torch.equal(new[scores][banana], fresh[banana])
    assert torch.equal(new["patch.layers.0.weight"], old["patch.layers.0.weight"])


def take(critics, model, table=None):
    optimiser = SplitAdam(critics.weight_groups(), (0.0, 0.99))
    take_critics(model.folder, PAINTER_STATE, critics, optimiser, table)


def test_a_data_set_that_lacks_a_class_of_the_model_is_refused(model, tmp_path):
    names = [c.name for c in model.classes][1:]
    options = tiny_options(start_from=str(model.folder))
    with pytest.raises(OptionError, match="does not have all of them and more"):
        build_networks(options, table_of([*names, "flower", "banana", "unlabelled"]))


def test_a_grown_model_names_its_new_classes_as_its_own(model, made_set, tmp_path):
    more = tmp_path / "more"
    more.mkdir()
    for part in ("images", "labels"):
        (more / part).symlink_to(made_set / part)
    rows = json.loads((made_set / "classes.json").read_text())
    names = [c if isinstance(c, str) else c["name"] for c in rows]
    assert "flower" not in names
    (more / "classes.json").write_text(json.dumps([*names[:-1], "flower", names[-1]]))
    said: list[str] = []
    critics = str(model.folder)
    options = tiny_options(start_from=critics, critics_from=critics)
    run_it(more, tmp_path / "run", options, said)
    assert any("flower as" in line for line in said)
    exported = export_run(tmp_path / "run", tmp_path / "grown")
    assert "flower" in {c.name for c in exported.classes}
    assert "flower" not in exported.aliases
