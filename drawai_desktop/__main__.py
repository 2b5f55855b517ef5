"""The entry point, ``drawai``: a window, or one of the commands."""

import sys

from drawai_desktop.cli.main import run


def main() -> None:
    """Runs the program and ends the process with its exit status."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
