"""Messages of the installer: what is written as a line is read back as it was."""

from pathlib import Path

import pytest

from drawai_desktop.core.install_report import (
    Installed,
    InstallFailed,
    InstallProgress,
    read_report,
    report_line,
)
from drawai_desktop.errors import ModelError
from drawai_desktop.words import in_a_row, translator


@pytest.mark.parametrize(
    "report",
    [
        InstallProgress(0.25, 'reading "a\nb"'),
        Installed(Path("models") / "größer als"),
        InstallFailed("a.pth: damaged. Get it again."),
    ],
)
def test_a_message_is_read_back_from_its_line(report):
    line = report_line(report)
    assert "\n" not in line
    assert read_report(line) == report


@pytest.mark.parametrize("line", ["", "a warning", "[1]", '{"message": "Other"}', '{"part": 1}'])
def test_other_lines_are_no_messages(line):
    assert read_report(line) is None


def test_words_are_told_so_that_the_window_shows_them_in_its_language():
    tr = translator("drawai_desktop.engine.models.install")
    said = tr.later("reading {name}", name="a.pth")
    assert read_report(report_line(InstallProgress(0.5, said))) == InstallProgress(0.5, said)
    faults = in_a_row([tr.later("{name} is missing", name=name) for name in "ab"], "; ")
    sentence = tr.later("{what}: {faults}.", what="a.pth", faults=faults)
    failed = read_report(report_line(InstallFailed.of(ModelError(sentence))))
    assert failed == InstallFailed(sentence)
    assert str(failed.sentence) == "a.pth: a is missing; b is missing."
