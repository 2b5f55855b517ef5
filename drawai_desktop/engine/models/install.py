"""Turning checkpoints into installed models: read once, checked, written as safetensors."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import safetensors.torch

from drawai_desktop.core.atomic_folder import move_in
from drawai_desktop.core.foreign_file import named
from drawai_desktop.core.label_sets import GeneratorHints
from drawai_desktop.core.model_manifest import (
    MANIFEST,
    ModelManifest,
    read_manifest,
    write_manifest,
)
from drawai_desktop.core.overwriting import check_replaced
from drawai_desktop.core.words_json import Said
from drawai_desktop.engine.models.building import build
from drawai_desktop.engine.models.checkpoint_file import read_pth, read_safetensors
from drawai_desktop.engine.models.checkpoint_finder import (
    CheckpointFiles,
    find_checkpoints,
    is_archive,
    unpack,
)
from drawai_desktop.engine.models.install_place import Progress, install_place
from drawai_desktop.engine.models.kind import ENCODER_FILE, GENERATOR_FILE
from drawai_desktop.engine.models.model import Model
from drawai_desktop.engine.models.model_names import check_free, check_name
from drawai_desktop.engine.models.nvidia_import import manifest_of
from drawai_desktop.engine.models.nvidia_spade import detect_photo_encoder, parse
from drawai_desktop.engine.models.registry import kind_of, recognised
from drawai_desktop.engine.models.upscaler_import import install_upscaler, is_upscaler_file
from drawai_desktop.engine.models.weights import State, prepare, shapes_of
from drawai_desktop.engine.networks.config import GeneratorConfig
from drawai_desktop.engine.networks.generator import SpadeGenerator
from drawai_desktop.engine.networks.photo_encoder import PhotoEncoder
from drawai_desktop.errors import FileError, ModelError, OptionError
from drawai_desktop.words import translator

tr = translator(__name__)

_OWN_ENDINGS = (MANIFEST, ".safetensors", ".webp", ".png", ".txt", ".md")


@dataclass(frozen=True)
class InstallOptions:
    """What a checkpoint does not say itself; empty entries are found out or have NVIDIA's value."""

    name: str = ""
    labels: str = ""
    """A published label set's name, or a file; see :func:`label_set`."""
    generator: GeneratorHints = field(default_factory=GeneratorHints)
    replace: bool = False
    detail: bool = False
    """The file is an upscaler; else that is found out."""


def install(
    given: Path,
    target: Path,
    options: InstallOptions,
    progress: Progress,
    say: Callable[[str], None] = lambda _text: None,
) -> list[ModelManifest]:
    """Installs the models of a file, folder or archive; all of them or none.

    Args:
        target: the folder of installed models; made if missing.
        progress: called often; raises ``Cancelled`` to stop, which leaves nothing behind.
        say: told in a sentence what was chosen where there was a choice.
    Raises:
        FileError, ModelError, OptionError: with what is wrong; nothing was changed.
    """
    if is_upscaler_file(given, options.detail):
        return [install_upscaler(given, target, options.name, options.replace, progress)]
    with install_place(given, target) as work:
        folder = given
        if is_archive(given):
            folder = work / "unpacked"
            folder.mkdir()
            unpack(given, folder, lambda part, text: progress(0.3 * part, text))
        found = find_checkpoints(folder, given)
        _check_names(found, target, options)
        _check_hints(found, options)
        for files in found:
            check_replaced(target / (options.name or files.name), [given])
        made = []
        for place, files in enumerate(found):
            if files.note:
                say(files.note)
            begin, share = 0.3 + 0.7 * place / len(found), 0.7 / len(found)

            def report(part: float, text: Said, begin: float = begin, share: float = share) -> None:
                progress(begin + share * part, text)

            made.append(_convert(files, work, options, report))
        finals = [target / folder.name for folder in made]
        move_in(made, finals)
    return [read_manifest(final) for final in finals]


