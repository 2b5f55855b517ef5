"""The scenes that come with the program: a label map each, its title and its look."""

import json
from dataclasses import dataclass
from pathlib import Path

from drawai_desktop import resources
from drawai_desktop.core.style import NEUTRAL, Style
from drawai_desktop.words import translated


@dataclass(frozen=True)
class Example:
    """A scene that comes with the program.

    Attributes:
        name: of its files.
        english: its title in English.
        style: the default model's look that suits it; another model shows its neutral one, or what
            it makes of these numbers where its style vectors are as long.
    """

    name: str
    english: str
    style: Style = NEUTRAL

    @property
    def title(self) -> str:
        """As people read it."""
        return translated("examples", self.english)

    @property
    def path(self) -> Path:
        """Its label map."""
        return resources.resource("examples", f"{self.name}.png")

    @property
    def picture_path(self) -> Path:
        """The stored picture; only the first example has one."""
        return resources.resource("examples", f"{self.name}.webp")

    @property
    def thumbnail_path(self) -> Path:
        """The small picture, at most 320 px wide and high; every example has one."""
        return resources.resource("examples", "thumbnails", f"{self.name}.webp")


def examples() -> list[Example]:
    """The scenes in the order of the menu."""
    path = resources.resource("examples", "examples.json")
    return [_example(row) for row in json.loads(path.read_text(encoding="utf-8"))]


def _example(row: dict[str, object]) -> Example:
    style = row.get("style")
    assert isinstance(style, dict) or style is None
    if style is None:
        return Example(str(row["name"]), str(row["title"]))
    values = {**style, "vector": tuple(style["vector"])}
    return Example(str(row["name"]), str(row["title"]), Style(**values))
