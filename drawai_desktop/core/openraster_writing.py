"""OpenRaster files of a picture and its labels, as Krita, MyPaint and GIMP read them.

After: the OpenRaster specification, https://www.openraster.org/baseline/layer-stack-spec.html
"""

import io
import zipfile
from collections.abc import Callable
from functools import partial
from typing import IO, Any

import numpy as np
from PIL import Image, PngImagePlugin

from drawai_desktop.core.labels import UNLABELLED, LabelSet
from drawai_desktop.core.layers import Layer
from drawai_desktop.core.picture_labels import LABELS_GROUP, PICTURE_GROUP, PictureLabels
from drawai_desktop.core.progress import Progress, silent
from drawai_desktop.core.xml_text import quoted_attribute

MERGED, STACK, MIMETYPE = "mergedimage.png", "stack.xml", "image/openraster"
_THUMBNAIL_SIDE = 256


def write_openraster(
    file: IO[bytes],
    picture: np.ndarray,
    labels: PictureLabels | None,
    tags: dict[str, Any],
    progress: Progress = silent,
) -> None:
    """Writes an OpenRaster file with the groups *picture* and *labels*.

    Args:
        file: to be written and sought in.
        picture: uint8 (H, W, 3).
        labels: None for a file without that group.
        tags: of the merged picture, as :func:`save_tags` has them for PNG.
    """
    height, width = picture.shape[:2]
    count = labels.layer_count() if labels is not None else 0
    image = Image.fromarray(picture)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("mimetype", MIMETYPE)  # first and stored, as the format wants it
        elements = []
        for place, layer in enumerate(labels.layers(height, width) if labels is not None else ()):
            assert labels is not None
            progress(0.5 * place / count)
            name = f"data/label{place}.png"
            archive.writestr(name, _layer_png(layer, labels.labels))
            elements.append(_element("layer", layer.name, src=name, is_hidden=layer.is_hidden))
        progress(0.5)
        content = _png(image, partial(_tell_packed, progress, picture.nbytes), **tags)
        archive.writestr("data/picture.png", content)
        archive.writestr(MERGED, content)
        progress(0.9)
        shown = _element("layer", PICTURE_GROUP, src="data/picture.png")
        groups = [_group(PICTURE_GROUP, [shown])]
        if labels is not None:
            groups.append(_group(LABELS_GROUP, elements[::-1]))
        stack = "\n".join(groups)
        archive.writestr(
            STACK,
            "<?xml version='1.0' encoding='UTF-8'?>\n"
            f'<image version="0.0.3" w="{width}" h="{height}"><stack>\n{stack}\n</stack></image>\n',
        )
        image.thumbnail((_THUMBNAIL_SIDE, _THUMBNAIL_SIDE))
        archive.writestr("Thumbnails/thumbnail.png", _png(image))
    progress(1.0)


def _group(name: str, elements: list[str]) -> str:
    return "\n".join((_element("stack", name), *elements, "</stack>"))


def _element(tag: str, name: str, src: str = "", is_hidden: bool = False) -> str:
    source = f" src={quoted_attribute(src)}" if src else ""
    visible = "hidden" if is_hidden else "visible"
    end = "/>" if src else ">"
    return (
        f'<{tag} name={quoted_attribute(name)}{source} x="0" y="0" opacity="1.0" '
        f'visibility="{visible}" composite-op="svg:src-over"{end}'
    )


def _layer_png(layer: Layer, labels: LabelSet) -> bytes:
    """Indexed: the values are ids, the colours the palette's, and 255 is transparent."""
    image = Image.fromarray(layer.ids).convert("P")
    image.frombytes(np.ascontiguousarray(layer.ids).tobytes())
    image.putpalette(labels.colour_table().tobytes())
    return _png(image, bits=8, transparency=UNLABELLED)


def _tell_packed(progress: Progress, whole: int, written: int) -> None:
    """How far the picture is packed, of which hardly more than ``whole`` bytes can come."""
    progress(0.5 + 0.4 * min(1.0, written / whole))


class _Told(io.BytesIO):
    """Tells how much has been written: who is told may end it by raising ``Cancelled``. A picture
    of 4096 pixels a side is packed for seconds."""

    def __init__(self, tell: Callable[[int], None]) -> None:
        super().__init__()
        self._tell = tell

    def write(self, content: Any) -> int:  # noqa: ANN401 - any buffer
        """Writes, and tells."""
        self._tell(self.tell())
        return super().write(content)


def _png(
    image: Image.Image,
    tell: Callable[[int], None] = lambda _written: None,
    **options: Any,  # noqa: ANN401
) -> bytes:
    if "pnginfo" not in options:
        chunks = PngImagePlugin.PngInfo()
        chunks.add(b"sRGB", b"\x00")
        options["pnginfo"] = chunks
    buffer = _Told(tell)
    image.save(buffer, "PNG", compress_level=6, **options)
    return buffer.getvalue()
