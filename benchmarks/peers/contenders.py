"""What runs the networks: other programs, and ours. One contender lives in one process.

Each paints label maps with one network: ``cold`` is a picture of which nothing is kept. A peer has
the graph at one fixed size, which is what it is quickest with, and the threads of one request.
"""

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch

from benchmarks.maps import stroke
from benchmarks.peers.graphs import SIDE, label_map, loaded, painted_ids
from benchmarks.rendering import Contest
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.model_manifest import read_manifest
from drawai_desktop.core.noise import noise_field
from drawai_desktop.core.precision import Precision
from drawai_desktop.engine.detail.label_grid import LabelGrid
from drawai_desktop.engine.detail.model import DetailModel
from drawai_desktop.engine.device import use_threads
from drawai_desktop.engine.models.own_detail import build, bundled_detail
from drawai_desktop.engine.networks.detail import SCALE, detail_noise

LARGE = SCALE * SIDE


def base_picture() -> np.ndarray:
    """uint8 (SIDE, SIDE, 3): what detail is painted into; smooth, with some grain."""
    y, x = np.mgrid[:SIDE, :SIDE] / SIDE
    smooth = np.stack([y, x, 1 - y], axis=2) * 200 + 20
    grain = np.random.RandomState(0).uniform(-20, 20, smooth.shape)
    return (smooth + grain).clip(0, 255).astype(np.uint8)


def large_map(name: str) -> np.ndarray:
    """uint8 (LARGE, LARGE) of label ids, with smooth borders."""
    return LabelGrid(label_map("detail", name), LARGE, LARGE).whole()


class Contender:
    """One way to paint with one network."""

    def prepare(self, name: str) -> None:
        """Makes what a map needs before the clock starts."""
        raise NotImplementedError

    def forget(self) -> None:
        """Forgets what was kept of earlier pictures; before the clock starts."""

    def cold(self) -> np.ndarray:
        """The picture of the prepared map, of any type and order."""
        raise NotImplementedError

    def picture(self) -> np.ndarray:
        """It, as float32 (H, W, 3) in grey levels from 0 to 255."""
        raise NotImplementedError


class Peer(Contender):
    """Another program, which has read the ONNX file.

    Args:
        network: which.
        facts: the file's metadata.
    """

    def __init__(self, network: str, facts: Mapping[str, str]) -> None:
        self.network = network
        self._noise = json.loads(facts["noise"])
        self._style = json.loads(facts["neutral"]) if "neutral" in facts else None
        self._feeds: dict[str, np.ndarray] = {}

    def run(self, feeds: dict[str, np.ndarray]) -> np.ndarray:
        raise NotImplementedError

    def feeds(self, name: str) -> dict[str, np.ndarray]:
        """The graph's inputs for a map, as ours have them."""
        if self.network == "detail":
            shown = base_picture().astype(np.float32).transpose(2, 0, 1) / 127.5 - 1
            middle, fine = (n.numpy() for n in detail_noise(0, SIDE, SIDE))
            return {
                "picture": np.ascontiguousarray(shown[None]),
                "labels": large_map(name)[None],
                "noise_2": middle,
                "noise_4": fine,
                "strength": np.ones(1, np.float32),
            }
        feeds = {"labels": label_map(self.network, name)[None]}
        if self._style is not None:
            feeds["style"] = np.zeros((1, len(self._style)), np.float32)
        for each in self._noise:
            side = int(SIDE / each["cell"])
            feeds[each["input"]] = noise_field(0, each["level"], side, side)[None, None]
        return feeds

    def prepare(self, name: str) -> None:
        self._feeds = self.feeds(name)

    def cold(self) -> np.ndarray:
        return self.run(self._feeds)

    def picture(self) -> np.ndarray:
        return ((self.cold()[0].transpose(1, 2, 0) + 1) * 127.5).clip(0, 255)


class OnnxRuntime(Peer):
    def __init__(self, network: str, file: Path, threads: int) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        # Its threads go on waiting for work in a busy loop, which the next contender would feel.
        options.add_session_config_entry("session.force_spinning_stop", "1")
        probe = onnxruntime.InferenceSession(str(file), options)
        super().__init__(network, probe.get_modelmeta().custom_metadata_map)
        example = self.feeds("horizon")
        for each in probe.get_inputs():
            for size, length in zip(each.shape, example[each.name].shape, strict=True):
                if isinstance(size, str):
                    options.add_free_dimension_override_by_name(size, length)
        self._session = onnxruntime.InferenceSession(str(file), options)

    def run(self, feeds: dict[str, np.ndarray]) -> np.ndarray:
        return self._session.run(None, feeds)[0]


