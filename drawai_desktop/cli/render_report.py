"""What ``drawai render --report`` and ``--sheet`` write: all maps beside their pictures.

Of the maps of all parts: what other processes and earlier runs have finished is on them, too. The
page keeps the rows; who adds to it holds its lock, so that parts that end together lose none.
"""

import argparse
import contextlib
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from os.path import relpath
from pathlib import Path

import numpy as np

from drawai_desktop import api
from drawai_desktop.cli.conversions import Conversion
from drawai_desktop.cli.map_rendering import MadePicture
from drawai_desktop.core.atomic_file import check_writable, write_bytes
from drawai_desktop.core.contact_sheet import contact_sheet
from drawai_desktop.core.foreign_file import is_file, named, placed
from drawai_desktop.core.image_file import decode_photo
from drawai_desktop.core.overwriting import check_files
from drawai_desktop.core.picture_metadata import read_metadata
from drawai_desktop.core.picture_writing import (
    PICTURE_ENDINGS,
    PICTURE_FORMATS,
    coloured,
    write_picture,
)
from drawai_desktop.core.process_lock import ProcessLock
from drawai_desktop.core.render_page import (
    RenderRow,
    merged,
    pixels_of,
    read_page,
    render_page,
    thumbnail_of,
)
from drawai_desktop.core.whole_picture import is_whole_picture
from drawai_desktop.errors import DrawAIError, OptionError

_PAGE_ENDINGS = (".html", ".htm")
_PAIRS_A_ROW = 4
MOST_ON_SHEET = 240
"""Maps; a picture of more nobody opens."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments."""
    parser.add_argument(
        "--report",
        type=Path,
        metavar="PAGE.html",
        help="a page, in one file, with all maps beside their pictures, with model, style, seed "
        "and time; parts and later calls add to it",
    )
    parser.add_argument(
        "--sheet",
        type=Path,
        metavar="FILE",
        help=f"one picture ({PICTURE_ENDINGS}) of small maps and their pictures",
    )


