"""Turning checkpoints into installed models: read once, checked, written as safetensors."""

import json
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import safetensors.torch

from drawai_desktop import resources
from drawai_desktop.core.atomic_file import write_bytes
from drawai_desktop.core.label_sets import LabelSetOfModel, label_set, numbered
from drawai_desktop.core.model_manifest import (
    FORMAT,
    MANIFEST,
    ModelManifest,
    parse_manifest,
    read_manifest,
)
from drawai_desktop.engine.models.checkpoint_file import read_pth, read_safetensors
from drawai_desktop.engine.models.checkpoint_source import (
    CheckpointFiles,
    Progress,
    find_checkpoints,
    is_archive,
    unpack,
)
from drawai_desktop.engine.models.model import (
    ENCODER_FILE,
    GENERATOR_FILE,
    NVIDIA_KIND,
    Model,
    build,
)
from drawai_desktop.engine.models.weights import (
    State,
    detect_generator,
    detect_photo_encoder,
    prepare,
)
from drawai_desktop.engine.networks.config import GeneratorConfig, parse_norm
from drawai_desktop.engine.networks.generator import SpadeGenerator
from drawai_desktop.engine.networks.photo_encoder import PhotoEncoder
from drawai_desktop.errors import FileError, ModelError, OptionError

_SETS_BY_CHANNELS = {184: "coco", 151: "ade20k", 36: "cityscapes"}
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}")


@dataclass(frozen=True)
class InstallOptions:
    """What a checkpoint does not say itself; empty entries are found out or have NVIDIA's value."""

    name: str = ""
    labels: str = ""
    """A published label set's name, or a file; see :func:`label_set`."""
    generator: dict[str, Any] = field(default_factory=dict)
    """Entries of ``GeneratorConfig``, such as ``crop_size`` and ``upsampling``."""
    replace: bool = False


def install(
    source: Path, target: Path, options: InstallOptions, progress: Progress
) -> list[ModelManifest]:
    """Installs the models of a file, folder or archive; all of them or none.

    Args:
        target: the folder of installed models; made if missing.
        progress: called often; raises ``Cancelled`` to stop, which leaves nothing behind.
    Raises:
        FileError, ModelError, OptionError: with what is wrong; nothing was changed.
    """
    try:
        target.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".install-", dir=target) as workplace:
            work = Path(workplace)
            folder = source
            if is_archive(source):
                folder = work / "unpacked"
                folder.mkdir()
                unpack(source, folder, lambda part, text: progress(0.3 * part, text))
            found = find_checkpoints(folder, source)
            _check_names(found, target, options)
            finished = []
            for place, files in enumerate(found):
                begin = 0.3 + 0.7 * place / len(found)
                share = 0.7 / len(found)

                def report(
                    part: float, text: str, begin: float = begin, share: float = share
                ) -> None:
                    progress(begin + share * part, text)

                finished.append(_convert(files, work, options, report))
            return [_move_in(made, target) for made in finished]
    except OSError as error:
        raise FileError(
            f"{target}: cannot be written ({error.strerror or error}). Free some space, or set "
            "DRAWAI_DATA to another folder."
        ) from error


def licence_notice(source: Path) -> str:
    """What a person must know before installing; empty for models of this program's own format."""
    if source.is_dir() and (source / MANIFEST).is_file():
        return ""
    return resources.resource("licences", "nvidia-spade.txt").read_text(encoding="utf-8")


def _check_names(found: list[CheckpointFiles], target: Path, options: InstallOptions) -> None:
    if options.name and len(found) > 1:
        names = ", ".join(files.name for files in found)
        raise OptionError(f"There are {len(found)} models ({names}); a name fits only one.")
    for files in found:
        name = options.name or files.name
        if _NAME.fullmatch(name) is None:
            raise OptionError(
                f"{name!r} cannot be a model's name: letters, digits, spaces, '.', '_' and '-' "
                "only. Give another with --name."
            )
        if (target / name).exists() and not options.replace:
            raise OptionError(
                f"A model named {name!r} is installed already. Replace it (--replace), or give "
                "this one another name (--name)."
            )


def _convert(
    files: CheckpointFiles, work: Path, options: InstallOptions, progress: Progress
) -> Path:
    """Makes a complete model folder inside ``work``, and loads it once as a check."""
    name = options.name or files.name
    made = work / "made" / name
    made.mkdir(parents=True)
    if files.is_own_format:
        _copy_own(files.generator, made, progress)
    else:
        progress(0.0, f"reading {name}")
        state = prepare(read_pth(files.generator))
        progress(0.4, f"checking {name}")
        config, meaning = describe(state, options, files.options)
        build(SpadeGenerator, config, dict(state), files.generator.name)
        encoder = _read_encoder(files, config)
        progress(0.5, f"writing {name}")
        _write(made / GENERATOR_FILE, state)
        if encoder is not None:
            _write(made / ENCODER_FILE, encoder)
        manifest = nvidia_manifest(name, config, meaning)
        write_bytes(made / MANIFEST, (json.dumps(manifest, indent=1) + "\n").encode())
        progress(0.95, f"checking {name}")
    Model.load(read_manifest(made))
    return made


