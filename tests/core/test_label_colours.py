"""The colours in which the screen shows labels."""

import pytest

from drawai_desktop.core.label_colours import (
    ALIKE,
    LabelColours,
    LabelTheme,
    colour_text,
    is_colour,
    most_alike,
)
from drawai_desktop.core.labels import UNLABELLED_COLOUR, LabelClass, parse_colour, standard_labels
from drawai_desktop.core.settings import Settings, read_settings, write_settings
from tests.builders import GRASS, SKY, TREE

LABELS = standard_labels()


def test_the_ancestors_theme_has_their_colours_and_keeps_ours_elsewhere():
    shown = LabelColours(LabelTheme.CLASSIC).on(LABELS)
    assert shown[SKY].rgb == parse_colour("#759edf")
    assert shown[GRASS].rgb == parse_colour("#b7d24e")
    for label in LABELS:
        assert shown[label.id].rgb == LABELS.classic.get(label.id, label.rgb)
    assert sum(shown[c.id].rgb != c.rgb for c in LABELS) >= 24


def test_gaugans_theme_has_a_colour_for_every_label_with_its_id_in_the_red_byte():
    shown = LabelColours(LabelTheme.GAUGAN).on(LABELS)
    assert all(label.rgb[0] == label.id for label in shown)


def test_a_recoloured_label_has_its_colour_over_any_theme():
    for theme in LabelTheme:
        shown = LabelColours(theme, {"grass": "#102030", "no such label": "#ffffff"}).on(LABELS)
        assert shown[GRASS].rgb == (0x10, 0x20, 0x30)
        assert (shown.colour_table()[GRASS] == (0x10, 0x20, 0x30)).all()


def test_the_labels_of_a_model_are_recoloured_by_their_names():
    own = LabelClass(200, "lava", "Lava", "More", (1, 2, 3))
    shown = LabelColours(recoloured={"lava": "#ff4400"}).on(LABELS.extended([own]))
    assert shown[200].rgb == (255, 0x44, 0)


def test_names_groups_and_codes_stay_as_they_are():
    shown = LabelColours(LabelTheme.CLASSIC, {"tree": "#000000"}).on(LABELS)
    assert [(c.id, c.name, c.title, c.group, c.key) for c in shown] == [
        (c.id, c.name, c.title, c.group, c.key) for c in LABELS
    ]
    assert (shown.classic, shown.gaugan) == (LABELS.classic, LABELS.gaugan)
    assert tuple(shown.colour_table()[255]) == UNLABELLED_COLOUR


def test_no_change_gives_the_same_labels():
    assert LabelColours().on(LABELS) is LABELS


@pytest.mark.parametrize("text", ["", "#12345", "#12345G", "#ABCDEF", "red", "#1234567"])
def test_what_is_no_colour_is_not_taken(text):
    assert not is_colour(text)
    assert LabelColours(recoloured={"grass": text}).on(LABELS) is LABELS


def test_colours_are_written_as_they_are_read():
    assert parse_colour(colour_text((1, 171, 255))) == (1, 171, 255)
    assert is_colour(colour_text((1, 171, 255)))


def test_what_looks_like_another_label_is_told():
    shown = LabelColours(recoloured={"grass": colour_text(LABELS[TREE].rgb)}).on(LABELS)
    other, far = most_alike(shown[GRASS], shown)
    assert other is not None
    assert (other.id, far) == (TREE, 0.0)
    for label in LABELS:
        if not label.is_rare:
            assert most_alike(label, LABELS)[1] >= ALIKE, label.title


def test_a_colour_that_was_reset_in_one_window_does_not_come_back_by_another(tmp_path):
    path = tmp_path / "settings.json"
    first = Settings(label_colours={"grass": "#102030", "tree": "#203040"})
    write_settings(first, path)
    other = Settings(label_colours={**first.label_colours, "sea": "#304050"})
    write_settings(other, path, before=first)
    reset = Settings(label_colours={"tree": "#203040"})
    write_settings(reset, path, before=first)
    assert read_settings(path).label_colours == {"tree": "#203040", "sea": "#304050"}


def test_colours_in_a_damaged_file_are_left_out(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text('{"label_colours": {"grass": "#102030", "tree": "green", "sea": 5}}')
    assert read_settings(path).label_colours == {"grass": "#102030"}
