"""Noise from counters: normal, without a pattern, and by place alone."""

import torch

from drawai_desktop.training.device_noise import normal_fields, sample_seeds
from drawai_desktop.training.random_draws import noise_of

CPU = torch.device("cpu")


def fields(places=(0, 1, 2, 3), seed=1, block=0, size=128):
    return normal_fields(sample_seeds(seed, torch.tensor(places)), block, size, size)


def test_the_noise_is_normal():
    found = fields(tuple(range(8))).flatten().double()
    assert abs(found.mean()) < 0.01
    assert abs(found.var() - 1) < 0.01
    assert abs(found.pow(3).mean()) < 0.05
    assert abs(found.pow(4).mean() - 3) < 0.1
    within = torch.special.ndtr(found).sort().values
    even = (torch.arange(len(found)) + 0.5) / len(found)
    assert (within - even).abs().max() < 0.01


def test_neighbours_samples_blocks_and_seeds_have_nothing_in_common():
    field = fields()
    others = [
        field.roll(1, 3),
        field.roll(1, 2),
        field.roll(1, 0),
        field.roll(2, 3),
        field.flip(3),
        fields(block=1),
        fields(seed=2),
        fields(places=(4, 5, 6, 7)),
    ]
    for other in others:
        assert abs((field * other).mean()) < 0.02
        assert abs((field.square() * other.square()).mean() - 1) < 0.06


def test_a_samples_noise_is_by_its_place_however_the_batch_is_made():
    x = torch.zeros(3, 1, 32, 48)
    whole = noise_of(5, (70, 8, 9), CPU)(2, x)
    assert whole.shape == (3, 1, 32, 48)
    assert torch.equal(whole[1:2], noise_of(5, (8,), CPU)(2, x[:1]))
    assert torch.equal(whole, noise_of(5, (70, 8, 9), CPU)(2, x))
    assert noise_of(5, (70,), CPU)(2, x[:1].bfloat16()).dtype == torch.bfloat16


def test_large_and_negative_seeds_are_seeds_too():
    kinds = [fields(seed=seed, size=8) for seed in (0, -1, 1 << 62, (1 << 63) - 1, 12345678901234)]
    assert all(torch.isfinite(kind).all() for kind in kinds)
    assert len({float(kind.sum()) for kind in kinds}) == len(kinds)
