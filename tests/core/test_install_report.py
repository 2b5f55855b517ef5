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
