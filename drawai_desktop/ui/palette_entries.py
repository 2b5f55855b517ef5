"""What the palette lists: the labels in their groups, with what the model makes of them."""

from dataclasses import dataclass

from drawai_desktop.core.choices import Choice
from drawai_desktop.core.labels import (
    GROUND_GROUP,
    OTHER_GROUP,
    RARE_GROUP,
    UNLABELLED,
    UNLABELLED_NAME,
    LabelClass,
    LabelSet,
    unlabelled_title,
)
from drawai_desktop.core.labels import group_title as label_group_title
from drawai_desktop.core.model_manifest import ModelManifest
from drawai_desktop.words import in_sentence, translator

tr = translator(__name__)

ERASER_KEY = "E"


class OwnGroup(Choice):
    """The groups that the palette adds to those of the labels, as the settings call them."""

    UNKNOWN = "Not learnt by this model"


_FOLDED_AT_FIRST = (RARE_GROUP, OwnGroup.UNKNOWN)


@dataclass(frozen=True)
class Entry:
    """One row of the palette."""

    label: LabelClass | None
    """None for unlabelled."""
    group: str
    tip: str
    key: str = ""
    lender: LabelClass | None = None
    """The label that the model paints instead."""
    usable: bool = True

    @property
    def label_id(self) -> int:
        return UNLABELLED if self.label is None else self.label.id

    @property
    def title(self) -> str:
        return unlabelled_title() if self.label is None else self.label.title

    @property
    def painted_as(self) -> str:
        """Title of the label that the model paints instead, or nothing."""
        return "" if self.lender is None else self.lender.title

    @property
    def searched(self) -> str:
        """What a search looks at, in small letters."""
        if self.label is None:
            return UNLABELLED_NAME
        return f"{self.label.title} {self.label.english} {self.label.name}".lower()


def entries_of(
    labels: LabelSet, manifest: ModelManifest | None, keys: dict[str, int]
) -> list[Entry]:
    """All rows, sorted by what the model has learnt.

    Args:
        manifest: None for no model: then every label is as good as any other.
        keys: digit -> label id.
    """
    key_of = {label_id: key for key, label_id in keys.items()}
    learnt = set(manifest.learnt()) if manifest else {c.id for c in labels}
    borrowed = manifest.borrowed(labels) if manifest else {}
    entries = []
    for label in labels:
        key = key_of.get(label.id, "")
        if label.id in learnt:
            entries.append(Entry(label, label.group, _tip(label, key), key))
        elif label.id in borrowed:
            lender = borrowed[label.id]
            tip = tr(
                "{label}: this model has not learnt it and paints {lender} instead.",
                label=label.title,
                lender=lender.title,
            )
            entries.append(Entry(label, label.group, tip, key, lender))
        else:
            tip = tr(
                "This model has not learnt {label}; choose another model.",
                label=in_sentence(label.title),
            )
            entries.append(Entry(label, OwnGroup.UNKNOWN, tip, usable=False))
    has_others = any(e.group == OTHER_GROUP for e in entries)
    group = OTHER_GROUP if has_others else GROUND_GROUP
    tip = tr("Unlabelled: the eraser. The model paints there what it likes.")
    return [*entries, Entry(None, group, tip, ERASER_KEY)]


def found_by(text: str, entries: list[Entry]) -> list[Entry]:
    """The rows that a search finds, the best first; all of them for no text."""
    if not text:
        return entries
    found = [e for e in entries if text in e.searched]
    usable = [e for e in found if e.usable] or found  # greyed ones only if alone
    return sorted(usable, key=lambda e: not e.searched.startswith(text))


def folded(entries: list[Entry]) -> tuple[list[Entry], dict[int, list[Entry]]]:
    """The rows that stand by themselves, and by label id those that are folded under it: the labels
    that it is painted for. One that a digit chooses stands by itself."""
    shown = {e.label_id for e in entries if e.lender is None}
    alone: list[Entry] = []
    under: dict[int, list[Entry]] = {}
    for entry in entries:
        if entry.lender is None or entry.key or entry.lender.id not in shown:
            alone.append(entry)
        else:
            under.setdefault(entry.lender.id, []).append(entry)
    return alone, under


def grouped(entries: list[Entry], labels: LabelSet) -> dict[str, list[Entry]]:
    """Group -> its rows, in the order of the palette; empty groups are left out."""
    groups: dict[str, list[Entry]] = {name: [] for name in (*labels.groups, *OwnGroup)}
    for entry in entries:
        groups.setdefault(entry.group, []).append(entry)
    return {str(group): members for group, members in groups.items() if members}


def group_title(group: str) -> str:
    """What a group is called on the screen."""
    return tr("Not learnt by this model") if group == OwnGroup.UNKNOWN else label_group_title(group)


def is_folded_at_first(group: str) -> bool:
    """Whether a group that nobody has touched is folded."""
    return group in _FOLDED_AT_FIRST


def lender_key(labels: LabelSet, label_id: int) -> str:
    """What the settings call the rows under a label."""
    return f"painted for {labels[label_id].name}"


def _tip(label: LabelClass, key: str) -> str:
    if key:
        return tr(
            "{label} ({name}, id {id}); key {key}",
            label=label.title,
            name=label.name,
            id=label.id,
            key=key,
        )
    return tr("{label} ({name}, id {id})", label=label.title, name=label.name, id=label.id)
