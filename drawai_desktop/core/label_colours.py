"""The colours in which the screen shows labels: a theme, and labels of a colour of one's own.

Files are not concerned: maps in colours are written in the label list's own.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from drawai_desktop.core.choices import Choice
from drawai_desktop.core.labels import LabelClass, LabelSet, Rgb, parse_colour

ALIKE = 8.0
"""Colours that differ by less (CIE 1976, in L*a*b*) are hard to tell apart beside each other."""
_HEX = re.compile(r"#[0-9a-f]{6}")
_TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
_WHITE = np.array([0.9505, 1.0, 1.089])


class LabelTheme(Choice):
    """Whose colours the labels have on the screen."""

    OWN = "own"
    """This program's."""
    CLASSIC = "classic"
    """Those of drawAI and smart-sketch, where they had a label; else this program's."""
    GAUGAN = "gaugan"
    """Those of NVIDIA's GauGAN demo."""


@dataclass(frozen=True)
class LabelColours:
    """What differs from the label list's colours.

    Attributes:
        recoloured: COCO-Stuff name -> ``#rrggbb``, over the theme; a model's own labels, too.
    """

    theme: LabelTheme = LabelTheme.OWN
    recoloured: Mapping[str, str] = field(default_factory=dict)

    def on(self, labels: LabelSet) -> LabelSet:
        """The same labels in these colours."""
        colours = {LabelTheme.CLASSIC: labels.classic, LabelTheme.GAUGAN: labels.gaugan}
        chosen = dict(colours.get(self.theme, {}))
        for label in labels:
            text = self.recoloured.get(label.name, "")
            if is_colour(text):
                chosen[label.id] = parse_colour(text)
        return labels.recoloured(chosen)


def is_colour(text: str) -> bool:
    """Whether a text is ``#rrggbb`` in small letters, as the settings keep it."""
    return _HEX.fullmatch(text) is not None


def colour_text(rgb: Rgb) -> str:
    """(127, 184, 240) -> ``#7fb8f0``."""
    return "#{:02x}{:02x}{:02x}".format(*rgb)


def most_alike(label: LabelClass, among: LabelSet) -> tuple[LabelClass | None, float]:
    """The other common label whose colour is nearest, and how far it is (CIE 1976)."""
    others = [c for c in among if c.id != label.id and not c.is_rare]
    if not others:
        return None, float("inf")
    lab = _lab(np.array([label.rgb, *(c.rgb for c in others)], float))
    far = np.linalg.norm(lab[1:] - lab[0], axis=1)
    nearest = int(np.argmin(far))
    return others[nearest], float(far[nearest])


def _lab(rgb: np.ndarray) -> np.ndarray:
    """float (n, 3): L*a*b* of sRGB values (n, 3) of 0 to 255."""
    part = rgb / 255.0
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    xyz = linear @ _TO_XYZ.T / _WHITE
    root = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    x, y, z = root.T
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=1)
