"""What a subcommand that trains tells: sentences for people, or lines of JSON for a program."""

import contextlib
import sys

from drawai_desktop.core.training_report import TrainingReport, report_line


class ReportLines:
    """Where sentences and reports of one call go.

    With ``is_json`` stdout has the reports, one a line, and stderr the sentences. Nobody may be
    reading, or the disk be full: what cannot be told is not, and the work goes on.
    """

    def __init__(self, is_json: bool) -> None:
        self.is_json = is_json

    def say(self, text: str) -> None:
        """A sentence for a person."""
        with contextlib.suppress(OSError):
            print(text, file=sys.stderr if self.is_json else sys.stdout, flush=True)

    def tell(self, report: TrainingReport) -> None:
        """A report for a program."""
        if self.is_json:
            with contextlib.suppress(OSError):
                print(report_line(report), flush=True)
