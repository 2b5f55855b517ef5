"""``.drawai`` projects: an OpenRaster file with the label map's ids and the style inside.

Krita, MyPaint and GIMP open it (two layers: picture and coloured map); this program reads
``drawai/labels.png`` and ``drawai/project.json``.
"""

import io
import json
import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from drawai_desktop import __version__
from drawai_desktop.core.atomic_file import write_bytes
from drawai_desktop.core.label_map import LARGEST_SIDE
from drawai_desktop.core.labels import LabelSet
from drawai_desktop.core.picture_writing import coloured, encode, indexed_png, scale_picture
from drawai_desktop.core.style import Style, style_of
from drawai_desktop.errors import FileError

SUFFIX = ".drawai"
VERSION = 1
_LABELS, _PROJECT, _PICTURE = "drawai/labels.png", "drawai/project.json", "drawai/picture.png"
_LARGEST_MEMBER = 256 << 20
_STACK = """<?xml version='1.0' encoding='UTF-8'?>
<image version="0.0.3" w="{w}" h="{h}"><stack>
<layer name="picture" src="data/picture.png" x="0" y="0" opacity="1.0" visibility="visible"/>
<layer name="labels" src="data/labels.png" x="0" y="0" opacity="1.0" visibility="visible"/>
</stack></image>
"""


@dataclass(frozen=True)
class Project:
    """What a project file holds.

    Attributes:
        ids: uint8 (H, W), the label map.
        style: the look and the seed.
        model: name of the model that the picture was made with.
        picture: uint8 (h, w, 3) as the network made it, or None if there was none yet.
    """

    ids: np.ndarray
    style: Style
    model: str
    picture: np.ndarray | None = None


def write_project(path: Path, project: Project, labels: LabelSet) -> None:
    """Writes a project file, whole or not at all.

    Raises:
        FileError: it cannot be written.
    """
    write_bytes(path, pack_project(project, labels))


def pack_project(project: Project, labels: LabelSet) -> bytes:
    """The bytes of a project file."""
    height, width = project.ids.shape
    colours = coloured(project.ids, labels)
    shown = colours if project.picture is None else scale_picture(project.picture, width, height)
    thumbnail = Image.fromarray(shown)
    thumbnail.thumbnail((256, 256))
    header = {
        "format": "drawai-project",
        "version": VERSION,
        "program": __version__,
        "model": project.model,
        "style": asdict(project.style),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("mimetype", "image/openraster")  # first and stored, says OpenRaster
        archive.writestr(_PROJECT, json.dumps(header, indent=1))
        archive.writestr(_LABELS, indexed_png(project.ids, labels))
        if project.picture is not None:
            archive.writestr(_PICTURE, encode(Image.fromarray(project.picture), "PNG"))
        archive.writestr("stack.xml", _STACK.format(w=width, h=height))
        archive.writestr("data/labels.png", encode(Image.fromarray(colours), "PNG"))
        archive.writestr("data/picture.png", encode(Image.fromarray(shown), "PNG"))
        archive.writestr("mergedimage.png", encode(Image.fromarray(shown), "PNG"))
        archive.writestr("Thumbnails/thumbnail.png", encode(thumbnail, "PNG"))
    return buffer.getvalue()


def read_project(path: Path) -> Project:
    """The contents of a project file; nothing is taken from a file that is only partly good.

    Raises:
        FileError: missing, damaged, no project, or of a newer version.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            header = json.loads(_member(archive, _PROJECT))
            _check_header(path, header)
            ids = _image(archive, _LABELS, "P")
            picture = _image(archive, _PICTURE, "RGB") if _PICTURE in archive.namelist() else None
        style = style_of(header.get("style", {}))
        return Project(ids, style, str(header.get("model", "")), picture)
    except FileNotFoundError as error:
        raise FileError(f"{path}: no such file. Check the path.") from error
    except FileError:
        raise
    except OSError as error:
        raise FileError(f"{path}: cannot be read ({error.strerror or error}).") from error
    except (zipfile.BadZipFile, ValueError, KeyError, TypeError, EOFError) as error:
        raise FileError(
            f"{path.name}: damaged, or not a project of this program ({error}). "
            "Choose another file; an autosaved copy may be offered at the next start."
        ) from error


def _check_header(path: Path, header: Any) -> None:  # noqa: ANN401 - it is JSON
    if not isinstance(header, dict) or header.get("format") != "drawai-project":
        raise FileError(f"{path.name}: not a project of this program. Choose a {SUFFIX} file.")
    if int(header["version"]) > VERSION:
        raise FileError(
            f"{path.name}: written by version {header.get('program', '?')} of this program, in a "
            "newer form. Update the program."
        )


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > _LARGEST_MEMBER:
        raise ValueError(f"{name} is too large")
    return archive.read(name)


def _image(archive: zipfile.ZipFile, name: str, mode: str) -> np.ndarray:
    with Image.open(io.BytesIO(_member(archive, name))) as image:
        if max(image.size) > LARGEST_SIDE * 4:
            raise ValueError(f"{name} is {image.size[0]} x {image.size[1]}")
        if mode == "P" and image.mode != "P":
            raise ValueError(f"{name} is {image.mode}, not indexed")
        return np.array(image if mode == "P" else image.convert(mode), np.uint8)
