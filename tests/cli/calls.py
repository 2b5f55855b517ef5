"""A command line called as a person does."""

from drawai_desktop.cli.main import run


def drawai(*arguments):
    """Runs the subcommand in this process; gives the exit status."""
    try:
        return run([str(a) for a in arguments])
    except SystemExit as end:
        return end.code
