"""Files of other people's upscalers: installed whole, or refused in one sentence."""

import hashlib
import importlib
import json
import os
import pickle
import re
import zipfile

import pytest
import torch

from drawai_desktop.core.detail_models import upscaler_facts
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.model_manifest import Task, read_manifest
from drawai_desktop.engine.models import registry, spandrel_door, upscaler
from drawai_desktop.engine.models.install import InstallOptions, install
from drawai_desktop.engine.models.upscaler_import import is_upscaler_file
from drawai_desktop.errors import Cancelled, DrawAIError, FileError, ModelError, OptionError
from tests.engine.made_checkpoints import write_checkpoint
from tests.engine.made_upscalers import ARCHITECTURES, real_cugan, weights, write

pytestmark = pytest.mark.filterwarnings("ignore")  # of spandrel's own code


def nothing(*_):
    pass


def installed(path, target, **options):
    return install(path, target, InstallOptions(**options), nothing)[0]


def refused(path, tmp_path, kind=ModelError, **options):
    """The sentence; nothing may be left of the installation."""
    target = tmp_path / "models"
    with pytest.raises(kind) as caught:
        installed(path, target, **options)
    assert not target.exists() or list(target.iterdir()) == []
    assert len(str(caught.value)) < 300
    assert str(caught.value).endswith((".", "'"))
    return str(caught.value)


@pytest.mark.parametrize("scale", [2, 4])
@pytest.mark.parametrize("name", ARCHITECTURES)
def test_upscalers_of_many_architectures_are_installed_from_both_kinds_of_files(
    tmp_path, name, scale
):
    ending = "pth" if scale == 4 else "safetensors"
    path = write(tmp_path / f"{scale}x_{name}.{ending}", weights(name, scale))
    made = installed(path, tmp_path / "models")
    facts = upscaler.parse(made)
    assert (made.task, made.kind, facts.scale) == (Task.DETAIL, "upscaler", scale)
    assert facts.source == path.name
    assert facts.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    found = registry.kind_of(made).build(made)
    x = torch.rand(1, 3, 20, 24)
    assert found(x).shape == (1, 3, 20 * scale, 24 * scale)
    assert upscaler_facts(made) == f"{facts.architecture}, x{scale}"


@pytest.mark.parametrize("scale", [2, 4])
def test_real_cugan_is_installed_too(tmp_path, scale):
    made = installed(write(tmp_path / "up.pth", real_cugan(scale)), tmp_path / "models")
    assert upscaler.parse(made).scale == scale


def test_what_was_installed_is_found_by_name_and_keeps_its_weights(tmp_path):
    tensors = weights("Compact")
    made = installed(write(tmp_path / "Fine & small!.pth", tensors), tmp_path / "models")
    assert made.folder.name == "Fine - small"
    assert made.name == "Fine & small!"
    library = ModelLibrary((tmp_path / "models",))
    assert [m.folder for m in library.models(Task.DETAIL)] == [made.folder]
    for name, value in registry.kind_of(made).build(made).model.state_dict().items():
        assert torch.equal(value, tensors[name])


def test_half_of_a_file_in_half_precision_stays_half_as_large(tmp_path):
    tensors = {name: value.half() for name, value in weights("ESRGAN").items()}
    made = installed(write(tmp_path / "a.safetensors", tensors), tmp_path / "models")
    stored = (made.folder / upscaler.WEIGHTS).stat().st_size
    assert stored < 1.1 * (tmp_path / "a.safetensors").stat().st_size


def test_tensors_that_share_their_memory_are_written_apart(tmp_path):
    tensors = weights("Compact")
    whole = torch.zeros(100)
    tensors["body.0.bias"] = whole[:8]
    tensors["body.2.bias"] = whole[8:16]
    torch.save(tensors, tmp_path / "a.pth")
    made = installed(tmp_path / "a.pth", tmp_path / "models")
    assert (made.folder / upscaler.WEIGHTS).stat().st_size < 100_000


def test_a_licence_that_the_file_states_is_kept(tmp_path):
    path = write(tmp_path / "a.safetensors", weights("SPAN"), {"modelspec.license": "CC-BY\n4.0"})
    assert installed(path, tmp_path / "models").licence == "CC-BY 4.0"


