"""What the process writes for people and scripts, where nobody reads it or has room for it."""

import contextlib
import io
import os
import sys

from drawai_desktop.cli.exit_status import EXIT_BAD_INPUT, EXIT_NOBODY_READS
from drawai_desktop.cli.main import system_sentence


def flushed(status: str | int | None) -> str | int | None:
    """Writes what stdout still holds, and gives the status of an end at which that went well, too.

    Python would flush once more as it ends, and write a traceback of that.
    """
    try:
        if sys.stdout is not None:  # as in a window without a console
            sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            return EXIT_NOBODY_READS
        if not status:  # else what is wrong has been told
            said = system_sentence(error) or "stdout takes no more. Check where it goes."
            with contextlib.suppress(OSError):  # the terminal is gone
                print(f"drawai: {said}", file=sys.stderr)
            return EXIT_BAD_INPUT
    return status


def show_any_name() -> None:
    """Names of files that stdout's encoding has no letters for are shown with numbers for these, as
    on stderr."""
    if isinstance(sys.stdout, io.TextIOWrapper) and sys.stdout.errors == "strict":
        sys.stdout.reconfigure(errors="backslashreplace")
