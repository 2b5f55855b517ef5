"""All kinds of models. A new kind is one file and a row here."""

from typing import Any

from drawai_desktop.core.foreign_file import cleaned, placed
from drawai_desktop.core.model_manifest import ModelManifest
from drawai_desktop.engine.models import nvidia_spade, own_detail, own_spade, segmenter, upscaler
from drawai_desktop.engine.models.kind import Kind, Shapes
from drawai_desktop.engine.models.model import Model
from drawai_desktop.errors import ModelError

KINDS: tuple[Kind[ModelManifest, Any], ...] = (
    own_spade.KIND,
    nvidia_spade.KIND,
    own_detail.KIND,
    upscaler.KIND,
)
"""Those whose folders hold a ``model.json``."""
SEGMENTER = segmenter.KIND
"""Its folder holds a ``segmenter.json``."""


def kind_of(manifest: ModelManifest) -> Kind[ModelManifest, Any]:
    """The kind of a manifest's model.

    Raises:
        ModelError: none that this program knows, or one for another task than the manifest says.
    """
    for kind in KINDS:
        if kind.name == manifest.kind:
            if kind.task is not manifest.task:
                raise ModelError(
                    f"{placed(manifest.folder)}: a network of kind {kind.name} is for the task "
                    f"{kind.task}, not {manifest.task}. Install the model again."
                )
            return kind
    known = " and ".join(kind.name for kind in KINDS)
    raise ModelError(
        f"{manifest.name[:60]}: a network of kind {cleaned(manifest.kind)!r}; this program knows "
        f"{known}. Update the program."
    )


def load_model(manifest: ModelManifest) -> Model:
    """The model of a folder, for making pictures.

    Raises:
        ModelError: its weights are missing, damaged, or do not fit the manifest; or it makes no
            pictures.
        FileError: a file cannot be read.
    """
    model = kind_of(manifest).build(manifest)
    if not isinstance(model, Model):
        raise ModelError(
            f"The model {manifest.name[:60]} makes no pictures of label maps: it is for the task "
            f"{manifest.task}. Choose another model."
        )
    return model


def recognised(shapes: Shapes) -> str:
    """The name of the kind that weights without a manifest are of; empty if none."""
    for kind in KINDS:
        if kind.detect(shapes) is not None:
            return kind.name
    return SEGMENTER.name if SEGMENTER.detect(shapes) is not None else ""