@pytest.mark.parametrize("name", ["detail", "On", "off"])
def test_a_file_does_not_take_the_place_of_the_programs_own_detail(tmp_path, name):
    path = write(tmp_path / f"{name}.pth", weights("Compact"))
    assert installed(path, tmp_path / "models").folder.name == f"{name} upscaler"


def test_a_name_that_is_taken_is_said_and_replaced_on_demand(tmp_path):
    path = write(tmp_path / "a.pth", weights("Compact"))
    installed(path, tmp_path / "models")
    with pytest.raises(OptionError, match="is installed already"):
        installed(path, tmp_path / "models")
    write(path, weights("SPAN"))
    installed(path, tmp_path / "models", replace=True)
    assert upscaler.parse(read_manifest(tmp_path / "models" / "a")).architecture == "SPAN"


@pytest.mark.parametrize("stop_at", [0.0, 0.3, 0.6, 0.8])
def test_an_installation_that_is_stopped_leaves_nothing(tmp_path, stop_at):
    def stop(part, _text):
        if part >= stop_at:
            raise Cancelled

    path = write(tmp_path / "a.pth", weights("Compact"))
    with pytest.raises(Cancelled):
        install(path, tmp_path / "models", InstallOptions(), stop)
    assert list((tmp_path / "models").iterdir()) == []


class Runs:
    """A pickle of it runs a command where it is opened."""

    def __init__(self, mark):
        self.mark = mark

    def __reduce__(self):
        return os.system, (f"touch {self.mark}",)


@pytest.mark.parametrize("is_zipped", [True, False])
def test_a_file_that_would_run_code_is_refused_unopened(tmp_path, is_zipped):
    mark, path = tmp_path / "ran", tmp_path / "evil.pth"
    content = {"params": weights("Compact"), "more": Runs(mark)}
    torch.save(content, path, _use_new_zipfile_serialization=is_zipped)
    told = refused(path, tmp_path)
    assert "could run code" in told
    assert not mark.exists()
    path.write_bytes(pickle.dumps(Runs(mark)))
    refused(path, tmp_path, detail=True)
    assert not mark.exists()


DAMAGED = {
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:-200]),
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("<html>Not found</html>"),
    "zeros": lambda path: path.write_bytes(bytes(5000)),
}


@pytest.mark.parametrize("ending", ["pth", "safetensors"])
@pytest.mark.parametrize("damage", DAMAGED)
def test_a_damaged_file_is_refused_in_a_sentence(tmp_path, damage, ending):
    path = write(tmp_path / f"a.{ending}", weights("Compact"))
    DAMAGED[damage](path)
    refused(path, tmp_path, (ModelError, FileError))
    refused(path, tmp_path, (ModelError, FileError), detail=True)


def test_a_packed_bomb_is_refused(tmp_path):
    write(tmp_path / "a.pth", weights("Compact"))
    with (
        zipfile.ZipFile(tmp_path / "a.pth") as whole,
        zipfile.ZipFile(tmp_path / "b.pth", "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for entry in whole.infolist():
            packed.writestr(entry.filename, whole.read(entry))
        packed.writestr("archive/data/99", bytes(200 << 20))
    assert "damaged" in refused(tmp_path / "b.pth", tmp_path)


def spread(tensors):
    tensors["body.0.weight"] = torch.zeros(1).expand(1 << 20, 1 << 20, 3, 3)


def numbered(tensors):
    tensors["body.99999999.weight"] = torch.zeros(8)


def deep(tensors):
    tensors["body.9998.weight"] = torch.zeros(48, 8, 3, 3)


def many(tensors):
    tensors |= {f"more.a{n}": torch.zeros(1) for n in range(spandrel_door._MOST_TENSORS)}


def misshapen(tensors):
    tensors["body.2.weight"] = torch.zeros(5, 8, 3, 3)


def lacking(tensors):
    del tensors["body.2.weight"]


def not_numbers(tensors):
    tensors["body.2.weight"] = torch.full_like(tensors["body.2.weight"], float("nan"))


def complex_numbers(tensors):
    tensors["body.2.weight"] = tensors["body.2.weight"].to(torch.complex64)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (spread, "larger than what is stored"),
        (numbered, "which no network has"),
        (deep, "far larger than they are|do not fit"),
        (many, "tensors, which no network has|could run code|damaged"),
        (misshapen, "do not fit"),
        (lacking, "do not fit"),
        (not_numbers, "is no picture"),
        (complex_numbers, "which no network has|could run code"),
    ],
)
def test_tensors_that_no_upscaler_has_are_refused(tmp_path, change, told):
    tensors = dict(weights("Compact"))
    change(tensors)
    torch.save(tensors, tmp_path / "a.pth")
    assert re.search(told, refused(tmp_path / "a.pth", tmp_path))


