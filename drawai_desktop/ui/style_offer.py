"""What is offered of a picture that says how it was made."""

from collections.abc import Callable

from drawai_desktop.core.foreign_file import cleaned
from drawai_desktop.core.picture_metadata import PictureMetadata
from drawai_desktop.ui.message import Answer


def style_offer(
    said: PictureMetadata | None, use: Callable[[], object]
) -> tuple[str, list[Answer]]:
    """A sentence on how a picture was made, and the answer that takes its style and seed; nothing
    of a picture that does not say.

    Args:
        use: takes them.
    """
    if said is None:
        return "", []
    maker = f"by the model {cleaned(said.model, 30)} " if said.model else ""
    text = (
        f"It was made {maker}in the style {cleaned(said.style.name, 30)}, seed {said.style.seed}."
    )
    return text, [("Use its style and seed", use)]
