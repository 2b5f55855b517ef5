"""One entry of somebody's JSON, taken apart value by value: each is what it must be, or it is said
which is not."""

import math
from collections.abc import Sequence
from typing import Any, get_args

from drawai_desktop.core.foreign_file import cleaned
from drawai_desktop.errors import DrawAIError, FileError
from drawai_desktop.words import translator

tr = translator(__name__)

UNUSABLE = tr.later("cannot be used")

_REQUIRED = object()
_HUGE = 10**300
"""What is larger may be a whole number that is no float."""


class JsonEntry:
    """A JSON object of others. Keys that nobody asks for are left alone.

    Every method raises the error type that the entry was made with (:class:`FileError`), in one
    sentence that names the key, where a value is missing or of another kind than asked for. A
    ``default`` stands in for a missing key, and for ``null``.
    """

    def __init__(
        self,
        data: Any,  # noqa: ANN401 - it is JSON
        name: str,
        error_type: type[DrawAIError] = FileError,
        place: str = "",
        fault: object = UNUSABLE,
    ) -> None:
        """Args:
        data: what was read; anything but an object is refused.
        name: what a message calls the file.
        place: where in the file the entry is, for messages: ``style.``.
        fault: how a message begins: "not a label set".
        """
        self._name, self._error_type, self._place = name, error_type, place
        self._fault = fault
        if not isinstance(data, dict):
            called = cleaned(place.removesuffix("."), 40)
            if place:
                text = tr.later('"{called}" must be an entry with names and values', called=called)
            else:
                text = tr.later("it must be an entry with names and values")
            raise self.wrong(text)
        self._data: dict[str, Any] = data

    def __contains__(self, key: str) -> bool:
        return self._data.get(key) is not None

    def plain(self) -> dict[str, Any]:
        """The values as they are, for a reader that checks them itself."""
        return dict(self._data)

    def keys(self) -> list[str]:
        """The names of all values."""
        return list(self._data)

    def wrong(self, what: object) -> DrawAIError:
        """The error to raise for a value: ``what`` is the end of "cannot be used, since ..."."""
        return self._error_type(
            tr.later(
                "{name}: {fault}, since {what}. Correct it, or choose another file.",
                name=self._name,
                fault=self._fault,
                what=what,
            )
        )

    def text(self, key: str, default: Any = _REQUIRED, most: int = 200) -> str:  # noqa: ANN401
        """Letters, at most ``most`` of them."""
        value = self._value(key, default)
        if not isinstance(value, str) or len(value) > most:
            raise self._refused(key, tr.later("a text of at most {n} letters", n=most))
        return value

    def cut_text(self, key: str, default: Any = _REQUIRED, most: int = 200) -> str:  # noqa: ANN401
        """Letters, of which at most ``most`` are kept: a name that is too long costs nothing but
        its end."""
        value = self._value(key, default)
        if not isinstance(value, str):
            raise self._refused(key, tr.later("a text of at most {n} letters", n=most))
        return value[:most]

    def one_of(self, key: str, kind: object, default: Any = _REQUIRED) -> Any:  # noqa: ANN401
        """One of the texts of a ``Literal``, the type that ``kind`` is."""
        value, known = self.text(key, default), get_args(kind)
        if value not in known:
            raise self._refused(key, tr.later("one of {known}", known=", ".join(known)))
        return value

    def whole(self, key: str, low: int, high: int, default: Any = _REQUIRED) -> int:  # noqa: ANN401
        """A whole number from ``low`` to ``high``."""
        value = self._value(key, default)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            if low == high:
                raise self._refused(key, low)
            known = tr.later("a whole number from {low} to {high}", low=low, high=high)
            raise self._refused(key, known)
        return value

    def real(
        self,
        key: str,
        low: float,
        high: float,
        default: Any = _REQUIRED,  # noqa: ANN401
    ) -> float:
        """A number from ``low`` to ``high``."""
        value = self._value(key, default)
        if not _is_number(value) or not low <= value <= high:
            raise self._refused(
                key, tr.later("a number from {low:g} to {high:g}", low=low, high=high)
            )
        return float(value)

    def flag(self, key: str, default: Any = _REQUIRED) -> bool:  # noqa: ANN401
        """True or false."""
        value = self._value(key, default)
        if not isinstance(value, bool):
            raise self._refused(key, tr.later("true or false"))
        return value

    def reals(
        self,
        key: str,
        most: int,
        size: float,
        default: Any = _REQUIRED,  # noqa: ANN401
    ) -> tuple[float, ...]:
        """At most ``most`` numbers from ``-size`` to ``size``."""
        value = self._listed(key, most, default)
        if not all(_is_number(v) and abs(v) <= size for v in value):
            raise self._refused(
                key, tr.later("a list of numbers from {low:g} to {high:g}", low=-size, high=size)
            )
        return tuple(float(v) for v in value)

    def wholes(
        self,
        key: str,
        low: int,
        high: int,
        most: int,
        default: Any = _REQUIRED,  # noqa: ANN401
    ) -> tuple[int, ...]:
        """At most ``most`` whole numbers from ``low`` to ``high``."""
        value = self._listed(key, most, default)
        if not all(_is_number(v) and low <= v <= high and v == int(v) for v in value):
            raise self._refused(
                key, tr.later("a list of whole numbers from {low} to {high}", low=low, high=high)
            )
        return tuple(int(v) for v in value)

    def texts(
        self,
        key: str,
        most: int,
        default: Any = _REQUIRED,  # noqa: ANN401
        longest: int = 200,
    ) -> tuple[str, ...]:
        """At most ``most`` texts of at most ``longest`` letters."""
        value = self._listed(key, most, default)
        if not all(isinstance(v, str) and len(v) <= longest for v in value):
            raise self._refused(key, tr.later("a list of texts of at most {n} letters", n=longest))
        return tuple(value)

    def texts_by_name(self, key: str, most: int) -> dict[str, str]:
        """An entry of at most ``most`` texts; empty where it is missing."""
        inner = self.entry(key)
        if inner is None:
            return {}
        if len(inner._data) > most:
            raise self._refused(key, tr.later("an entry of at most {n} texts", n=most))
        return {name: inner.text(name) for name in inner._data}

    def entry(self, key: str) -> "JsonEntry | None":
        """An entry inside this one, or None where there is none."""
        value = self._data.get(key)
        if value is None:
            return None
        return JsonEntry(value, self._name, self._error_type, f"{self._place}{key}.", self._fault)

    def entries(self, key: str, most: int, default: Any = _REQUIRED) -> list["JsonEntry"]:  # noqa: ANN401
        """At most ``most`` entries."""
        return [
            JsonEntry(value, self._name, self._error_type, f"{self._place}{key}[{i}].", self._fault)
            for i, value in enumerate(self._listed(key, most, default))
        ]

    def _listed(self, key: str, most: int, default: Any) -> Sequence[Any]:  # noqa: ANN401
        value = self._value(key, default)
        if not isinstance(value, (list, tuple)) or len(value) > most:
            raise self._refused(key, tr.later("a list of at most {n}", n=most))
        return value

    def _value(self, key: str, default: Any) -> Any:  # noqa: ANN401
        value = self._data.get(key)
        if value is not None:
            return value
        if default is _REQUIRED:
            raise self.wrong(
                tr.later('"{key}" is missing in it', key=cleaned(self._place + key, 40))
            )
        return default

    def _refused(self, key: str, expected: object) -> DrawAIError:
        called = cleaned(self._place + key, 40)
        return self.wrong(tr.later('"{key}" must be {expected}', key=called, expected=expected))


def _is_number(value: Any) -> bool:  # noqa: ANN401 - it is JSON
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return abs(value) < _HUGE and math.isfinite(value)
