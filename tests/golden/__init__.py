"""Reference pictures made with NVIDIA's own code on seeded weights, and the recipe for both."""

import json
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).parent


def cases(kind):
    """The manifest's entries of a kind, ``generator`` or ``encoder``."""
    manifest = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))
    return [case for case in manifest["cases"] if case["kind"] == kind]


def stored(case):
    """name -> float64 array of what the reference code gave."""
    with np.load(FOLDER / case["file"]) as data:
        return {
            name: data[name] / 32767.0 if data[name].dtype == np.int16 else data[name] * 1.0
            for name in data.files
        }
