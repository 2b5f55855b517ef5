"""An HTML page of maps and their pictures, in one file: the rows, and the page that holds them.

The page is what keeps the rows: another process, or the same one later, reads them back from it
and adds its own. So its rows are read as those of others: checked one by one.
"""

import base64
import contextlib
import html
import io
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import numpy as np
from PIL import Image

from drawai_desktop.core.foreign_file import READER_FAULTS, named, read_whole
from drawai_desktop.core.image_file import decode_image
from drawai_desktop.core.json_entry import JsonEntry
from drawai_desktop.core.json_file import parse_json
from drawai_desktop.errors import DrawAIError, FileError

THUMBNAIL_PX = 384
_LARGEST_PAGE = 1_000_000_000
_MARK = '<meta name="generator" content="DrawAI desktop: drawai render --report">'
_DATA = "data:image/webp;base64,"
_LONGEST_TEXT = 1000
_STYLE = """
:root { color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 1200px; padding: 24px 16px 48px; background: #f6f6f5;
  color: #1d1d1f; }
h1 { font-size: 22px; margin: 0 0 4px; }
p { margin: 4px 0; }
main { display: grid; gap: 16px; margin-top: 20px;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 380px), 1fr)); }
article { background: #fff; border: 1px solid #ddd; border-radius: 8px; overflow: hidden; }
.both { display: grid; grid-template-columns: 1fr 1fr; gap: 2px; align-items: start; }
.both img { display: block; width: 100%; height: auto; }
.both a { grid-column: 2; }
.said { padding: 8px 12px 10px; }
h2 { font-size: 15px; margin: 0; overflow-wrap: anywhere; }
.quiet { color: #5c5c61; font-size: 13px; overflow-wrap: anywhere; }
.failed { border-color: #c0392b; }
@media (prefers-color-scheme: dark) {
  body { background: #1e1e1f; color: #e8e8e8; }
  article { background: #2a2a2b; border-color: #444; }
  .quiet { color: #ababb0; }
  .failed { border-color: #e57368; }
}
@media print { main { grid-template-columns: 1fr 1fr; } article { break-inside: avoid; } }
"""


@dataclass(frozen=True)
class RenderRow:
    """A map and what became of it.

    Attributes:
        picture: the picture's file, from the page's folder; names the row.
        map_file: the map's name.
        width: of the picture, as the height; 0 where it failed, or is not known.
        model: empty where that is not known, as the style.
        seed: None where that is not known.
        seconds: how long it took; None where that is not known.
        problem: why there is no picture.
        map_image: WebP of a small map; empty where it cannot be shown.
        picture_image: the same of the picture.
    """

    picture: str
    map_file: str
    width: int = 0
    height: int = 0
    model: str = ""
    style: str = ""
    seed: int | None = None
    seconds: float | None = None
    problem: str = ""
    map_image: bytes = b""
    picture_image: bytes = b""


def thumbnail_of(picture: np.ndarray, is_map: bool = False) -> bytes:
    """A small WebP of a picture uint8 (h, w, 3), for a row; a map's keeps its flat colours."""
    image = Image.fromarray(picture)
    way = Image.Resampling.NEAREST if is_map else Image.Resampling.LANCZOS
    image.thumbnail((THUMBNAIL_PX, THUMBNAIL_PX), way)
    buffer = io.BytesIO()
    if is_map:
        image.save(buffer, "WEBP", lossless=True)
    else:
        image.save(buffer, "WEBP", quality=82)
    return buffer.getvalue()


def pixels_of(thumbnail: bytes, name: str) -> np.ndarray | None:
    """uint8 (h, w, 3) of a row's picture; None where there is none that can be read."""
    if not thumbnail:
        return None
    try:
        image = decode_image(thumbnail, name, ("WEBP",)).image
    except DrawAIError:
        return None
    return np.asarray(image.convert("RGB"))


def render_page(rows: Sequence[RenderRow], waiting: int = 0) -> bytes:
    """The page: HTML that needs nothing but itself; a picture leads to its file, if that is there.

    Args:
        waiting: how many maps have no picture yet.
    """
    made = [row for row in rows if not row.problem]
    failed = len(rows) - len(made)
    models = sorted({row.model for row in made if row.model})
    seconds = [row.seconds for row in made if row.seconds is not None]
    told = [_count(len(made), "picture")]
    told += [f"{failed} failed"] if failed else []
    told += [f"{waiting} still to be rendered"] if waiting else []
    told += [f"model {', '.join(models)}"] if models else []
    if seconds:
        mean = sum(seconds) / len(seconds)
        told.append(f"{_duration(sum(seconds))} in all, {mean:.2f} s a picture")
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en"><head><meta charset="utf-8">',
        _MARK,
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_count(len(made), 'picture')} by DrawAI</title>",
        f"<style>{_STYLE}</style></head><body>",
        "<h1>Rendered label maps</h1>",
        f'<p class="quiet">{html.escape("; ".join(told))}.</p>',
        "<main>",
        *(_article(row) for row in rows),
        "</main></body></html>",
    ]
    return ("\n".join(lines) + "\n").encode(errors="replace")


