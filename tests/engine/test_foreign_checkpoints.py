"""Checkpoints as people have them: options, several states, unusual weights."""

import zipfile

import numpy as np
import pytest
import torch
from torch import nn

from drawai_desktop.core.label_sets import GeneratorHints
from drawai_desktop.engine.models.checkpoint_file import read_pth
from drawai_desktop.engine.models.install import InstallOptions, install
from drawai_desktop.engine.models.registry import load_model
from drawai_desktop.engine.models.weights import prepare
from drawai_desktop.errors import DrawAIError, ModelError, OptionError
from tests.engine.made_checkpoints import put, quiet, write_checkpoint
from tests.golden import recipe


def write_options(folder, **entries):
    lines = [f"{name:>25}: {value}" for name, value in entries.items()]
    (folder / "opt.txt").write_text("----- Options -----\n" + "\n".join(lines) + "\n----- End ---")


@pytest.mark.parametrize(
    ("weights", "stated"),
    [
        ({"label_nc": 183, "contain_dontcare_label": False}, 183),  # 184 channels, not COCO's
        ({"label_nc": 151, "contain_dontcare_label": False, "no_instance": True}, 151),
        ({"label_nc": 149, "contain_dontcare_label": True}, 149),  # 151 channels, with edges
        ({"label_nc": 36, "contain_dontcare_label": False, "no_instance": True}, 36),
        ({"label_nc": 34, "contain_dontcare_label": True}, 34),
    ],
)
def test_options_that_contradict_the_published_sets_are_followed(tmp_path, weights, stated):
    path = tmp_path / "own" / "latest_net_G.pth"
    options = write_checkpoint(path, **weights)
    write_options(
        path.parent,
        label_nc=stated,
        contain_dontcare_label=options["contain_dontcare_label"],
        no_instance=options["no_instance"],
    )
    manifest = put(path.parent, tmp_path / "models")
    config = load_model(manifest).config
    assert (config.label_nc, config.has_dontcare, config.has_edges) == (
        stated,
        options["contain_dontcare_label"],
        not options["no_instance"],
    )
    assert manifest.classes[0].name == "class 0"


def test_options_that_agree_with_a_published_set_keep_its_names(tmp_path):
    path = tmp_path / "own" / "latest_net_G.pth"
    write_checkpoint(path, crop_size=512)
    write_options(
        path.parent, label_nc=182, contain_dontcare_label=True, no_instance=False, crop_size=512
    )
    manifest = put(path.parent, tmp_path / "models")
    assert manifest.trained_size == 512
    assert "grass" in {c.name for c in manifest.classes}


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ({"label_nc": 7}, "label channels"),
        ({"ngf": 64}, "contradict it in ngf"),
        ({"norm_G": "spectralspadeinstance3x3"}, "contradict it in norm_G"),
        ({"norm_G": "spectralspadesyncbatch5x5"}, "kernel"),
        ({"norm_G": "nonsense"}, "norm_G"),
        ({"use_vae": True}, "use_vae"),
        ({"num_upsampling_layers": "most"}, "num_upsampling_layers"),
        ({"num_upsampling_layers": "many"}, "normal, more or most"),
        ({"crop_size": "wide"}, "crop_size must be"),
        ({"crop_size": "9" * 5000}, "crop_size must be"),
        ({"aspect_ratio": "nan"}, "aspect_ratio must be"),
        ({"no_instance": "perhaps"}, "True or False"),
    ],
)
def test_options_of_another_network_are_refused(tmp_path, entries, words):
    path = tmp_path / "own" / "latest_net_G.pth"
    write_checkpoint(path)
    write_options(path.parent, **entries)
    with pytest.raises(ModelError, match=words) as caught:
        put(path.parent, tmp_path / "models")
    assert len(str(caught.value)) < 300
    assert list((tmp_path / "models").iterdir()) == []


def test_a_chosen_set_that_the_options_deny_is_refused(tmp_path):
    path = tmp_path / "own" / "latest_net_G.pth"
    write_checkpoint(path, label_nc=183, contain_dontcare_label=False)
    write_options(path.parent, label_nc=183, contain_dontcare_label=False, no_instance=False)
    with pytest.raises(ModelError, match="say different things"):
        put(path.parent, tmp_path / "models", InstallOptions(labels="coco"))


def test_what_the_person_says_wins_over_the_options(tmp_path):
    path = tmp_path / "own" / "latest_net_G.pth"
    write_checkpoint(path, crop_size=512)
    write_options(path.parent, crop_size=512)
    chosen = InstallOptions(generator=GeneratorHints(crop_size=128))
    assert put(path.parent, tmp_path / "models", chosen).trained_size == 128


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_options_in_any_encoding_are_read(tmp_path, encoding):
    path = tmp_path / "own" / "latest_net_G.pth"
    write_checkpoint(path, crop_size=512)
    text = "name: Bäume\ncrop_size: 512\n"
    (path.parent / "opt.txt").write_bytes(text.encode(encoding))
    assert put(path.parent, tmp_path / "models").trained_size == 512


def test_the_latest_of_several_states_is_taken_and_told(tmp_path):
    folder = tmp_path / "mine"
    for epoch, seed in (("20", 1), ("9", 2), ("40", 3)):
        write_checkpoint(folder / f"{epoch}_net_G.pth", seed)
    said = []
    manifest = put(folder, tmp_path / "models", said=said)
    assert said == ["40_net_G.pth is taken, the latest of 3 (besides 20_net_G.pth, 9_net_G.pth)."]
    want = prepare(read_pth(folder / "40_net_G.pth"))
    got = load_model(manifest).generator.state_dict()
    assert torch.equal(got["conv_img.weight"], want["conv_img.weight"])
    write_checkpoint(folder / "latest_net_G.pth", 4)
    said.clear()
    put(folder, tmp_path / "models", InstallOptions(replace=True), said)
    assert said[0].startswith("latest_net_G.pth is taken")


