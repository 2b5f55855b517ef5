"""Every kind of model: its part of a manifest is read as it was written, its weights are known
again, and a network is never made for weights that cannot fill it."""

import json
import math
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import safetensors.torch
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.overrides import TorchFunctionMode

from drawai_desktop import resources
from drawai_desktop.core.model_classes import ClassRow, with_ids
from drawai_desktop.core.model_manifest import (
    MANIFEST,
    ModelManifest,
    Task,
    manifest_entries,
    parse_manifest,
    read_manifest,
)
from drawai_desktop.core.segmenter_manifest import (
    SegmenterManifest,
    bundled_segmenter,
    read_segmenter_manifest,
    write_segmenter_manifest,
)
from drawai_desktop.engine.models import nvidia_spade, own_detail, own_spade, segmenter
from drawai_desktop.engine.models.checkpoint_file import safetensors_shapes
from drawai_desktop.engine.models.nvidia_spade import NvidiaNetwork
from drawai_desktop.engine.models.own_detail import DetailShape, bundled_detail
from drawai_desktop.engine.models.own_spade import OwnNetwork
from drawai_desktop.engine.models.registry import KINDS, kind_of, load_model, recognised
from drawai_desktop.engine.models.segmenter import SegmenterShape
from drawai_desktop.engine.models.weights import shapes_of
from drawai_desktop.engine.networks.config import GeneratorConfig, StyleEncoderConfig
from drawai_desktop.engine.networks.detail import DetailConfig
from drawai_desktop.errors import ModelError
from tests.golden import recipe

BLOCKS = ("head_0", "G_middle_0", "up_0", "up_2")
classes = st.integers(2, 40)


@st.composite
def own_networks(draw):
    count, style = draw(classes), draw(st.integers(1, 64))
    has_unlabelled = draw(st.booleans())
    generator = GeneratorConfig(
        modulation="table",
        ngf=draw(st.integers(1, 64)),
        label_nc=count - has_unlabelled,
        has_dontcare=has_unlabelled,
        has_edges=False,
        kernel=1,
        crop_size=draw(st.integers(32, 1024)),
        latent_size=style,
        noise_blocks=tuple(draw(st.lists(st.sampled_from(BLOCKS), unique=True))),
    )
    groups = draw(st.integers(1, 8))
    widths = tuple(groups * w for w in draw(st.lists(st.integers(1, 9), min_size=1, max_size=5)))
    encoder = StyleEncoderConfig(style, draw(st.integers(32, 256)), widths, groups)
    return OwnNetwork(generator, encoder, count - 1 if has_unlabelled else None)


@st.composite
def nvidia_networks(draw):
    config = GeneratorConfig(
        ngf=draw(st.integers(1, 128)),
        label_nc=draw(classes),
        has_dontcare=draw(st.booleans()),
        has_edges=draw(st.booleans()),
        kernel=draw(st.sampled_from([1, 3, 5])),
        norm=draw(st.sampled_from(["batch", "instance"])),
        upsampling=draw(st.sampled_from(["normal", "more", "most"])),
        crop_size=draw(st.integers(256, 1024)),
        aspect_ratio=draw(st.sampled_from([0.5, 1.0, 2.0])),
        latent_size=draw(st.sampled_from([0, 16, 256])),
    )
    unlabelled = draw(st.one_of(st.none(), st.integers(0, config.label_channels - 1)))
    return NvidiaNetwork(config, unlabelled)


@st.composite
def detail_shapes(draw):
    width = st.integers(1, 512)
    count = draw(classes)
    config = DetailConfig((draw(width), draw(width), draw(width)), draw(st.integers(0, 64)), count)
    return DetailShape(config, draw(st.integers(0, count - 1)), draw(st.floats(0, 1)))


def through_a_file(module, network):
    manifest = ModelManifest(
        folder=Path("here"),
        name="x",
        network=module.write(network),
        classes=with_ids([ClassRow(0, "sky-other", 156), ClassRow(1, "lava")]),
        task=module.KIND.task,
    )
    text = json.dumps(manifest_entries(manifest))
    return module.parse(parse_manifest(json.loads(text), manifest.folder))


@given(own_networks())
def test_our_own_networks_are_read_as_they_were_written(network):
    assert through_a_file(own_spade, network) == network


@given(nvidia_networks())
def test_nvidias_networks_are_read_as_they_were_written(network):
    assert through_a_file(nvidia_spade, network) == network


@given(detail_shapes())
def test_detail_networks_are_read_as_they_were_written(shape):
    assert through_a_file(own_detail, shape) == shape


names = st.text(min_size=1, max_size=20)


@given(
    st.lists(st.tuples(names, st.one_of(st.none(), st.integers(0, 181))), min_size=1, max_size=5),
    st.integers(32, 4096),
)
def test_segmenters_are_read_as_they_were_written(tmp_path_factory, rows, side):
    folder = tmp_path_factory.mktemp("segmenter")
    manifest = SegmenterManifest(folder, tuple(rows), side)
    write_segmenter_manifest(folder, manifest)
    assert read_segmenter_manifest(folder) == manifest
    assert segmenter.parse(manifest) == SegmenterShape(len(rows), side)


