"""What is offered of a picture that says how it was made."""

from collections.abc import Callable

from drawai_desktop.core.foreign_file import cleaned
from drawai_desktop.core.picture_metadata import PictureMetadata
from drawai_desktop.errors import MetadataError
from drawai_desktop.ui.message import Answer
from drawai_desktop.words import translator

tr = translator(__name__)


def style_offer(
    said: PictureMetadata | MetadataError | None, use: Callable[[], object]
) -> tuple[str, list[Answer]]:
    """A sentence on how a picture was made, and the answer that takes its style and seed; nothing
    of a picture that does not say, and a sentence alone where that is damaged.

    Args:
        use: takes them.
    """
    if said is None:
        return "", []
    if isinstance(said, MetadataError):
        return tr(
            "What it says of how it was made is damaged: choose its style and seed by hand."
        ), []
    style, seed = cleaned(said.style.name, 30), said.style.seed
    if said.model:
        text = tr(
            "It was made by the model {model} in the style {style}, seed {seed}.",
            model=cleaned(said.model, 30),
            style=style,
            seed=seed,
        )
    else:
        text = tr("It was made in the style {style}, seed {seed}.", style=style, seed=seed)
    return text, [(tr("Use its style and seed"), use)]
