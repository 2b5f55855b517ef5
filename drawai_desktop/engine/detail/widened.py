"""A detail network with more channels, which are all zero: it gives the same picture.

The instructions for half precision take channels sixteen at a time; twenty of them take four times
as long as thirty-two.
"""

from dataclasses import replace

from torch import Tensor

from drawai_desktop.engine.networks.detail import DetailNetwork

_MULTIPLE = 16


def widened(plain: DetailNetwork) -> DetailNetwork:
    """The network with every width a multiple of sixteen."""
    coarse, middle, fine = (-(-width // _MULTIPLE) * _MULTIPLE for width in plain.config.widths)
    wide = DetailNetwork(replace(plain.config, widths=(coarse, middle, fine)))
    wide.eval().requires_grad_(False)
    given = dict(plain.named_parameters())
    for name, value in wide.named_parameters():
        value.zero_()
        if name.endswith("table"):  # two halves: scales, then offsets
            pairs = zip(value.chunk(2, 1), given[name].detach().chunk(2, 1), strict=True)
        else:
            pairs = zip([value], [given[name].detach()], strict=True)
        for into, old in pairs:
            _corner(into, old).copy_(old)
    return wide


def _corner(wide: Tensor, old: Tensor) -> Tensor:
    """The part of an array that is as large as another."""
    return wide[tuple(slice(size) for size in old.shape)]
