"""Models for other programs: ONNX files."""

from pathlib import Path

from drawai_desktop.core.atomic_file import check_writable, write_bytes
from drawai_desktop.core.foreign_file import cleaned, is_file
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.model_manifest import Task
from drawai_desktop.core.overwriting import check_files
from drawai_desktop.errors import OptionError
from drawai_desktop.scripting.given import path_given

_ENDING = ".onnx"
_TASKS = (Task.PICTURE, Task.DETAIL)


def export_onnx(name: str | Path, path: str | Path, *, half: bool = False) -> None:
    """Writes a model as an ONNX file, whole or not at all.

    It reads label ids and gives pictures float32 (N, 3, H, W) in [-1, 1]; what else it reads stands
    in the file's metadata, which docs/model-format.md explains.

    Args:
        name: of an installed model that makes pictures or their detail, or the path of a model's
            folder or of NVIDIA's ``latest_net_G.pth``.
        path: where to; ends with ``.onnx``.
        half: weights and activations in float16 instead of float32.
    Raises:
        OptionError: the extra ``onnx`` is not installed, the path has another ending, or it is a
            file of the model's.
        ModelError: there is no such model, it is damaged, or too large for an ONNX file.
        FileError: a file cannot be read or written.
    """
    from drawai_desktop.engine.models.install import InstallOptions, load_checkpoint
    from drawai_desktop.engine.models.registry import kind_of
    from drawai_desktop.engine.onnx.export import check_extra, onnx_bytes

    out, given = path_given(path), path_given(name, "The model")
    if out.suffix.lower() != _ENDING:
        raise OptionError(
            f"{cleaned(str(out), 100)}: an ONNX file is written, so the name must end with "
            f"{_ENDING}. Change the ending."
        )
    check_extra()
    model: object
    if is_file(given):
        check_files([out], [given])
        check_writable(out)
        checkpoint = load_checkpoint(given, InstallOptions())
        manifest, model = checkpoint.manifest, checkpoint
    else:
        manifest = ModelLibrary.standard().find_any(str(name), _TASKS)
        check_files([out], [manifest.folder])
        check_writable(out)
        model = kind_of(manifest).build(manifest)
    write_bytes(out, onnx_bytes(manifest, model, standard_labels(), half))
