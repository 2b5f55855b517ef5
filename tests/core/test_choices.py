"""Choices, and what differs between two styles: told by values, never by words on the screen."""

import json
from dataclasses import replace

import pytest

from drawai_desktop.core.choices import DeviceChoice, ThemeChoice, ViewChoice
from drawai_desktop.core.precision import Precision
from drawai_desktop.core.settings import Settings, read_settings, write_settings
from drawai_desktop.core.style import NEUTRAL, Style, StyleChange, blended

DUSK, NOON = Style("Dusk", (1.0, 0.0)), Style("Noon", (0.0, 1.0))


def test_the_settings_file_holds_the_words_that_it_always_held(tmp_path):
    path = tmp_path / "settings.json"
    words = {"theme": "light", "device": "cuda", "precision": "fast", "view": "picture"}
    path.write_text(json.dumps(words))
    settings = read_settings(path)
    assert settings.theme is ThemeChoice.LIGHT
    assert settings.device is DeviceChoice.CUDA
    assert settings.precision is Precision.FAST
    assert settings.view is ViewChoice.PICTURE
    write_settings(settings, path)
    stored = json.loads(path.read_text())
    assert {name: stored[name] for name in words} == words


def test_a_word_that_is_no_choice_is_refused():
    with pytest.raises(ValueError, match="pink"):
        Settings(theme="pink")


def test_a_choice_is_written_as_its_word_everywhere():
    assert f"{ThemeChoice.DARK} {DeviceChoice.MPS!s:>4}" == "dark  mps"
    assert json.dumps(ViewChoice.BOTH) == '"side"'


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (DUSK, DUSK.with_strength(0.5), StyleChange.STRENGTH),
        (DUSK, DUSK.with_seed(7), StyleChange.SEED),
        (DUSK, NOON, StyleChange.LOOK),
        (DUSK, DUSK.with_seed(7).with_strength(0.1), StyleChange.LOOK),
        (DUSK, blended(DUSK, NOON, 0.5), StyleChange.LOOK),
        (blended(DUSK, NOON, 0.5), blended(DUSK, NOON, 0.6), StyleChange.BLEND),
        (blended(DUSK, NOON, 0.5), blended(DUSK, NEUTRAL, 0.5), StyleChange.LOOK),
    ],
)
def test_what_differs_between_two_styles(before, after, change):
    assert before.change_to(after) is change


def test_the_neutral_look_is_known_whatever_it_is_called():
    named = replace(NEUTRAL, name="Neutre", seed=3)
    assert named.is_neutral
    assert named.has_look_of(NEUTRAL)
    assert not DUSK.is_neutral
    assert not blended(NEUTRAL, DUSK, 0.0).is_neutral
