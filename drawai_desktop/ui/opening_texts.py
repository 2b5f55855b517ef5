"""What opening a file says and asks, in whole sentences."""

from drawai_desktop.core.annotation_file import ANNOTATION_SUFFIX
from drawai_desktop.core.image_file import PICTURE_SUFFIXES
from drawai_desktop.core.layered_door import LAYERED_SUFFIXES
from drawai_desktop.core.project_file import SUFFIX
from drawai_desktop.ui.read_documents import ReadMap
from drawai_desktop.words import translator

tr = translator(__name__)


def open_filter() -> str:
    """What the open dialog offers."""
    suffixes = (SUFFIX, *LAYERED_SUFFIXES, *PICTURE_SUFFIXES, ANNOTATION_SUFFIX)
    endings = " ".join(f"*{suffix}" for suffix in suffixes)
    return tr("Projects, label maps and annotations ({endings});;All files (*)", endings=endings)


def unknown_labels(read: ReadMap) -> str:
    """That a map has ids which are no labels."""
    return tr.count(
        "{name}: {ids} is no label (0 to 181, and 255 for unlabelled).",
        "{name}: {ids} are no labels (0 to 181, and 255 for unlabelled).",
        n=len(read.reading.unknown),
        name=read.path.name,
        ids=read.reading.unknown_text(),
    )


def only_from_files() -> str:
    """Why what is on the canvas cannot be read in another way."""
    return tr("Only a label map that was opened from a file can be read in another way.")


def replaced(title: str) -> str:
    """That work which was not saved is no longer shown."""
    return tr("{title} had changes that were not saved.", title=title)
