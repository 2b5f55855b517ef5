"""Proves that Krita, GIMP and MyPaint open what this program writes, and that it opens theirs.

    python tools/prove_formats.py [krita] [gimp] [mypaint] [-o FOLDER]

Each program runs without a window of its own (Xvfb); those that are not installed are named and
left out. Pixels are compared, and every step is told. The status is 1 where something differs, and
2 where none of the programs is there.
"""

import argparse
import io
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from drawai_desktop.core.label_reading import read_label_map  # noqa: E402
from drawai_desktop.core.labels import standard_labels  # noqa: E402
from drawai_desktop.core.layers import Layer, Layered  # noqa: E402
from drawai_desktop.core.picture_labels import PictureLabels  # noqa: E402
from drawai_desktop.core.picture_writing import write_picture  # noqa: E402
from drawai_desktop.core.project_file import Project, read_project, write_project  # noqa: E402
from drawai_desktop.core.style import NEUTRAL  # noqa: E402
from tools.painting_programs import GIMP, KRITA, MYPAINT, available  # noqa: E402

LABELS = standard_labels()
WIDTH, HEIGHT = 256, 192
SKY, SEA, TREE, GRASS = 156, 154, 168, 123
EDGE = 3
"""Pixels from the rim of what was painted there, where a brush is soft."""


