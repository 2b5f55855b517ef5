"""Small things to test with, said in a word."""

from pathlib import Path

import numpy as np
from PIL import Image

from drawai_desktop.core.labels import standard_labels

SKY, SEA, GRASS, TREE, MOUNTAIN = 156, 154, 123, 168, 134
LETTERS = {"s": SKY, "w": SEA, "g": GRASS, "t": TREE, "m": MOUNTAIN, ".": 255}


def a_map(text, scale=1):
    """A label map from rows of letters: ``a_map("ss/gg")``; each pixel ``scale`` wide and high."""
    rows = [[LETTERS[c] for c in row] for row in text.split("/")]
    ids = np.array(rows, np.uint8)
    return ids.repeat(scale, 0).repeat(scale, 1)


def a_scene(height=192, width=192):
    """A flat landscape: sky, mountain, sea, grass."""
    ids = np.full((height, width), SKY, np.uint8)
    y, x = np.mgrid[:height, :width]
    ids[y > height * 0.3 + abs(x - width / 2) * 0.5] = MOUNTAIN
    ids[y > height * 0.55] = SEA
    ids[y > height * 0.75] = GRASS
    return ids


def save_png(path, array, mode=None):
    """Writes an array as a picture and gives its path."""
    Image.fromarray(array, mode).save(path) if mode else Image.fromarray(array).save(path)
    return Path(path)


def gaugan_colours():
    """uint8 (256, 3): GauGAN's colour of every id, black where there is none."""
    table = np.zeros((256, 3), np.uint8)
    for label_id, rgb in standard_labels().gaugan.items():
        table[label_id] = rgb
    return table


def a_blue_and_green_photo():
    """A hazy blue sky over a rough green meadow."""
    random = np.random.RandomState(0)
    photo = np.zeros((240, 360, 3), np.float32)
    photo[:120] = (140, 180, 230)
    photo[:120] += np.linspace(-20, 25, 120)[:, None, None]
    photo[120:] = (90, 130, 50)
    photo[120:] += random.normal(0, 22, (120, 360, 1))
    return np.clip(photo, 0, 255).astype(np.uint8)
