"""The optimiser: Adam, and Adam with a time for each label."""

import pytest
import torch
from torch import nn

from drawai_desktop.engine.networks.config import GeneratorConfig
from drawai_desktop.engine.networks.generator import SpadeGenerator
from drawai_desktop.training.critics import Critics
from drawai_desktop.training.networks import GeneratorSide, weight_groups
from drawai_desktop.training.optimiser import LabelAdam, SplitAdam, WeightGroup

BETAS = (0.5, 0.99)


def gradients(shape, count, seed=0):
    generator = torch.Generator().manual_seed(seed)
    return [torch.randn(shape, generator=generator) for _ in range(count)]


@pytest.mark.parametrize("betas", [BETAS, (0.0, 0.99)])
@pytest.mark.parametrize("shape", [(6, 4), (5, 3, 3, 3)])
def test_labels_in_every_batch_are_trained_as_by_adam(shape, betas):
    start = torch.ones(shape)
    ours, theirs = nn.Parameter(start.clone()), nn.Parameter(start.clone())
    by_label = LabelAdam([{"params": [ours]}], lr=0.1, betas=betas)
    adam = torch.optim.Adam([theirs], lr=0.1, betas=betas)
    for gradient in gradients(shape, 20):
        ours.grad, theirs.grad = gradient.clone(), gradient.clone()
        by_label.step()
        adam.step()
    torch.testing.assert_close(ours, theirs)


def test_a_label_moves_and_forgets_only_in_steps_that_show_it():
    rare, alone = nn.Parameter(torch.ones(6, 2)), nn.Parameter(torch.ones(6, 1))
    optimiser = LabelAdam([{"params": [rare]}], lr=0.1, betas=BETAS)
    reference = torch.optim.Adam([alone], lr=0.1, betas=BETAS)
    for step, gradient in enumerate(gradients((6, 2), 60)):
        shown = step % 15 == 7
        before = rare.detach().clone()
        rare.grad = gradient.clone()
        if not shown:
            rare.grad[:, 1] = 0
        optimiser.step()
        if shown:
            alone.grad = gradient[:, 1:].clone()
            reference.step()
        else:
            assert torch.equal(rare[:, 1], before[:, 1])
        assert not torch.equal(rare[:, 0], before[:, 0])
    torch.testing.assert_close(rare[:, 1:], alone)


class PlainLabelAdam:
    """The same, table by table and label by label, written as the algorithm reads."""

    def __init__(self, rate):
        self.rate, self.moments = rate, {}

    def step(self, parameters):
        for place, parameter in enumerate(parameters):
            for label in range(parameter.shape[1]):
                self._step_label(place, label, parameter)

    def _step_label(self, place, label, parameter):
        if parameter.grad is None or not parameter.grad[:, label].any():
            return
        gradient = parameter.grad[:, label].double()
        steps, mean, square = self.moments.get((place, label), (0, 0.0, 0.0))
        steps += 1
        mean = BETAS[0] * mean + (1 - BETAS[0]) * gradient
        square = BETAS[1] * square + (1 - BETAS[1]) * gradient**2
        self.moments[place, label] = (steps, mean, square)
        size = (square / (1 - BETAS[1] ** steps)).sqrt() + 1e-8
        moved = self.rate * mean / (1 - BETAS[0] ** steps) / size
        parameter.data[:, label] -= moved.to(parameter.dtype)


def test_tables_that_are_joined_take_the_steps_that_each_takes_alone():
    shapes = [(6, 4), (3, 4), (5, 4, 3, 3), (2, 7), (8, 4, 1, 1)]
    generator = torch.Generator().manual_seed(3)
    joined = [nn.Parameter(torch.randn(shape, generator=generator)) for shape in shapes]
    joined[2].data = joined[2].data.contiguous(memory_format=torch.channels_last)
    alone = [nn.Parameter(p.detach().clone()) for p in joined]
    optimiser = LabelAdam([{"params": joined[:3]}, {"params": joined[3:]}], lr=0.03, betas=BETAS)
    plain = PlainLabelAdam(0.03)
    for step in range(40):
        for place, (mine, theirs) in enumerate(zip(joined, alone, strict=True)):
            gradient = torch.randn(mine.shape, generator=generator)
            hidden = torch.rand(mine.shape[1], generator=generator) < 0.5
            gradient[:, hidden] = 0
            without = step % 7 == place
            mine.grad = None if without else gradient.clone()
            theirs.grad = None if without else gradient.clone()
        optimiser.step()
        plain.step(alone)
    for mine, theirs in zip(joined, alone, strict=True):
        torch.testing.assert_close(mine, theirs, rtol=0, atol=1e-6)


