"""A made data set: painted scenes, and "photographs" of them in flat colours with noise."""

import io
import json
import zipfile
from pathlib import Path

import numpy as np
from PIL import Image

NAMES = ("sky-other", "sea", "sand", "unlabelled")
COCO = (156, 154, 153, 255)
_COLOURS = np.array([(120, 170, 230), (20, 70, 110), (220, 200, 140), (128, 128, 128)], np.float32)


def a_pair(seed, side=64):
    """(photo uint8 (side, side, 3), class indexes uint8 (side, side)): sky, sea and sand."""
    random = np.random.RandomState(seed)
    y, x = np.mgrid[:side, :side] / side
    labels = np.zeros((side, side), np.uint8)
    horizon = random.uniform(0.25, 0.5)
    labels[y > horizon] = 1
    labels[y > random.uniform(0.65, 0.8) + 0.1 * (x - 0.5)] = 2
    photo = _COLOURS[labels] + random.normal(0, 12, (side, side, 1)) + random.uniform(-15, 15, 3)
    return np.clip(photo, 0, 255).astype(np.uint8), labels


def members(count, side=64, prefix="p"):
    """Path inside the data set -> bytes."""
    rows = [
        {"index": i, "name": n, "coco": c} for i, (n, c) in enumerate(zip(NAMES, COCO, strict=True))
    ]
    files = {"classes.json": json.dumps({"classes": rows}).encode()}
    for seed in range(count):
        photo, labels = a_pair(seed, side)
        for folder, array, suffix, kind in (
            ("images", photo, "webp", "WEBP"),
            ("labels", labels, "png", "PNG"),
        ):
            buffer = io.BytesIO()
            Image.fromarray(array).save(buffer, kind)
            files[f"{folder}/{prefix}{seed:03}.{suffix}"] = buffer.getvalue()
    return files


def write_folder(path, count, side=64):
    """A data set as a folder; gives its path."""
    for name, content in members(count, side).items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(content)
    return Path(path)


def write_zip(path, count, side=64, prefix="p"):
    """A data set as a zip; gives its path."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members(count, side, prefix).items():
            archive.writestr(name, content)
    return Path(path)
