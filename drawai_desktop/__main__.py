"""The entry point, ``drawai``: a window, or one of the subcommands."""

import sys

from drawai_desktop.cli.allocator import restart_with_kept_memory
from drawai_desktop.cli.main import run


def main() -> None:
    """Runs the program and ends the process with its exit status."""
    arguments = sys.argv[1:]
    if arguments[:1] in (["train"], ["train-detail"]):
        restart_with_kept_memory(arguments)
    sys.exit(run(arguments))


if __name__ == "__main__":
    main()
