"""Files that the pictures of docs/guide.md are taken with."""

import json
from pathlib import Path

import numpy as np
from PIL import Image

from drawai_desktop.core.examples import examples
from drawai_desktop.core.image_file import read_photo
from drawai_desktop.core.label_reading import read_label_map
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.layers import Layer, Layered
from drawai_desktop.core.picture_labels import PictureLabels
from drawai_desktop.core.picture_writing import write_picture


def annotated(folder: Path) -> Path:
    """A COCO file of four pictures."""
    names = ("coast/morning", "coast/harbour with boats", "hills/north ridge", "hills/old farm")
    shapes = [[0, 0, 900, 0, 900, 300, 0, 300], [0, 300, 900, 280, 900, 600, 0, 600]]
    size = {"width": 900, "height": 600}
    data = {
        "images": [{"id": i, "file_name": f"{n}.jpg", **size} for i, n in enumerate(names)],
        "categories": [{"id": 1, "name": "sky-other"}, {"id": 2, "name": "sea"}],
        "annotations": [
            {"image_id": i, "category_id": k % 2 + 1, "segmentation": [shapes[k % 2]]}
            for i in range(len(names))
            for k in range(2 + 3 * i)
        ],
    }
    path = folder / "coast.json"
    path.write_text(json.dumps(data))
    return path


def lake(folder: Path) -> Path:
    """One of the program's own pictures, in the shape of a photograph."""
    path = folder / "lake.jpg"
    with Image.open(examples()[0].picture_path) as image:
        image.convert("RGB").crop((0, 170, 1024, 854)).save(path, quality=95)
    return path


def upscaler(folder: Path) -> None:
    """What is told of an installed upscaler: the dialog reads no more."""
    made = folder / "user" / "models" / "RealESRGAN_x4plus"
    made.mkdir(parents=True)
    network = {"kind": "upscaler", "stride": 1, "architecture": "ESRGAN", "scale": 4}
    manifest = {"format": "drawai-model", "version": 3, "name": made.name, "task": "detail"}
    (made / "model.json").write_text(json.dumps({**manifest, "network": network, "classes": []}))


def painted_elsewhere(folder: Path) -> Path:
    """One of the program's own scenes as a Photoshop file, a layer for each group of labels."""
    labels, example = standard_labels(), examples()[0]
    ids = read_label_map(example.path, labels).ids
    groups = {label.id: label.group for label in labels}
    kinds = np.array([groups.get(i, "") for i in range(256)])[ids]
    names = [str(kind) for kind in np.unique(kinds) if kind]
    layers = [Layer(name, np.where(kinds == name, ids, np.uint8(255))) for name in names]
    path = folder / "painted elsewhere.psd"
    picture = read_photo(example.picture_path)
    write_picture(path, picture, labels=PictureLabels(Layered(tuple(layers)), labels))
    return path
