"""All kinds of models. A new kind is one file and a row here."""

from typing import Any

from drawai_desktop.core.foreign_file import cleaned, placed
from drawai_desktop.core.model_manifest import ModelManifest
from drawai_desktop.engine.models import nvidia_spade, own_detail, own_spade, segmenter, upscaler
from drawai_desktop.engine.models.kind import Kind, Shapes
from drawai_desktop.engine.models.model import Model
from drawai_desktop.errors import ModelError
from drawai_desktop.words import translator

tr = translator(__name__)

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
                    tr.later(
                        "{path}: a network of kind {kind} is for the task {task}, not {wanted}. "
                        "Install the model again.",
                        path=placed(manifest.folder),
                        kind=kind.name,
                        task=kind.task,
                        wanted=manifest.task,
                    )
                )
            return kind
    known = " and ".join(kind.name for kind in KINDS)
    raise ModelError(
        tr.later(
            "{manifest}: a network of kind {kind}; this program knows {known}. Update the program.",
            manifest=manifest.name[:60],
            kind=repr(cleaned(manifest.kind)),
            known=known,
        )
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
            tr.later(
                "The model {manifest} makes no pictures of label maps: it is for the task "
                "{task}. Choose another model.",
                manifest=manifest.name[:60],
                task=manifest.task,
            )
        )
    return model


def recognised(shapes: Shapes) -> str:
    """The name of the kind that weights without a manifest are of; empty if none."""
    for kind in KINDS:
        if kind.detect(shapes) is not None:
            return kind.name
    return SEGMENTER.name if SEGMENTER.detect(shapes) is not None else ""
