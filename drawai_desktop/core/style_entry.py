"""A style in the JSON of others: projects, their histories, pictures."""

from drawai_desktop.core.json_entry import JsonEntry
from drawai_desktop.core.style import LARGEST_SEED, Blend, Style
from drawai_desktop.words import translator

tr = translator(__name__)

_LONGEST_VECTOR = 4096
_LARGEST_NUMBER = 1e6
_DEEPEST_BLEND = 8


def checked_style(values: JsonEntry, depth: int = 0) -> Style:
    """The style that a file of others describes, each value checked; without what it was blended
    from, where that cannot be blended anew.

    Raises:
        DrawAIError: of the entry's type; a value is missing or of another kind.
    """
    return Style(
        name=values.cut_text("name", "Neutral"),
        vector=values.reals("vector", _LONGEST_VECTOR, _LARGEST_NUMBER, ()),
        spread=values.real("spread", 0, 100, 1.0),
        strength=values.real("strength", 0, 100, 1.0),
        seed=values.whole("seed", 0, LARGEST_SEED, 0),
        blend=_blend(values.entry("blend"), depth),
        fitted=values.flag("fitted", False),
    ).with_whole_blend()


def _blend(values: JsonEntry | None, depth: int) -> Blend | None:
    """What a style was blended from; files from before blends were kept have none."""
    if values is None:
        return None
    first, second = values.entry("first"), values.entry("second")
    if first is None or second is None or depth >= _DEEPEST_BLEND:
        raise values.wrong(tr.later("what its style was blended from is incomplete"))
    looks = checked_style(first, depth + 1).look, checked_style(second, depth + 1).look
    return Blend(*looks, values.real("part", 0, 1))