def test_a_table_of_attention_that_would_fill_the_memory_is_refused(tmp_path):
    tensors = dict(weights("SwinIR"))
    for name in list(tensors):
        if name.endswith("relative_position_bias_table"):
            tensors[name] = torch.zeros(1201 * 1201, 2)
        if name.endswith("relative_position_index"):
            tensors[name] = torch.zeros(1, 1, dtype=torch.int64)
    torch.save(tensors, tmp_path / "a.pth")
    refused(tmp_path / "a.pth", tmp_path)


def made(name, **options):
    module, kind = name.split(".")
    torch.manual_seed(1)
    found = importlib.import_module(f"spandrel.architectures.{module}")
    return getattr(found, kind)(**options).state_dict()


OTHERS = {
    "once": lambda: weights("Compact", 1),
    "three times": lambda: weights("Compact", 3),
    "eight times": lambda: weights("Compact", 8),
    "a restorer": lambda: made("DnCNN.DnCNN", in_nc=3, out_nc=3, nc=8, nb=4, mode="R"),
    "grey pictures": lambda: weights("Compact", 2, num_in_ch=1, num_out_ch=1),
}


@pytest.mark.parametrize("name", OTHERS)
def test_networks_for_something_else_are_refused_by_what_they_do(tmp_path, name):
    path = write(tmp_path / "a.pth", OTHERS[name]())
    told = refused(path, tmp_path)
    assert "Choose one that enlarges colour pictures twice or four times." in told


@pytest.mark.parametrize("is_said", [True, False])
def test_weights_of_no_known_architecture_are_refused(tmp_path, is_said):
    path = write(tmp_path / "a.pth", {"a.weight": torch.zeros(2, 2, 3, 3)})
    told = refused(path, tmp_path, detail=is_said)
    assert ("of no kind that can be read" if is_said else "not a SPADE generator") in told


def test_checkpoints_of_picture_models_are_no_upscalers(tmp_path):
    for name in ("latest_net_G.pth", "mine.pth"):
        write_checkpoint(tmp_path / name)
        assert not is_upscaler_file(tmp_path / name)
    assert installed(tmp_path / "mine.pth", tmp_path / "models").task is Task.PICTURE


def test_without_the_extra_the_sentence_names_it(tmp_path, monkeypatch):
    path = write(tmp_path / "a.pth", weights("Compact"))
    made = installed(path, tmp_path / "there")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    for options in ({}, {"detail": True}):
        told = refused(path, tmp_path, OptionError, **options)
        assert "pip install 'drawai-desktop[upscalers]'" in told
    with pytest.raises(OptionError, match=r"drawai-desktop\[upscalers\]"):
        registry.kind_of(made).build(made)
    assert upscaler_facts(made) == "RealESRGAN Compact, x4"


@pytest.mark.parametrize(
    ("entry", "value"),
    [("scale", 3), ("scale", "x4"), ("architecture", 7), ("keeps_light", "yes"), ("scale", 2)],
)
def test_a_manifest_that_does_not_fit_its_weights_is_refused(tmp_path, entry, value):
    made = installed(write(tmp_path / "a.pth", weights("Compact")), tmp_path / "models")
    path = made.folder / "model.json"
    data = json.loads(path.read_text())
    data["network"][entry] = value
    path.write_text(json.dumps(data))
    with pytest.raises(DrawAIError) as caught:
        registry.kind_of(read_manifest(made.folder)).build(read_manifest(made.folder))
    assert isinstance(caught.value, ModelError)


def test_the_folder_of_an_upscaler_can_be_installed_elsewhere(tmp_path):
    first = installed(write(tmp_path / "a.pth", weights("Compact")), tmp_path / "one")
    second = installed(first.folder, tmp_path / "two")
    assert upscaler.parse(second) == upscaler.parse(first)