def test_moments_of_single_tables_as_older_states_have_them_are_taken_up():
    tables = [nn.Parameter(torch.zeros(3, 4)), nn.Parameter(torch.zeros(5, 4))]
    optimiser = LabelAdam([{"params": tables}], lr=0.1, betas=BETAS)
    state = {
        place: {
            "steps": torch.full((4,), 9.0 + place),
            "mean": torch.full(table.shape, 0.5),
            "square": torch.full(table.shape, 4.0),
        }
        for place, table in enumerate(tables)
    }
    optimiser.load_state_dict(
        {"state": state, "param_groups": optimiser.state_dict()["param_groups"]}
    )
    for table in tables:
        table.grad = torch.zeros_like(table)
        table.grad[:, 1] = 1.0
    optimiser.step()
    steps = 10 + torch.tensor([0.0, 1.0])
    mean, square = 0.75, 0.99 * 4.0 + 0.01
    wanted = -0.1 * mean / (1 - 0.5**steps) / (square / (1 - 0.99**steps)).sqrt()
    for place, table in enumerate(tables):
        torch.testing.assert_close(table[:, 1], wanted[place].expand(len(table)))
        assert not table[:, [0, 2, 3]].any()
    saved = optimiser.state_dict()["state"]
    assert saved[1]["steps"].tolist() == [10.0, 11.0, 10.0, 10.0]
    assert saved[1]["mean"].shape == (5, 4)


def test_a_saved_and_loaded_optimiser_goes_on_bit_for_bit():
    def made():
        weights = [nn.Parameter(torch.ones(4, 3)), nn.Parameter(torch.ones(7))]
        groups = [WeightGroup(weights[:1], 10.0, by_label=True), WeightGroup(weights[1:])]
        return weights, SplitAdam(groups, BETAS)

    def train(weights, optimiser, steps):
        for table, common in steps:
            weights[0].grad, weights[1].grad = table.clone(), common.clone()
            optimiser.set_rate(0.01)
            optimiser.step()

    steps = list(zip(gradients((4, 3), 9), gradients((7,), 9), strict=True))
    whole, optimiser = made()
    train(whole, optimiser, steps)
    stopped, first = made()
    train(stopped, first, steps[:5])
    resumed, second = made()
    for mine, theirs in zip(resumed, stopped, strict=True):
        mine.data.copy_(theirs.data)
    second.load_state_dict(first.state_dict())
    train(resumed, second, steps[5:])
    assert all(torch.equal(a, b) for a, b in zip(whole, resumed, strict=True))


def test_the_rate_is_the_common_one_times_the_factor_of_each_group():
    slow, fast = nn.Parameter(torch.zeros(3, 2)), nn.Parameter(torch.zeros(3, 2))
    optimiser = SplitAdam([WeightGroup([slow]), WeightGroup([fast], 10.0, by_label=True)], BETAS)
    optimiser.set_rate(0.01)
    slow.grad, fast.grad = torch.ones(3, 2), torch.ones(3, 2)
    optimiser.step()
    torch.testing.assert_close(slow, torch.full((3, 2), -0.01))
    torch.testing.assert_close(fast, torch.full((3, 2), -0.1))
    optimiser.zero_grad()
    assert slow.grad is None
    assert fast.grad is None


@pytest.mark.parametrize("modulation", ["table", "convolution"])
def test_every_weight_is_trained_once_and_label_maps_are_read_by_label(modulation):
    own = modulation == "table"
    config = GeneratorConfig(
        modulation=modulation,
        ngf=2,
        label_nc=5,
        kernel=1 if own else 3,
        has_edges=not own,
        latent_size=8 if own else 0,
    )
    generator = SpadeGenerator(config)
    groups = weight_groups(GeneratorSide(generator, None))
    listed = [id(p) for group in groups for p in group.parameters]
    assert sorted(listed) == sorted(id(p) for p in generator.parameters())
    by_label = [p for group in groups if group.by_label for p in group.parameters]
    assert all(p.shape[1] == config.semantic_channels for p in by_label)
    names = {id(p): name for name, p in generator.named_parameters()}
    wanted = "table" if own else "mlp_shared.0.weight"
    spades = [n for n in names.values() if n.endswith(wanted)]
    assert sorted(names[id(p)] for p in by_label) == sorted(["fc.weight", *spades])


def test_critics_are_told_labels_by_label():
    critics = Critics(classes=5, head_width=8, patch_width=4, seed=0)
    common, by_label = critics.weight_groups()
    assert {tuple(p.shape[1:]) for p in by_label.parameters} == {(5, 1, 1)}
    assert len(by_label.parameters) == 10
    listed = [id(p) for p in common.parameters + by_label.parameters]
    assert sorted(listed) == sorted(id(p) for p in critics.parameters())
