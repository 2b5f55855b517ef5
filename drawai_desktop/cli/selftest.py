"""``drawai selftest``: does this installation work?"""

import argparse
import sys
import time

import numpy as np

from drawai_desktop import __version__, api
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.machine_report import machine_report


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments."""
    parser.add_argument("--model", help="name or folder of the model to try (default: landscape)")


def _live_precision() -> str:
    """What was chosen for the live picture on the processor, and why."""
    from drawai_desktop.engine.fast.speeds import automatic, measured

    speeds = measured()
    if speeds is None:
        return "exact; this processor has no instructions for half precision"
    return f"{automatic()}; {speeds.text}"


def run(options: argparse.Namespace) -> int:
    """Renders one small picture, reads it back, and says what was used; errors end it."""
    labels = standard_labels()
    print(f"drawai {__version__}, Python {sys.version.split()[0]}, {len(labels)} labels")
    print("\n".join(machine_report()))
    model = api.open_model(options.model)
    label_map = np.full((64, 64), api.label_id("sky"), np.uint8)
    label_map[32:] = api.label_id("grass")
    begin = time.perf_counter()
    picture = model.render(label_map, size=256, detail=False)
    took = (time.perf_counter() - begin) * 1000
    if picture.std() < 1:
        print(f"{model.name}: the picture is flat", file=sys.stderr)
        return 1
    print(f"model {model.name} on {model.device}: {took:.0f} ms")
    print(f"live picture: {_live_precision()}")
    ids = api.segment(picture, size=(64, 64))
    found, counts = np.unique(ids, return_counts=True)
    commonest = labels.title(int(found[counts.argmax()]))
    print(f"segmenter: reads it as {commonest}" + (" and more" if len(found) > 1 else ""))
    print("ok")
    return 0