def test_one_state_can_be_chosen_by_its_file(tmp_path):
    for epoch, seed in (("20", 1), ("40", 3)):
        write_checkpoint(tmp_path / "mine" / f"{epoch}_net_G.pth", seed)
    said = []
    manifest = put(tmp_path / "mine" / "20_net_G.pth", tmp_path / "models", said=said)
    assert (manifest.name, said) == ("mine", [])


def test_two_models_of_one_name_are_told_apart_by_the_person(tmp_path):
    for parent in "ab":
        write_checkpoint(tmp_path / "all" / parent / "sea_pretrained" / "latest_net_G.pth")
    with pytest.raises(OptionError, match="Two of the models there are called sea"):
        install(tmp_path / "all", tmp_path / "models", InstallOptions(), quiet)


def test_spectral_norm_in_torchs_newer_form_is_the_same_weight():
    torch.manual_seed(3)
    older = nn.utils.spectral_norm(nn.Conv2d(3, 8, 3))
    state = older.state_dict()
    names = {
        "weight_orig": "parametrizations.weight.original",
        "weight_u": "parametrizations.weight.0._u",
        "weight_v": "parametrizations.weight.0._v",
    }
    newer = {names.get(name, name): value for name, value in state.items()}
    parametrised = nn.utils.parametrizations.spectral_norm(nn.Conv2d(3, 8, 3))
    parametrised.load_state_dict(newer)
    found = prepare({f"up_0.conv_0.{name}": value for name, value in newer.items()})
    assert set(found) == {"up_0.conv_0.weight", "up_0.conv_0.bias"}
    want = prepare({f"up_0.conv_0.{name}": value for name, value in state.items()})
    assert torch.equal(found["up_0.conv_0.weight"], want["up_0.conv_0.weight"])
    parametrised.eval()
    torch.testing.assert_close(found["up_0.conv_0.weight"], parametrised.weight.detach())


def test_a_whole_checkpoint_of_the_newer_form_is_installed(tmp_path):
    options = recipe.options(ngf=4)
    state = {}
    for name, value in recipe.state_dict(options, 1).items():
        value = torch.as_tensor(np.asarray(value))
        for old, new in (
            (".weight_orig", ".parametrizations.weight.original"),
            (".weight_u", ".parametrizations.weight.0._u"),
            (".weight_v", ".parametrizations.weight.0._v"),
        ):
            name = name.removesuffix(old) + new if name.endswith(old) else name
        state[name] = value
    assert any("parametrizations" in name for name in state)
    path = tmp_path / "mine" / "latest_net_G.pth"
    path.parent.mkdir()
    torch.save(state, path)
    made = load_model(put(path, tmp_path / "models")).generator.state_dict()
    want = prepare(recipe.state_dict(options, 1))
    assert all(torch.equal(made[name], value) for name, value in want.items())


@pytest.mark.parametrize("zipped", [True, False], ids=["new", "legacy"])
def test_a_tensor_larger_than_what_is_stored_of_it_takes_no_memory(tmp_path, zipped):
    state = {"conv.weight": torch.zeros(1).expand(1 << 20, 1 << 20)}
    torch.save(state, tmp_path / "big.pth", _use_new_zipfile_serialization=zipped)
    with pytest.raises(ModelError, match="says more than the file holds"):
        prepare(read_pth(tmp_path / "big.pth"))


def test_a_checkpoint_that_unpacks_to_more_than_it_holds_is_refused(tmp_path):
    torch.save({"conv.weight": torch.zeros(1 << 25)}, tmp_path / "big.pth")
    packed = tmp_path / "packed.pth"
    with (
        zipfile.ZipFile(tmp_path / "big.pth") as given,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for info in given.infolist():
            target.writestr(info.filename, given.read(info))
    assert packed.stat().st_size < 1 << 20
    with pytest.raises(ModelError, match="damaged"):
        read_pth(packed)


@pytest.mark.parametrize(
    "content",
    [
        {1: torch.zeros(3), 2: torch.zeros(3)},
        {"state_dict": {1: torch.zeros(3)}},
        {},
        {"fc.weight": torch.zeros(3)},
        {
            "fc.weight": torch.zeros(()),
            "conv_img.weight": torch.zeros(()),
            "head_0.norm_0.mlp_gamma.weight": torch.zeros(()),
            "head_0.norm_0.mlp_shared.0.weight": torch.zeros(()),
        },
        {
            "a.weight_orig": torch.zeros(()),
            "a.weight_u": torch.zeros(2),
            "a.weight_v": torch.ones(2),
        },
        {"x" * 5000 + ".weight_orig": torch.zeros(2, 2)},
        {"fc.weight": torch.zeros(0, 0, 0, 0)},
        torch.zeros(3),
        "text",
    ],
)
def test_what_is_no_checkpoint_is_one_sentence(tmp_path, content):
    torch.save(content, tmp_path / "latest_net_G.pth")
    with pytest.raises(DrawAIError) as caught:
        put(tmp_path / "latest_net_G.pth", tmp_path / "models", InstallOptions(name="x"))
    assert len(str(caught.value)) < 300
    assert str(caught.value).isprintable()
