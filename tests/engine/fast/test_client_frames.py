"""Several clients of one network: each finds its own frame again."""

import numpy as np
import pytest
import torch

from drawai_desktop.engine.fast.client_frames import ClientFrames
from drawai_desktop.engine.fast.frame_cache import FrameCache
from tests.engine.fast.networks import (
    fast_network,
    inputs_of,
    label_maps,
    random_generator,
    style_of,
)

SIDE = 128


@pytest.fixture(scope="module")
def generator():
    return random_generator()


class Studio:
    """One network with the frames of its clients."""

    def __init__(self, generator, **options):
        self.generator = generator
        self.network = fast_network(generator)
        self.frames = ClientFrames(self.network, **options)
        self.style = style_of(generator)

    def inputs(self, labels):
        return inputs_of(self.network, self.generator, labels, self.style, 0, SIDE, SIDE)

    def settle(self, client, labels):
        with torch.inference_mode():
            return self.frames.of(client).settle(self.inputs(labels)).clone()

    def cold(self, labels):
        with torch.inference_mode():
            return FrameCache(fast_network(self.generator)).settle(self.inputs(labels)).clone()


def test_what_another_client_renders_leaves_the_kept_frame_alone(generator):
    studio = Studio(generator)
    maps = label_maps(SIDE, SIDE)
    ours, theirs = maps["blobs"], np.zeros_like(maps["blobs"])
    first = studio.settle("window", ours)
    studio.settle("page", theirs)
    assert torch.equal(studio.settle("window", ours), first)
    assert studio.frames.of("window").computed == []
    edited = ours.copy()
    edited[60:64, 60:64] = 0
    studio.settle("page", theirs)
    picture = studio.settle("window", edited)
    computed = {number for number, _rect in studio.frames.of("window").computed}
    assert len(computed) < len(studio.network.blocks)
    assert float((picture - studio.cold(edited)).abs().max()) < 1e-6


def test_one_client_alone_would_lose_it(generator):
    studio = Studio(generator)
    ours = label_maps(SIDE, SIDE)["blobs"]
    studio.settle("window", ours)
    studio.settle("window", np.zeros_like(ours))
    studio.settle("window", ours)
    assert studio.frames.of("window").computed


def test_the_longest_unused_frames_go_where_all_together_are_too_large(generator):
    studio = Studio(generator)
    labels = label_maps(SIDE, SIDE)["blobs"]
    studio.settle("a", labels)
    one = studio.frames.of("a").nbytes
    studio = Studio(generator, kept_bytes=2 * one + one // 2)
    for client in "abca":  # a is the newest, b the oldest
        studio.settle(client, labels)
    sizes = {client: studio.frames._caches[client].nbytes for client in "abc"}
    assert sizes["a"] == one
    assert sizes["b"] == 0
    assert sizes["c"] == one


def test_release_forgets_all(generator):
    studio = Studio(generator)
    labels = label_maps(SIDE, SIDE)["blobs"]
    first = studio.settle("a", labels)
    studio.frames.release()
    assert studio.frames.of("a").nbytes == 0
    assert torch.equal(studio.settle("a", labels), first)
