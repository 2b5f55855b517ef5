"""Label maps of photographs have the photographs' outlines."""

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from scipy import ndimage

from drawai_desktop.core.flat_shapes import without_specks
from drawai_desktop.engine import photo_outlines
from drawai_desktop.engine.guided_filter import ColourGuide, applied, box_mean
from drawai_desktop.engine.photo_outlines import refined
from drawai_desktop.errors import Cancelled

pytestmark = pytest.mark.usefixtures("one_thread")


def test_means_are_of_the_part_of_each_window_that_lies_inside():
    planes = torch.rand(3, 20, 31, generator=torch.Generator().manual_seed(1))
    size = (7, 7)
    inside = ndimage.uniform_filter(np.ones((20, 31)), size, mode="constant")
    for plane, mean in zip(planes.numpy(), box_mean(planes, 3).numpy(), strict=True):
        expected = ndimage.uniform_filter(plane.astype(np.float64), size, mode="constant") / inside
        assert np.allclose(mean, expected, atol=1e-6)


def slow_guided_filter(guide, plane, radius, epsilon):
    """Window by window, as the paper's equations 14 to 16 have it."""
    height, width = plane.shape
    factors, constants = np.zeros((height, width, 3)), np.zeros((height, width))
    for y in range(height):
        for x in range(width):
            rows = slice(max(0, y - radius), y + radius + 1)
            columns = slice(max(0, x - radius), x + radius + 1)
            colours, values = guide[rows, columns].reshape(-1, 3), plane[rows, columns].ravel()
            covariance = np.cov(colours.T, bias=True) + epsilon * np.eye(3)
            both = (colours * values[:, None]).mean(0) - colours.mean(0) * values.mean()
            factors[y, x] = np.linalg.solve(covariance, both)
            constants[y, x] = values.mean() - factors[y, x] @ colours.mean(0)
    result = np.zeros_like(plane)
    for y in range(height):
        for x in range(width):
            rows = slice(max(0, y - radius), y + radius + 1)
            columns = slice(max(0, x - radius), x + radius + 1)
            factor = factors[rows, columns].reshape(-1, 3).mean(0)
            result[y, x] = factor @ guide[y, x] + constants[rows, columns].mean()
    return result


def test_the_filter_is_that_of_the_paper():
    random = np.random.RandomState(3)
    guide, plane = random.rand(12, 15, 3), random.rand(12, 15)
    planes = torch.from_numpy(guide.transpose(2, 0, 1)).float()
    filtering = ColourGuide(planes, 2, 1e-3)
    found = applied(filtering.coefficients(torch.from_numpy(plane).float()), planes)
    assert np.allclose(found.numpy(), slow_guided_filter(guide, plane, 2, 1e-3), atol=1e-3)


def a_skyline(height, width):
    """(photograph uint8 (H, W, 3) of hills under a sky, bool (H, W): the hills)."""
    x, y = np.arange(width) / width, np.arange(height)[:, None] / height
    outline = 0.5 + 0.12 * np.sin(7 * x) + 0.05 * np.sin(31 * x) + 0.02 * np.abs(np.sin(90 * x))
    hills = y > outline
    photo = np.where(hills[..., None], (70, 95, 50), (150, 190, 235)).astype(float)
    photo += np.random.RandomState(0).normal(0, 9, photo.shape)
    return np.clip(photo, 0, 255).astype(np.uint8), hills


def coarse(hills):
    """Probabilities as the network has them: of 64 x 64 places, unsure near outlines."""
    share = torch.from_numpy(hills)[None, None].float()
    share = F.interpolate(share, (64, 64), mode="area")
    share = F.avg_pool2d(share, 3, 1, 1, count_include_pad=False)[0, 0]
    return torch.stack([0.9 * (1 - share), 0.9 * share, torch.full((64, 64), 0.1)])


def border(hills):
    """The pixels of the hills that touch the sky."""
    return hills & ndimage.binary_dilation(~hills)


def distance(found, hills):
    """From the right outline to the one that was found, in pixels: 95 in 100 places are nearer."""
    return np.percentile(ndimage.distance_transform_edt(~border(found == 1))[border(hills)], 95)


@pytest.mark.parametrize("shape", [(512, 512), (1024, 1024), (1000, 1500)])
def test_outlines_follow_the_photograph_where_the_plain_answer_is_stairs(shape):
    photo, hills = a_skyline(*shape)
    probabilities = coarse(hills)
    plain = F.interpolate(probabilities[None], shape, mode="bilinear")[0].argmax(0).numpy()
    found = without_specks(refined(probabilities, photo))
    assert set(np.unique(found)) == {0, 1}
    assert distance(plain, hills) > 2.5 + distance(found, hills)
    assert distance(found, hills) <= 2.5
    assert ((found == 1) != hills).mean() < 0.15 * ((plain == 1) != hills).mean()


def test_large_pictures_are_made_in_strips_without_seams(monkeypatch):
    photo, hills = a_skyline(700, 900)
    monkeypatch.setattr(photo_outlines, "COARSE_SIDE", 200)
    whole = refined(coarse(hills), photo)
    monkeypatch.setattr(photo_outlines, "_STRIP_PIXELS", 900 * 7)
    assert np.array_equal(refined(coarse(hills), photo), whole)


def test_what_is_nearly_nowhere_gets_no_place():
    photo, hills = a_skyline(256, 256)
    probabilities = coarse(hills)
    probabilities[2, 10:12, 10:12] = 1.0  # 0.1 %
    assert 2 not in refined(probabilities, photo)


def test_it_tells_how_far_it_is_and_can_be_stopped():
    photo, hills = a_skyline(600, 600)
    told = []
    refined(coarse(hills), photo, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(told) > 3

    def stop():
        raise Cancelled

    with pytest.raises(Cancelled):
        refined(coarse(hills), photo, stop)