def load_checkpoint(path: Path, options: InstallOptions) -> Model:
    """A ``.pth`` as a model, without installing it.

    Raises:
        FileError, ModelError: it cannot be read, or is no SPADE generator.
    """
    files = find_checkpoints(path)[0]
    state = _read_generator(path)
    manifest = manifest_of(
        shapes_of(state), path.parent, files.name, options.labels, options.generator, files.options
    )
    return Model(manifest, build(SpadeGenerator, parse(manifest).generator, state, path.name))


def _check_names(found: list[CheckpointFiles], target: Path, options: InstallOptions) -> None:
    names = [files.name for files in found]
    if options.name and len(found) > 1:
        raise OptionError(
            tr.later(
                "There are {n} models ({names}); --name can name only one. Install them one "
                "by one.",
                n=len(found),
                names=", ".join(names[:6]),
            )
        )
    for files in found:
        name = options.name or files.name
        check_name(name)
        if names.count(files.name) > 1:
            raise OptionError(
                tr.later(
                    "Two of the models there are called {name}. Install them one by one, each "
                    "with another --name.",
                    name=name,
                )
            )
        check_free(target, name, options.replace)


def _check_hints(found: list[CheckpointFiles], options: InstallOptions) -> None:
    """What checkpoints are told of, models of this program say themselves."""
    is_told = bool(options.labels) or options.generator != GeneratorHints()
    if is_told and all(files.is_own_format for files in found):
        raise OptionError(
            tr.later(
                "{name} is a model of this program and says itself what its labels and sizes are: "
                "leave out --labels, --crop-size, --aspect-ratio and --upsampling.",
                name=found[0].name,
            )
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
        progress(0.0, tr.later("reading {name}", name=name))
        state = _read_generator(files.generator)
        progress(0.4, tr.later("checking {name}", name=name))
        manifest = manifest_of(
            shapes_of(state), made, name, options.labels, options.generator, files.options
        )
        config = parse(manifest).generator
        build(SpadeGenerator, config, dict(state), files.generator.name)
        encoder = _read_encoder(files, config)
        progress(0.5, tr.later("writing {name}", name=name))
        _write(made / GENERATOR_FILE, state)
        if encoder is not None:
            _write(made / ENCODER_FILE, encoder)
        write_manifest(made, manifest)
        progress(0.95, tr.later("checking {name}", name=name))
    manifest = read_manifest(made)
    kind_of(manifest).build(manifest)
    return made


def _read_generator(path: Path) -> State:
    is_safe = path.suffix.lower() == ".safetensors"
    state = prepare(read_safetensors(path) if is_safe else read_pth(path))
    kind = recognised(shapes_of(state))
    if kind and kind != "nvidia-spade":
        raise ModelError(
            tr.later(
                "{path}: weights of a model of this program ({kind}); they belong to its "
                "other files. Choose the folder with its {manifest}.",
                path=named(path),
                kind=kind,
                manifest=MANIFEST,
            )
        )
    return state


def _copy_own(given: Path, made: Path, progress: Progress) -> None:
    files = [path for path in sorted(given.iterdir()) if _is_of_a_model(path)]
    for place, path in enumerate(files):
        progress(place / len(files), tr.later("copying {name}", name=path.name))
        shutil.copyfile(path, made / path.name)


def _is_of_a_model(path: Path) -> bool:
    """Whether a file beside a manifest belongs to the model: not whatever else lies there."""
    return path.is_file() and path.name.endswith(_OWN_ENDINGS) and not path.name.startswith(".")


def _read_encoder(files: CheckpointFiles, config: GeneratorConfig) -> State | None:
    if files.encoder is None or not config.starts_from_latent:
        return None
    state = prepare(read_pth(files.encoder))
    build(PhotoEncoder, detect_photo_encoder(shapes_of(state)), dict(state), files.encoder.name)
    return state


def _write(path: Path, state: State) -> None:
    try:
        safetensors.torch.save_file(state, path)
    except (OSError, safetensors.SafetensorError) as error:
        raise FileError(
            tr.later("{name}: cannot be written. Check the free space of the disk.", name=path.name)
        ) from error
