"""Photoshop files of a picture and its labels: the groups *picture* and *labels*.

The large parts go to the file as they are made, so that memory holds one layer at a time and the
packed ones. Channels are packed as Photoshop does (PackBits), the merged picture is not: that of a
photograph would be larger packed.

After: Adobe Photoshop File Formats Specification, 2019.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

import numpy as np

from drawai_desktop.core.labels import UNLABELLED, LabelSet
from drawai_desktop.core.layers import Layer
from drawai_desktop.core.picture_labels import LABELS_GROUP, PICTURE_GROUP, PictureLabels
from drawai_desktop.core.progress import Progress, silent

if TYPE_CHECKING:
    from psd_tools.psd.layer_and_mask import ChannelDataList, LayerRecord

LARGEST_SIDE = 30_000
LARGEST_BYTES = 2_000_000_000
"""What the format can hold; readers do not go further."""

_EXIF_START = b"Exif\x00\x00"
_GROUP_END = "</Layer group>"
_ALPHA = -1


@dataclass(frozen=True)
class _Packed:
    """A layer as the file has it."""

    record: "LayerRecord"
    channels: "ChannelDataList"


def write_psd(
    file: IO[bytes],
    picture: np.ndarray,
    labels: PictureLabels | None,
    tags: dict[str, Any],
    progress: Progress = silent,
) -> None:
    """Writes a PSD file with the groups *picture* and *labels*.

    Args:
        file: to be written and sought in.
        picture: uint8 (H, W, 3).
        labels: None for a file without that group.
        tags: ``icc_profile`` and maybe ``exif``, as :func:`save_tags` has them.
    """
    from psd_tools.psd.color_mode_data import ColorModeData
    from psd_tools.psd.header import FileHeader
    from psd_tools.psd.layer_and_mask import (
        ChannelImageData,
        LayerAndMaskInformation,
        LayerInfo,
        LayerRecords,
    )

    height, width = picture.shape[:2]
    FileHeader(channels=3, height=height, width=width).write(file)
    ColorModeData().write(file)
    _resources(tags).write(file)
    packed = list(_layers(picture, labels, progress))
    LayerAndMaskInformation(
        LayerInfo(
            len(packed),
            LayerRecords([p.record for p in packed]),  # type: ignore[misc]
            ChannelImageData([p.channels for p in packed]),  # type: ignore[misc]
        )
    ).write(file)
    del packed
    progress(0.95)
    file.write(bytes(2))  # the merged picture is not packed
    for plane in range(3):
        file.write(np.ascontiguousarray(picture[..., plane]).data)
    progress(1.0)


def _resources(tags: dict[str, Any]) -> Any:  # noqa: ANN401
    from psd_tools.constants import Resource
    from psd_tools.psd.image_resources import ImageResource, ImageResources, VersionInfo

    found: dict[int, Any] = {
        Resource.VERSION_INFO: VersionInfo(1, True, "DrawAI desktop", "DrawAI desktop", 1),
        Resource.ICC_PROFILE: tags["icc_profile"],
    }
    if "exif" in tags:
        found[Resource.EXIF_DATA_1] = tags["exif"].removeprefix(_EXIF_START)
    listed = [(key, ImageResource(key=key, data=data)) for key, data in found.items()]
    return ImageResources(listed)  # type: ignore[arg-type]


def _layers(
    picture: np.ndarray, labels: PictureLabels | None, progress: Progress
) -> Iterator[_Packed]:
    """All layers, the undermost first: a group's end, its layers, the group."""
    height, width = picture.shape[:2]
    if labels is not None:
        yield _divider(_GROUP_END, 3)
        count = labels.layer_count()
        for place, layer in enumerate(labels.layers(height, width)):
            progress(0.7 * place / count)
            yield _label_layer(layer, labels.labels)
        yield _divider(LABELS_GROUP, 1)
    yield _divider(_GROUP_END, 3)
    planes = []
    for plane in range(3):
        progress(0.7 + 0.08 * plane)
        planes.append((plane, np.ascontiguousarray(picture[..., plane])))
    solid = np.full((height, width), 255, np.uint8)
    yield _layer(PICTURE_GROUP, (0, 0), [(_ALPHA, solid), *planes])
    yield _divider(PICTURE_GROUP, 1)


def _label_layer(layer: Layer, labels: LabelSet) -> _Packed:
    """Cropped to what is painted."""
    painted = layer.ids != UNLABELLED
    rows, columns = np.flatnonzero(painted.any(1)), np.flatnonzero(painted.any(0))
    if not rows.size:
        return _layer(layer.name, (0, 0), [(n, None) for n in range(_ALPHA, 3)], layer.is_hidden)
    top, left = int(rows[0]), int(columns[0])
    part = slice(top, int(rows[-1]) + 1), slice(left, int(columns[-1]) + 1)
    ids, table = layer.ids[part], labels.colour_table()
    alpha = np.where(painted[part], np.uint8(255), np.uint8(0))
    table[UNLABELLED] = 0  # what colour stands under transparent pixels does not matter
    planes = [(plane, np.ascontiguousarray(table[:, plane])[ids]) for plane in range(3)]
    return _layer(layer.name, (top, left), [(_ALPHA, alpha), *planes], layer.is_hidden)


def _divider(name: str, kind: int) -> _Packed:
    """What begins (1) or ends (3) a group."""
    from psd_tools.constants import BlendMode, SectionDivider, Tag

    packed = _layer(name, (0, 0), [(n, None) for n in range(_ALPHA, 3)])
    blend = BlendMode.NORMAL if kind == 3 else BlendMode.PASS_THROUGH
    packed.record.blend_mode = blend
    signed = {} if kind == 3 else {"signature": b"8BIM", "blend_mode": blend}
    packed.record.tagged_blocks.set_data(
        Tag.SECTION_DIVIDER_SETTING, kind=SectionDivider(kind), **signed
    )
    return packed


def _layer(
    name: str,
    place: tuple[int, int],
    planes: Sequence[tuple[int, np.ndarray | None]],
    is_hidden: bool = False,
) -> _Packed:
    """A layer of planes uint8 (h, w) at (top, left); None for those of a layer without pixels."""
    from psd_tools.compression import encode_rle
    from psd_tools.constants import Compression, Tag
    from psd_tools.psd.layer_and_mask import (
        ChannelData,
        ChannelDataList,
        ChannelInfo,
        LayerBlendingRanges,
        LayerFlags,
        LayerRecord,
    )
    from psd_tools.psd.tagged_blocks import TaggedBlocks

    top, left = place
    first = planes[0][1]
    height, width = first.shape if first is not None else (0, 0)
    channels = [
        ChannelData(Compression.RAW)
        if plane is None
        else ChannelData(Compression.RLE, encode_rle(plane.tobytes(), width, height, 8, 1))
        for _, plane in planes
    ]
    blocks = TaggedBlocks()
    blocks.set_data(Tag.UNICODE_LAYER_NAME, name)
    record = LayerRecord(
        top=top,
        left=left,
        bottom=top + height,
        right=left + width,
        channel_info=[ChannelInfo(number) for number, _ in planes],
        flags=LayerFlags(visible=not is_hidden),
        blending_ranges=LayerBlendingRanges(None, None),  # type: ignore[arg-type]
        # The old name, beside the one in Unicode.
        name=name.encode("mac_roman", "replace")[:255].decode("mac_roman"),
        tagged_blocks=blocks,
    )
    return _Packed(record, ChannelDataList(channels))  # type: ignore[arg-type]
