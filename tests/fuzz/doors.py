"""The doors, each with right files to begin from."""

import base64
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from drawai_desktop import resources
from drawai_desktop.core.annotation_file import read_annotations
from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.image_file import read_photo, read_small_photo
from drawai_desktop.core.json_file import read_json
from drawai_desktop.core.label_codes import label_codes
from drawai_desktop.core.label_reading import read_label_map
from drawai_desktop.core.label_sets import label_set
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.layers import Layer, Layered
from drawai_desktop.core.model_manifest import MANIFEST, read_manifest
from drawai_desktop.core.openraster_writing import write_openraster
from drawai_desktop.core.picture_labels import PictureLabels
from drawai_desktop.core.picture_metadata import PictureMetadata, read_metadata, save_tags
from drawai_desktop.core.picture_writing import coloured
from drawai_desktop.core.pixels import read_numbers
from drawai_desktop.core.project_file import Project, pack_project, read_project
from drawai_desktop.core.psd_writing import write_psd
from drawai_desktop.core.reference import Reference, reference_of
from drawai_desktop.core.segmenter_manifest import bundled_segmenter, read_segmenter_manifest
from drawai_desktop.core.settings import read_settings
from drawai_desktop.core.stroke_log_file import pack_strokes, unpack_strokes
from drawai_desktop.core.stroke_recorder import StrokeRecorder
from drawai_desktop.core.style import NEUTRAL, Style, blended
from drawai_desktop.core.text_file import read_lines
from drawai_desktop.core.zip_file import open_zip
from tests.builders import a_scene

LABELS = standard_labels()


@dataclass(frozen=True)
class Door:
    """One kind of file.

    Attributes:
        seeds: right files.
        read: reads the file of a path.
        file_name: what the file is called; some are looked for in a folder of their own.
    """

    name: str
    seeds: tuple[bytes, ...]
    read: Callable[[Path], object]
    file_name: str


def _picture(array: np.ndarray, form: str, mode: str = "", **options: object) -> bytes:
    out = io.BytesIO()
    image = Image.fromarray(array)
    (image.convert(mode) if mode else image).save(out, form, **options)
    return out.getvalue()


def _pictures() -> tuple[bytes, ...]:
    ids = a_scene(24, 30)
    rgb = coloured(ids, LABELS)
    wide = ids.astype(np.uint16)
    frames = [Image.fromarray(ids + i) for i in range(3)]
    exif = Image.Exif()
    exif[0x0112] = 6
    listed = [
        *(_picture(rgb, "PNG", mode) for mode in ("", "RGBA", "P", "LA", "1", "L")),
        _picture(ids, "PNG", "P", transparency=0),
        _picture(wide, "PNG"),
        _picture(rgb, "JPEG", exif=exif),
        _picture(rgb, "JPEG", "CMYK"),
        _picture(rgb, "WEBP"),
        _picture(rgb, "WEBP", "RGBA", lossless=True),
        _picture(rgb, "BMP"),
        _picture(ids, "BMP", "P"),
        _picture(ids, "GIF", save_all=True, append_images=frames),
        _picture(ids, "PPM"),
        _picture(wide, "PPM"),
        b"P2 3 2 1000\n0 1 2\n3 4 1000\n",
        _picture(ids, "TIFF", save_all=True, append_images=frames),
        *(_picture(rgb, "TIFF", compression=c) for c in ("raw", "tiff_lzw", "jpeg", "packbits")),
        *(_picture(ids.astype(kind), "TIFF") for kind in (np.int32, np.float32)),
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n%%EndComments\nshowpage\n",
    ]
    return tuple(listed)


def _own_pictures() -> tuple[bytes, ...]:
    """Pictures that say how they were made."""
    rgb = coloured(a_scene(24, 30), LABELS)
    look = Style("a", (0.5,) * 4, seed=3)
    said = [PictureMetadata("m", s) for s in (NEUTRAL, look, blended(look, NEUTRAL, 0.3))]
    return tuple(
        _picture(rgb, kind, **save_tags(kind, s)) for kind in ("PNG", "JPEG", "WEBP") for s in said
    )


