"""The style and seed that a picture says it was made with, for the model that is in use."""

from dataclasses import replace

from drawai_desktop.core.model_manifest import ModelManifest
from drawai_desktop.core.picture_metadata import PictureMetadata
from drawai_desktop.core.style import NEUTRAL, Style


def style_for(said: PictureMetadata, manifest: ModelManifest) -> Style | None:
    """What a picture says, as a style of a model; None where the model has nothing like it.

    The model's own picture has its numbers. Of another model's the name counts, since that model's
    numbers mean another look; where the name is not known, the numbers are taken if there are as
    many as the model reads.
    """
    style, size = said.style, manifest.style_size
    is_own = said.model == manifest.name
    known = next((s for s in manifest.styles if s.name == style.name), None)
    if known is not None and not (is_own and style.vector and style.fits(size)):
        return replace(known, seed=style.seed, strength=style.strength)
    if style.vector:
        return style.with_whole_blend() if style.fits(size) else None
    if is_own or style.name == NEUTRAL.name:
        return replace(style, blend=None)
    return None
