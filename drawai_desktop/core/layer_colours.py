"""The colours of one layer, kept small: many layers of a large canvas are open at once."""

from dataclasses import dataclass

import numpy as np

from drawai_desktop.core.colour_reading import FEW_COLOURS, NEAR
from drawai_desktop.core.colour_schemes import (
    COLOUR_SCHEMES,
    DistinctColours,
    Scheme,
    match_colours,
    packed_colours,
)
from drawai_desktop.core.labels import LabelSet, standard_labels

_WEIGHED_COLOURS = 4096
_MOST_COLOURS = 1 << 16
LABELS_SHARE = 0.5
"""A layer of which less is near to label colours holds no labels."""


@dataclass(frozen=True, eq=False)
class LayerColours:
    """The distinct colours of what is painted of a layer.

    Attributes:
        distinct: the index is unsigned, of as few bytes as it needs.
        near: colour scheme -> share of the painted pixels that are near to its colours.
        exact: likewise, that have exactly one of them.
        is_grey: red, green and blue are equal throughout.
    """

    distinct: DistinctColours
    near: dict[Scheme, float]
    exact: dict[Scheme, float]
    is_grey: bool

    @classmethod
    def of(cls, rgb: np.ndarray, painted: np.ndarray) -> "LayerColours | None":
        """Of a layer's pixels.

        Args:
            rgb: uint8 (h, w, 3).
            painted: bool (h, w).
        Returns:
            None if they hold no labels for sure, as of a photograph.
        """
        packed, nothing = packed_colours(rgb), ~painted
        if painted.any():  # else colours that nobody sees would be among them
            packed[nothing] = packed.ravel()[painted.argmax()]
        found = DistinctColours.of_packed(packed, nothing)
        labels = standard_labels()
        near, exact = shares_of(found, labels)
        count = int((found.counts > 0).sum())
        is_grey = bool((found.colours == found.colours[:, :1]).all())
        if count > FEW_COLOURS and max(near.values()) < LABELS_SHARE:
            return None
        if count > _MOST_COLOURS:
            return None
        kind = np.uint8 if len(found.counts) <= 256 else np.uint16
        small = DistinctColours(found.colours, found.counts, found.index.astype(kind))
        return cls(small, near, exact, is_grey)

    @property
    def pixels(self) -> int:
        """How many are painted."""
        return int(self.distinct.counts.sum())

    @property
    def are_few(self) -> bool:
        """Whether it is a drawing in few colours, of any code."""
        return bool((self.distinct.counts > 0).sum() <= FEW_COLOURS)

    def fits(self, scheme: Scheme) -> bool:
        """Whether most of it is near to a colour scheme's colours."""
        return self.near.get(scheme, 0.0) >= LABELS_SHARE


def shares_of(
    distinct: DistinctColours, labels: LabelSet
) -> tuple[dict[Scheme, float], dict[Scheme, float]]:
    """(share of the pixels near to a scheme's colours, share of those that have one), by scheme."""
    common = distinct.commonest(_WEIGHED_COLOURS)
    near, exact = {}, {}
    total = max(1, int(distinct.counts.sum()))
    for scheme in COLOUR_SCHEMES:
        match = match_colours(common, scheme, labels)
        near[scheme] = float(common.counts[match.distance <= NEAR].sum() / total)
        exact[scheme] = float(common.counts[match.distance == 0].sum() / total)
    return near, exact
