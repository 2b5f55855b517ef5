"""The entry point, ``drawai``: a window, or one of the subcommands."""

import sys

from drawai_desktop.cli.allocator import restart_with_kept_memory
from drawai_desktop.cli.exit_status import EXIT_NOBODY_READS
from drawai_desktop.cli.main import run
from drawai_desktop.cli.standard_output import flushed, show_any_name


def main() -> None:
    """Runs the program and ends the process with its exit status."""
    arguments = sys.argv[1:]
    if arguments[:1] in (["train"], ["train-detail"]):
        restart_with_kept_memory(arguments)
    show_any_name()
    status: str | int | None
    try:
        status = run(arguments)
    except SystemExit as end:  # --help, --version, or a mistyped option
        status = end.code
    except BrokenPipeError:  # "drawai models list | head": who reads has read enough
        status = EXIT_NOBODY_READS
    sys.exit(flushed(status))


if __name__ == "__main__":
    main()
