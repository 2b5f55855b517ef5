"""Styles that seeds draw from a model's own distribution."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from drawai_desktop.core.drawn_styles import DrawnStyles
from drawai_desktop.core.model_manifest import (
    ModelManifest,
    NetworkFacts,
    Task,
    manifest_entries,
    parse_manifest,
)
from drawai_desktop.core.style import NEUTRAL, Style, style_of
from drawai_desktop.errors import ModelError


def _fit() -> DrawnStyles:
    rng = np.random.default_rng(3)
    means = rng.normal(size=(5000, 2)) @ np.array([[2.0, 0.5], [0.0, 0.3]]) + [1.0, -2.0]
    return DrawnStyles.fitted(means, np.full((5000, 2), 0.1))


def test_seeds_draw_with_the_middle_and_the_spread_of_the_photographs_styles():
    drawn = _fit()
    styles = np.stack([NEUTRAL.with_seed(n).latent(2, (), drawn) for n in range(1, 4001)])
    assert np.allclose(styles.mean(axis=0), [1.0, -2.0], atol=0.15)
    assert np.allclose(np.cov(styles.T), [[4.1, 1.0], [1.0, 0.44]], atol=0.3)


def test_a_style_from_before_keeps_its_look():
    old = style_of({"name": "Neutral", "seed": 7})
    assert (old.latent(2, (3.0, 1.0), _fit()) == old.latent(2, (3.0, 1.0))).all()
    assert (NEUTRAL.with_seed(7).latent(2, (), _fit()) != old.latent(2)).any()


def test_a_look_is_varied_as_before():
    look = Style("Dusk", (1.0, 2.0), 0.3, seed=5)
    assert (look.latent(2, (), _fit()) == look.latent(2)).all()


def test_the_neutral_look_without_a_seed_stays_where_it_is():
    assert NEUTRAL.latent(2, (3.0, 1.0), _fit()).tolist() == [3.0, 1.0]


def test_a_smaller_spread_leads_from_the_neutral_place_to_the_drawn_styles():
    drawn, place = _fit(), (3.0, 1.0)
    wide = NEUTRAL.with_seed(5)
    near = [wide.with_spread(s).latent(2, place, drawn) for s in (0.0, 0.1, 0.5, 1.0)]
    apart = [float(np.abs(z - place).sum()) for z in near]
    assert apart[0] == 0
    assert apart == sorted(apart)


def test_a_manifest_keeps_them():
    facts = NetworkFacts("drawai-spade", style_size=2)
    manifest = ModelManifest(Path(), "x", facts, (), task=Task.DETAIL, drawn=_fit())
    back = parse_manifest(json.loads(json.dumps(manifest_entries(manifest))), Path())
    assert back.drawn == manifest.drawn
    without = parse_manifest(manifest_entries(replace(manifest, drawn=None)), Path())
    assert without.drawn is None


@pytest.mark.parametrize(
    "drawn",
    [
        {"mean": [0.0, 0.0], "factor": [1.0, 0.0]},
        {"mean": [0.0], "factor": [1.0]},
        {"mean": [], "factor": []},
        {"mean": [0.0, 1e9], "factor": [1.0, 0.0, 1.0]},
        {"mean": [0.0, 0.0]},
        {"mean": "ab", "factor": [1.0, 0.0, 1.0]},
    ],
)
def test_numbers_that_do_not_fit_are_refused_in_one_sentence(drawn):
    facts = NetworkFacts("drawai-spade", style_size=2)
    entries = manifest_entries(ModelManifest(Path(), "x", facts, (), task=Task.DETAIL))
    with pytest.raises(ModelError) as caught:
        parse_manifest({**entries, "drawn": drawn}, Path("x"))
    assert len(str(caught.value)) < 300
