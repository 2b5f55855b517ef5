"""Where the neutral look is put, and that moving it is only another zero."""

import numpy as np
import pytest
import torch

from drawai_desktop.engine.generator import seeded_noise
from drawai_desktop.engine.segmentation import Segmentation
from drawai_desktop.engine.training.config import NetworkOptions, Stage
from drawai_desktop.engine.training.dataset import ClassTable
from drawai_desktop.engine.training.networks import build_networks, encoder_input
from drawai_desktop.engine.training.neutral import brighter_shift, move_neutral
from drawai_desktop.engine.training.photo_styles import PhotoStyles
from drawai_desktop.errors import OptionError


def photographs(count=400):
    """Whose first number of the style vector is their brightness, and the second nothing."""
    vectors = np.random.RandomState(0).standard_normal((count, 3)).astype(np.float32)
    return PhotoStyles(vectors, 0.4 + 0.1 * vectors[:, 0].astype(float))


def test_the_shift_goes_where_the_brighter_photographs_are():
    shift = brighter_shift(photographs(), 0.75, lambda z: 0.35 + 0.2 * float(z[0]))
    assert shift[0] == pytest.approx(0.625, abs=0.08)  # 0.475 is wished and 0.35 was there
    assert np.abs(shift[1:]).max() < 0.2


def test_a_neutral_look_that_is_too_bright_goes_the_other_way():
    shift = brighter_shift(photographs(), -0.5, lambda z: 0.45 + 0.2 * float(z[0]))
    assert shift[0] == pytest.approx(-0.5, abs=0.08)


def test_the_shift_stays_among_the_photographs():
    shift = brighter_shift(photographs(), 9.0, lambda z: 0.35 + 0.1 * float(z[0]))
    assert 0.5 < np.linalg.norm(shift) < 1.2


def test_photographs_that_are_equally_bright_give_no_direction():
    alike = PhotoStyles(photographs().vectors, np.full(400, 0.5))
    assert not brighter_shift(alike, 1.0, lambda _z: 0.2).any()


NVIDIA = NetworkOptions(modulation="convolution", ngf=2, style_size=256)
OWN = NetworkOptions(ngf=2, style_size=4, encoder_widths=(8, 8), encoder_size=32)


def classes(has_unlabelled):
    names = ("sky", "sea", "rock", "unlabelled" if has_unlabelled else "tree")
    rows = tuple({"index": i, "name": name, "coco": None} for i, name in enumerate(names))
    return ClassTable(rows, has_unlabelled)


@pytest.mark.parametrize(("network", "side"), [(OWN, 64), (NVIDIA, 256)], ids=["own", "nvidia"])
def test_a_moved_zero_changes_neither_pictures_nor_what_photographs_are(
    network, side, tiny_options
):
    options = tiny_options(stages=(Stage("whole", 1, side, 1),), network=network)
    painter = build_networks(options, classes(has_unlabelled=True)).painter.eval()
    random = torch.Generator().manual_seed(1)
    ids = torch.randint(0, 4, (1, side, side), generator=random)
    segmentation = Segmentation(painter.generator.config, ids, None)
    z, shift = torch.randn(2, 1, network.style_size, generator=random)
    photo = encoder_input(painter.encoder, torch.rand(1, 3, 256, 256, generator=random))
    with torch.no_grad():
        picture, (mean, _) = (
            painter.generator(segmentation, z + shift, seeded_noise(0)),
            painter.encoder(photo),
        )
        plain = painter.generator(segmentation, z, seeded_noise(0))
        move_neutral(painter, shift[0].numpy())
        moved, (moved_mean, _) = (
            painter.generator(segmentation, z, seeded_noise(0)),
            painter.encoder(photo),
        )
    torch.testing.assert_close(moved, picture, rtol=1e-4, atol=1e-4)
    torch.testing.assert_close(moved_mean, mean - shift, rtol=1e-4, atol=1e-4)
    assert (moved - plain).abs().max() > 1e-3


def test_a_model_without_a_class_for_unlabelled_says_that_it_cannot_be_moved(tiny_options):
    options = tiny_options(network=OWN)
    painter = build_networks(options, classes(has_unlabelled=False)).painter
    with pytest.raises(OptionError, match="no class for unlabelled"):
        move_neutral(painter, np.ones(4, np.float32))
