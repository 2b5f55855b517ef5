"""``.drawai`` projects: an OpenRaster file with the layers' ids and the style inside.

Krita, MyPaint and GIMP open it: the picture, and a group with the coloured layers of the label map.
This program reads ``drawai/project.json`` and what that names (``docs/project-format.md``).
"""

import io
import json
import zipfile
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from PIL import Image

from drawai_desktop import __version__
from drawai_desktop.core.atomic_file import write_bytes
from drawai_desktop.core.foreign_file import cleaned, named
from drawai_desktop.core.history import HistoryEntry
from drawai_desktop.core.json_entry import JsonEntry
from drawai_desktop.core.json_file import parse_json
from drawai_desktop.core.labels import LabelSet
from drawai_desktop.core.layers import Layered
from drawai_desktop.core.made_by import MadeBy, made_by_of
from drawai_desktop.core.picture_writing import coloured, encode, indexed_png, scale_picture
from drawai_desktop.core.project_history import pack_history, read_history
from drawai_desktop.core.project_layers import (
    decode_png,
    group_name,
    pack_layers,
    read_ids,
    read_layers,
)
from drawai_desktop.core.resaved_project import (
    Resaved,
    are_repainted,
    is_resaved,
    read_resaved,
)
from drawai_desktop.core.stroke_log import StrokeLog
from drawai_desktop.core.stroke_log_file import STROKES, pack_strokes, read_strokes
from drawai_desktop.core.style import Style
from drawai_desktop.core.style_entry import checked_style
from drawai_desktop.core.wrapping import Wrap, known_wrap
from drawai_desktop.core.xml_text import quoted_attribute
from drawai_desktop.core.zip_file import open_zip
from drawai_desktop.errors import FileError
from drawai_desktop.words import translator

tr = translator(__name__)

SUFFIX = ".drawai"
RESAVED_SUFFIX = ".ora"
"""What other programs call a project that they have saved."""
VERSION = 2
"""1: one label map. 2: layers and a reference picture."""
_LABELS, _PROJECT, _PICTURE = "drawai/labels.png", "drawai/project.json", "drawai/picture.png"
_LARGEST_HEADER = 4_000_000
_STACK = """<?xml version='1.0' encoding='UTF-8'?>
<image version="0.0.3" w="{w}" h="{h}"><stack>
<layer name="picture" src="data/picture.png" x="0" y="0" opacity="1.0" visibility="visible"/>
{above}
<stack name={group} x="0" y="0" opacity="1.0" visibility="visible">
{layers}
</stack>
{below}
</stack></image>
"""


@dataclass(frozen=True)
class Project:
    """What a project file holds.

    Attributes:
        ids: uint8 (H, W), the label map: what is seen of all layers.
        style: the look and the seed.
        model: name of the model that the picture was made with.
        picture: uint8 (h, w, 3) as the networks made it, or None if there was none yet.
        made_by: the networks that made it; None in files of earlier versions.
        content: the layers and the reference picture; None for a map of one layer.
        notes: what is to be told of a file that was read, a sentence each.
        pinned: the pinned pictures of its history, the oldest first.
        strokes: how the map came to be, if that was recorded.
        wrap: sides of the canvas that are joined.
    """

    ids: np.ndarray
    style: Style
    model: str
    picture: np.ndarray | None = None
    made_by: MadeBy | None = None
    content: Layered | None = None
    notes: tuple[str, ...] = ()
    pinned: tuple[HistoryEntry, ...] = ()
    strokes: StrokeLog | None = None
    wrap: Wrap = Wrap.NONE

    @property
    def layered(self) -> Layered:
        """All that the canvas holds."""
        return replace(self.content or Layered.of_one(self.ids), wrap=self.wrap)


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
    packed = pack_layers(project.layered, labels)
    style: dict[str, object] = {"model": project.model, "style": asdict(project.style)}
    if project.wrap is not Wrap.NONE:
        style["wrap"] = project.wrap.value
    header: dict[str, object] = {
        "format": "drawai-project",
        "version": VERSION,
        "program": __version__,
        **style,
        **packed.header,
    }
    group = group_name(style, f"{project.style.name}, seed {project.style.seed}, {project.model}")
    if project.made_by is not None:
        header["made_by"] = project.made_by.to_json()
    buffer = io.BytesIO()
    flat = encode(Image.fromarray(shown), "PNG")
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("mimetype", "image/openraster")  # first and stored, says OpenRaster
        archive.writestr(_PROJECT, json.dumps(header, indent=1))
        archive.writestr(_LABELS, indexed_png(project.ids, labels))
        if project.picture is not None:
            archive.writestr(_PICTURE, encode(Image.fromarray(project.picture), "PNG"))
        stack = _STACK.format(
            w=width,
            h=height,
            above=packed.above,
            group=quoted_attribute(group),
            layers=packed.stack,
            below=packed.below,
        )
        archive.writestr("stack.xml", stack)
        for member, content in packed.members:
            archive.writestr(member, content)
        archive.writestr("data/picture.png", flat)
        archive.writestr("mergedimage.png", flat)
        archive.writestr("Thumbnails/thumbnail.png", encode(thumbnail, "PNG"))
        for member, content in pack_history(project.pinned):
            archive.writestr(member, content)
        if project.strokes is not None:
            archive.writestr(STROKES, pack_strokes(project.strokes))
    return buffer.getvalue()