def read_page(path: Path) -> list[RenderRow]:
    """The rows of a page that is there; those that are damaged are left out.

    Raises:
        FileError: it cannot be read, or is no such page.
    """
    content = read_whole(path, _LARGEST_PAGE).decode("utf-8", "replace")
    if _MARK not in content[:1000]:
        raise FileError(
            f"{named(path)}: no report of drawai render, so it is not replaced. Choose another "
            "name, or remove it."
        )
    reader = _Reader(named(path))
    try:
        reader.feed(content)
        reader.close()
    except READER_FAULTS as error:
        raise FileError(
            f"{named(path)}: this report is damaged and cannot be added to. Remove it, or choose "
            "another name."
        ) from error
    return reader.rows


def merged(
    old: Sequence[RenderRow], new: Mapping[str, RenderRow], known: Sequence[str]
) -> list[RenderRow]:
    """Rows by name: new ones take the place of old ones; those in ``known`` come in its order, then
    the others."""
    rows = {row.picture: row for row in old} | dict(new)
    first = [rows.pop(name) for name in known if name in rows]
    return [*first, *(rows[name] for name in sorted(rows))]


def _article(row: RenderRow) -> str:
    said = asdict(row)
    del said["map_image"], said["picture_image"]
    name = html.escape(row.picture)
    data = html.escape(json.dumps(said))
    lines = [f'<article{" class=failed" if row.problem else ""} data-row="{data}">']
    lines.append('<div class="both">')
    if row.map_image:
        alt = f"Label map {row.map_file}"
        lines.append(f'<img class="map" alt="{html.escape(alt)}" src="{_url(row.map_image)}">')
    if row.picture_image:
        image = f'<img class="picture" alt="Picture {name}" src="{_url(row.picture_image)}">'
        lines.append(f'<a href="{_link(row.picture)}">{image}</a>')
    lines.append(f'</div><div class="said"><h2>{name}</h2>')
    lines.append(f'<p class="quiet">{html.escape(_told(row))}</p></div></article>')
    return "".join(lines)


def _link(picture: str) -> str:
    """The address of a picture beside the page. A page that somebody has written may name one
    that no file can be called; its link leads nowhere."""
    try:
        return quote(os.fsencode(picture))
    except UnicodeEncodeError:
        return quote(picture, errors="replace")


def _told(row: RenderRow) -> str:
    if row.problem:
        return row.problem
    told = [f"{row.width} x {row.height}"] if row.width else []
    told += [f"from {row.map_file}"]
    told += [f"model {row.model}"] if row.model else []
    told += [f"style {row.style}"] if row.style else []
    told += [f"seed {row.seed}"] if row.seed is not None else []
    told += [f"{row.seconds:.2f} s"] if row.seconds is not None else []
    return ", ".join(told)


def _url(image: bytes) -> str:
    return _DATA + base64.b64encode(image).decode("ascii")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _duration(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s"


class _Reader(HTMLParser):
    """Collects the rows of a page."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.rows: list[RenderRow] = []
        self._name = name
        self._said: JsonEntry | None = None
        self._images: dict[str, bytes] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "article":
            self._images = {}
            try:
                text = given.get("data-row") or ""
                self._said = JsonEntry(parse_json(text, self._name), self._name)
            except DrawAIError:
                self._said = None
        elif tag == "img":
            url = given.get("src") or ""
            if url.startswith(_DATA):
                with contextlib.suppress(ValueError):  # damaged: the row has no such picture
                    image = base64.b64decode(url.removeprefix(_DATA), validate=True)
                    self._images[given.get("class") or ""] = image

    def handle_endtag(self, tag: str) -> None:
        if tag == "article" and self._said is not None:
            try:
                self.rows.append(self._row(self._said))
            except DrawAIError:
                return
            finally:
                self._said = None

    def _row(self, said: JsonEntry) -> RenderRow:
        seed = said.whole("seed", 0, 10**9) if "seed" in said else None
        seconds = said.real("seconds", 0, 10**9) if "seconds" in said else None
        return RenderRow(
            said.text("picture", most=_LONGEST_TEXT),
            said.text("map_file", "", _LONGEST_TEXT),
            said.whole("width", 0, 10**6, 0),
            said.whole("height", 0, 10**6, 0),
            said.text("model", "", _LONGEST_TEXT),
            said.text("style", "", _LONGEST_TEXT),
            seed,
            seconds,
            said.text("problem", "", _LONGEST_TEXT),
            self._images.get("map", b""),
            self._images.get("picture", b""),
        )