def _layered() -> tuple[bytes, ...]:
    """Layered files: PSD of each packing, OpenRaster, and Krita's."""
    ids = a_scene(24, 30)
    layers = (Layer("a", ids), Layer("b", np.where(ids == ids[0, 0], ids, np.uint8(255))))
    labels = PictureLabels(Layered(layers), LABELS)
    listed = []
    for write, kind in ((write_psd, "PSD"), (write_openraster, "ORA")):
        for said in (None, PictureMetadata("m", NEUTRAL)):
            out = io.BytesIO()
            write(out, coloured(ids, LABELS), labels, save_tags(kind, said))
            listed.append(out.getvalue())
    krita = io.BytesIO()
    with zipfile.ZipFile(krita, "w") as archive:
        archive.writestr("maindoc.xml", "<DOC/>")
        archive.writestr("mergedimage.png", _picture(coloured(ids, LABELS), "PNG"))
    return (*listed, krita.getvalue())


def _projects() -> tuple[bytes, ...]:
    ids = a_scene(24, 30)
    picture = coloured(ids, LABELS)
    style = Style("a", (0.5,) * 4, seed=3)
    layers = (Layer("a", ids), Layer("b", ids, is_hidden=True), Layer("c", ids, is_locked=True))
    content = Layered(layers, 1, Reference(reference_of(picture, "a.png"), 3, 4, 0.5))
    return tuple(
        pack_project(p, LABELS)
        for p in (
            Project(ids, NEUTRAL, "m"),
            Project(ids, style, "m", picture),
            Project(ids, style, "m", content=content),
        )
    )


def _stroke_logs() -> tuple[bytes, ...]:
    ids, recorder = a_scene(24, 30), StrokeRecorder()
    recorder.begin(ids.copy(), None, 0)
    none = recorder.finished()
    for step in range(1, 6):
        ids[step : 3 * step, step : 4 * step] = step
        recorder.note(ids, Rect(0, 0, 30, 24), (24, 30), 100 * step, step == 4)
    recorder.note(ids[:20, :20], Rect(0, 0, 20, 20), (20, 20), 900, False)
    logs = none, recorder.finished()
    return tuple(pack_strokes(log) for log in logs if log is not None)


def _annotations() -> tuple[bytes, ...]:
    """Of labelme and COCO."""
    ids = a_scene(24, 30)
    mask = base64.b64encode(_picture((ids == 156).astype(np.uint8), "PNG")).decode()
    points = [[2, 3], [20.5, 4], [11, 20]]
    kinds = {"polygon": points, "rectangle": points[:2], "circle": points[:2], "line": points[:2]}
    shapes: list[dict[str, object]] = [
        {"label": "sky", "points": p, "shape_type": kind} for kind, p in kinds.items()
    ]
    shapes.append({"label": "sea", "points": points[:2], "shape_type": "mask", "mask": mask})
    size = {"imageWidth": 30, "imageHeight": 24}
    parts = [
        [[2, 3, 20, 4, 11, 20]],
        {"counts": [5, 30, 8], "size": [24, 30]},
        {"counts": "0b0Y3", "size": [24, 30]},
    ]
    coco = {
        "images": [{"id": 7, "file_name": "a.png", "width": 30, "height": 24}],
        "categories": [{"id": 3, "name": "sky-other-merged"}],
        "annotations": [{"image_id": 7, "category_id": 3, "segmentation": p} for p in parts],
    }
    return tuple(json.dumps(data).encode() for data in ({"shapes": shapes, **size}, coco))


def _replayed(path: Path) -> None:
    for _ in unpack_strokes(path.read_bytes()).maps():
        pass


def _members(path: Path) -> None:
    with open_zip(path) as archive:
        for name in archive.names[:50]:
            archive.read(name, 1_000_000)