class OpenVino(Peer):
    def __init__(self, network: str, file: Path, precision: str, threads: int) -> None:
        import onnx
        import openvino

        described = onnx.load(str(file), load_external_data=False)
        super().__init__(network, {p.key: p.value for p in described.metadata_props})
        del described
        core = openvino.Core()
        graph = core.read_model(str(file))
        graph.reshape({name: list(array.shape) for name, array in self.feeds("horizon").items()})
        self._compiled = core.compile_model(
            graph,
            "CPU",
            {
                "INFERENCE_PRECISION_HINT": precision,
                "PERFORMANCE_HINT": "LATENCY",
                "INFERENCE_NUM_THREADS": threads,
                "NUM_STREAMS": 1,
            },
        )
        self._request = self._compiled.create_infer_request()

    def run(self, feeds: dict[str, np.ndarray]) -> np.ndarray:
        return self._request.infer(feeds, share_inputs=True)[0]


class Generator(Contender):
    """Ours, exact or fast, or the plain network of torch; also previews."""

    def __init__(self, network: str, way: str) -> None:
        model = loaded(network)
        self.network, self._is_plain = network, way == "plain"
        self._table = (
            model.manifest.index_table(standard_labels()) if network == "default" else None
        )
        self.ids = painted_ids(network)
        precision = Precision.FAST if way == "fast" else Precision.EXACT
        self._contest = Contest(model.generator, list(range(8)), precision)
        self._labels = self._edited = np.zeros((0, 0))

    def _channels(self, labels: np.ndarray) -> np.ndarray:
        return labels.astype(np.int64) if self._table is None else self._table[labels]

    def prepare(self, name: str) -> None:
        self._labels = self._channels(label_map(self.network, name))

    def forget(self) -> None:
        self._contest.forget()

    def cold(self) -> np.ndarray:
        paint = self._contest.plain_frame if self._is_plain else self._contest.cold
        return paint(self._labels).numpy()

    def picture(self) -> np.ndarray:
        return (self.cold() + 1) * 127.5

    def begin_stroke(self, name: str, share: float, seed: int) -> None:
        """The map is settled, and the patterns of the stroke are known from its beginning."""
        labels = label_map(self.network, name)
        edited = stroke(labels, share, self.ids, seed).astype(np.uint8)
        self._labels, self._edited = self._channels(labels), self._channels(edited)
        self._contest.cold(self._labels)
        self._contest.preview(self._edited)
        self._contest.cold(self._labels)

    def preview(self) -> None:
        self._contest.preview(self._edited)


class Detail(Contender):
    """Our detail network, whole pictures."""

    def __init__(self, precision: Precision) -> None:
        manifest = read_manifest(bundled_detail())
        self._model = DetailModel(manifest, build(manifest), precision=precision)
        self._base = base_picture()
        self._labels = np.zeros((0, 0))

    def prepare(self, name: str) -> None:
        self._labels = large_map(name)

    def cold(self) -> np.ndarray:
        return self._model.render(self._base, self._labels, 0, LARGE, LARGE)

    def picture(self) -> np.ndarray:
        return self.cold().astype(np.float32)


class PlainDetail(Contender):
    """The detail network as its description has it, by torch."""

    def __init__(self) -> None:
        self._model = DetailModel.load(bundled_detail())
        network = build(read_manifest(bundled_detail()))
        self._network = network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        shown = torch.from_numpy(base_picture()).float().permute(2, 0, 1)[None] / 127.5 - 1
        self._base = shown.contiguous(memory_format=torch.channels_last)
        self._one_hot = shown
        self._noise = detail_noise(0, SIDE, SIDE)

    def prepare(self, name: str) -> None:
        classes = torch.from_numpy(self._model.classes(large_map(name))).long()
        one_hot = torch.nn.functional.one_hot(classes, self._network.config.classes)
        self._one_hot = one_hot.permute(2, 0, 1)[None].float()

    def cold(self) -> np.ndarray:
        return self._network(self._base, self._one_hot, self._noise).numpy()

    def picture(self) -> np.ndarray:
        return ((self.cold()[0].transpose(1, 2, 0) + 1) * 127.5).clip(0, 255)


def contender(name: str, network: str, file: Path, threads: int) -> Contender:
    """By its name; see ``PEERS`` and ``OURS`` in :mod:`benchmarks.peers.__main__`."""
    use_threads(threads)
    if name.startswith("openvino"):
        return OpenVino(network, file, name.partition(" ")[2], threads)
    if name == "onnxruntime":
        return OnnxRuntime(network, file, threads)
    if network != "detail":
        return Generator(network, name)
    if name == "plain":
        return PlainDetail()
    return Detail(Precision.FAST if name == "fast" else Precision.EXACT)
