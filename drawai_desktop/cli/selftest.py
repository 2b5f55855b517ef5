"""``drawai selftest``: does this installation work?"""

import argparse
import sys
import time

import numpy as np

from drawai_desktop import __version__
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.machine_report import machine_report
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.segmenter_manifest import bundled_segmenter


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments."""
    parser.add_argument("--model", help="name or folder of the model to try (default: landscape)")


def run(options: argparse.Namespace) -> int:
    """Renders one small picture, reads it back, and says what was used; errors end it."""
    from drawai_desktop.engine.segmenter import Segmenter
    from drawai_desktop.engine.synthesizer import Synthesizer

    labels = standard_labels()
    print(f"drawai {__version__}, Python {sys.version.split()[0]}, {len(labels)} labels")
    print("\n".join(machine_report()))
    manifest = ModelLibrary.standard().find(options.model)
    synthesizer = Synthesizer.load(manifest, labels)
    label_map = np.full((64, 64), 156, np.uint8)
    label_map[32:] = 123
    begin = time.perf_counter()
    picture = synthesizer.render(label_map)
    took = (time.perf_counter() - begin) * 1000
    if picture.std() < 1:
        print(f"{manifest.name}: the picture is flat", file=sys.stderr)
        return 1
    print(f"model {manifest.name} on {synthesizer.device}: {took:.0f} ms")
    ids = Segmenter.load(bundled_segmenter()).read(picture, labels, 64, 64)
    found, counts = np.unique(ids, return_counts=True)
    commonest = labels.title(int(found[counts.argmax()]))
    print(f"segmenter: reads it as {commonest}" + (" and more" if len(found) > 1 else ""))
    print("ok")
    return 0
