"""What a person's folder holds to train on: photographs, or photographs with label maps.

Pairs lie in two folders (``images/`` and ``labels/``, or names like these), or side by side
(``NAME.jpg`` with ``NAME.png``, or ``NAME.png`` with ``NAME-labels.png``). A folder without label
maps holds photographs.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from drawai_desktop.core.folders import check_folder_there
from drawai_desktop.core.foreign_file import cleaned, placed
from drawai_desktop.core.image_file import PICTURE_SUFFIXES
from drawai_desktop.core.training_report import PictureFault
from drawai_desktop.datasets.class_table import CLASSES_FILE, ClassTable
from drawai_desktop.datasets.dataset import MAP_SUFFIXES
from drawai_desktop.datasets.set_files import of_people
from drawai_desktop.errors import DatasetError
from drawai_desktop.words import translator

tr = translator(__name__)
_PHOTO_FOLDERS = ("images", "photos", "photographs", "pictures")
_MAP_FOLDERS = ("labels", "maps", "masks", "label maps", "labelmaps")
_MAP_MARKS = ("-labels", "_labels", "-ids", "_ids", "-map", "_map", "-mask", "_mask")
_LARGEST_TABLE = 1_000_000


@dataclass(frozen=True)
class FoundPicture:
    """A photograph, and its label map where there is one.

    Attributes:
        name: of the pair, unlike all others; it may be a file's name.
    """

    name: str
    photo: Path
    label_map: Path | None = None


@dataclass(frozen=True)
class FoundPictures:
    """What a folder holds.

    Attributes:
        pictures: by name.
        are_pairs: whether they have label maps.
        faults: files that have no partner, or are doubled.
        classes: what the numbers in the label maps mean, where the folder says so.
    """

    pictures: tuple[FoundPicture, ...]
    are_pairs: bool
    faults: tuple[PictureFault, ...] = ()
    classes: ClassTable | None = None


def find_pictures(folder: Path) -> FoundPictures:
    """Looks through a folder; no picture is opened.

    Raises:
        DatasetError: it is not there, cannot be read, or holds no pictures.
    """
    try:
        found = _find(folder)
    except OSError as error:
        raise DatasetError(
            tr.later(
                "{folder}: cannot be read ({reason}). Choose another folder.",
                folder=placed(folder),
                reason=error.strerror or str(error),
            )
        ) from error
    if not found.pictures and not found.faults:
        raise DatasetError(
            tr.later(
                "{folder}: no pictures are in it. Choose a folder of photographs, or one with "
                "images/ and labels/.",
                folder=placed(folder),
            )
        )
    return found


def _find(folder: Path) -> FoundPictures:
    check_folder_there(folder, DatasetError)
    inside = {p.name.lower(): p for p in sorted(folder.iterdir()) if p.is_dir()}
    photos = next((inside[name] for name in _PHOTO_FOLDERS if name in inside), folder)
    maps = next((inside[name] for name in _MAP_FOLDERS if name in inside), None)
    if maps is not None:
        return _in_two_folders(photos, maps, _class_table(folder))
    files = _pictures_in(photos)
    pairs = _side_by_side(files)
    return pairs if pairs is not None else FoundPictures(_named(files), are_pairs=False)


def _class_table(folder: Path) -> ClassTable | None:
    path = folder / CLASSES_FILE
    if not path.is_file():
        return None
    if path.stat().st_size > _LARGEST_TABLE:
        raise DatasetError(
            tr.later(
                "{path}: too large for a class table. Choose another folder.", path=placed(path)
            )
        )
    return ClassTable.from_json(path.read_bytes(), placed(folder))


def _pictures_in(folder: Path) -> list[Path]:
    suffixes = PICTURE_SUFFIXES
    names = of_people(p.name for p in sorted(folder.iterdir()) if p.suffix.lower() in suffixes)
    return [folder / name for name in names if (folder / name).is_file()]


def _in_two_folders(photos: Path, maps: Path, classes: ClassTable | None) -> FoundPictures:
    faults: list[PictureFault] = []
    by_name = _by_stem(_pictures_in(photos), faults)
    of_maps = [path for path in _pictures_in(maps) if path.suffix.lower() in MAP_SUFFIXES]
    by_map = {_without_mark(stem): path for stem, path in _by_stem(of_maps, faults).items()}
    both = sorted(by_name.keys() & by_map.keys())
    faults += [_alone(by_name[name]) for name in sorted(by_name.keys() - by_map.keys())]
    faults += [_without_photo(by_map[name]) for name in sorted(by_map.keys() - by_name.keys())]
    pictures = tuple(FoundPicture(name, by_name[name], by_map[name]) for name in both)
    return FoundPictures(pictures, True, tuple(faults), classes)


def _side_by_side(files: list[Path]) -> FoundPictures | None:
    """Pairs in one folder; None where no two files belong together."""
    maps: dict[str, Path] = {}
    marked = {p for p in files if _without_mark(p.stem) != p.stem and _is_map(p)}
    photos = [path for path in files if path not in marked]
    stems = [path.stem for path in photos]
    for path in marked:
        maps[_without_mark(path.stem)] = path
    for path in list(photos):
        if path.stem not in maps and stems.count(path.stem) == 2 and _is_map(path):
            other = next(p for p in photos if p.stem == path.stem and p != path)
            if not _is_map(other):
                maps[path.stem] = path
                photos.remove(path)
    if not any(path.stem in maps for path in photos):
        return None
    faults: list[PictureFault] = []
    by_name = _by_stem(photos, faults)
    both = sorted(by_name.keys() & maps.keys())
    faults += [_alone(by_name[name]) for name in sorted(by_name.keys() - maps.keys())]
    faults += [_without_photo(maps[name]) for name in sorted(maps.keys() - by_name.keys())]
    pictures = tuple(FoundPicture(name, by_name[name], maps[name]) for name in both)
    return FoundPictures(pictures, True, tuple(faults))


def _is_map(path: Path) -> bool:
    return path.suffix.lower() in MAP_SUFFIXES


def _without_mark(stem: str) -> str:
    for mark in _MAP_MARKS:
        if stem.lower().endswith(mark) and len(stem) > len(mark):
            return stem[: -len(mark)]
    return stem


def _by_stem(files: Iterable[Path], faults: list[PictureFault]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for path in files:
        if path.stem in found:
            text = tr.later(
                "Another file is called {name}, too: which is meant is unclear.",
                name=cleaned(path.stem, 60),
            )
            faults.append(PictureFault(path.name, text))
        else:
            found[path.stem] = path
    return found


def _alone(path: Path) -> PictureFault:
    return PictureFault(path.name, tr.later("The photograph has no label map of its name."))


def _without_photo(path: Path) -> PictureFault:
    return PictureFault(path.name, tr.later("The label map has no photograph of its name."))


def _named(files: list[Path]) -> tuple[FoundPicture, ...]:
    """Photographs; of several with one name all but the first get a number."""
    taken: set[str] = set()
    result = []
    for path in files:
        name, number = path.stem, 2
        while name.lower() in taken:  # some file systems do not tell cases apart
            name, number = f"{path.stem}-{number}", number + 1
        taken.add(name.lower())
        result.append(FoundPicture(name, path))
    return tuple(result)
