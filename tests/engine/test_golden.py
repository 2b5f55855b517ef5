"""The engine gives NVIDIA's pictures: every reference case, within its own tolerance."""

import numpy as np
import pytest

from drawai_desktop.engine.arrays import encode, generate, generate_fast
from tests.golden import cases, recipe, stored


@pytest.mark.parametrize("case", cases("generator"), ids=lambda case: case["name"])
def test_the_plain_path_gives_the_reference_picture(case):
    picture = generate(*recipe.case_inputs(case))
    want = stored(case)["image"]
    assert picture.shape == want.shape
    assert np.abs(picture - want).max() <= case["tolerance"]


@pytest.mark.parametrize("case", cases("generator"), ids=lambda case: case["name"])
def test_the_fast_path_gives_the_reference_picture(case):
    picture = generate_fast(*recipe.case_inputs(case))
    want = stored(case)["image"]
    assert picture.shape == want.shape
    assert np.abs(picture - want).max() <= case["tolerance"]


@pytest.mark.parametrize("case", cases("encoder"), ids=lambda case: case["name"])
def test_the_photo_encoder_gives_the_reference_vectors(case):
    options = recipe.options(**case["options"])
    weights = recipe.encoder_weights(options, case["weights_seed"])
    photo = recipe.photo(*case["photo"]["size"], case["photo"]["seed"])
    mean, log_variance = encode(options, weights, photo)
    want = stored(case)
    assert np.abs(mean - want["mu"]).max() <= case["tolerance"]
    assert np.abs(log_variance - want["logvar"]).max() <= case["tolerance"]