def _copy_own(source: Path, made: Path, progress: Progress) -> None:
    files = [path for path in sorted(source.iterdir()) if path.is_file()]
    for place, path in enumerate(files):
        progress(place / len(files), f"copying {path.name}")
        shutil.copyfile(path, made / path.name)


def _read_encoder(files: CheckpointFiles, config: GeneratorConfig) -> State | None:
    if files.encoder is None or not config.starts_from_latent:
        return None
    state = prepare(read_pth(files.encoder))
    build(PhotoEncoder, detect_photo_encoder(state), dict(state), files.encoder.name)
    return state


def _write(path: Path, state: State) -> None:
    try:
        safetensors.torch.save_file(state, path)
    except (OSError, safetensors.SafetensorError) as error:
        raise FileError(
            f"{path.name}: cannot be written ({error}). Check the free space of the disk."
        ) from error


def _move_in(made: Path, target: Path) -> ModelManifest:
    final = target / made.name
    if final.exists():
        old = made.parent / f"{made.name}.old"
        final.rename(old)
    made.rename(final)
    return read_manifest(final)


def describe(
    state: Mapping[str, Any], options: InstallOptions, option_file: Path | None = None
) -> tuple[GeneratorConfig, LabelSetOfModel]:
    """The shape of a checkpoint's generator, and what its channels mean.

    Raises:
        ModelError: no SPADE generator, or a label set with another number of classes.
    """
    known = _options_of_training(option_file) if option_file is not None else {}
    shared = state.get("head_0.norm_0.mlp_shared.0.weight")
    channels = int(shared.shape[1]) if shared is not None else 0
    chosen = options.labels or _SETS_BY_CHANNELS.get(channels, "")
    meaning = label_set(chosen) if chosen else None
    if meaning is not None:
        known |= meaning.generator
    config = detect_generator(state, **{**known, **options.generator})
    if meaning is None:
        meaning = numbered(config.label_channels)
    if len(meaning.classes) > config.label_channels:
        raise ModelError(
            f"The label set {meaning.name} has {len(meaning.classes)} classes, the network reads "
            f"{config.label_channels} label channels. Choose another with --labels."
        )
    return config, meaning


def nvidia_manifest(name: str, config: GeneratorConfig, meaning: LabelSetOfModel) -> dict[str, Any]:
    """``model.json`` of a converted checkpoint."""
    network: dict[str, Any] = {
        "kind": NVIDIA_KIND,
        "generator": config.to_dict(),
        "stride": config.stride,
        "style_size": config.latent_size,
        "unlabelled": meaning.unlabelled,
        "trained_size": round((config.output_size[0] * config.output_size[1]) ** 0.5),
    }
    if config.starts_from_latent:
        network["fixed_size"] = list(config.output_size)
    return {
        "format": FORMAT,
        "version": 1,
        "name": name,
        "licence": "NVIDIA's weights: non-commercial, academic research only (CC BY-NC-SA 4.0)",
        "network": network,
        "classes": meaning.classes,
        "aliases": meaning.aliases,
    }


def _options_of_training(path: Path) -> dict[str, Any]:
    """Entries of ``GeneratorConfig`` from the ``opt.txt`` that NVIDIA's training leaves."""
    entries = {}
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        match = re.match(r"\s*(\w+):\s*(\S*)", line)
        if match is not None:
            entries[match[1]] = match[2]
    known: dict[str, Any] = {}
    try:
        if "norm_G" in entries:
            parse_norm(entries["norm_G"])
        for ours, theirs, kind in (
            ("label_nc", "label_nc", int),
            ("crop_size", "crop_size", int),
            ("aspect_ratio", "aspect_ratio", float),
            ("upsampling", "num_upsampling_layers", str),
        ):
            if theirs in entries:
                known[ours] = kind(entries[theirs])
    except ValueError as error:
        raise ModelError(f"{path.name}: an option cannot be read ({error}).") from error
    if "contain_dontcare_label" in entries:
        known["has_dontcare"] = entries["contain_dontcare_label"] == "True"
    if "no_instance" in entries:
        known["has_edges"] = entries["no_instance"] != "True"
    return known


def load_checkpoint(path: Path, options: InstallOptions) -> Model:
    """A ``.pth`` as a model, without installing it.

    Raises:
        FileError, ModelError: it cannot be read, or is no SPADE generator.
    """
    raw = read_safetensors(path) if path.suffix == ".safetensors" else read_pth(path)
    state = prepare(raw)
    files = find_checkpoints(path)[0]
    config, meaning = describe(state, options, files.options)
    generator = build(SpadeGenerator, config, state, path.name)
    manifest = parse_manifest(nvidia_manifest(files.name, config, meaning), path.parent)
    return Model(manifest, generator)
