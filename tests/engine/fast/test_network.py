"""The fast network gives the plain one's pictures, whatever the network and the map."""

import numpy as np
import pytest
import torch

from drawai_desktop.engine.fast.folded import FoldedTableSpade
from drawai_desktop.errors import Cancelled
from tests.engine.fast.networks import (
    fast_network,
    inputs_of,
    label_maps,
    plain,
    random_generator,
    style_of,
)

TOLERANCE = 2e-5
SHAPES = {
    "k1": {"kernel": 1},
    "k3": {},
    "k5": {"kernel": 5},
    "k7": {"kernel": 7},
    "instance": {"norm": "instance"},
    "no edges": {"has_edges": False},
    "no unlabelled": {"has_dontcare": False},
    "more": {"upsampling": "more", "crop_size": 128},
    "most": {"upsampling": "most", "crop_size": 128},
    "wide": {"ngf": 16},
    "table": {"modulation": "table"},
    "table with noise": {"modulation": "table", "noise_blocks": ("head_0", "up_0", "up_3")},
}


@pytest.mark.parametrize("name", SHAPES)
def test_every_variant_gives_the_plain_picture_on_every_map_one_after_another(name):
    """In one network: rows kept from one map must not be taken for those of another."""
    generator = random_generator(**SHAPES[name])
    style = style_of(generator)
    network = fast_network(generator)
    side = generator.config.crop_size
    for labels in label_maps(side, side).values():
        labels = labels if generator.config.has_dontcare else np.where(labels > 6, 0, labels)
        want = plain(generator, labels, style, 3, side, side)
        with torch.inference_mode():
            got = network.frame(inputs_of(network, generator, labels, style, 3, side, side))
        assert float((got - want).abs().max()) < TOLERANCE


@pytest.mark.parametrize(("height", "width"), [(32, 96), (96, 32), (160, 64), (32, 32)])
def test_any_proportion_works(height, width):
    generator = random_generator(ngf=12)
    network = fast_network(generator)
    labels = label_maps(50, 70)["blobs"]
    want = plain(generator, labels, None, 0, height, width)
    with torch.inference_mode():
        got = network.frame(inputs_of(network, generator, labels, None, 0, height, width))
    assert float((got - want).abs().max()) < TOLERANCE


def test_a_pass_can_be_cancelled_between_blocks():
    generator = random_generator()
    network = fast_network(generator)

    def stop():
        raise Cancelled

    with pytest.raises(Cancelled), torch.inference_mode():
        network.frame(inputs_of(network, generator, label_maps()["flat"]), stop)


def test_rows_of_a_style_are_made_once_and_again_when_they_were_given_back(monkeypatch):
    generator = random_generator(modulation="table")
    network = fast_network(generator)
    labels, counted = label_maps(64, 64)["blobs"], []
    rows = FoldedTableSpade.rows
    monkeypatch.setattr(
        FoldedTableSpade, "rows", lambda self, style: (counted.append(1), rows(self, style))[1]
    )
    styles = [style_of(generator), style_of(generator, 9)]

    def paint(style):
        with torch.inference_mode():
            inputs = inputs_of(network, generator, labels, style, 3, 64, 64)
            return network.frame(inputs).clone(), len(counted)

    first, made = paint(styles[0])
    again, still = paint(styles[0].clone())
    other, more = paint(styles[1])
    assert 0 < made == still
    assert more == 2 * made
    assert not torch.equal(first, other)
    network.release()
    back, most = paint(styles[0])
    assert most == 3 * made
    assert torch.equal(first, again)
    assert torch.equal(first, back)
