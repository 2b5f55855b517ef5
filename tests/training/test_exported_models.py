"""Models that runs export: rendered, mixed, renamed, refused."""

import numpy as np
import pytest
import safetensors.torch
import torch

from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.model_manifest import read_manifest, write_manifest
from drawai_desktop.core.style import Style
from drawai_desktop.engine.models.checkpoint_file import read_safetensors
from drawai_desktop.engine.models.half_precision import write_weights
from drawai_desktop.engine.models.kind import ENCODER_FILE, GENERATOR_FILE
from drawai_desktop.engine.models.registry import load_model
from drawai_desktop.engine.synthesizer import Synthesizer
from drawai_desktop.errors import FileError, ModelError, OptionError
from drawai_desktop.training import export
from drawai_desktop.training.config import NetworkOptions, Stage
from drawai_desktop.training.export import export_run, manifest_of
from drawai_desktop.training.networks import build_networks
from drawai_desktop.training.run_folder import class_table
from drawai_desktop.training.state import Position, read_state
from tests.builders import a_scene
from tests.training.runs import run_it


def test_an_exported_model_renders_in_the_program(whole_run, tmp_path):
    manifest = export_run(whole_run, tmp_path / "model", licence="CC0")
    assert manifest.version == 3
    assert manifest.licence == "CC0"
    assert manifest.can_encode_photos
    assert set(manifest.learnt()) == {156, 154, 134, 123, 168}
    synthesizer = Synthesizer.load(manifest, standard_labels())
    scene = a_scene(96, 96)
    picture = synthesizer.render(scene)
    assert picture.shape == (96, 96, 3)
    assert (picture != synthesizer.render(scene, Style(seed=3))).any()
    photo = np.full((50, 60, 3), 90, np.uint8)
    assert synthesizer.model.encode_photo(photo).shape == (4,)


def test_an_exported_model_paints_as_the_averaged_weights_do(whole_run, tmp_path):
    manifest = export_run(whole_run, tmp_path / "model")
    state = read_state(whole_run)["average"]
    made = load_model(manifest).generator.state_dict()
    for name, value in made.items():
        if not name.endswith("num_batches_tracked"):
            wanted = state["generator." + name]
            torch.testing.assert_close(value, wanted, rtol=2e-3, atol=1e-4)
    stored = read_safetensors(manifest.folder / "generator.safetensors")
    halves = {name for name, value in stored.items() if value.dtype == torch.float16}
    assert {n for n in stored if "running" in n} == stored.keys() - halves


def test_presets_have_names_thumbnails_and_make_different_pictures(whole_run, tmp_path):
    manifest = export_run(whole_run, tmp_path / "model")
    assert 8 <= len(manifest.styles) <= 12
    assert len({s.name for s in manifest.styles}) == len(manifest.styles)
    for style in manifest.styles:
        assert (manifest.folder / manifest.thumbnails[style.name]).is_file()
    synthesizer = Synthesizer.load(manifest, standard_labels())
    pictures = [synthesizer.render(a_scene(96, 96), s).tobytes() for s in manifest.styles]
    assert len(set(pictures)) > len(pictures) // 2


def test_an_exported_model_states_the_styles_of_its_photographs(whole_run, tmp_path):
    drawn = export_run(whole_run, tmp_path / "all").drawn
    assert drawn is not None
    assert drawn.size == read_manifest(tmp_path / "all").style_size
    some = export_run(whole_run, tmp_path / "some", styles_of="*1*").drawn
    assert some is not None
    assert some.mean != drawn.mean
    with pytest.raises(OptionError, match="--styles-of"):
        export_run(whole_run, tmp_path / "none", styles_of="nothing like it")


def test_exporting_again_replaces_the_model_whole(whole_run, tmp_path):
    target = tmp_path / "model"
    export_run(whole_run, target)
    (target / "left.txt").write_text("old")
    export_run(whole_run, target)
    assert not (target / "left.txt").exists()
    assert [p.name for p in tmp_path.iterdir()] == ["model"]