class Proof:
    """The files of one run, and what was found."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.wrong = 0
        random = np.random.default_rng(7)
        small = random.integers(0, 256, (12, 16, 3), np.uint8)
        size = Image.Resampling.BICUBIC
        self.picture = np.asarray(Image.fromarray(small).resize((WIDTH, HEIGHT), size))
        self.content = _content()
        labels = PictureLabels(self.content, LABELS)
        for suffix in (".psd", ".ora", ".tif"):
            write_picture(folder / f"ours{suffix}", self.picture, None, labels)
        self.flat = self.content.flat()
        project = Project(self.flat, NEUTRAL.with_seed(11), "landscape", None, None, self.content)
        write_project(folder / "project.drawai", project, LABELS)

    def tell(self, step: str, is_right: bool, detail: str = "") -> None:
        """One line of the report."""
        self.wrong += not is_right
        print(f"{'ok   ' if is_right else 'WRONG'} {step}{f' ({detail})' if detail else ''}")

    def same_picture(self, step: str, path: Path, rounding: int = 0) -> None:
        """That a picture which a program wrote is ours, but for what it rounds on its way."""
        with Image.open(path) as image:
            found = np.asarray(image.convert("RGB")).astype(int)
        if found.shape != self.picture.shape:
            self.tell(step, False, f"{found.shape[1]} x {found.shape[0]}")
            return
        far = int(np.abs(found - self.picture.astype(int)).max())
        self.tell(step, far <= rounding, f"largest difference {far}")

    def same_map(self, step: str, ids: np.ndarray, right: np.ndarray, near: np.ndarray) -> None:
        """That a map is right but for pixels near a rim."""
        wrong = (ids != right) & ~near if ids.shape == right.shape else np.ones(1, bool)
        strange = set(np.unique(ids).tolist()) - set(np.unique(right).tolist())
        detail = f"{int(wrong.sum())} px differ"
        detail += f", and labels {strange} are new" if strange else ""
        self.tell(step, not wrong.any() and not strange, detail)

    def read(self, path: Path) -> np.ndarray:
        """The label map of a file, as this program opens it."""
        return read_label_map(path, LABELS).ids


def _content() -> Layered:
    ground = np.full((HEIGHT, WIDTH), SKY, np.uint8)
    ground[100:] = SEA
    ground[150:, 60:] = GRASS
    wood = np.full((HEIGHT, WIDTH), 255, np.uint8)
    wood[80:140, 150:230] = TREE
    return Layered((Layer("Ground", ground), Layer("Wood & more", wood)), 0)


def _nowhere() -> np.ndarray:
    return np.zeros((HEIGHT, WIDTH), bool)


def _band(top: int, bottom: int, left: int, right: int) -> tuple[np.ndarray, np.ndarray]:
    """(a rectangle, the pixels near its rim)."""
    whole, inside, outside = _nowhere(), _nowhere(), _nowhere()
    whole[top:bottom, left:right] = True
    inside[top + EDGE : bottom - EDGE, left + EDGE : right - EDGE] = True
    outside[max(0, top - EDGE) : bottom + EDGE, max(0, left - EDGE) : right + EDGE] = True
    return whole, outside & ~inside


def prove_krita(proof: Proof) -> None:
    """Krita: PSD, OpenRaster, TIFF and project are opened; what it saves is opened here."""
    folder = proof.folder
    for suffix in (".psd", ".ora", ".tif"):
        KRITA.convert(folder / f"ours{suffix}", folder / f"krita{suffix}.png")
        proof.same_picture(f"Krita opens {suffix}", folder / f"krita{suffix}.png")
    KRITA.convert(folder / "project.drawai", folder / "krita-project.ora")
    project = read_project(folder / "krita-project.ora")
    proof.same_map("Krita saves our project as .ora", project.ids, proof.flat, _nowhere())
    proof.tell("  its style is still there", project.style == NEUTRAL.with_seed(11))
    names = [layer.name for layer in project.layered.layers]
    proof.tell("  and its layers", names == [layer.name for layer in proof.content.layers])
    for suffix in (".ora", ".psd"):
        saved = folder / f"krita-again{suffix}"
        KRITA.convert(folder / "ours.psd", saved)
        step = f"Krita saves our PSD as {suffix}"
        proof.same_map(step, proof.read(saved), proof.flat, _nowhere())
    painted, near = soften(folder / "project.drawai", folder / "soft.ora")
    KRITA.convert(folder / "soft.ora", folder / "krita-soft.ora")
    right = np.where(painted, np.uint8(GRASS), proof.flat)
    ids = read_project(folder / "krita-soft.ora").ids
    proof.same_map("Krita saves a soft stroke on a layer of ours", ids, right, near)
    Image.fromarray(LABELS.colour_table()[proof.flat]).save(folder / "map.png")
    KRITA.convert(folder / "map.png", folder / "krita-map.kra")
    step = "Krita saves a map as .kra"
    proof.same_map(step, proof.read(folder / "krita-map.kra"), proof.flat, _nowhere())


def prove_gimp(proof: Proof) -> None:
    """GIMP: PSD and TIFF are opened; a PSD that it paints softly on comes back with that."""
    folder = proof.folder
    for suffix in (".psd", ".tif"):
        GIMP.flatten(folder / f"ours{suffix}", folder / f"gimp{suffix}.png")
        proof.same_picture(f"GIMP opens {suffix}", folder / f"gimp{suffix}.png")
    colour = LABELS[GRASS].rgb
    saved = folder / "gimp-painted.psd"
    GIMP.paint(folder / "ours.psd", "Ground", colour, (40, 20, 70, 50), saved)
    painted, near = _band(20, 70, 40, 110)
    right = proof.content.layers[0].ids.copy()
    right[painted] = GRASS
    upper = proof.content.layers[1].ids
    right = np.where(upper != 255, upper, right)
    proof.same_map("GIMP paints on our PSD and saves it", proof.read(saved), right, near)


def soften(source: Path, target: Path) -> tuple[np.ndarray, np.ndarray]:
    """A project as it is in another program when somebody paints there: a soft stroke on the layer
    *Ground*, in colours.

    Returns:
        what is painted, and the pixels near its rim: bool (H, W) each.
    """
    painted, near = _band(20, 70, 40, 110)
    blurred = Image.fromarray(painted.astype(np.uint8) * 255).filter(ImageFilter.GaussianBlur(1))
    share = np.asarray(blurred)[..., None] / 255
    with zipfile.ZipFile(source) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with Image.open(io.BytesIO(members["data/layer0.png"])) as image:
        rgba = np.array(image.convert("RGBA"))
    rgba[..., :3] = np.rint(rgba[..., :3] * (1 - share) + np.array(LABELS[GRASS].rgb) * share)
    buffer = io.BytesIO()
    Image.fromarray(rgba).save(buffer, "PNG")
    members["data/layer0.png"] = buffer.getvalue()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return painted, near


def prove_mypaint(proof: Proof) -> None:
    """MyPaint: OpenRaster and project are opened, painted on with a brush, and come back."""
    folder = proof.folder
    MYPAINT.flatten(folder / "ours.ora", folder / "mypaint.png")
    # MyPaint computes in light, of 15 bits.
    proof.same_picture("MyPaint opens .ora", folder / "mypaint.png", rounding=1)
    saved = folder / "mypaint-project.ora"
    radius = MYPAINT.stroke(folder / "project.drawai", "Ground", LABELS[GRASS].rgb, saved)
    project = read_project(saved)
    painted, near = _band(50 - radius, 50 + radius, 60, 141)
    near[50 - radius - EDGE : 50 + radius + EDGE, 60 - radius - EDGE : 60 + EDGE] = True
    near[50 - radius - EDGE : 50 + radius + EDGE, 141 - EDGE : 141 + radius + EDGE] = True
    right = proof.flat.copy()
    right[painted] = GRASS
    proof.same_map("MyPaint paints on our project", project.ids, right, near)
    proof.tell("  its style is still there", project.style == NEUTRAL.with_seed(11))
    told = [note for note in project.notes if "between two labels" in note]
    proof.tell("  soft edges are counted", len(told) == 1, "".join(told))


PROOFS: dict[str, Callable[[Proof], None]] = {
    "krita": prove_krita,
    "gimp": prove_gimp,
    "mypaint": prove_mypaint,
}


def main() -> int:
    """Runs the proofs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("programs", nargs="*", choices=[[], *PROOFS], help="only these")
    parser.add_argument("-o", "--output", type=Path, help="where the files stay")
    options = parser.parse_args()
    wanted = options.programs or list(PROOFS)
    found = [name for name in wanted if available(name)]
    for name in wanted:
        if name not in found:
            print(f"{name} is not installed here, or Xvfb is not: left out.")
    with tempfile.TemporaryDirectory(prefix="drawai-proof-") as temporary:
        folder = options.output or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        proof = Proof(folder)
        for name in found:
            PROOFS[name](proof)
    if not found:
        return 2
    print(f"{proof.wrong} steps went wrong." if proof.wrong else "All steps are right.")
    return 1 if proof.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
