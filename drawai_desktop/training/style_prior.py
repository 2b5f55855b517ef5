"""What styles are drawn from in training: a normal distribution fitted to the encoded ones.

The divergence from the unit normal keeps encoded styles near it, not on it: their middle and their
spread differ by direction. A style that is drawn from the unit normal then asks for light that no
photograph has. So the fit follows the encoded styles, and styles are drawn from it.
"""

import torch
from torch import Tensor, nn
from torch import distributed as dist

_DECAY = 0.99
"""Of the fit, for each batch: it follows a few hundred of them."""
_LEAST_VARIANCE = 1e-3


class StylePrior(nn.Module):
    """A running fit to encoded styles: their mean and covariance, with the encoder's own spread.

    It starts as the unit normal. Its numbers are buffers, so states keep them.
    """

    mean: Tensor
    second_moment: Tensor

    def __init__(self, size: int) -> None:
        """
        Args:
            size: length of the style vectors.
        """
        super().__init__()
        self.register_buffer("mean", torch.zeros(size))
        self.register_buffer("second_moment", torch.eye(size))

    @torch.no_grad()
    def follow(self, mean: Tensor, log_variance: Tensor) -> None:
        """One step towards the styles of a batch.

        Args:
            mean: float (N, Z), of the encoder.
            log_variance: float (N, Z), of the encoder.
        """
        with torch.autocast(mean.device.type, enabled=False):
            x = mean.float()
            own = torch.diag(log_variance.float().exp().mean(dim=0))
            found = torch.cat([x.mean(dim=0)[None], x.t() @ x / len(x) + own])
            if dist.is_initialized():  # all processes have one prior
                dist.all_reduce(found)
                found = found / dist.get_world_size()
            self.mean.lerp_(found[0], 1 - _DECAY)
            self.second_moment.lerp_(found[1:], 1 - _DECAY)

    @torch.no_grad()
    def draw(self, normal: Tensor) -> Tensor:
        """Styles of the fitted distribution: float (N, Z).

        Args:
            normal: float (N, Z), unit normal.
        """
        with torch.autocast(normal.device.type, enabled=False):
            spread = self.second_moment - torch.outer(self.mean, self.mean)
            spread = spread + _LEAST_VARIANCE * torch.eye(len(spread), device=spread.device)
            # Without the check of errors, for which a GPU would have to wait: what is added above
            # makes it positive.
            factor = torch.linalg.cholesky_ex(spread).L
            styles: Tensor = self.mean + normal.float() @ factor.t()
            return styles
