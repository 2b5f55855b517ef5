"""The row of formats that is chosen in a save dialog gives the file its ending."""

import pytest

from drawai_desktop.ui.picture_filter import as_chosen, picture_filter


def rows():
    return picture_filter().split(";;")


@pytest.mark.parametrize(
    ("typed", "row", "ending"),
    [
        ("scene.png", 0, ".png"),
        ("scene", 0, ".png"),
        ("scene.psd", 0, ".psd"),
        ("scene.png", 1, ".ora"),
        ("scene", 1, ".ora"),
        ("scene.psd", 1, ".psd"),
        ("scene.1", 1, ".1"),
    ],
)
def test_the_ending_is_of_the_row_unless_another_was_typed(tmp_path, typed, row, ending):
    path = as_chosen(str(tmp_path / typed), rows()[row], picture_filter(), ".png")
    assert path.suffix == ending
    assert path.parent == tmp_path


def test_a_file_that_the_dialog_has_not_asked_about_is_not_taken(tmp_path):
    (tmp_path / "scene.ora").write_bytes(b"mine")
    path = as_chosen(str(tmp_path / "scene.png"), rows()[1], picture_filter(), ".png")
    assert path.name == "scene.png"


def test_a_system_that_tells_no_row_changes_nothing(tmp_path):
    path = as_chosen(str(tmp_path / "scene.png"), "", picture_filter(), ".png")
    assert path.name == "scene.png"


def test_layered_files_are_a_row_of_their_own():
    assert "*.psd" in rows()[1]
    assert "*.psd" not in rows()[0]
    assert ";;" not in picture_filter(with_layers=False)
