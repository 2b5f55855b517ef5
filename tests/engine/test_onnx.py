"""An exported model paints in ONNX Runtime what the program paints, at any size."""

import json
from dataclasses import replace

import numpy as np
import onnx
import onnxruntime
import pytest
import torch

from drawai_desktop import __version__
from drawai_desktop.core.label_sets import GeneratorHints
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.model_classes import ClassRow, with_ids
from drawai_desktop.core.model_manifest import ModelManifest, Task
from drawai_desktop.core.noise import noise_field
from drawai_desktop.core.render_size import RenderSize
from drawai_desktop.core.style import Style
from drawai_desktop.engine.detail.model import DetailModel
from drawai_desktop.engine.models.install import InstallOptions
from drawai_desktop.engine.models.own_detail import DetailShape, write
from drawai_desktop.engine.models.registry import load_model
from drawai_desktop.engine.networks.detail import detail_noise
from drawai_desktop.engine.onnx import export
from drawai_desktop.engine.onnx.export import onnx_bytes
from drawai_desktop.engine.synthesizer import Synthesizer
from drawai_desktop.engine.tiling import to_bytes
from drawai_desktop.errors import ModelError, OptionError
from tests.builders import GRASS, MOUNTAIN, SEA, SKY
from tests.engine.detail.networks import KEEPING, SMALL, a_network, a_picture, one_hot
from tests.engine.fast.networks import plain
from tests.engine.made_checkpoints import put, write_checkpoint
from tests.engine.tiny_model import make_tiny

LABELS = standard_labels()
SEED = 3
NVIDIA = {
    "convolution": ({}, {}),
    "convolution without edges, per picture": (
        {"no_instance": True, "norm_G": "spectralspadeinstance3x3"},
        {},
    ),
    "convolution without unlabelled, 5 x 5": (
        {"contain_dontcare_label": False, "norm_G": "spectralspadesyncbatch5x5"},
        {},
    ),
    "convolution, one doubling more": (
        {"num_upsampling_layers": "more"},
        {"upsampling": "more"},
    ),
    "convolution, two doublings more": ({"num_upsampling_layers": "most", "crop_size": 128}, {}),
    "latent start": ({"use_vae": True, "z_dim": 16}, {}),
}
OWN = {"table": {}, "table with edge padding": {"padding": "edge", "noise_blocks": ["up_2"]}}
KINDS = [*OWN, *NVIDIA]


@pytest.fixture(params=KINDS)
def kind(request):
    return request.param


def made(kind, folder):
    """The manifest of a small installed model."""
    if kind in OWN:
        return make_tiny(folder / "own", **OWN[kind])
    options, hints = NVIDIA[kind]
    options = write_checkpoint(
        folder / "theirs" / "latest_net_G.pth", **{"label_nc": 5, "crop_size": 64, **options}
    )
    meaning = GeneratorHints(
        label_nc=5,
        has_dontcare=options["contain_dontcare_label"],
        has_edges=not options["no_instance"],
        crop_size=options["crop_size"],
        **hints,
    )
    return put(folder / "theirs", folder / "models", InstallOptions(generator=meaning))


