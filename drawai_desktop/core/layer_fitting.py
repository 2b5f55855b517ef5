"""Layers of files brought to the sides that a canvas may have."""

from dataclasses import replace

from drawai_desktop.core.label_reading import fit_canvas
from drawai_desktop.core.layers import Layered


def fit_layers(content: Layered) -> tuple[Layered, str]:
    """As :func:`fit_canvas`, for all layers, and the reference picture with them."""
    fitted = [fit_canvas(layer.ids) for layer in content.layers]
    note = fitted[0][1]
    if not note:
        return content, ""
    factor = fitted[0][0].shape[1] / content.layers[0].ids.shape[1]
    reference = content.reference
    if reference is not None:
        reference = reference.scaled(factor, 0, 0)
    layers = [
        replace(layer, ids=ids) for layer, (ids, _) in zip(content.layers, fitted, strict=True)
    ]
    return replace(content, layers=tuple(layers), reference=reference), note
