"""Subcommands that make a file of each file: which becomes which, and going on after a bad one."""

import glob
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

from drawai_desktop.cli.exit_status import EXIT_SOME_FAILED
from drawai_desktop.core.atomic_file import check_writable
from drawai_desktop.core.folders import make_folder, remove_empty_folders
from drawai_desktop.core.foreign_file import cleaned, placed
from drawai_desktop.core.overwriting import check_files
from drawai_desktop.core.picture_writing import PICTURE_FORMATS
from drawai_desktop.errors import DrawAIError, OptionError


@dataclass(frozen=True)
class Conversion:
    """One file and what is to be made of it."""

    given: Path
    made: Path


@dataclass(frozen=True)
class Wording:
    """How a subcommand speaks of its files.

    Attributes:
        caller: the subcommand, as it is called: "drawai render".
        noun: "map".
        written_as: the beginning of a sentence, which names the endings of what is written.
        one_by_one: an order, "Render them".
        failed: what is said of those that failed, "were not rendered".
    """

    caller: str
    noun: str
    written_as: str
    one_by_one: str
    failed: str


def plan_conversions(
    files: Sequence[Path],
    output: Path,
    endings: Sequence[str],
    wording: Wording,
    read: Sequence[Path] = (),
) -> list[Conversion]:
    """Pairs each file with what is made of it; a folder is made where it is wanted.

    Args:
        files: with wildcards, where the shell has left them.
        output: a file for a single one, or a folder, in which files get the first ending.
        endings: lower case, with dots, of files that can be written.
        read: other files that the subcommand reads.
    Raises:
        OptionError: several files for one, two of one name, another ending, or a file that
            would be both read and written.
        FileError: the folder cannot be made, or a file there not be replaced.
    """
    files = expanded(files)
    if output.suffix and not output.is_dir():
        if len(files) > 1 and output.suffix.lower() in PICTURE_FORMATS:
            raise OptionError(
                f"-o {output} is one file, but there are {len(files)} {wording.noun}s. Give a "
                "folder."
            )
        if len(files) == 1:
            if output.suffix.lower() in endings:
                check_files([output], [*files, *read])
                check_writable(output)
                return [Conversion(files[0], output)]
            raise OptionError(
                f"-o {output}: {wording.written_as}. Change the ending, or give a folder."
            )
    names = [f"{path.stem}{endings[0]}" for path in files]
    doubled = sorted(name for name, count in Counter(names).items() if count > 1)
    if not doubled:
        check_files([output / name for name in names], [*files, *read])
    make_folder(output)
    if doubled:
        raise OptionError(
            f"Several {wording.noun}s would become {cleaned(', '.join(doubled), 120)}. "
            f"{wording.one_by_one} one by one."
        )
    for name in names:
        check_writable(output / name)
    return [Conversion(path, output / name) for path, name in zip(files, names, strict=True)]


def expanded(files: Sequence[Path]) -> list[Path]:
    """The files that are meant, also where the shell has not replaced wildcards (as on Windows).

    Raises:
        OptionError: no file fits.
    """
    result: list[Path] = []
    for path in files:
        if not any(c in str(path) for c in "*?[") or path.exists():
            result.append(path)
            continue
        found = sorted(Path(name) for name in glob.glob(str(path)))
        if not found:
            raise OptionError(f"{placed(path)}: no file fits. Check the path.")
        result += found
    return result


def work_through(
    conversions: Sequence[Conversion],
    do: Callable[[Conversion], None],
    wording: Wording,
    are_rest: bool = False,
) -> int:
    """Makes all files; those that fail are told of, and the others are done all the same.

    Args:
        are_rest: they are what is left of several, so that a single one is no exception.
    Returns:
        the exit status.
    Raises:
        DrawAIError: the only one failed.
    """
    failed = 0
    is_only = len(conversions) == 1 and not are_rest
    quiet = len(conversions) == 1 or not sys.stderr.isatty()
    for conversion in tqdm(conversions, disable=quiet, unit=wording.noun):
        try:
            do(conversion)
        except DrawAIError as error:
            if is_only:
                raise
            failed += 1
            tqdm.write(f"{wording.caller}: {error}", file=sys.stderr)
    if failed == len(conversions) and not are_rest:  # else other processes may write there
        remove_empty_folders()
    if failed:
        text = f"{wording.caller}: {failed} of {len(conversions)} {wording.noun}s {wording.failed}."
        print(text, file=sys.stderr)
        return EXIT_SOME_FAILED
    return 0