def is_project(path: Path) -> bool:
    """Whether a file is to be read as a project: it is called so, or is an OpenRaster file that was
    one before another program saved it. One that cannot be read is none, whatever it is called."""
    if path.suffix.lower() != RESAVED_SUFFIX:
        return path.suffix.lower() == SUFFIX
    try:
        with open_zip(path) as archive:
            return _PROJECT in archive or is_resaved(archive, named(path))
    except FileError:
        return False


def read_project(path: Path) -> Project:
    """The contents of a project file; nothing is taken from a file that is only partly good.

    Raises:
        FileError: missing, damaged, no project, or of a newer version.
    """
    name = named(path)
    with open_zip(path, tr("project of this program")) as archive:
        if _PROJECT in archive and are_repainted(archive, name):
            resaved = read_resaved(archive, name)
            if resaved is not None and resaved.is_whole:
                return _project_of(resaved, name)
        elif _PROJECT not in archive:
            resaved = read_resaved(archive, name)
            if resaved is not None:
                return _project_of(resaved, name)
            raise FileError(
                tr.later(
                    "{name}: damaged, or not a project of this program. Choose another file; an "
                    "autosaved copy may be offered at the next start.",
                    name=name,
                )
            )
        header = JsonEntry(parse_json(archive.read(_PROJECT, _LARGEST_HEADER), name), name)
        _check_header(header, name)
        style = checked_style(header.entry("style") or JsonEntry({}, name))
        ids = read_ids(archive.read(_LABELS), tr("{name}: its label map", name=name))
        content: Layered | None = None
        notes: tuple[str, ...] = ()
        if header.whole("version", 0, VERSION) > 1:
            content, notes = read_layers(archive, header, ids.shape, name)
            ids = content.flat()
        picture = _picture(archive.read(_PICTURE), name) if _PICTURE in archive else None
        made_by = made_by_of(header.entry("made_by"))
        pinned, more = read_history(archive, name, checked_style)
        strokes, told = read_strokes(archive, ids)
        notes = (*notes, *more, *told)
    model = header.cut_text("model", "")
    wrap = known_wrap(header.text("wrap", ""))
    return Project(ids, style, model, picture, made_by, content, notes, pinned, strokes, wrap)


def _project_of(resaved: Resaved, name: str) -> Project:
    header, content = JsonEntry(resaved.header, name), resaved.content
    style = checked_style(header.entry("style") or JsonEntry({}, name))
    model = header.cut_text("model", "")
    notes, wrap = resaved.notes, known_wrap(header.text("wrap", ""))
    return Project(content.flat(), style, model, content=content, notes=notes, wrap=wrap)


def _check_header(header: JsonEntry, name: str) -> None:
    if header.text("format", "") != "drawai-project":
        raise FileError(
            tr.later(
                "{name}: not a project of this program. Choose a {suffix} file.",
                name=name,
                suffix=SUFFIX,
            )
        )
    if header.whole("version", 0, 10**6) > VERSION:
        raise FileError(
            tr.later(
                "{name}: written by version {version} of this program, in a newer form. Update "
                "the program.",
                name=name,
                version=cleaned(header.text("program", "?"), 20),
            )
        )


def _picture(content: bytes, name: str) -> np.ndarray:
    return np.array(
        decode_png(content, tr("{name}: its picture", name=name)).convert("RGB"), np.uint8
    )
