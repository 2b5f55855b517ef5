"""Samples that are made on the device, a whole batch at once, of the set that is held there.

A GPU learns from more samples than the worker processes of all cores make. The same is done as in
:mod:`drawai_desktop.training.augment`, with draws of its own: samples differ from the workers' one
by one, not in kind.
"""

from collections.abc import Generator

import torch
from torch import Tensor
from torch.nn import functional as F

from drawai_desktop.engine.networks.segmentation import mark_edges
from drawai_desktop.training.batches import Batch
from drawai_desktop.training.config import Stage, TrainingOptions
from drawai_desktop.training.device_noise import normal_fields, sample_seeds
from drawai_desktop.training.held_set import HeldSet
from drawai_desktop.training.order import PairOrder
from drawai_desktop.training.random_draws import sent
from drawai_desktop.training.resampling import (
    across,
    blur_matrix,
    box_matrix,
    coloured,
    crop_matrix,
    crop_places,
    polygon_matrix,
    smooth_matrix,
)
from drawai_desktop.training.sample_draws import MOST_KNOTS, SampleDraws, draw_samples, most_grid

_BENDING, _SHAKING = 100, 101
"""Fields of noise; those below are the generator's blocks."""


class DeviceSamples:
    """Makes a stage's batches on the device that holds the set."""

    def __init__(
        self, held: HeldSet, order: PairOrder, stage: Stage, options: TrainingOptions
    ) -> None:
        self._held = held
        self._order = order
        self._stage = stage
        self._options = options
        size = stage.resolution
        self._rim = size // 16
        wide = size + 2 * self._rim
        self._blur = blur_matrix(0.03 * size, wide).to(held.device)

    def batches(
        self, first_place: int, steps: int, rank: int, world: int, with_edges: bool
    ) -> Generator[Batch, None, None]:
        """A process's batches of the next steps.

        Args:
            first_place: place in the run's order of the first step's first sample.
            rank: this process's number among ``world``.
            with_edges: whether the network reads outlines.
        """
        each = self._stage.batch // world
        for step in range(steps):
            start = first_place + step * self._stage.batch + rank * each
            yield self.batch(tuple(range(start, start + each)), with_edges)

    @torch.no_grad()
    def batch(self, places: tuple[int, ...], with_edges: bool = False) -> Batch:
        """The samples of those places."""
        held, size = self._held, self._stage.resolution
        seed = self._options.seed
        draws = draw_samples(
            seed, places, held.shorter, self._stage, self._options.augment, held.device
        )
        pairs = sent(torch.tensor([self._order[place] for place in places]), held.device)
        seeds = sample_seeds(seed, sent(torch.tensor(places), held.device))
        pictures, classes = cut_out(held, pairs, draws, size)
        if self._options.augment.colour > 0:
            # Rounded as bytes are, which the workers' pictures are.
            pictures = coloured(
                pictures, draws.light, draws.contrast, draws.saturation, draws.hue
            ).round()
        if self._options.augment.elastic > 0:
            pictures, classes = self._bent(pictures, classes, draws.bent, seeds)
        classes = redrawn(classes, len(held.present[0]), draws, seeds)
        edges = outlines(classes) if with_edges else None
        if held.device.type == "cuda":
            pictures = pictures.contiguous(memory_format=torch.channels_last)
        return Batch(pictures / 127.5 - 1.0, classes, edges, places)

    def _bent(
        self, pictures: Tensor, classes: Tensor, strength: Tensor, seeds: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Picture and map moved together by blurred noise, where there is a strength."""
        count, size = len(classes), self._stage.resolution
        wide = size + 2 * self._rim
        # Unit normal noise has three times the variance of the even noise from -1 to 1 that
        # workers blur; blurred, nothing else tells the two apart.
        noise = normal_fields(seeds, _BENDING, 2 * wide, wide).view(count, 2, wide, wide) / 3**0.5
        blur = self._blur.expand(count, wide, wide)
        moves = across(blur, noise, blur)[:, :, self._rim : -self._rim, self._rim : -self._rim]
        moves = moves.permute(0, 2, 3, 1) * strength[:, None, None, None] * (wide / size)
        places = (torch.arange(size, device=seeds.device) + 0.5) * (2 / size) - 1
        still = torch.stack(torch.meshgrid(places, places, indexing="xy"), 2)
        grid = still[None] + moves
        rows = F.grid_sample(
            pictures, grid, "bilinear", padding_mode="reflection", align_corners=False
        )
        labels = F.grid_sample(
            classes[:, None].float(),
            grid,
            "nearest",
            padding_mode="reflection",
            align_corners=False,
        )
        bent = strength[:, None, None] > 0
        return (
            torch.where(bent[:, None], rows.round(), pictures),
            torch.where(bent, labels[:, 0].long(), classes),
        )


def cut_out(held: HeldSet, pairs: Tensor, draws: SampleDraws, size: int) -> tuple[Tensor, Tensor]:
    """(float32 (N, 3, size, size) in [0, 255], int64 (N, size, size)): squares, flipped or not.

    Args:
        pairs: int64 (N,), numbers of pairs in the set.
    """
    maps = held.labels[pairs]
    height, width = maps.shape[1:]
    side = draws.side
    row, column = pixel_of_a_label(maps, held.present[pairs], draws.label, draws.pixel)
    round_it = draws.balanced > 0
    top = torch.where(round_it, row - (side / 2).floor(), (draws.top * (height - side + 1)).floor())
    left = torch.where(
        round_it, column - (side / 2).floor(), (draws.left * (width - side + 1)).floor()
    )
    top = torch.minimum(top.clamp(min=0), height - side)
    left = torch.minimum(left.clamp(min=0), width - side)
    flipped = draws.flipped > 0
    never = torch.zeros_like(flipped)
    rows = crop_matrix(top, side, never, height, size)
    columns = crop_matrix(left, side, flipped, width, size)
    pictures = across(rows, held.pictures[pairs].float(), columns).round()
    down, along = crop_places(top, side, never, size), crop_places(left, side, flipped, size)
    one = torch.arange(len(pairs), device=pairs.device)[:, None, None]
    return pictures, maps[one, down[:, :, None], along[:, None, :]].long()


def pixel_of_a_label(
    maps: Tensor, present: Tensor, label: Tensor, pixel: Tensor
) -> tuple[Tensor, Tensor]:
    """(row, column), float32 (N,) each: a pixel of a label, each label of a map as likely.

    Args:
        maps: uint8 (N, H, W).
        present: bool (N, classes), which the maps show.
        label: float32 (N,) from 0 to 1, says which of them.
        pixel: float32 (N,) from 0 to 1, says which of the label's pixels.
    """
    wanted = (label * present.sum(1)).floor()[:, None] + 1
    chosen = ((present.cumsum(1) == wanted) & present).float().argmax(1)
    here = maps == chosen[:, None, None]
    by_row = here.sum(2).cumsum(1)
    number = (pixel * by_row[:, -1]).floor().long()[:, None]
    number = torch.minimum(number, by_row[:, -1:] - 1).clamp(min=0)
    row = (by_row <= number).sum(1).clamp(max=maps.shape[1] - 1)
    before = by_row.gather(1, (row - 1).clamp(min=0)[:, None]) * (row > 0)[:, None]
    line = here.gather(1, row[:, None, None].expand(-1, 1, maps.shape[2]))[:, 0]
    column = (line.cumsum(1) <= number - before).sum(1).clamp(max=maps.shape[2] - 1)
    return row.float(), column.float()


def redrawn(classes: Tensor, count: int, draws: SampleDraws, seeds: Tensor) -> Tensor:
    """Maps whose outlines are smoothed, shaken, made polygons, or left, as the draws say.

    Args:
        classes: int64 (N, S, S), below ``count``.
    """
    size = classes.shape[1]
    most = most_grid(size)
    smoothed = box_matrix(draws.radius, size)  # of radius 0: as it is
    coarse = polygon_matrix(draws.grid.clamp(min=1), size, most)
    means = torch.where(draws.grid[:, None, None] > 0, coarse, smoothed)
    labels = torch.arange(count, device=classes.device)[None, :, None, None]
    planes = (classes[:, None] == labels).to(means.dtype)
    found = across(means, planes, means).argmax(1)
    shift = normal_fields(seeds, _SHAKING, 2 * MOST_KNOTS, MOST_KNOTS)
    joined = smooth_matrix(draws.knots, size, MOST_KNOTS)
    shift = across(joined, shift.view(-1, 2, MOST_KNOTS, MOST_KNOTS), joined)
    shift = shift * draws.shaken[:, None, None, None]
    pixels = torch.arange(size, device=classes.device)
    rows = (pixels[None, :, None] + shift[:, 0]).round().long().clamp(0, size - 1)
    columns = (pixels[None, None, :] + shift[:, 1]).round().long().clamp(0, size - 1)
    return found[torch.arange(len(found), device=found.device)[:, None, None], rows, columns]


def outlines(classes: Tensor) -> Tensor:
    """bool (N, S, S): pixels with a neighbour of another class."""
    return mark_edges(classes, torch.zeros_like(classes, dtype=torch.bool))