def test_an_exported_model_can_have_less_of_the_coarsest_noise(whole_run, tmp_path):
    all_of_it = export_run(whole_run, tmp_path / "all")
    calm = export_run(whole_run, tmp_path / "calm", coarse_noise=0.5)
    of_all, of_calm = (
        {k: v for k, v in load_model(m).generator.state_dict().items() if k.startswith("noise.")}
        for m in (all_of_it, calm)
    )
    blocks = [f"noise.{plan.name}" for plan in load_model(calm).config.blocks]
    coarsest, *others = (name for name in blocks if name in of_all)
    assert of_all[coarsest].abs().max() > 0
    assert torch.allclose(of_calm[coarsest], 0.5 * of_all[coarsest], atol=1e-3)
    assert all(torch.equal(of_calm[name], of_all[name]) for name in others)
    for share in (0, 1.5):
        with pytest.raises(OptionError, match=f"at most 1, not {share}"):
            export_run(whole_run, tmp_path / "none", coarse_noise=share)


def test_an_exported_model_can_be_mixed_with_another(whole_run, tmp_path, tiny_options):
    alone = export_run(whole_run, tmp_path / "alone")
    classes = class_table(whole_run)
    options = tiny_options(seed=5)
    other = build_networks(options, classes).painter
    (tmp_path / "other").mkdir()
    write_weights(tmp_path / "other" / GENERATOR_FILE, other.generator)
    write_weights(tmp_path / "other" / ENCODER_FILE, other.encoder)
    manifest = manifest_of(other, options, classes, "other", Position())
    write_manifest(tmp_path / "other", manifest)
    mixed = export_run(whole_run, tmp_path / "mixed", mix=(tmp_path / "other", 0.25))
    ours, theirs, both = (
        safetensors.torch.load_file(folder / GENERATOR_FILE)
        for folder in (alone.folder, tmp_path / "other", mixed.folder)
    )
    for key, value in both.items():
        want = 0.75 * ours[key].float() + 0.25 * theirs[key].float()
        torch.testing.assert_close(value.float(), want, rtol=2e-3, atol=2e-3)
    with pytest.raises(OptionError, match=r"between 0 and 1, not 1\.5"):
        export_run(whole_run, tmp_path / "wrong", mix=(alone.folder, 1.5))


