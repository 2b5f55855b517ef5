"""Which networks made a picture, so that a project can tell whether it would look the same."""

from dataclasses import dataclass

from drawai_desktop.core.json_entry import JsonEntry

_LONGEST_STAMP = 100


@dataclass(frozen=True)
class Weights:
    """A network's weights.

    Attributes:
        name: the model's.
        stamp: of the file, as ``core/file_stamp.py`` has it; empty where it could not be read.
    """

    name: str
    stamp: str


@dataclass(frozen=True)
class MadeBy:
    """What made a picture: a generator, and a detail network or none."""

    model: Weights
    detail: Weights | None = None

    def differs(self, other: "MadeBy") -> bool:
        """Whether the other would have made another picture. Detail alone makes no other: it is
        the same picture, sharper."""
        if self.model != other.model:
            return True
        return None not in (self.detail, other.detail) and self.detail != other.detail

    def to_json(self) -> dict[str, object]:
        """For a project's header; :func:`made_by_of` reads it."""
        entry: dict[str, object] = {"model": vars(self.model)}
        if self.detail is not None:
            entry["detail"] = vars(self.detail)
        return entry


def made_by_of(entry: JsonEntry | None) -> MadeBy | None:
    """What a project's header says, or None where it says nothing.

    Raises:
        FileError: what it says is of another kind.
    """
    if entry is None:
        return None
    model = _weights(entry.entry("model"))
    return None if model is None else MadeBy(model, _weights(entry.entry("detail")))


def _weights(entry: JsonEntry | None) -> Weights | None:
    if entry is None:
        return None
    return Weights(entry.cut_text("name"), entry.text("stamp", "", _LONGEST_STAMP))
