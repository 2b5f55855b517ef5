"""Annotation files, as other programs write them."""

import base64
import io
import json

import numpy as np
from PIL import Image

CATEGORIES = ((1, "sky-other"), (7, "sea"), (9, "Grass"), (3, "tree-merged"))
IDS = {"sky-other": 156, "sea": 154, "Grass": 123, "tree-merged": 168}


def png(array):
    out = io.BytesIO()
    Image.fromarray(array).save(out, "PNG")
    return out.getvalue()


def shape(label, points, kind="polygon", **more):
    return {"label": label, "points": points, "shape_type": kind, **more}


def labelme(path, *shapes, width=160, height=140, **more):
    size = {"imageWidth": width, "imageHeight": height}
    path.write_text(json.dumps({"version": "5.5.0", "shapes": shapes, **size, **more}))
    return path


def masked(label, mask, left=0, top=0):
    """A mask of labelme's."""
    corner = [left + mask.shape[1] - 1, top + mask.shape[0] - 1]
    text = base64.b64encode(png(mask.astype(np.uint8))).decode()
    return shape(label, [[left, top], corner], "mask", mask=text)


def coco(path, annotations, pictures=((5, "shore.jpg"),), size=(160, 140), **more):
    """Args:
    annotations: (picture's number, category's number, segmentation), or whole entries.
    """
    images = [{"id": i, "file_name": n, "width": size[0], "height": size[1]} for i, n in pictures]
    rows = [_annotation(number, one) for number, one in enumerate(annotations)]
    categories = [{"id": i, "name": n} for i, n in CATEGORIES]
    data = {"images": images, "annotations": rows, "categories": categories, **more}
    path.write_text(json.dumps(data))
    return path


def _annotation(number, one):
    if isinstance(one, dict):
        return one
    image, category, segmentation = one
    owner = {"id": number, "image_id": image, "category_id": category}
    return {**owner, "segmentation": segmentation, "bbox": [0, 0, 9, 9]}


def panoptic(path, segments, numbers, **more):
    """Args:
    segments: integers (H, W), each pixel's number; written as PNG into the file's folder.
    numbers: number -> category's number.
    """
    folder = path.with_suffix("")
    folder.mkdir(exist_ok=True)
    colours = np.dstack([segments & 255, segments >> 8 & 255, segments >> 16]).astype(np.uint8)
    (folder / "shore.png").write_bytes(png(colours))
    info = [{"id": n, "category_id": c} for n, c in numbers.items()]
    row = {"image_id": 5, "file_name": "shore.png", "segments_info": info, **more}
    return coco(path, [row])


def square(x, y, side):
    """A flat list of coordinates."""
    return [x, y, x + side, y, x + side, y + side, x, y + side]


def runs(mask):
    """Run lengths down the columns, slowly and plainly: out first."""
    counts, now = [0], False
    for pixel in mask.T.ravel().tolist():
        if pixel != now:
            counts.append(0)
            now = pixel
        counts[-1] += 1
    return counts


def packed(counts):
    """The packed text of run lengths."""
    text = ""
    for place, count in enumerate(counts):
        number = count - counts[place - 2] if place > 2 else count
        while True:
            bits, number = number & 31, number >> 5
            is_last = number == (-1 if bits & 16 else 0)
            text += chr(48 + bits + (0 if is_last else 32))
            if is_last:
                break
    return text