def test_the_kind_of_weights_without_a_manifest_is_known_again():
    bundled = resources.bundled_models()
    options = recipe.options(ngf=4, label_nc=7)
    for name, shapes in (
        ("drawai-spade", safetensors_shapes(bundled / "landscape" / "generator.safetensors")),
        ("drawai-detail", safetensors_shapes(bundled_detail() / own_detail.WEIGHTS)),
        (segmenter.NAME, safetensors_shapes(bundled_segmenter() / segmenter.WEIGHTS)),
        ("nvidia-spade", shapes_of(recipe.weights(options, 1))),
        ("", {}),
        ("", {"fc.weight": (3,), "conv_img.weight": ()}),
    ):
        assert recognised(shapes) == name


def test_detection_finds_what_the_manifests_say():
    folder = resources.bundled_models() / "landscape"
    stated = own_spade.parse(read_manifest(folder)).generator
    found = own_spade.detect(safetensors_shapes(folder / "generator.safetensors"))
    assert found is not None
    assert found.generator.ngf == stated.ngf
    assert found.generator.label_channels == stated.label_channels
    assert set(found.generator.noise_blocks) == set(stated.noise_blocks)
    detail = own_detail.detect(safetensors_shapes(bundled_detail() / own_detail.WEIGHTS))
    stated_detail = own_detail.parse(read_manifest(bundled_detail()))
    # Weights do not tell whether means are kept.
    plain = replace(stated_detail.config, keeps_means=False)
    assert detail == replace(stated_detail, config=plain)


def test_no_two_kinds_have_one_name():
    assert len({kind.name for kind in KINDS}) == len(KINDS)


def test_a_model_for_another_task_makes_no_pictures():
    manifest = read_manifest(bundled_detail())
    with pytest.raises(ModelError, match="makes no pictures"):
        load_model(manifest)
    with pytest.raises(ModelError, match="is for the task detail, not picture"):
        kind_of(replace(manifest, task=Task.PICTURE))


@pytest.fixture
def folder(tmp_path):
    """A copy of the default model, to be spoilt."""
    return shutil.copytree(resources.bundled_models() / "landscape", tmp_path / "copy")


def change(folder, **entries):
    data = json.loads((folder / MANIFEST).read_text())
    data["network"].update(entries)
    (folder / MANIFEST).write_text(json.dumps(data))


class Watched(TorchFunctionMode):
    """Counts the numbers that new tensors have, and stops at what is too much."""

    def __init__(self, most):
        super().__init__()
        self.left = most

    def __torch_function__(self, func, types, args=(), kwargs=None):
        if func in (torch.empty, torch.zeros, torch.ones):
            sizes = args[0] if not isinstance(args[0], int) else args
            self.left -= math.prod(sizes)
            assert self.left >= 0, f"{sizes} was asked for"
        return func(*args, **(kwargs or {}))


@pytest.mark.parametrize(
    "entries",
    [
        {"ngf": 1000},
        {"ngf": 10**12},
        {"ngf": 0},
        {"classes": 4096},
        {"classes": 10**9},
        {"style_size": 65536},
        {"stride": 0},
        {"stride": 16},
        {"trained_size": 10**6},
        {"unlabelled": 99},
        {"multipliers": [64] * 7},
        {"noise_blocks": ["up_9"]},
        {"noise_blocks": ["head_0"] * 1000},
        {"fixed_size": [8000, 8000]},
        {"kind": "nvidia-spade"},
        {"kind": "other"},
    ],
)
def test_a_network_is_not_made_for_weights_that_cannot_fill_it(folder, entries):
    there = sum(math.prod(size) for size in shapes_of_file(folder).values())
    change(folder, **entries)
    with Watched(there + (1 << 20)), pytest.raises(ModelError) as caught:
        load_model(read_manifest(folder))
    assert len(str(caught.value)) < 300


def shapes_of_file(folder):
    return safetensors_shapes(folder / "generator.safetensors")


def test_an_encoder_that_is_described_wrongly_is_one_sentence(folder):
    for encoder in (
        {"input": 1},
        {"widths": []},
        {"widths": [4096] * 12},
        {"groups": 7},
        {"groups": 0},
        {"widths": [8]},
    ):
        change(folder, encoder=encoder)
        with pytest.raises(ModelError) as caught:
            load_model(read_manifest(folder)).encoder()
        assert len(str(caught.value)) < 300


def test_all_differences_of_a_large_network_are_still_one_sentence(folder):
    state = safetensors.torch.load_file(folder / "generator.safetensors")
    renamed = {f"{'deep.' * 30}{name}": value for name, value in state.items()}
    safetensors.torch.save_file(renamed, folder / "generator.safetensors")
    with pytest.raises(ModelError, match="differences") as caught:
        load_model(read_manifest(folder))
    assert len(str(caught.value)) < 300


def test_a_damaged_header_is_one_sentence(folder):
    path = folder / "generator.safetensors"
    whole = path.read_bytes()
    for content in (
        b"\xff" * 8 + b"{}",
        (10**15).to_bytes(8, "little") + b"{}",
        whole[:100],
        whole[:-1],
        b"x",
    ):
        path.write_bytes(content)
        with pytest.raises(ModelError, match="damaged"):
            load_model(read_manifest(folder))
