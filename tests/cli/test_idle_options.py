"""Options that would change nothing are refused in one sentence, before any work."""

import pytest

from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.project_file import Project, write_project
from drawai_desktop.core.style import NEUTRAL
from tests.annotation_files import coco, labelme, shape, square
from tests.builders import a_scene
from tests.cli.calls import drawai
from tests.engine.made_upscalers import weights, write
from tests.people_pictures import write_pairs, write_photographs


@pytest.fixture
def project(tmp_path):
    path = tmp_path / "a.drawai"
    write_project(path, Project(a_scene(64, 80), NEUTRAL, "m"), standard_labels())
    return path


@pytest.fixture
def outlines(tmp_path):
    """A file of labelme's."""
    sky = shape("sky", [[0, 0], [160, 140]], "rectangle")
    return labelme(tmp_path / "outlines.json", sky)


def refused(capsys, says, *arguments):
    assert drawai(*arguments) == 2
    told = capsys.readouterr().err
    assert says in told
    assert told.rstrip().endswith(("Leave it out.", "Leave them out."))
    assert told.count("\n") == 1


@pytest.mark.parametrize("option", [("--code", "ids"), ("--unmatched", "unlabelled"),
                                    ("--indexes", "coco"), ("--code", "model")])  # fmt: skip
def test_projects_and_annotations_need_no_code(tmp_path, tiny, project, outlines, capsys, option):
    says = f"{option[0]} does nothing for projects and annotations"
    out = tmp_path / "out"
    call = ("render", project, outlines, "-o", out, "--model", tiny)
    refused(capsys, says, *call, *option)
    assert not out.exists()


def test_a_code_is_good_where_one_file_of_several_has_one(tmp_path, tiny, project, scene):
    out = tmp_path / "out"
    assert drawai("render", project, scene, "-o", out, "--model", tiny, "--code", "ids") == 0


def test_only_coco_files_have_several_pictures(tmp_path, tiny, scene, outlines, capsys):
    out = tmp_path / "out"
    for files in ((scene,), (outlines,), (scene, outlines)):
        says = "--picture does nothing since none of the files is a COCO file"
        refused(capsys, says, "render", *files, "-o", out, "--model", tiny, "--picture", "6")
    several = coco(tmp_path / "c.json", [(5, 7, square(0, 0, 999)), (6, 9, square(0, 0, 999))],
                   ((5, "shore.jpg"), (6, "hill.jpg")))  # fmt: skip
    call = ("render", several, scene, "-o", out, "--model", tiny)
    assert drawai(*call, "--picture", "6") == 0


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (("--anew",), "--anew does nothing without --part or --watch"),
        (("--code", "model", "--unlabelled", "sea"), "--unlabelled does nothing where the values"),
        (("--code", "model", "--unmatched", "unlabelled", "--picture", "1"),
         "--unmatched and --picture do nothing where the values"),
        (("--instances", "@scene"), "--instances does nothing with the model"),
    ],
)  # fmt: skip
def test_what_a_picture_cannot_use_is_refused(tmp_path, tiny, scene, capsys, more, says):
    more = [scene if a == "@scene" else a for a in more]
    refused(capsys, says, "render", scene, "-o", tmp_path / "o.png", "--model", tiny, *more)
    assert not (tmp_path / "o.png").exists()


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (("--export", "r", "--seed", "4", "--from", "m"), "--from and --seed do nothing with"),
        (("--export", "r", "--fine-tune", "9"), "--fine-tune does nothing with --export"),
        (("x", "--measure", "--then-export", "m"), "--then-export does nothing with --measure"),
        (("x", "--measure", "--leave-out", "f"), "--leave-out does nothing with --measure"),
    ],
)
def test_a_training_refuses_what_it_does_not_use(tmp_path, monkeypatch, capsys, more, says):
    monkeypatch.chdir(tmp_path)
    refused(capsys, says, "train", *more, "-o", "out", "--workers", "0")
    assert list(tmp_path.iterdir()) == []


def test_a_resumed_run_takes_no_other_seed(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert drawai("train", "x", "--resume", "--seed", "4", "-o", "run") == 2
    assert "leave out --config, --from and --critics, and --seed" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (("--export", "r", "--pictures", "4"), "--pictures does nothing with --export"),
        (("x", "--scenes", "s"), "--scenes does nothing without --model"),
    ],
)
def test_a_training_of_detail_refuses_what_it_does_not_use(
    tmp_path, monkeypatch, capsys, more, says
):
    monkeypatch.chdir(tmp_path)
    refused(capsys, says, "train-detail", "-o", "out", *more)


def test_a_judge_of_detail_reads_no_photographs_with_a_segmenter(tmp_path, capsys):
    says = "--segmenter does nothing where detail models are judged"
    call = ("evaluate", "m", "d", "-o", tmp_path / "o", "--segmenter", "s")
    refused(capsys, says, *call, "--photographs", "p", "--detail", "x")


@pytest.mark.filterwarnings("ignore")  # of spandrel's own code
def test_an_upscaler_and_a_model_of_this_program_say_themselves_what_they_are(
    tmp_path, tiny, capsys
):
    upscaler = write(tmp_path / "2x Fine.pth", weights("SPAN", 2))
    says = "--labels and --upsampling do nothing for an upscaler"
    refused(capsys, says, "models", "install", upscaler, "--labels", "coco", "--upsampling", "more")
    assert drawai("models", "install", tiny, "--name", "mine", "--crop-size", "64") == 2
    assert "says itself what its labels and sizes are: leave out" in capsys.readouterr().err
    assert drawai("models", "install", tiny, "--name", "mine") == 0


def test_a_set_of_no_usable_picture_leaves_nothing(tmp_path, tiny, capsys):
    photos = write_photographs(tmp_path / "photos")
    for path in photos.rglob("*.jpg"):
        path.write_bytes(b"none")
    out = tmp_path / "a" / "set"
    assert drawai("train-set", photos, "-o", out, "--from", tiny) == 2
    assert "Only 0 pictures can be used" in capsys.readouterr().err
    assert not (tmp_path / "a").exists()


def test_a_set_whose_pictures_have_all_gone_is_no_set_any_more(tmp_path, tiny):
    pairs, out = write_pairs(tmp_path / "pairs", 9), tmp_path / "set"
    assert drawai("train-set", pairs, "-o", out, "--from", tiny) == 0
    assert (out / "classes.json").is_file()
    for path in (pairs / "images").iterdir():
        path.write_bytes(b"none")
    (out / "notes.txt").write_text("mine")
    assert drawai("train-set", pairs, "-o", out, "--from", tiny) == 2
    assert [path.name for path in out.rglob("*") if path.is_file()] == ["notes.txt"]


def test_a_foreign_class_table_stays_where_no_set_comes_of_it(tmp_path, tiny):
    photos, out = write_photographs(tmp_path / "photos"), tmp_path / "set"
    for path in photos.rglob("*.jpg"):
        path.write_bytes(b"none")
    out.mkdir()
    (out / "classes.json").write_text("[]")
    assert drawai("train-set", photos, "-o", out, "--from", tiny) == 2
    assert (out / "classes.json").read_text() == "[]"
