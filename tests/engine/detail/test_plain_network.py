"""The plain detail network: sizes, what it sees, and that it computes what its docstring says."""

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from drawai_desktop.core.noise import noise_field
from drawai_desktop.engine.networks.detail import (
    SCALE,
    DetailConfig,
    DetailNetwork,
    detail_noise,
    noise_levels,
)
from tests.engine.detail.networks import SMALL, a_network, inputs_of


@pytest.mark.parametrize(("height", "width"), [(8, 8), (5, 11), (1, 3)])
def test_the_answer_has_four_times_the_size(height, width):
    answer = a_network()(*inputs_of(height, width))
    assert answer.shape == (1, 3, 4 * height, 4 * width)


def test_the_prototypes_shape_has_353_thousand_parameters():
    assert sum(p.numel() for p in DetailNetwork().parameters()) == 353_111


def test_without_strength_it_is_the_bicubic_enlargement():
    picture, one_hot, noise = inputs_of(6, 7)
    wanted = F.interpolate(picture, scale_factor=4, mode="bicubic", align_corners=False)
    assert torch.equal(a_network()(picture, one_hot, noise, strength=0), wanted)


def test_it_computes_the_sum_that_is_written_down():
    """The whole network once more, pixel by pixel in double precision by its formula."""
    network = a_network().double()
    picture, one_hot, noise = (
        [t.double() for t in value] if isinstance(value, tuple) else value.double()
        for value in inputs_of(5, 4)
    )
    labels = one_hot[0].argmax(0).numpy()
    weights = {name: value.numpy() for name, value in network.state_dict().items()}

    def conv(x, name):
        w, padded = weights[name + ".weight"], np.pad(x, ((1, 1), (1, 1), (0, 0)))
        high, wide = x.shape[:2]
        y = np.tile(weights[name + ".bias"], (high, wide, 1))
        for i in range(3):
            for j in range(3):
                y += padded[i : i + high, j : j + wide] @ w[:, :, i, j].T
        return y

    def modulated(x, name, ids):
        scale, offset = np.split(weights[name + ".table"][ids], 2, axis=-1)
        return x * (1 + scale) + offset

    def leaky(x):
        return np.where(x > 0, x, 0.2 * x)

    def block(x, name, ids):
        return x + conv(leaky(conv(modulated(x, name + ".m0", ids), name + ".c0")), name + ".c1")

    def double(x, up, weight, field):
        x = leaky(conv(x.repeat(2, axis=0).repeat(2, axis=1), up))
        return x + weights[weight] * field[0, 0].numpy()[..., None]

    coarse, middle = labels[2::4, 2::4], labels[1::2, 1::2]
    first = conv(picture[0].permute(1, 2, 0).numpy(), "head")
    x = first
    for number in range(SMALL.blocks):
        x = block(x, f"blocks.{number}", coarse)
    x = x + modulated(first, "cm", coarse)
    x = block(double(x, "up1", "n1", noise[0]), "b1", middle)
    x = block(double(x, "up2", "n2", noise[1]), "b2", labels)
    wanted = conv(x, "out")
    found = network.correction(picture, one_hot, noise)[0].permute(1, 2, 0).numpy()
    assert np.abs(wanted).mean() > 0.1
    np.testing.assert_allclose(found, wanted, atol=1e-12)


@pytest.mark.parametrize(("blocks", "keeps_means"), [(0, False), (2, False), (7, False), (2, True)])
def test_an_output_pixel_sees_as_far_as_the_reach_says_and_no_further(blocks, keeps_means):
    config = DetailConfig((4, 4, 4), blocks, 3, keeps_means)
    network = a_network(config).double()
    side = 2 * config.reach + 5
    # An even pixel, the first of its square of two, sees less to its left.
    seen_left = config.reach - (1 if keeps_means else 0)
    picture, one_hot, noise = inputs_of(side, side, config)
    picture = picture.double().requires_grad_()
    one_hot = one_hot.double().requires_grad_()
    noise = [n.double() for n in noise]
    middle = side // 2 // 2 * 2
    seen, seen_labels = set(), set()
    answer = network(picture, one_hot, noise)
    for y in range(4 * middle, 4 * middle + 4):
        of_picture, of_labels = torch.autograd.grad(
            answer[0, :, y, 4 * middle].sum(), [picture, one_hot], retain_graph=True
        )
        seen.update((of_picture[0].abs().sum(0) > 0).any(1).nonzero()[:, 0].tolist())
        rows = (of_labels[0].abs().sum(0) > 0).any(1).nonzero()[:, 0].tolist()
        seen_labels.update(row - y for row in rows)
    assert min(seen) == middle - seen_left
    assert max(seen) == middle + config.reach
    label_reach = SCALE * config.reach  # in output pixels: as far as the first block's labels
    assert label_reach - 12 < max(map(abs, seen_labels)) <= label_reach


def test_the_noise_is_that_of_the_seed_and_the_place():
    middle, fine = detail_noise(5, 3, 4)
    assert np.array_equal(middle[0, 0].numpy(), noise_field(5, noise_levels()[0], 6, 8))
    assert np.array_equal(fine[0, 0].numpy(), noise_field(5, noise_levels()[1], 12, 16))
    assert not torch.equal(fine, detail_noise(6, 3, 4)[1])
    assert not torch.equal(fine, detail_noise(5, 3, 4, step=1)[1])
    picture, one_hot, _ = inputs_of(3, 4)
    network = a_network()
    first = network(picture, one_hot, detail_noise(5, 3, 4))
    assert torch.equal(first, network(picture, one_hot, detail_noise(5, 3, 4)))
    assert not torch.allclose(first, network(picture, one_hot, detail_noise(6, 3, 4)))


def test_gradients_reach_every_parameter():
    network = DetailNetwork(SMALL)
    network(*inputs_of(6, 6)).square().mean().backward()
    assert all(p.grad is not None and p.grad.abs().sum() > 0 for p in network.parameters())