def test_a_model_folder_that_cannot_be_made_is_told_in_a_sentence(whole_run, tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(FileError, match="the folder cannot be made"):
        export_run(whole_run, tmp_path / "file" / "deep" / "model")


def test_a_preset_becomes_the_neutral_look_and_every_other_look_stays(whole_run, tmp_path):
    was = export_run(whole_run, tmp_path / "was")
    now = export_run(whole_run, tmp_path / "now", neutral=was.styles[2].name.upper())
    assert not was.neutral
    assert now.neutral == was.styles[2].vector
    assert now.styles == was.styles
    labels, scene = standard_labels(), a_scene(96, 96)
    ours, theirs = Synthesizer.load(was, labels), Synthesizer.load(now, labels)
    for style in (was.styles[0], was.styles[1].with_seed(3), Style(seed=7)):
        assert (ours.render(scene, style) == theirs.render(scene, style)).all()
    moved = theirs.render(scene, Style())
    assert (moved == ours.render(scene, Style("", now.neutral))).all()
    assert (moved != ours.render(scene, Style())).any()


def test_a_look_gets_another_name_and_its_thumbnail_with_it(whole_run, tmp_path):
    was = export_run(whole_run, tmp_path / "was")
    old = was.styles[1].name
    now = export_run(
        whole_run, tmp_path / "now", neutral="first light", renamed=[(old.upper(), "First light")]
    )
    names = [s.name for s in was.styles]
    assert [s.name for s in now.styles] == [names[0], "First light", *names[2:]]
    assert now.neutral == now.styles[1].vector == was.styles[1].vector
    files = {path.name for path in now.folder.glob("style-*.webp")}
    assert "style-first-light.webp" in files
    assert len(files) == len(now.styles)


@pytest.mark.parametrize("new", ["", "../x", "TAKEN"])
def test_a_look_is_not_given_a_name_that_is_none_or_taken(whole_run, tmp_path, new):
    was = export_run(whole_run, tmp_path / "was")
    names = [style.name for style in was.styles]
    new = names[0].lower() if new == "TAKEN" else new
    with pytest.raises(OptionError, match="cannot be called"):
        export_run(whole_run, tmp_path / "now", renamed=[(names[1], new)])
    with pytest.raises(OptionError, match=r"no look called 'Nowhere'.*--rename"):
        export_run(whole_run, tmp_path / "now", renamed=[("Nowhere", "Here")])
    assert not (tmp_path / "now").exists()


def test_a_neutral_look_that_the_model_does_not_have_is_named_with_those_that_it_has(
    whole_run, tmp_path, monkeypatch
):
    with pytest.raises(OptionError, match=r"no look called 'Dawn'; its looks are: \w+"):
        export_run(whole_run, tmp_path / "model", neutral="Dawn")
    monkeypatch.setattr(export, "known_datasets", lambda _run: [tmp_path / "gone"])
    with pytest.raises(OptionError, match="its looks are: none, since it has no data set here"):
        export_run(whole_run, tmp_path / "model", neutral="Noon")
    assert not (tmp_path / "model").exists()


@pytest.mark.parametrize(
    ("spectral", "norm", "edges"), [(True, "batch", True), (False, "instance", False)]
)
def test_nvidias_variant_is_trained_and_exported_with_plain_weights(
    made_set, tmp_path, tiny_options, spectral, norm, edges
):
    network = NetworkOptions(
        "convolution", 2, kernel=5, norm=norm, spectral=spectral, edges=edges, style_size=0
    )
    options = tiny_options(network=network, stages=(Stage("s", 2, 64, 2),))
    run_it(made_set, tmp_path / "run", options)
    manifest = export_run(tmp_path / "run", tmp_path / "model")
    assert manifest.kind == "nvidia-spade"
    synthesizer = Synthesizer.load(manifest, standard_labels())
    assert synthesizer.model.config.kernel == 5
    assert synthesizer.render(a_scene(64, 64)).std() > 0


def test_nvidias_latent_start_is_trained_with_its_photo_encoder(made_set, tmp_path, tiny_options):
    network = NetworkOptions("convolution", 2, kernel=1, style_size=256)
    options = tiny_options(network=network, stages=(Stage("s", 1, 256, 1),))
    run_it(made_set, tmp_path / "run", options)
    (tmp_path / "run" / "datasets.json").unlink()  # no presets: they take a while at 256 px
    said = []
    manifest = export_run(tmp_path / "run", tmp_path / "model", say=said.append)
    assert "no presets" in said[0]
    assert manifest.fixed_size == (256, 256)
    synthesizer = Synthesizer.load(manifest, standard_labels())
    assert synthesizer.render(a_scene(64, 64), Style(seed=2)).shape == (256, 256, 3)
    assert manifest.can_encode_photos


def test_weights_that_are_no_numbers_are_not_exported(whole_run, tmp_path):
    content = torch.load(whole_run / "state.pt", weights_only=True)
    content["average"]["generator.conv_img.bias"][0] = float("nan")
    broken = tmp_path / "run"
    broken.mkdir()
    for name in ("options.json", "classes.json"):
        (broken / name).write_bytes((whole_run / name).read_bytes())
    torch.save(content, broken / "state.pt")
    with pytest.raises(ModelError, match=r"conv_img\.bias holds values that are not numbers"):
        export_run(broken, tmp_path / "model")
    assert not (tmp_path / "model").exists()
