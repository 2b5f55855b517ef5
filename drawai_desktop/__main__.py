"""The entry point, ``drawai``: a window, or one of the subcommands."""

import io
import os
import sys

from drawai_desktop.cli.allocator import restart_with_kept_memory
from drawai_desktop.cli.exit_status import EXIT_NOBODY_READS
from drawai_desktop.cli.main import run


def main() -> None:
    """Runs the program and ends the process with its exit status."""
    arguments = sys.argv[1:]
    if arguments[:1] in (["train"], ["train-detail"]):
        restart_with_kept_memory(arguments)
    _show_any_name()
    try:
        status = run(arguments)
        if sys.stdout is not None:  # as in a window without a console
            sys.stdout.flush()
    except BrokenPipeError:  # "drawai models list | head": who reads has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python flushes again
        status = EXIT_NOBODY_READS
    sys.exit(status)


def _show_any_name() -> None:
    """Names of files that stdout's encoding has no letters for are shown with numbers for these, as
    on stderr."""
    if isinstance(sys.stdout, io.TextIOWrapper) and sys.stdout.errors == "strict":
        sys.stdout.reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    main()
