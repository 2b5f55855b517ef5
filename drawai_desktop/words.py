"""The words that people read, in their language: the door that every room translates through.

Free of Qt: the window installs a look-up (:mod:`drawai_desktop.ui.language`), and until then, on
the command line and in scripts, all words are the English ones of the code. docs/translating.md
says what to write.
"""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from string import Formatter

LookUp = Callable[[str, str, int], str]
"""(context, English text, number) -> the text in the person's language; a number below zero for a
text without plural forms. What is not known comes back in English."""

_look_up: LookUp | None = None
_signs = {ord("."): ".", ord(","): ","}
"""Of numbers: decimal point and separator of thousands in English -> those of the language."""
_thread = threading.local()


def install(look_up: LookUp | None, decimal_point: str = ".", thousands: str = ",") -> None:
    """Has all words looked up from now on; None for English.

    Args:
        decimal_point: what parts whole numbers from what follows.
        thousands: what parts the thousands of numbers.
    """
    global _look_up, _signs
    _look_up, _signs = look_up, {ord("."): decimal_point, ord(","): thousands}


@contextmanager
def in_english() -> Iterator[None]:
    """Inside, this thread's words are English, in errors that are made already, too: for logs."""
    before = getattr(_thread, "is_english", False)
    _thread.is_english = True
    try:
        yield
    finally:
        _thread.is_english = before


class _Filler(Formatter):
    """Puts values into a text; numbers are written as the language does."""

    def format_field(self, value: object, format_spec: str) -> str:
        """One value, as Formatter asks for it."""
        shown = format(value, format_spec)
        return shown.translate(_signs) if isinstance(value, (int, float)) else shown


_FILLER, _ENGLISH = _Filler(), Formatter()


def _shown(context: str, one: str, many: str, n: int, values: dict[str, object]) -> str:
    """A text in the person's language, with its values; without plural forms ``one`` is empty."""
    text, filler = many, _ENGLISH
    if _look_up is not None and not getattr(_thread, "is_english", False):
        text, filler = _look_up(context, many, n), _FILLER
    if one and n == 1 and text == many:
        text = one
    return filler.vformat(text, (), values) if values else text


def in_sentence(title: str) -> str:
    """A title as it stands within a sentence: in small letters in English, where a title begins
    with a capital; German nouns keep theirs."""
    return title.lower() if _look_up is None else title


@dataclass(frozen=True)
class Words:
    """Words that are looked up each time they are shown: ``str(words)``.

    Tables hold them, which are made before the language is known, and errors, which are shown to
    people and logged in English.

    Attributes:
        one: the text for the number one; empty where there are no plural forms.
        many: the text; with plural forms, that for the other numbers.
        n: the number; -1 where there are no plural forms.
        values: of the named places in the text.
    """

    context: str
    one: str
    many: str
    n: int
    values: tuple[tuple[str, object], ...]

    def filled(self, **values: object) -> str:
        """The text now, with values that were not known before; it need not name them all."""
        return _shown(self.context, self.one, self.many, self.n, dict(self.values) | values)

    def __str__(self) -> str:
        return _shown(self.context, self.one, self.many, self.n, dict(self.values))

    def __format__(self, format_spec: str) -> str:
        """``{reason:fact}`` is the sentence within another one: without the name of what it is
        about, which the other has, and without its full stop."""
        text = str(self)
        if format_spec != "fact":
            return format(text, format_spec)
        before, found, rest = text.partition(": ")
        is_named = found and before in [str(value) for _, value in self.values]
        return (rest if is_named else text).rstrip(".")


def in_a_row(parts: Iterable[object], between: str = ", ") -> Words:
    """Words one after the other, with something between them; each is looked up by itself."""
    values = tuple((f"part{place}", part) for place, part in enumerate(parts))
    text = between.join(f"{{{name}}}" for name, _ in values)
    return Words("", "", text, -1, values)


class Translator:
    """What translates the words of one module; ``make translations`` finds its calls.

    Texts are literals with named places; values are put in after the translation.
    """

    def __init__(self, context: str) -> None:
        self.context = context

    def __call__(self, text: str, /, **values: object) -> str:
        """A text, translated now: ``tr("{name} is saved.", name=name)``."""
        return _shown(self.context, "", text, -1, values)

    def count(self, one: str, many: str, /, n: int, **values: object) -> str:
        """A text with a number: ``tr.count("{n} picture", "{n} pictures", n=3)``."""
        return _shown(self.context, one, many, n, {"n": n, **values})

    def later(self, text: str, /, **values: object) -> Words:
        """A text that is translated when it is shown: in tables and errors."""
        return Words(self.context, "", text, -1, tuple(values.items()))

    def count_later(self, one: str, many: str, /, n: int, **values: object) -> Words:
        """A text with a number that is translated when it is shown."""
        return Words(self.context, one, many, n, tuple({"n": n, **values}.items()))


def translated(context: str, english: str) -> str:
    """A word of a list or table, whose rows ``make translations`` reads by themselves."""
    return _shown(context, "", english, -1, {})


def translator(module: str) -> Translator:
    """The translator of a module, ``tr = translator(__name__)``: its context is the module's name
    below the package."""
    return Translator(module.removeprefix("drawai_desktop."))
