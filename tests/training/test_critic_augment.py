"""What the critics see is changed: the same for photograph and made picture, by seed and place."""

import json

import pytest
import torch

from drawai_desktop.datasets.class_table import ClassTable
from drawai_desktop.training.batches import Batch
from drawai_desktop.training.config import AugmentOptions, Stage
from drawai_desktop.training.critic_augment import CriticAugment, draw_critic_augment
from drawai_desktop.training.distributed import World
from drawai_desktop.training.features import FeatureNetwork
from drawai_desktop.training.networks import build_networks
from drawai_desktop.training.recipes import default_options
from drawai_desktop.training.step import TrainingStep

CPU = torch.device("cpu")


def drawn(probability=1.0, count=6, seed=1):
    return draw_critic_augment(seed, tuple(range(count)), probability, CPU)


def pictures(count=6, size=32):
    return torch.rand(count, 3, size, size, generator=torch.Generator().manual_seed(count)) * 2 - 1


def only(**changes):
    """One that changes nothing but what is given, for one picture."""
    values = {
        "moves": torch.zeros(1, 2),
        "holes": torch.tensor([[0.5, 0.5, 0.0]]),
        "light": torch.tensor([[0.0, 1.0, 1.0]]),
    }
    return CriticAugment(**{**values, **changes})


@pytest.fixture(scope="module")
def features():
    return FeatureNetwork()


def losses_of(tiny_options, features, probability):
    options = tiny_options(augment=AugmentOptions(critic_augment=probability))
    table = ClassTable.from_json(json.dumps(list("abcde")), "here")
    networks = build_networks(options, table)
    networks.painter.train()
    step = TrainingStep(networks.painter, networks.critics, features, options, World(0, 1, CPU))
    classes = torch.arange(5).repeat_interleave(64 * 64)[: 4 * 64 * 64].view(4, 64, 64)
    batch = Batch(pictures(4, 64), classes, None, (0, 1, 2, 3))
    stage = Stage("s", 3, 64, 4)
    return [step.run(batch, stage, number, number, number) for number in range(2)]


def test_without_a_probability_the_losses_are_the_same_to_the_bit(tiny_options, features):
    assert drawn(0.0) is None
    plain, unchanged, changed = (losses_of(tiny_options, features, p) for p in (0.0, 1e-12, 1.0))
    for one, other in zip(plain, unchanged, strict=True):
        assert one.keys() == other.keys()
        assert all(torch.equal(one[name], other[name]) for name in one)
    assert not torch.equal(plain[0]["critics"], changed[0]["critics"])


def test_a_photograph_and_a_made_picture_of_one_place_get_the_same_change():
    x = pictures()
    both = drawn()
    assert torch.equal(both.of(x), drawn().of(x.clone()))
    difference = both.of(x + 0.25) - both.of(x)
    assert difference.std() < 0.2  # nothing but the added light and the holes
    assert not torch.equal(drawn(seed=2).of(x), both.of(x))
    alone = draw_critic_augment(1, (4,), 1.0, CPU)
    assert torch.equal(alone.of(x[4:5]), both.of(x)[4:5])


def test_gradients_reach_the_picture_but_for_the_hole():
    x = pictures(1).requires_grad_()
    change = only(holes=torch.tensor([[0.5, 0.5, 0.25]]), light=torch.tensor([[0.1, 1.2, 0.5]]))
    weights = torch.rand(1, 3, 32, 32, generator=torch.Generator().manual_seed(0))
    (change.of(x) * weights).sum().backward()
    assert (x.grad != 0).all()  # through the mean, those under the hole too
    x.grad = None
    (only(holes=torch.tensor([[0.5, 0.5, 0.25]])).of(x) * weights).sum().backward()
    hole = torch.zeros(32, 32, dtype=torch.bool)
    hole[12:20, 12:20] = True
    assert torch.equal(x.grad[0] == 0, hole.expand(3, 32, 32))
    wanted = weights[0, :, ~hole]
    torch.testing.assert_close(x.grad[0, :, ~hole], wanted)


def test_gradients_are_those_of_small_differences():
    x = pictures(2, 8).double()
    change = draw_critic_augment(3, (0, 5), 1.0, CPU)
    x = x.float().requires_grad_()
    way = pictures(2, 8).flip(3)
    change.of(x).square().sum().backward()
    with torch.no_grad():
        there, back = (change.of(x + s * way).square().sum() for s in (1e-2, -1e-2))
    assert float((x.grad * way).sum()) == pytest.approx(float(there - back) / 2e-2, rel=1e-2)


def test_labels_move_with_the_picture_and_a_hole_has_none():
    picture = pictures(1)
    labels = (picture[:, :1] > 0).float()
    labels = torch.cat([labels, 1 - labels], 1)
    change = only(moves=torch.tensor([[0.125, -0.0625]]), holes=torch.tensor([[0.25, 0.75, 0.25]]))
    seen, told = change.of(picture), change.of_labels(labels)
    there = told.sum(1) == 1
    assert torch.equal(there, seen[:, 0] != 0)
    assert torch.equal(told[:, 0][there], (seen[:, 0][there] > 0).float())
    assert torch.equal(seen[:, :, 16:, :14], picture[:, :, 12:28, 2:16])
    assert torch.equal(seen[:, :, 0, :14], picture[:, :, 4, 2:16])  # mirrored, not black
    assert 0 < (~there).sum() <= 64


def test_light_is_added_contrast_and_saturation_are_factors():
    x = pictures(1)
    torch.testing.assert_close(only(light=torch.tensor([[0.25, 1.0, 1.0]])).of(x), x + 0.25)
    grey = only(light=torch.tensor([[0.0, 1.0, 0.0]])).of(x)
    torch.testing.assert_close(grey, x.mean(1, keepdim=True).expand_as(x))
    flat = only(light=torch.tensor([[0.0, 0.5, 1.0]])).of(x)
    torch.testing.assert_close(flat.std(), x.std() / 2)
    torch.testing.assert_close(flat.mean(), x.mean())


def test_as_many_pictures_are_changed_as_the_probability_says():
    x = pictures(1, 16).expand(800, -1, -1, -1)
    change = drawn(0.5, 800)
    for kind in (
        change.moves,
        change.holes[:, 2:],
        change.light - change.light.new_tensor([0, 1, 1]),
    ):
        assert 0.42 < float((kind != 0).any(1).float().mean()) < 0.58
    same = (change.of(x) == x).flatten(1).all(1).float().mean()
    assert 0.07 < float(same) < 0.2
    assert float(change.moves.abs().max()) <= 1 / 8


def test_a_gpu_that_starts_from_a_model_changes_what_its_critics_see():
    assert default_options("cuda", "model").augment.critic_augment == 0.5
    assert default_options("cpu", "model").augment.critic_augment == 0
    assert default_options("cuda").augment.critic_augment == 0
