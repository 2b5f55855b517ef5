"""Training in the folder: its networks, features and critics are inside."""

import json

from tests.package_proof.bare_root import WORK
from tools.make_training_demo import make_set

STAGES = {
    "stages": [
        {"name": "layout", "steps": 4, "resolution": 64, "batch": 2, "crops": [[1.0, 0.6, 1.0]],
         "rate": 0.0004},
    ],
    "network": {"ngf": 8, "style_size": 8, "encoder_widths": [16, 32, 32, 32, 32]},
    "losses": {"ramp_steps": 2},
    "patch_width": 8,
    "head_width": 8,
}  # fmt: skip
DETAIL_STAGES = {
    "stages": [{"name": "texture", "steps": 2, "resolution": 64, "batch": 6, "rate": 0.001}],
    "shape": {"widths": [6, 5, 4], "blocks": 1},
    "made": {"count": 4, "crop": 24},
    "patch_width": 4,
    "head_width": 4,
}


def prove_training(root, program, _display):
    """A few steps of each trainer, an export, and a picture by what came out."""
    place = f"{WORK}/set"
    make_set(root.path(place), 24, 256)
    for path in root.path(place).rglob("*"):
        path.chmod(0o777 if path.is_dir() else 0o666)
    config = root.path(f"{WORK}/config.json")
    config.write_text(json.dumps(STAGES))
    run, model = f"{WORK}/run", f"{WORK}/model"
    done = root.run(program, "train", place, "--config", f"{WORK}/config.json", "-o", run)
    assert done.returncode == 0, done.stderr
    assert "Warning" not in done.stderr, done.stderr
    done = root.run(program, "train", "--export", run, "-o", model)
    assert done.returncode == 0, done.stderr
    done = root.run(
        program, "render", f"{place}/labels/m0000.png", "--model", model, "--code", "model",
        "-o", f"{WORK}/trained.png",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    yield "train: four steps, exported, and a picture by that model"

    config.write_text(json.dumps(DETAIL_STAGES))
    done = root.run(
        program, "train-detail", place, "--config", f"{WORK}/config.json", "--model", "landscape",
        "-o", f"{WORK}/detail",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Warning" not in done.stderr, done.stderr
    yield "train-detail: two steps on photographs and the model's pictures"

    # What Model > Train on my pictures starts, in the window's own words.
    own = f"{WORK}/own"
    model = f"{program.rpartition('/')[0]}/_internal/drawai_desktop/_data/checkpoints/landscape"
    done = root.run(program, "train-set", f"{place}/images", "-o", own, "--from", model)
    assert done.returncode == 0, done.stderr
    done = root.run(
        program, "train", own, "--from", model, "--fine-tune", "2", "--workers", "0",
        "-o", f"{WORK}/own-run", "--then-export", f"{WORK}/own-model", "--name", "Own",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert root.path(f"{WORK}/own-model/model.json").exists()
    yield "train-set and train --fine-tune: photographs become a model"