@dataclass
class RenderReport:
    """Collects what a call of ``drawai render`` makes, and writes it at the end.

    Attributes:
        page: None where none is wanted, as ``sheet``.
        planned: what all parts together make.
        read_map: the label map of a file, for pictures that another process has made.
    """

    page: Path | None
    sheet: Path | None
    planned: Sequence[Conversion]
    read_map: Callable[[Path], np.ndarray]
    labels: api.LabelSet
    model: str = ""
    _rows: dict[str, RenderRow] = field(default_factory=dict)

    def check(self, read: Sequence[Path]) -> None:
        """That both can be written; asked before the work.

        Raises:
            OptionError, FileError: they cannot.
        """
        wanted = [path for path in (self.page, self.sheet) if path is not None]
        if self.page is not None and self.page.suffix.lower() not in _PAGE_ENDINGS:
            raise OptionError(
                f"--report {placed(self.page)}: a page is written, so the name must end with "
                ".html. Change the ending."
            )
        if self.sheet is not None and self.sheet.suffix.lower() not in PICTURE_FORMATS:
            raise OptionError(
                f"--sheet {placed(self.sheet)}: pictures are written as {PICTURE_ENDINGS}. Change "
                "the ending."
            )
        pictures = {c.made.absolute() for c in self.planned}
        for path in wanted:
            if path.absolute() in pictures:
                raise OptionError(
                    f"--sheet {placed(path)}: a picture of a map gets this name. Give another."
                )
        check_files(wanted, [*(c.given for c in self.planned), *read])
        for path in wanted:
            check_writable(path)
        if self.page is not None and self.page.exists():
            read_page(self.page)

    def note(self, conversion: Conversion, made: MadePicture) -> None:
        """A picture was made here."""
        name = self._name(conversion)
        self._rows[name] = RenderRow(
            name,
            conversion.given.name,
            made.picture.shape[1],
            made.picture.shape[0],
            self.model,
            made.style.name,
            made.style.seed,
            round(made.seconds, 3),
            map_image=self._map_image(made.ids),
            picture_image=thumbnail_of(made.picture),
        )

    def note_failure(self, conversion: Conversion, error: DrawAIError) -> None:
        """A map has no picture."""
        name = self._name(conversion)
        self._rows[name] = RenderRow(name, conversion.given.name, problem=str(error))

    def write(self) -> None:
        """Writes page and sheet; tells on stderr where one cannot be written.

        Raises:
            FileError: the first one that cannot.
        """
        if self.page is None:
            self._write_sheet(self._rows_with([]))
            return
        lock = ProcessLock(self.page.with_name(f".{self.page.name}.lock"))
        try:
            rows = self._rows_with(read_page(self.page) if self.page.exists() else [])
            there = {row.picture for row in rows}
            waiting = sum(self._name(c) not in there for c in self.planned)
            write_bytes(self.page, render_page(rows, waiting))
        finally:
            lock.release()
        self._write_sheet(rows)

    def _rows_with(self, old: Sequence[RenderRow]) -> list[RenderRow]:
        """All rows that there are now: those of this call, of the page, and of pictures that are
        finished but on no page. A row whose picture is gone goes, too."""
        names = [self._name(c) for c in self.planned]
        planned = set(names)
        kept = {row.picture: row for row in old if self._is_there(row, planned)}
        new = dict(self._rows)
        for conversion in self.planned:
            name = self._name(conversion)
            known = kept.get(name)
            if name not in new and (known is None or known.problem):
                row = self._found(conversion)
                if row is not None:
                    new[name] = row
        return merged(list(kept.values()), new, names)

    def _is_there(self, row: RenderRow, planned: set[str]) -> bool:
        if row.problem:
            return row.picture in planned
        return is_file(self._folder / row.picture)  # a page of others may name what no file can be

    def _found(self, conversion: Conversion) -> RenderRow | None:
        """The row of a picture that another process or an earlier run has finished."""
        if not is_whole_picture(conversion.made):
            return None
        name = self._name(conversion)
        picture = None
        with contextlib.suppress(DrawAIError, OSError):  # of layers: it is named, and not shown
            picture = decode_photo(conversion.made.read_bytes(), named(conversion.made))
        model, style, seed = "", "", None
        map_image = b""
        try:
            said = read_metadata(conversion.made)
            if said is not None:
                model, style, seed = said.model, said.style.name, said.style.seed
            map_image = self._map_image(self.read_map(conversion.given))
        except DrawAIError:
            pass  # damaged there, or its map is gone: the picture is shown all the same
        return RenderRow(
            name,
            conversion.given.name,
            0 if picture is None else picture.shape[1],
            0 if picture is None else picture.shape[0],
            model,
            style,
            seed,
            map_image=map_image,
            picture_image=b"" if picture is None else thumbnail_of(picture),
        )

    def _map_image(self, ids: np.ndarray) -> bytes:
        if ids.dtype != np.uint8:
            return b""  # a model's own classes have no colours here
        return thumbnail_of(coloured(ids, self.labels), is_map=True)

    @property
    def _folder(self) -> Path:
        return (self.page or self.sheet or Path()).absolute().parent

    def _name(self, conversion: Conversion) -> str:
        try:
            return Path(relpath(conversion.made.absolute(), self._folder)).as_posix()
        except ValueError:  # Windows: on another drive
            return conversion.made.absolute().as_posix()

    def _write_sheet(self, rows: Sequence[RenderRow]) -> None:
        if self.sheet is None:
            return
        made = [row for row in rows if row.picture_image]
        if not made:
            print(
                f"drawai render: {placed(self.sheet)} was not written, since there is no picture.",
                file=sys.stderr,
            )
            return
        shown = made[:MOST_ON_SHEET]
        if len(made) > len(shown):
            print(
                f"drawai render: {placed(self.sheet)} has the first {len(shown)} of {len(made)} "
                "maps.",
                file=sys.stderr,
            )
        pairs = [
            (pixels_of(row.map_image, row.picture), pixels_of(row.picture_image, row.picture))
            for row in shown
        ]
        captions = [(_shortened(row.map_file), _caption(row)) for row in shown]
        columns = min(_PAIRS_A_ROW, len(shown))
        places = range(0, len(shown), columns)
        sheet = contact_sheet(
            [[image for pair in pairs[at : at + columns] for image in pair] for at in places],
            captions=[[t for pair in captions[at : at + columns] for t in pair] for at in places],
        )
        write_picture(self.sheet, sheet)


def _caption(row: RenderRow) -> str:
    told = [row.style] if row.style else []
    told += [f"seed {row.seed}"] if row.seed is not None else []
    told += [f"{row.seconds:.1f} s"] if row.seconds is not None else []
    return _shortened(", ".join(told))


def _shortened(text: str, most: int = 30) -> str:
    return text if len(text) <= most else f"{text[: most - 8]}…{text[-7:]}"
