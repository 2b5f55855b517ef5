"""``report.md`` of detail models, with a sheet at native size and the numbers as JSON."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from drawai_desktop.core.atomic_file import write_bytes
from drawai_desktop.core.contact_sheet import contact_sheet
from drawai_desktop.core.labels import LabelSet
from drawai_desktop.core.picture_writing import coloured, encode
from drawai_desktop.evaluation.detail import PATCH, DetailJudge, DetailScores
from drawai_desktop.evaluation.measures import FEATURES
from drawai_desktop.evaluation.report import NUMBERS, REPORT

_ROWS = 6
_SIDE = 384


def write_detail_report(
    folder: Path,
    judge: DetailJudge,
    judged: Sequence[tuple[DetailScores, Sequence[np.ndarray]]],
    photographs: Sequence[DetailScores],
    labels: LabelSet,
) -> Path:
    """Writes report, numbers and sheet into a folder that exists; gives the report's path.

    Raises:
        FileError: a file cannot be written.
    """
    everyone = [*(scores for scores, _ in judged), *photographs]
    numbers = [as_numbers(scores) for scores in everyone]
    write_bytes(folder / NUMBERS, (json.dumps(numbers, indent=1) + "\n").encode())
    sheet = detail_sheet(judge, judged, labels)
    write_bytes(folder / "detail.jpg", encode(Image.fromarray(sheet), "JPEG"))
    path = folder / REPORT
    write_bytes(path, _text(judge, everyone).encode())
    return path


def as_numbers(scores: DetailScores) -> dict[str, object]:
    """Everything that was measured, for programs."""
    return {
        "name": scores.name,
        "patch_kid_x1000": round(1000 * scores.patches.mean, 3),
        "patch_kid_x1000_deviation": round(1000 * scores.patches.deviation, 3),
        "sharpness": round(scores.sharpness, 2),
        "drift": None if scores.drift is None else round(scores.drift, 3),
        "seconds": round(scores.seconds, 3),
    }


def detail_sheet(
    judge: DetailJudge,
    judged: Sequence[tuple[DetailScores, Sequence[np.ndarray]]],
    labels: LabelSet,
) -> np.ndarray:
    """uint8 (H, W, 3): rows of [label map, each way to enlarge, a photograph], their middles at
    native size."""
    rows = []
    for number in range(min(_ROWS, len(judge.small))):
        large = [_middle(pictures[number]) for _, pictures in judged]
        photo = _middle(judge.photographs[number % len(judge.photographs)])
        rows.append([coloured(judge.maps[number], labels), *large, photo])
    names = [scores.name for scores, _ in judged]
    return contact_sheet(rows, ["label map", *names, "photograph"], side=_SIDE)


def _middle(picture: np.ndarray) -> np.ndarray:
    top, left = (max(0, (n - _SIDE) // 2) for n in picture.shape[:2])
    return picture[top : top + _SIDE, left : left + _SIDE]


def _text(judge: DetailJudge, everyone: Sequence[DetailScores]) -> str:
    lines = [
        "# Evaluation of detail",
        "",
        f"{len(judge.small)} held-out maps, {len(judge.photographs)} held-out photographs "
        f"(sharpness {judge.photograph_sharpness:.1f}).",
        "",
        "| | patch KID x 1000, lower is better | sharpness | drift | seconds a picture |",
        "|---|---:|---:|---:|---:|",
    ]
    for scores in everyone:
        moved = "" if scores.drift is None else f"{scores.drift:.2f}"
        seconds = f"{scores.seconds:.2f}" if scores.seconds else ""
        distance, deviation = (1000 * number for number in scores.patches)
        lines.append(
            f"| {scores.name} | {distance:.2f} +- {deviation:.2f} | {scores.sharpness:.1f} | "
            f"{moved} | {seconds} |"
        )
    lines += [
        "",
        "## What the numbers are",
        "",
        f"- Patch KID: squared maximum mean discrepancy of {PATCH} px patches, cut at native size, "
        "to those of the held-out photographs. It is sensitive to grain and to a photograph's "
        "compression: compare only numbers of one set of photographs, and look.",
        "- Photographs, small and back: the held-out photographs themselves, made small by four "
        "and enlarged again. What is shown is the same on both sides there; of the maps' pictures "
        "the distance is most of all that of what they show.",
        f"- Features: {FEATURES}; no loss of the trainer reads this network.",
        "- Sharpness: standard deviation of the Laplacian of the luminance, median.",
        "- Drift: how far the means over 8 x 8 pixels are from those of the picture that was "
        "enlarged, in grey levels.",
        "",
        "## To look at",
        "",
        "![middles at native size](detail.jpg)",
    ]
    return "\n".join(lines) + "\n"
