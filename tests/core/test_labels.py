"""The palette: complete, readable, and told apart by eyes of all kinds."""

import itertools

import numpy as np
import pytest

from drawai_desktop.core.labels import COCO_IDS, read_labels, standard_labels
from drawai_desktop.errors import FileError

NEVER_LABELLED = {11, 25, 28, 29, 44, 65, 67, 68, 70, 82, 90}


def main_labels():
    return [c for c in standard_labels() if c.group != "More"]


def test_every_id_of_coco_stuff_is_offered_but_those_that_no_picture_has():
    labels = standard_labels()
    assert {c.id for c in labels} == set(range(COCO_IDS)) - NEVER_LABELLED
    assert labels.removed == NEVER_LABELLED


@pytest.mark.parametrize(
    ("label_id", "name"),
    [(0, "person"), (91, "banner"), (156, "sky-other"), (154, "sea"), (153, "sand"),
     (17, "dog"), (18, "horse"), (181, "wood"), (123, "grass"), (168, "tree")],
)  # fmt: skip
def test_ids_are_the_list_numbers_minus_one(label_id, name):
    assert standard_labels()[label_id].name == name


def test_the_digits_choose_ten_labels():
    by_key = {c.key: c.title for c in standard_labels()}
    assert [by_key[k] for k in "1234567890"] == [
        "Sky", "Clouds", "Mountain", "Rock", "Sea", "River", "Grass", "Tree", "Sand", "Snow",
    ]  # fmt: skip


def test_all_colours_differ_so_that_a_colour_map_reads_back_exactly():
    labels = standard_labels()
    colours = {c.rgb for c in labels} | {(0x80, 0x80, 0x80)}
    assert len(colours) == len(labels) + 1


def lab(rgb):
    """CIE L*a*b* (D65) of colours uint8 (n, 3)."""
    c = np.asarray(rgb, float) / 255
    c = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    xyz = c @ np.array(
        [[0.4124564, 0.2126729, 0.0193339], [0.3575761, 0.7151522, 0.1191920],
         [0.1804375, 0.0721750, 0.9503041]]
    ) / np.array([0.95047, 1.0, 1.08883])  # fmt: skip
    f = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return np.stack([116 * f[:, 1] - 16, 500 * (f[:, 0] - f[:, 1]), 200 * (f[:, 1] - f[:, 2])], 1)


def ciede2000(first, second):
    """Sharma, Wu, Dalal 2005."""
    (l1, a1, b1), (l2, a2, b2) = first, second
    mean_c = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    g = 0.5 * (1 - np.sqrt(mean_c**7 / (mean_c**7 + 25.0**7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = np.hypot(a1, b1), np.hypot(a2, b2)
    h1, h2 = np.degrees(np.arctan2(b1, a1)) % 360, np.degrees(np.arctan2(b2, a2)) % 360
    dh = h2 - h1
    if c1 * c2 == 0:
        dh = 0.0
    elif dh > 180:
        dh -= 360
    elif dh < -180:
        dh += 360
    delta_h = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(dh) / 2)
    mean_l, mean_cp = (l1 + l2) / 2, (c1 + c2) / 2
    mean_h = h1 + h2
    if c1 * c2 != 0:
        mean_h = (h1 + h2) / 2 if abs(h1 - h2) <= 180 else (h1 + h2 + 360) / 2 % 360
    t = (
        1 - 0.17 * np.cos(np.radians(mean_h - 30)) + 0.24 * np.cos(np.radians(2 * mean_h))
        + 0.32 * np.cos(np.radians(3 * mean_h + 6)) - 0.2 * np.cos(np.radians(4 * mean_h - 63))
    )  # fmt: skip
    s_l = 1 + 0.015 * (mean_l - 50) ** 2 / np.sqrt(20 + (mean_l - 50) ** 2)
    s_c, s_h = 1 + 0.045 * mean_cp, 1 + 0.015 * mean_cp * t
    turn = 30 * np.exp(-(((mean_h - 275) / 25) ** 2))
    r_c = 2 * np.sqrt(mean_cp**7 / (mean_cp**7 + 25.0**7))
    r_t = -np.sin(np.radians(2 * turn)) * r_c
    l_part, c_part, h_part = (l2 - l1) / s_l, (c2 - c1) / s_c, delta_h / s_h
    return float(np.sqrt(l_part**2 + c_part**2 + h_part**2 + r_t * c_part * h_part))


# Machado, Oliveira and Fernandes 2009, full severity, on linear RGB.
BLINDNESS = {
    "none": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
         [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
         [-0.011820, 0.042940, 0.968881]]
    ),
}  # fmt: skip


def seen(rgb, matrix):
    c = np.asarray(rgb, float) / 255
    c = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    c = np.clip(c @ matrix.T, 0, 1)
    return np.where(c <= 0.0031308, c * 12.92, 1.055 * c ** (1 / 2.4) - 0.055) * 255


def test_the_colour_distance_is_the_published_one():
    # A row of Sharma's table.
    assert ciede2000((50, 2.6772, -79.7751), (50, 0, -82.7485)) == pytest.approx(2.0425, abs=1e-4)


@pytest.mark.parametrize(
    ("eyes", "least"), [("none", 10.5), ("protanopia", 4.0), ("deuteranopia", 4.0)]
)
def test_any_two_colours_of_the_palette_are_told_apart(eyes, least):
    colours = lab(seen([c.rgb for c in main_labels()], BLINDNESS[eyes]))
    nearest = min(ciede2000(a, b) for a, b in itertools.combinations(colours, 2))
    assert nearest >= least


def test_search_finds_by_title_and_by_name_and_puts_beginnings_first():
    labels = standard_labels()
    assert [c.title for c in labels.search("stone")][:1] == ["Stone"]
    assert labels.search("sky-other")[0].title == "Sky"
    assert labels.search("nothing like it") == []


def test_a_broken_label_list_says_what_to_do(tmp_path):
    path = tmp_path / "labels.json"
    path.write_text("{")
    with pytest.raises(FileError, match=r"Install the program again"):
        read_labels(path)
