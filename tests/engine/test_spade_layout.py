"""The table variant in the memory layout of GPUs: the same numbers, and the layout is kept."""

import torch

from drawai_desktop.engine.networks.config import GeneratorConfig
from drawai_desktop.engine.networks.segmentation import Segmentation
from drawai_desktop.engine.networks.spade import TableSpade


def test_channels_last_gives_the_same_as_planes_and_stays_channels_last():
    torch.manual_seed(0)
    config = GeneratorConfig(
        modulation="table", ngf=4, label_nc=5, has_edges=False, kernel=1, latent_size=6
    )
    spade = TableSpade(config, 8)
    classes = torch.randint(0, config.label_channels, (2, 16, 16))
    x, style = torch.randn(2, 8, 16, 16), torch.randn(2, 6)
    found = []
    for layout in (torch.contiguous_format, torch.channels_last):
        spade.zero_grad()
        given = x.clone(memory_format=layout).requires_grad_()
        made = spade(given, Segmentation(config, classes, None), style)
        assert made.is_contiguous(memory_format=layout)
        made.square().sum().backward()
        found.append((made.detach(), given.grad, spade.table.grad, spade.style.grad))
    for planes, last in zip(*found, strict=True):
        torch.testing.assert_close(last, planes, rtol=1e-4, atol=1e-4)
