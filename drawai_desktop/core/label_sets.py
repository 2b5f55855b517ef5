"""Which classes a network's channels stand for: the published data sets, and files of one's own."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from drawai_desktop import resources
from drawai_desktop.core.foreign_file import cleaned, named
from drawai_desktop.core.json_entry import JsonEntry
from drawai_desktop.core.json_file import read_json
from drawai_desktop.core.labels import UNLABELLED_NAME, standard_labels
from drawai_desktop.core.model_classes import LONGEST_NAME, MOST_CLASSES, ClassRow, read_class_rows
from drawai_desktop.core.text_file import read_lines
from drawai_desktop.errors import FileError, OptionError
from drawai_desktop.words import translator

tr = translator(__name__)

PUBLISHED = ("coco", "ade20k", "ade20k-shifted", "cityscapes")


@dataclass(frozen=True)
class GeneratorHints:
    """What weights do not say of their generator's shape; None where nothing is known."""

    label_nc: int | None = None
    has_dontcare: bool | None = None
    has_edges: bool | None = None
    upsampling: str | None = None
    crop_size: int | None = None
    aspect_ratio: float | None = None

    def over(self, other: "GeneratorHints") -> "GeneratorHints":
        """These, and the other's where these say nothing."""
        own = {f.name: getattr(self, f.name) for f in fields(self)}
        return replace(other, **{name: v for name, v in own.items() if v is not None})


@dataclass(frozen=True)
class LabelSetOfModel:
    """What a network's label channels mean, as ``model.json`` states it.

    Attributes:
        name: ``coco``, ``ade20k``, ... or the file's name.
        classes: the channels that have a meaning.
        unlabelled: the channel for unlabelled pixels, or None.
        aliases: name of a label that is lacking -> name of the class that stands in.
        generator: what goes with it.
    """

    name: str
    classes: tuple[ClassRow, ...]
    unlabelled: int | None = None
    aliases: Mapping[str, str] = field(default_factory=dict)
    generator: GeneratorHints = field(default_factory=GeneratorHints)


def label_set(name_or_path: str) -> LabelSetOfModel:
    """A published label set by name, or one from a file.

    A file is either JSON of the same form as those in ``resources/label_sets``, or plain text with
    one class name a line, in the order of the channels.

    Raises:
        OptionError: no such set.
        FileError: the file cannot be read as one.
    """
    if name_or_path in PUBLISHED:
        return _read(resources.resource("label_sets", f"{name_or_path}.json"))
    path = Path(name_or_path)
    if not path.is_file():
        raise OptionError(
            tr.later(
                "No label set {name}: choose one of {known}, or a file with one class name a line.",
                name=cleaned(name_or_path),
                known=", ".join(PUBLISHED),
            )
        )
    if path.suffix.lower() == ".json":
        return _read(path)
    names = read_lines(path, tr.later("list of class names"))
    if len(names) > MOST_CLASSES or any(len(name) > LONGEST_NAME for name in names):
        raise FileError(
            tr.later(
                "{path}: not a list of class names: more than {most} lines, or one "
                "of over {longest} letters. Give a file with one name a line.",
                path=named(path),
                most=MOST_CLASSES,
                longest=LONGEST_NAME,
            )
        )
    doubled = next((n for i, n in enumerate(names) if n in names[:i]), None)
    if doubled is not None:
        raise FileError(
            tr.later(
                "{path}: the class {doubled} is there twice. Give each a name of its own.",
                path=named(path),
                doubled=cleaned(doubled),
            )
        )
    return from_names(path.stem, names)


def from_names(name: str, class_names: list[str]) -> LabelSetOfModel:
    """A label set of plain names; those of COCO-Stuff get its ids."""
    labels = standard_labels()
    rows = []
    unlabelled = None
    for index, class_name in enumerate(class_names):
        if class_name.lower() in (UNLABELLED_NAME, "unlabeled", "unknown"):
            unlabelled = index
            rows.append(ClassRow(index, UNLABELLED_NAME))
            continue
        known = labels.named(class_name)
        rows.append(ClassRow(index, class_name, known.id if known else None))
    return LabelSetOfModel(name, tuple(rows), unlabelled)


def numbered(count: int) -> LabelSetOfModel:
    """Names for channels of which nothing is known."""
    return from_names("classes", [f"class {i}" for i in range(count)])


def _read(path: Path) -> LabelSetOfModel:
    entry = JsonEntry(
        read_json(path, tr("label set")), named(path), fault=tr.later("not a label set")
    )
    classes = read_class_rows(entry)
    if not classes or len({row.index for row in classes}) != len(classes):
        raise entry.wrong(tr.later('each of its classes must have an "index" of its own'))
    generator = entry.entry("generator")
    return LabelSetOfModel(
        name=entry.text("name", most=LONGEST_NAME),
        classes=classes,
        unlabelled=entry.whole("unlabelled", 0, MOST_CLASSES - 1)
        if "unlabelled" in entry
        else None,
        aliases=entry.texts_by_name("aliases", MOST_CLASSES),
        generator=_hints(generator) if generator else GeneratorHints(),
    )


def _hints(entry: JsonEntry) -> GeneratorHints:
    upsampling = entry.text("upsampling", "")
    if upsampling not in ("", "normal", "more", "most"):
        raise entry.wrong(tr.later('"generator.upsampling" must be normal, more or most'))
    return GeneratorHints(
        label_nc=entry.whole("label_nc", 1, MOST_CLASSES) if "label_nc" in entry else None,
        has_dontcare=entry.flag("has_dontcare") if "has_dontcare" in entry else None,
        has_edges=entry.flag("has_edges") if "has_edges" in entry else None,
        upsampling=upsampling or None,
        crop_size=entry.whole("crop_size", 32, 8192) if "crop_size" in entry else None,
        aspect_ratio=entry.real("aspect_ratio", 0.05, 20) if "aspect_ratio" in entry else None,
    )