def a_map(manifest, height, width, seed=0):
    """Blobs of all labels that the model knows, unlabelled among them where it has that."""
    ids = [*manifest.learnt(), *([255] if manifest.unlabelled is not None else [])]
    coarse = np.random.RandomState(seed).choice(ids, (-(-height // 8), -(-width // 8)))
    labels = np.roll(coarse.repeat(8, 0).repeat(8, 1), (3, 1), (0, 1))
    return labels[:height, :width].astype(np.uint8)


def session_of(content):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])


def facts_of(session):
    texts = session.get_modelmeta().custom_metadata_map
    plain_texts = ("model", "kind", "task", "licence", "program", "precision")
    return {k: v if k in plain_texts else json.loads(v) for k, v in texts.items()}


def noise_of(session, height, width, seed=SEED):
    return {
        n["input"]: noise_field(seed, n["level"], int(height / n["cell"]), int(width / n["cell"]))[
            None, None
        ]
        for n in facts_of(session)["noise"]
    }


def painted(content, labels, vector=None):
    """What ONNX Runtime makes of a map (H, W): float32 (3, H, W)."""
    session = session_of(content)
    feeds = {"labels": labels[None], **noise_of(session, *labels.shape)}
    if vector is not None:
        feeds["style"] = vector[None]
    return session.run(["picture"], feeds)[0][0]


def sizes(manifest):
    """Others than the one that is traced; the fixed one, where it is."""
    stride = manifest.stride
    return (
        [manifest.fixed_size]
        if manifest.fixed_size
        else [(stride, stride * 2), (4 * stride, stride * 3)]
    )


def a_vector(manifest):
    size = manifest.style_size
    return np.random.RandomState(1).standard_normal(size).astype(np.float32) if size else None


def reference(model, labels, vector):
    classes = model.manifest.index_table(LABELS.extended(model.manifest.own_labels(LABELS)))[labels]
    style = None if vector is None else torch.from_numpy(vector)[None]
    picture = plain(model.generator, classes, style, SEED, *labels.shape)
    return picture.permute(2, 0, 1).numpy()


def test_every_kind_paints_the_exact_picture_at_every_size(kind, tmp_path):
    manifest = made(kind, tmp_path)
    model, vector = load_model(manifest), a_vector(manifest)
    content = onnx_bytes(manifest, model, LABELS)
    for height, width in sizes(manifest):
        labels = a_map(manifest, height, width)
        picture = painted(content, labels, vector)
        wanted = reference(model, labels, vector)
        assert wanted.std() > 0.02
        assert np.abs(picture - wanted).max() < 1e-3
    # And what the program shows of it.
    style = Style("mine", tuple(map(float, vector)) if vector is not None else (), 0.0)
    exact = Synthesizer(load_model(manifest), LABELS, "cpu")
    shown = exact.render(
        labels, style.with_seed(SEED), size=RenderSize(height, width, height, width)
    )
    bytes_ = to_bytes(torch.from_numpy(picture).permute(1, 2, 0))
    assert np.abs(bytes_.astype(int) - shown).max() <= 1


def test_in_half_precision_every_kind_is_half_as_large_and_close(kind, tmp_path):
    manifest = made(kind, tmp_path)
    model, vector = load_model(manifest), a_vector(manifest)
    content = onnx_bytes(manifest, model, LABELS, half=True)
    graph = onnx.load_model_from_string(content).graph
    weights = {w.name: w for w in graph.initializer}
    read = [weights[n.input[1]] for n in graph.node if n.op_type == "Conv"]
    assert len(read) > 10
    assert {w.data_type for w in read} == {onnx.TensorProto.FLOAT16}
    height, width = sizes(manifest)[-1]
    labels = a_map(manifest, height, width)
    picture = painted(content, labels, vector)
    assert picture.dtype == np.float32
    assert np.abs(picture - reference(model, labels, vector)).max() < 0.05
    session = session_of(content)
    assert facts_of(session)["precision"] == "float16"


def test_several_maps_are_painted_at_once(tmp_path):
    manifest = made("table", tmp_path)
    content = onnx_bytes(manifest, load_model(manifest), LABELS)
    maps = np.stack([a_map(manifest, 64, 96, seed) for seed in (1, 2)])
    vectors = np.random.RandomState(0).standard_normal((2, 6)).astype(np.float32)
    session = session_of(content)
    feeds = {"labels": maps, "style": vectors, **noise_of(session, 64, 96)}
    for picture, labels, vector in zip(session.run(None, feeds)[0], maps, vectors, strict=True):
        assert np.abs(picture - painted(content, labels, vector)).max() < 1e-5


def test_the_file_says_what_it_is_and_what_it_reads(tmp_path):
    manifest = made("table", tmp_path)
    content = onnx_bytes(manifest, load_model(manifest), LABELS)
    model = onnx.load_model_from_string(content)
    assert [(o.domain, o.version) for o in model.opset_import] == [("", export.OPSET)]
    assert (model.producer_name, model.producer_version) == ("DrawAI desktop", __version__)
    session = session_of(content)
    facts = facts_of(session)
    assert facts["model"] == "tiny"
    assert facts["licence"] == manifest.licence
    assert facts["program"] == f"DrawAI desktop {__version__}"
    assert facts["classes"][1] == {"id": GRASS, "name": "grass", "channel": 1}
    assert facts["neutral"] == [0.0] * 6
    assert (facts["stride"], facts["fixed_size"], facts["opset"]) == (32, None, export.OPSET)
    types = {i.name: (i.type, len(i.shape)) for i in session.get_inputs()}
    assert types == {
        "labels": ("tensor(uint8)", 3),
        "style": ("tensor(float)", 2),
        "noise_head_0": ("tensor(float)", 4),
        "noise_up_1": ("tensor(float)", 4),
    }
    fog = LABELS.named("fog").id
    channels = facts["channels"]
    assert [channels[i] for i in (SKY, fog, SEA, MOUNTAIN, 255)] == [0, 0, 2, 3, 3]


def test_a_name_that_is_no_text_does_not_stop_the_export(tmp_path):
    manifest = replace(made("table", tmp_path), name="half \ud800 a letter", licence="\udfff")
    session = session_of(onnx_bytes(manifest, load_model(manifest), LABELS))
    assert facts_of(session)["model"] == "half ? a letter"


def a_detail_manifest(config, folder):
    names = [("sky-other", SKY), ("grass", GRASS), ("sea", SEA), ("mountain", MOUNTAIN)]
    rows = [ClassRow(i, name, coco) for i, (name, coco) in enumerate(names)]
    facts = write(DetailShape(config, 4))
    return ModelManifest(folder, "small", facts, with_ids(rows), Task.DETAIL)


@pytest.mark.parametrize("config", [SMALL, KEEPING], ids=["with means", "keeps means"])
def test_the_detail_network_paints_the_exact_detail_at_every_size(config, tmp_path):
    manifest, network = a_detail_manifest(config, tmp_path), a_network(config)
    for half, bound in ((False, 1e-3), (True, 0.05)):
        session = session_of(onnx_bytes(manifest, network, LABELS, half))
        assert facts_of(session)["scale"] == 4
        for height, width in ((8, 8), (13, 22), (33, 17)):
            labels = a_map(manifest, 4 * height, 4 * width)
            classes = torch.from_numpy(manifest.index_table(LABELS)[labels])
            given = a_picture(height, width)
            x = torch.from_numpy(given / np.float32(127.5) - 1).permute(2, 0, 1)[None]
            with torch.inference_mode():
                wanted = network(
                    x, one_hot(classes, config), detail_noise(SEED, height, width), 0.6
                )
            feeds = {
                "picture": x.numpy(),
                "labels": labels[None],
                "strength": np.full(1, 0.6, np.float32),
                **noise_of(session, height, width),
            }
            (found,) = session.run(["large_picture"], feeds)
            assert np.abs(found - wanted.numpy()).max() < bound
            shown = DetailModel(manifest, network).render(
                given, labels, SEED, 4 * height, 4 * width, strength=0.6
            )
            bytes_ = np.clip((found[0].transpose(1, 2, 0) + 1) * 127.5, 0, 255)
            assert np.abs(bytes_ - shown).max() <= 1 + 127.5 * bound


def test_without_the_extra_a_sentence_names_it(monkeypatch, tmp_path):
    manifest = made("table", tmp_path)
    monkeypatch.setattr(export.importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(OptionError, match=r"pip install 'drawai-desktop\[onnx\]'"):
        onnx_bytes(manifest, load_model(manifest), LABELS)


def test_weights_that_no_file_can_hold_are_refused(monkeypatch, tmp_path):
    manifest = made("table", tmp_path)
    monkeypatch.setattr(export, "_LARGEST", 1000)
    with pytest.raises(ModelError, match="--half, or choose a smaller model"):
        onnx_bytes(manifest, load_model(manifest), LABELS)
    with pytest.raises(ModelError, match=r"holds 2 GB\. Choose a smaller model"):
        onnx_bytes(manifest, load_model(manifest), LABELS, half=True)


def test_a_weight_that_float16_cannot_hold_is_told(tmp_path):
    manifest = made("table", tmp_path)
    model = load_model(manifest)
    with torch.no_grad():
        model.generator.fc.weight[0, 0, 0, 0] = 1e5
    with pytest.raises(ModelError, match="without --half"):
        onnx_bytes(manifest, model, LABELS, half=True)
    assert onnx_bytes(manifest, model, LABELS)
