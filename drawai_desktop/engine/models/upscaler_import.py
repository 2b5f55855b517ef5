"""Files of other people's upscalers -> models: read safely, tried once, written as safetensors."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import safetensors.torch
from torch import Tensor

from drawai_desktop.core.atomic_folder import move_in
from drawai_desktop.core.detail_models import DEFAULT_DETAIL, UPSCALER_ENDINGS
from drawai_desktop.core.foreign_file import cleaned, named
from drawai_desktop.core.model_manifest import ModelManifest, Task, read_manifest, write_manifest
from drawai_desktop.engine.models import upscaler
from drawai_desktop.engine.models.checkpoint_file import (
    file_size,
    read_pth,
    read_safetensors,
    safetensors_texts,
)
from drawai_desktop.engine.models.install_place import Progress, install_place
from drawai_desktop.engine.models.licence_notice import SPADE_NAMES
from drawai_desktop.engine.models.model_names import check_free, check_name, possible_name
from drawai_desktop.engine.models.registry import recognised
from drawai_desktop.engine.models.spandrel_door import (
    FAULTS,
    built,
    knows,
    require_spandrel,
    upscaler_tensors,
)
from drawai_desktop.engine.models.weights import shapes_of
from drawai_desktop.errors import FileError, ModelError
from drawai_desktop.words import translator

tr = translator(__name__)

_RESERVED = (DEFAULT_DETAIL, "on", "off")
"""Words that mean something else where a detail model is named."""
_LICENCES = ("license", "licence", "modelspec.license")
_LONGEST_LICENCE = 2000
_TRIAL_SIDE = 24


def is_upscaler_file(path: Path, is_said: bool = False) -> bool:
    """Whether a path is a file of weights that spandrel knows, or that only it could know.

    Args:
        is_said: the person says that it is one.
    Raises:
        FileError, ModelError: it cannot be read.
        OptionError: it may be one, and the extra ``upscalers`` is not installed.
    """
    if is_said:
        require_spandrel()
        file_size(path)
        return True
    if not path.is_file() or path.suffix.lower() not in UPSCALER_ENDINGS:
        return False
    if path.name.endswith(("_net_G.pth", "_net_E.pth", "_net_D.pth")):
        return False
    content = _read(path)
    tensors = [(name, value) for name, value in _entries(content) if isinstance(value, Tensor)]
    if any(name.removeprefix("module.").startswith(SPADE_NAMES) for name, _ in tensors):
        return False
    if not any(value.dim() == 4 for _, value in tensors) or _is_our_own(content):
        return False
    require_spandrel()
    return knows(content, named(path))


def install_upscaler(
    given: Path, target: Path, name: str, replace: bool, progress: Progress
) -> ModelManifest:
    """Installs one, whole or not at all.

    Args:
        given: its file: ``.pth`` and the like, or ``.safetensors``.
        target: the folder of installed models; made if missing.
        name: what to call it; empty for the file's.
        progress: called often; raises ``Cancelled`` to stop, which leaves nothing behind.
    Raises:
        FileError, ModelError, OptionError: with what is wrong; nothing was changed.
    """
    if name:
        check_name(name)
    else:
        name = possible_name(given.stem)
        name = f"{name} upscaler" if name.lower() in _RESERVED else name
    with install_place(given, target) as work:
        check_free(target, name, replace)
        made = work / name
        made.mkdir()
        _convert(given, made, progress)
        move_in([made], [target / name])
    return read_manifest(target / name)


def _convert(given: Path, made: Path, progress: Progress) -> None:
    what = named(given)
    progress(0.0, tr.later("reading {name}", name=what))
    content = _read(given)
    tensors = upscaler_tensors(content, what)
    progress(0.3, tr.later("checking {name}", name=what))
    found = built(tensors, what)
    facts = upscaler.UpscalerFacts(
        str(found.architecture.name), found.scale, cleaned(given.name, 200), _sha256(given)
    )
    del found
    progress(0.6, tr.later("writing {name}", name=what))
    try:
        safetensors.torch.save_file(_apart(tensors), made / upscaler.WEIGHTS)
    except (OSError, safetensors.SafetensorError) as error:
        raise FileError(
            tr.later(
                "{name}: cannot be written. Check the free space of the disk.",
                name=upscaler.WEIGHTS,
            )
        ) from error
    manifest = ModelManifest(
        made,
        cleaned(given.stem),
        upscaler.write(facts),
        classes=(),
        task=Task.DETAIL,
        licence=_licence(given, content),
    )
    write_manifest(made, manifest)
    progress(0.8, tr.later("trying {name}", name=what))
    _try(read_manifest(made), what)
    progress(1.0, tr.later("tried {name}", name=what))


def _try(manifest: ModelManifest, what: str) -> None:
    """Enlarges a small picture with what was written.

    Raises:
        ModelError: no picture comes of it.
    """
    import torch

    found = upscaler.build(manifest)
    rng = np.random.default_rng(1)
    x = torch.from_numpy(rng.random((1, 3, _TRIAL_SIDE, _TRIAL_SIDE), np.float32))
    try:
        large = found(x)
    except FAULTS as error:  # other people's code, anybody's weights
        raise ModelError(
            tr.later(
                "{what}: the network cannot enlarge a small picture ({error}). Choose another one.",
                what=what,
                error=cleaned(str(error), 80),
            )
        ) from error
    side = found.scale * _TRIAL_SIDE
    if tuple(large.shape) != (1, 3, side, side) or not torch.isfinite(large).all():
        raise ModelError(
            tr.later(
                "{what}: what the network makes of a small picture is no picture. Get the file "
                "again.",
                what=what,
            )
        )


def _read(path: Path) -> Mapping[str, Any]:
    if path.suffix.lower() == ".safetensors":
        return read_safetensors(path)
    return read_pth(path)


def _entries(content: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """The entries of a file, and those of the dicts in it."""
    entries = [(str(name), value) for name, value in content.items()]
    for _, value in list(entries):
        if isinstance(value, Mapping):
            entries += [(str(name), inner) for name, inner in value.items()]
    return entries


def _is_our_own(content: Mapping[str, Any]) -> bool:
    tensors = {str(name): v for name, v in content.items() if isinstance(v, Tensor)}
    return bool(recognised(shapes_of(tensors)))


def _apart(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The tensors, none of which shares its memory with another, or is a part of it."""
    seen: set[int] = set()
    apart: dict[str, Tensor] = {}
    for name, value in tensors.items():
        place = value.untyped_storage().data_ptr()
        is_part = value.untyped_storage().nbytes() != value.nbytes
        apart[name] = value.clone() if place in seen or is_part else value
        apart[name] = apart[name].contiguous()
        seen.add(place)
    return apart


def _licence(path: Path, content: Mapping[str, Any]) -> str:
    """What the file itself says of its licence; empty if nothing."""
    said: Mapping[str, Any] = content
    if path.suffix.lower() == ".safetensors":
        said = safetensors_texts(path)
    texts = [said.get(key) for key in _LICENCES]
    return next((cleaned(text, _LONGEST_LICENCE) for text in texts if isinstance(text, str)), "")


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()