def _text_set(path: Path) -> None:
    label_set(str(path))


def _folder_of(read: Callable[[Path], object]) -> Callable[[Path], object]:
    return lambda path: read(path.parent)


def doors() -> tuple[Door, ...]:
    """All of them; the engine's, which need torch, are in :func:`engine_doors`."""
    pictures, projects = _pictures(), _projects()
    published = resources.resource("label_sets", "cityscapes.json").read_bytes()
    model = (resources.bundled_models() / "landscape" / MANIFEST).read_bytes()
    segmenter = (bundled_segmenter() / "segmenter.json").read_bytes()
    names = "\n".join(label.name for label in LABELS).encode()
    texts = (names, names.decode().encode("utf-16"), b"\xef\xbb\xbf" + names, b"B\xe4ume\nsky\n")
    settings = json.dumps({"brush": 30, "favourites": {"1": 5}, "recent_files": ["/a"]}).encode()
    return (
        Door("photographs", pictures, read_photo, "x.png"),
        Door("small photographs", pictures, read_small_photo, "x.png"),
        Door("label maps", pictures, lambda path: read_label_map(path, LABELS), "x.png"),
        Door("annotations", _annotations(), lambda path: read_annotations(path, LABELS), "x.json"),
        Door("codes", pictures, lambda path: label_codes(path, LABELS, {0: 156}), "x.png"),
        Door("numbers", pictures, read_numbers, "x.png"),
        Door("layers", _layered(), lambda path: read_label_map(path, LABELS), "x.psd"),
        Door("metadata", (*_own_pictures(), *_layered()), read_metadata, "x.png"),
        Door("projects", projects, read_project, "x.drawai"),
        Door("stroke logs", _stroke_logs(), _replayed, "strokes.bin"),
        Door("archives", projects, _members, "x.zip"),
        Door("JSON", (published, settings), read_json, "x.json"),
        Door("label sets", (published,), _text_set, "x.json"),
        Door("lists of names", texts, _text_set, "x.txt"),
        Door("lines", texts, read_lines, "x.txt"),
        Door("manifests", (model,), _folder_of(read_manifest), MANIFEST),
        Door("segmenters", (segmenter,), _folder_of(read_segmenter_manifest), "segmenter.json"),
        Door("settings", (settings,), read_settings, "settings.json"),
    )


def engine_doors() -> tuple[Door, ...]:
    """Those of weights."""
    import torch
    from safetensors.numpy import save

    from drawai_desktop.engine.models.checkpoint_file import read_pth, read_safetensors

    weights = {"a.weight": torch.zeros(4, 3, 3, 3), "a.bias": torch.ones(4)}
    zipped, plain = io.BytesIO(), io.BytesIO()
    torch.save(weights, zipped)
    torch.save(weights, plain, _use_new_zipfile_serialization=False)
    safe = save({name: tensor.numpy() for name, tensor in weights.items()})
    return (
        Door("checkpoints", (zipped.getvalue(), plain.getvalue()), read_pth, "latest_net_G.pth"),
        Door("safetensors", (safe,), read_safetensors, "generator.safetensors"),
        Door("upscalers", _upscalers(), _upscaler, "x.pth"),
    )


def _upscalers() -> tuple[bytes, ...]:
    """Small networks of two architectures, in both forms of torch's files."""
    import torch

    from tests.engine.made_upscalers import weights

    files = []
    for name, is_zipped in (("Compact", True), ("SAFMN", False)):
        file = io.BytesIO()
        torch.save(weights(name, 2), file, _use_new_zipfile_serialization=is_zipped)
        files.append(file.getvalue())
    return tuple(files)


def _upscaler(path: Path) -> None:
    from drawai_desktop.engine.models.checkpoint_file import read_pth
    from drawai_desktop.engine.models.spandrel_door import built, upscaler_tensors

    built(upscaler_tensors(read_pth(path), path.name), path.name)
