"""The door for scripts: label maps, pictures, photographs and projects without a window.

    from drawai_desktop import api

    model = api.open_model()
    picture = model.render(api.read_labels("map.png"), size=1024, seed=7)
    api.write_picture("picture.png", picture)

Arrays come in and go out: label maps are uint8 (H, W) of label ids, 255 is unlabelled; pictures are
uint8 (H, W, 3), RGB. A size is (width, height) in pixels. A file is text or a ``Path``. What goes
wrong is a ``DrawAIError``, whose text is one sentence for a person. torch is loaded by the
functions that need it; Qt never.

The command line is built on this module, and ``docs/scripting.md`` has examples.
"""

from drawai_desktop.core.coco_file import AnnotatedPicture, SeveralPicturesError
from drawai_desktop.core.label_codes import UnsureCodeError
from drawai_desktop.core.label_reading import LabelReading
from drawai_desktop.core.labels import UNLABELLED, LabelClass, LabelSet
from drawai_desktop.core.noise import noise_field
from drawai_desktop.core.picture_metadata import PictureMetadata
from drawai_desktop.core.project_file import Project
from drawai_desktop.core.style import NEUTRAL, Style
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.errors import (
    DrawAIError,
    FileError,
    ImageError,
    LabelError,
    LooksLikePhotoError,
    ModelError,
    OptionError,
    RenderError,
    UnknownLabelError,
)
from drawai_desktop.scripting.label_files import (
    annotated_pictures,
    label_id,
    label_reading,
    read_classes,
    read_labels,
    write_labels,
)
from drawai_desktop.scripting.model import (
    Model,
    open_model,
    render,
    style_from_photo,
    write_picture,
)
from drawai_desktop.scripting.onnx_files import export_onnx
from drawai_desktop.scripting.photographs import Segmenter, open_segmenter, segment
from drawai_desktop.scripting.projects import open_project, save_project
from drawai_desktop.scripting.time_lapses import time_lapse

__all__ = [
    "NEUTRAL",
    "UNLABELLED",
    "AnnotatedPicture",
    "DrawAIError",
    "FileError",
    "ImageError",
    "LabelClass",
    "LabelError",
    "LabelReading",
    "LabelSet",
    "LooksLikePhotoError",
    "Model",
    "ModelError",
    "OptionError",
    "PictureMetadata",
    "Project",
    "RenderError",
    "Segmenter",
    "SeveralPicturesError",
    "Style",
    "UnknownLabelError",
    "UnsureCodeError",
    "Wrap",
    "annotated_pictures",
    "export_onnx",
    "label_id",
    "label_reading",
    "noise_field",
    "open_model",
    "open_project",
    "open_segmenter",
    "read_classes",
    "read_labels",
    "render",
    "save_project",
    "segment",
    "style_from_photo",
    "time_lapse",
    "write_labels",
    "write_picture",
]
