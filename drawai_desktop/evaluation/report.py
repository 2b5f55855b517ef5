"""``report.md`` of an evaluation, with its contact sheets and the numbers as JSON."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from drawai_desktop.core.atomic_file import write_bytes
from drawai_desktop.core.contact_sheet import contact_sheet
from drawai_desktop.core.picture_writing import coloured, encode
from drawai_desktop.evaluation.agreement import LEAST_SHARE
from drawai_desktop.evaluation.judge import STYLES, Agreement, Judge, Scores, Shown
from drawai_desktop.evaluation.measures import FEATURES

REPORT = "report.md"
NUMBERS = "scores.json"


def write_report(folder: Path, judge: Judge, judged: Sequence[tuple[Scores, Shown]]) -> Path:
    """Writes report, numbers and sheets into a folder that exists; gives the report's path.

    Raises:
        FileError: a file cannot be written.
    """
    models = [scores for scores, _ in judged]
    numbers = [as_numbers(scores, judge) for scores in (*models, judge.photographs)]
    write_bytes(folder / NUMBERS, (json.dumps(numbers, indent=1) + "\n").encode())
    for name, sheet in _sheets(judge, judged).items():
        write_bytes(folder / f"{name}.jpg", encode(Image.fromarray(sheet), "JPEG"))
    path = folder / REPORT
    write_bytes(path, _text(judge, models).encode())
    return path


def as_numbers(scores: Scores, judge: Judge) -> dict[str, Any]:
    """Everything that was measured, for programs."""
    numbers: dict[str, Any] = {
        "name": scores.name,
        "pairs": len(judge.pairs),
        "kid_x1000": round(1000 * scores.kernel.mean, 3),
        "kid_x1000_deviation": round(1000 * scores.kernel.deviation, 3),
        "frechet": round(scores.frechet, 3),
        "agreement": _agreement_numbers(scores.agreement, judge),
        "diversity": round(scores.diversity, 4),
        "light": round(scores.light, 2),
        "sharpness": round(scores.sharpness, 2),
        "seconds": round(scores.seconds, 3),
    }
    if scores.painted is not None:
        numbers["painted"] = _agreement_numbers(scores.painted, judge)
    return numbers


def _agreement_numbers(agreement: Agreement, judge: Judge) -> dict[str, Any]:
    counts = agreement.counts
    names = [c.name for c in judge.pairs.classes]
    return {
        "pixel_accuracy": round(counts.pixel_accuracy, 4),
        "group_accuracy": round(agreement.grouped, 4),
        "mean_iou": round(counts.mean_iou, 4),
        "accuracy": _by_name(names, counts.accuracy),
        "iou": _by_name(names, counts.iou),
    }


def _by_name(names: Sequence[str], values: np.ndarray) -> dict[str, float]:
    pairs = zip(names, values, strict=False)
    return {name: round(float(v), 4) for name, v in pairs if np.isfinite(v)}


def _text(judge: Judge, models: Sequence[Scores]) -> str:
    everyone = [*models, judge.photographs]
    head = "| | " + " | ".join(s.name for s in everyone) + " |"
    rule = "|---|" + "---:|" * len(everyone)
    rows = [
        ("KID x 1000, lower is better", _kernel),
        ("Frechet distance, lower is better", lambda s: f"{s.frechet:.2f}"),
        ("label agreement: pixels", lambda s: _percent(s.agreement.counts.pixel_accuracy)),
        ("label agreement: pixels, by groups", lambda s: _percent(s.agreement.grouped)),
        ("label agreement: mean IoU", lambda s: _percent(s.agreement.counts.mean_iou)),
        ("painted scenes: pixels", lambda s: _percent(s.painted and _pixels(s.painted))),
        ("painted scenes: by groups", lambda s: _percent(s.painted and s.painted.grouped)),
        ("diversity of styles", lambda s: f"{s.diversity:.3f}"),
        ("light changed by styles", lambda s: f"{s.light:.1f}"),
        ("sharpness", lambda s: f"{s.sharpness:.1f}"),
        ("seconds a picture", lambda s: f"{s.seconds:.2f}" if s.seconds else ""),
    ]
    lines = ["# Evaluation", "", f"{len(judge.pairs)} held-out pairs.", "", head, rule]
    lines += [f"| {title} | {' | '.join(show(s) for s in everyone)} |" for title, show in rows]
    lines += ["", "## Agreement per class, IoU in %", "", head, rule]
    given = judge.photographs.agreement.counts.counts.sum(1)
    share = given / max(1, given.sum())
    for c in judge.pairs.classes:
        if share[c.index]:
            cells = [_percent(float(s.agreement.counts.iou[c.index])) for s in everyone]
            title = f"{c.name} ({100 * share[c.index]:.1f} % of the pixels)"
            lines.append(f"| {title} | {' | '.join(cells)} |")
    lines += ["", "## What the numbers are", "", *_explained(), ""]
    lines += ["## To look at", ""]
    lines += ["![held-out maps](held_out.jpg)", "", "![painted scenes](painted.jpg)", ""]
    lines += [f"![styles](styles_{place + 1}.jpg)" for place in range(len(models))]
    return "\n".join(lines) + "\n"


def _pixels(agreement: Agreement) -> float:
    return agreement.counts.pixel_accuracy


def _kernel(scores: Scores) -> str:
    return f"{1000 * scores.kernel.mean:.2f} +- {1000 * scores.kernel.deviation:.2f}"


def _percent(part: float | None) -> str:
    return "" if part is None else f"{100 * part:.1f}"


def _explained() -> list[str]:
    return [
        f"- Features: {FEATURES}; no loss of the trainer reads this network.",
        "- KID: squared maximum mean discrepancy under a cubic kernel, unbiased; mean and standard "
        "deviation over subsets. Photographs: one half against the other.",
        "- Frechet distance: always between pictures of one half of the scenes and photographs of "
        "the other, so that the photographs' own value is the floor. It depends on the number of "
        "pairs and is no FID.",
        "- Label agreement: the segmenter reads each picture back, and is compared with the map "
        "that the picture was made of. Photographs: the same with the real pictures. Where the "
        "given maps are wrong, as machine-made ones are at times, a photograph contradicts its map "
        "and a picture made from it does not: the photographs' score can be passed. "
        f"Mean IoU: of classes with more than {100 * LEAST_SHARE:.2g} % of the pixels. Groups: "
        "those of the palette, such as plants.",
        "- Painted scenes: the same for twelve painted maps in the neutral style; no photographs "
        "of them exist.",
        f"- Diversity: mean distance of unit features between {STYLES} styles of one map. "
        "Photographs: between different scenes. Light: standard deviation of the mean colours.",
        "- Sharpness: standard deviation of the Laplacian of the luminance, median.",
        "- Each held-out map is rendered in a style drawn by its name, the same for all models.",
    ]


def _sheets(judge: Judge, judged: Sequence[tuple[Scores, Shown]]) -> dict[str, np.ndarray]:
    names = [scores.name for scores, _ in judged]
    table = _colour_table(judge)
    shown = len(judged[0][1].held_out)
    held_out = [
        [table[judge.maps[i]], *(s.held_out[i] for _, s in judged), judge.photos[i]]
        for i in range(shown)
    ]
    painted = [
        [coloured(ids, judge.labels), *(s.painted[i] for _, s in judged)]
        for i, (_, ids) in enumerate(judge.scenes)
    ]
    sheets = {
        "held_out": contact_sheet(held_out, ["label map", *names, "photograph"]),
        "painted": painted_sheet(painted, ["label map", *names], [t for t, _ in judge.scenes]),
    }
    for place, (_, pictures) in enumerate(judged):
        sheets[f"styles_{place + 1}"] = contact_sheet(pictures.styles, side=160)
    return sheets


def painted_sheet(
    rows: Sequence[Sequence[np.ndarray]],
    columns: Sequence[str],
    titles: Sequence[str],
    side: int = 192,
) -> np.ndarray:
    """The painted scenes, two to a row of the sheet, each beside its pictures: uint8 (H, W, 3).

    Args:
        rows: one per scene: its coloured map and the models' pictures.
        columns: their titles.
        titles: of the scenes; written under the maps.
        side: of a picture, in pixels.
    """
    joined, captions = [], []
    for place in range(0, len(rows), 2):
        pair = rows[place : place + 2]
        joined.append([picture for row in pair for picture in row])
        blank = [""] * (len(columns) - 1)
        captions.append([text for title in titles[place : place + 2] for text in (title, *blank)])
    return contact_sheet(joined, [*columns, *columns], side, captions)


def _colour_table(judge: Judge) -> np.ndarray:
    """uint8 (256, 3): the palette's colour of each class index of the data set."""
    colours = judge.labels.colour_table()
    table = np.full((256, 3), 128, np.uint8)
    for c in judge.pairs.classes:
        label = judge.labels.named(c.name)
        if label is not None:
            table[c.index] = colours[label.id]
    return table
