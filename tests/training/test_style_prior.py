"""The distribution that styles are drawn from in training."""

import torch

from drawai_desktop.training.style_prior import StylePrior


def test_a_fresh_prior_is_the_unit_normal():
    normal = torch.randn(5, 4)
    assert torch.allclose(StylePrior(4).draw(normal), normal, atol=2e-3)


def test_it_comes_to_the_middle_and_the_spread_of_the_encoded_styles():
    torch.manual_seed(0)
    prior = StylePrior(3)
    turn = torch.tensor([[2.0, 0.0, 0.0], [0.5, 0.3, 0.0], [0.0, 0.0, 1.0]])
    middle = torch.tensor([1.0, -2.0, 0.5])
    own = torch.tensor([0.1, 0.2, 0.3])
    for _ in range(1500):
        prior.follow(middle + torch.randn(16, 3) @ turn.t(), own.log().expand(16, 3))
    drawn = prior.draw(torch.randn(20000, 3))
    assert torch.allclose(drawn.mean(dim=0), middle, atol=0.25)
    assert torch.allclose(torch.cov(drawn.t()), turn @ turn.t() + torch.diag(own), atol=0.6)


def test_drawing_changes_nothing():
    prior = StylePrior(4)
    before = {name: value.clone() for name, value in prior.state_dict().items()}
    prior.draw(torch.randn(2, 4))
    assert all(torch.equal(value, before[name]) for name, value in prior.state_dict().items())
