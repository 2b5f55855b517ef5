"""Folders as people have them: photographs alone, or with label maps beside them."""

import numpy as np
from PIL import Image

from drawai_desktop.resources import resource
from tests.builders import GRASS, SEA, SKY


def a_photo_and_ids(seed, side=80):
    """(photo uint8 (side, side, 3), label ids uint8 (side, side)): sky, and sea or grass below."""
    random = np.random.RandomState(seed)
    horizon = int(side * random.uniform(0.3, 0.7))
    ids = np.full((side, side), SKY, np.uint8)
    ids[horizon:] = SEA if seed % 2 else GRASS
    colours = {SKY: (140, 180, 230), SEA: (20, 70, 110), GRASS: (90, 140, 50)}
    photo = np.zeros((side, side, 3), np.float32)
    for label, colour in colours.items():
        photo[ids == label] = colour
    photo += random.normal(0, 12, (side, side, 1))
    return np.clip(photo, 0, 255).astype(np.uint8), ids


def write_pairs(folder, count, side=80, layout="two"):
    """Pairs as ``images/`` and ``labels/``, or (``layout`` "beside") NAME.jpg with NAME.png."""
    two = layout == "two"
    photos, maps = (folder / "images", folder / "labels") if two else (folder, folder)
    for place in (photos, maps):
        place.mkdir(parents=True, exist_ok=True)
    for seed in range(count):
        photo, ids = a_photo_and_ids(seed, side)
        Image.fromarray(photo).save(photos / f"p{seed:02}.jpg", quality=95)
        Image.fromarray(ids).save(maps / f"p{seed:02}.png")
    return folder


def write_photographs(folder):
    """The nine small pictures of the program's examples, enlarged, as photographs."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(resource("examples", "thumbnails").glob("*.webp")):
        picture = Image.open(path).convert("RGB")
        picture.resize((picture.width * 2, picture.height * 2)).save(folder / f"{path.stem}.jpg")
    return folder
