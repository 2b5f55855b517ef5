"""The critic that reads labels: what it asks for, what it can learn, and when there is one."""

import math

import pytest
import torch

from drawai_desktop.datasets.class_table import ClassTable
from drawai_desktop.training.config import LossOptions
from drawai_desktop.training.features import FeatureNetwork
from drawai_desktop.training.label_critic import LabelCritic, label_weights, made_loss
from drawai_desktop.training.networks import build_networks


def test_the_critic_of_labels_asks_for_the_labels_that_were_painted_and_no_others():
    critic = LabelCritic(torch.tensor([1.0, 2.0]), 8)
    labels = torch.zeros(1, 4, 8, 8)  # two labels, unlabelled, edges
    labels[:, 0, :, :4], labels[:, 2, :, 4:] = 1, 1
    scores = torch.zeros(1, 3, 2, 2)
    scores[:, 0, :, 0] = 50
    assert float(critic.reading_loss(scores, labels)) == pytest.approx(0, abs=1e-6)
    scores[:, 1, :, 1] = 50  # says something of the unlabelled half
    assert float(critic.reading_loss(scores, labels)) == pytest.approx(0, abs=1e-6)
    even = torch.zeros(1, 3, 2, 2)
    common = float(critic.reading_loss(even, labels))
    assert common == pytest.approx(math.log(3) / 2)
    assert float(critic.reading_loss(even, labels[:, [1, 0, 2, 3]])) == pytest.approx(2 * common)
    assert float(made_loss(even)) == pytest.approx(math.log(3))


def test_the_critic_of_labels_learns_to_tell_labels_and_made_pictures_apart():
    torch.manual_seed(0)
    features = FeatureNetwork()
    colours = torch.tensor([[0.9, -0.5, -0.5], [-0.5, -0.5, 0.9]])[:, :, None, None]
    labels = torch.zeros(2, 2, 64, 64)
    labels[0, 0], labels[1, 1] = 1, 1
    real = features(colours.expand(2, 3, 64, 64))
    made = features(torch.rand(2, 3, 64, 64) * 2 - 1)
    critic = LabelCritic(torch.ones(2), 8)
    optimiser = torch.optim.Adam(critic.parameters(), 1e-2)
    for _ in range(40):
        optimiser.zero_grad()
        (critic.reading_loss(critic(real), labels) + made_loss(critic(made))).backward()
        optimiser.step()
    with torch.no_grad():
        assert critic(real).shape == (2, 3, 16, 16)
        assert (critic(real).argmax(1) == torch.tensor([0, 1])[:, None, None]).all()
        assert (critic(made).argmax(1) == 2).float().mean() > 0.9


def test_rare_labels_weigh_more_within_bounds_and_absent_ones_nothing():
    found = label_weights(torch.tensor([0.8, 0.2, 0.001, 0.0]))
    assert found.tolist() == pytest.approx([1.0, 2.0, 5.0, 0.0])


def test_a_run_without_a_weight_for_it_has_no_critic_of_labels(tiny_options):
    classes = ClassTable.from_json('["sky", "sea"]', "here")
    without = build_networks(tiny_options(losses=LossOptions()), classes)
    assert without.critics.label_critic is None
    critic = build_networks(tiny_options(), classes).critics.label_critic
    assert critic.scores.out_channels == 3
