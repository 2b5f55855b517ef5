"""The door for layered files of other programs: OpenRaster, Photoshop, and Krita's merged picture.

A file is what its first bytes say, whatever it is called.
"""

from pathlib import Path

from drawai_desktop.core.colour_reading import FEW_COLOURS
from drawai_desktop.core.colour_schemes import DistinctColours
from drawai_desktop.core.foreign_file import named
from drawai_desktop.core.image_file import open_file
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.layer_colours import LABELS_SHARE, shares_of
from drawai_desktop.core.layered_file import LayeredFile, merged_of
from drawai_desktop.core.openraster_reading import read_openraster
from drawai_desktop.core.openraster_writing import MERGED, STACK
from drawai_desktop.core.pixels import Pixels, decode_pixels
from drawai_desktop.core.psd_reading import read_psd
from drawai_desktop.core.psd_sections import PSD_MAGIC
from drawai_desktop.core.zip_file import ZIP_MAGIC, ForeignZip, open_zip
from drawai_desktop.errors import ImageError, NoLabelLayersError
from drawai_desktop.words import translator

tr = translator(__name__)

LAYERED_SUFFIXES = (".ora", ".psd", ".psb", ".kra")
_KRITA = "maindoc.xml"


def read_layered(path: Path) -> LayeredFile | Pixels | None:
    """The layers of a file, or its merged picture where that is what counts; None for a file that
    is none of those kinds.

    Raises:
        FileError: damaged, also in one layer only; hostile; or more than is opened.
    """
    name = named(path)
    with open_file(path) as file:
        begin = file.read(4)
        if begin == PSD_MAGIC:
            found = read_psd(file, name)
            return _labelled(found, name) if isinstance(found, Pixels) else found
    if begin not in (ZIP_MAGIC, b"PK\x05\x06"):
        return None
    with open_zip(path, tr.later("layered picture"), ImageError) as archive:
        return _zipped(archive, name)


def _zipped(archive: ForeignZip, name: str) -> LayeredFile | Pixels:
    if _KRITA in archive:
        if MERGED not in archive:
            raise ImageError(
                tr.later(
                    "{name}: its merged picture is missing, and the small preview is no map. Save "
                    "it again in Krita with layers shown, or export it as OpenRaster (.ora).",
                    name=name,
                )
            )
        return _labelled(decode_pixels(archive.read(MERGED), str(merged_of(name))), name)
    if STACK in archive:
        return read_openraster(archive, name)
    raise ImageError(
        tr.later(
            "{name}: neither an OpenRaster file nor one of Krita's, as it has no list of layers. "
            "Choose another file.",
            name=name,
        )
    )


def _labelled(merged: Pixels, name: str) -> Pixels:
    """A merged picture that may show labels.

    Raises:
        NoLabelLayersError: it shows something like a photograph.
    """
    if merged.rgb is None or merged.palette is not None or merged.values is not None:
        return merged
    distinct = DistinctColours.of(merged.rgb, merged.nothing)
    near, _ = shares_of(distinct, standard_labels())
    if (distinct.counts > 0).sum() > FEW_COLOURS and max(near.values()) < LABELS_SHARE:
        raise NoLabelLayersError(
            tr.later(
                "{name}: its merged picture shows no labels. Hide what lies over them and save it "
                "again, or save it with its layers as .ora or .psd.",
                name=name,
            )
        )
    return merged
