"""Nothing that is read is written, and only a model's folder is replaced as a whole."""

import os

import pytest

from drawai_desktop.core.model_manifest import MANIFEST
from drawai_desktop.core.overwriting import check_files, check_folder, check_replaced
from drawai_desktop.errors import FileError, OptionError


def files(folder, *names):
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_text("mine")
    return folder


def test_a_file_is_not_written_that_is_read_by_whatever_name(tmp_path):
    given = files(tmp_path / "a", "map.png") / "map.png"
    (tmp_path / "link.png").symlink_to(given)
    os.link(given, tmp_path / "hard.png")
    for name in ("a/map.png", "a/../a/map.png", "link.png", "hard.png"):
        with pytest.raises(OptionError, match="which is read"):
            check_files([tmp_path / name], [given])
    check_files([tmp_path / "a" / "other.png"], [given])


def test_a_file_in_a_folder_that_is_read_is_not_replaced_and_a_new_one_may_come(tmp_path):
    model = files(tmp_path / "model", "look.png")
    with pytest.raises(OptionError, match="which is read"):
        check_files([model / "look.png"], [model])
    check_files([model / "new.png"], [model])


def test_a_folder_that_is_read_gets_no_files(tmp_path):
    dataset = files(tmp_path / "set", "classes.json")
    files(dataset / "images", "a.png")
    for folder in (dataset, dataset / "images", dataset / "labels"):
        with pytest.raises(OptionError, match="which is read"):
            check_folder(folder, [dataset])
    check_folder(dataset / "run", [dataset])
    check_folder(tmp_path, [dataset], ("report.md",))


def test_a_file_that_is_read_is_not_among_those_of_an_output_folder(tmp_path):
    folder = files(tmp_path / "run", "options.json")
    with pytest.raises(OptionError, match="which is read"):
        check_folder(folder, [folder / "options.json"], ("options.json",))


def test_write_protected_files_of_an_output_folder_are_told_before_any_work(tmp_path):
    folder = files(tmp_path / "out", "report.md")
    (folder / "report.md").chmod(0o444)
    with pytest.raises(FileError, match="write-protected"):
        check_folder(folder, [], ("scores.json", "report.md"))


def test_a_model_a_new_folder_and_an_empty_one_may_be_replaced(tmp_path):
    check_replaced(tmp_path / "new", [tmp_path / "run"])
    (tmp_path / "empty").mkdir()
    check_replaced(tmp_path / "empty")
    check_replaced(files(tmp_path / "old", MANIFEST, "generator.safetensors", "look.webp"))


@pytest.mark.parametrize(
    "names", [("letter.odt",), (MANIFEST, "letter.odt"), ("model.txt",)], ids=str
)
def test_a_folder_with_other_things_is_not_replaced(tmp_path, names):
    folder = files(tmp_path / "mine", *names)
    with pytest.raises(OptionError, match="replaced as a whole"):
        check_replaced(folder)
    assert len(list(folder.iterdir())) == len(names)


def test_a_folder_of_models_is_not_replaced_by_one(tmp_path):
    files(tmp_path / "models" / "a", MANIFEST)
    files(tmp_path / "models", MANIFEST)
    with pytest.raises(OptionError, match="holds a, which is no part of a model"):
        check_replaced(tmp_path / "models")


def test_a_folder_in_which_something_lies_that_is_read_is_not_replaced(tmp_path):
    run = files(tmp_path / "model" / "run", "state.pt")
    files(tmp_path / "model", MANIFEST)
    for folder in (run, run.parent, tmp_path):
        with pytest.raises(OptionError, match="which is read"):
            check_replaced(folder, [run])


def test_a_write_protected_model_is_not_replaced(tmp_path):
    folder = files(tmp_path / "model", MANIFEST, "generator.safetensors")
    (folder / "generator.safetensors").chmod(0o444)
    with pytest.raises(FileError, match="write-protected"):
        check_replaced(folder)


def test_a_file_where_the_model_should_be_is_told(tmp_path):
    with pytest.raises(FileError, match="a file has this name"):
        check_replaced(files(tmp_path, "model") / "model")
