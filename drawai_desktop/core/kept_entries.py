"""Entries of a JSON file that are kept for somebody else: another reader, or the next writer."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

Json = bool | int | float | str | list["Json"] | dict[str, "Json"] | None
"""What a JSON file holds."""


@dataclass(frozen=True)
class KeptEntries:
    """The entries of a JSON object. Never changes; two with the same entries are equal."""

    text: str = "{}"
    """As JSON, sorted by name."""

    @classmethod
    def of(cls, values: Mapping[str, Json]) -> "KeptEntries":
        """Entries as :func:`json.loads` gives them. A NaN, which JSON has not, becomes null: it is
        a measurement that could not be made."""
        plain = json.loads(json.dumps(values), parse_constant=lambda _name: None)
        return cls(json.dumps(plain, sort_keys=True))

    def values(self) -> dict[str, Json]:
        """A copy that may be changed."""
        values: dict[str, Json] = json.loads(self.text)
        return values

    def __getitem__(self, name: str) -> Json:
        return self.values()[name]

    def number(self, name: str) -> float:
        """A number that must be there: for what this program has just measured."""
        value = self.values()[name]
        assert isinstance(value, (int, float)), (name, value)
        return value


NOTHING_KEPT = KeptEntries()
