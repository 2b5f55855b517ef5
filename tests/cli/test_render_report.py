"""`drawai render --report` and `--sheet`: all maps beside their pictures."""

import html.parser
import os
import re
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from drawai_desktop.core.render_page import read_page
from tests.builders import a_scene, save_png
from tests.cli.calls import drawai

NAMES = [f"map {number}.png" for number in range(4)]


@pytest.fixture
def maps(tmp_path):
    (tmp_path / "maps").mkdir()
    return [save_png(tmp_path / "maps" / name, a_scene(64, 80)) for name in NAMES]


@pytest.fixture
def render(tmp_path, maps, tiny):
    """Calls the subcommand for all maps, with a page."""

    def call(*options, files=maps):
        page = ("--report", tmp_path / "out" / "page.html")
        return drawai("render", *files, "-o", tmp_path / "out", "--model", tiny, *page, *options)

    return call


def rows(tmp_path):
    return {row.picture: row for row in read_page(tmp_path / "out" / "page.html")}


class Links(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found += [(tag, k, v) for k, v in attrs if k in ("src", "href", "srcset", "data")]


def test_the_page_shows_each_map_beside_its_picture_with_how_it_was_made(tmp_path, render):
    assert render("--seed", "7") == 0
    found = rows(tmp_path)
    assert list(found) == NAMES
    row = found[NAMES[0]]
    assert (row.width, row.height, row.seed, row.style) == (80, 64, 7, "Neutral")
    assert row.model == "tiny"
    assert 0 < row.seconds < 60
    text = (tmp_path / "out" / "page.html").read_text()
    assert "4 pictures; model tiny" in text
    assert "style Neutral, seed 7" in text


def test_the_page_needs_nothing_but_itself(tmp_path, render):
    assert render() == 0
    links = Links((tmp_path / "out" / "page.html").read_text()).found
    images = [value for tag, _, value in links if tag == "img"]
    assert len(images) == 8
    assert all(value.startswith("data:image/webp;base64,") for value in images)
    others = [value for tag, _, value in links if tag != "img"]
    assert others == [name.replace(" ", "%20") for name in NAMES]
    assert "<script" not in (tmp_path / "out" / "page.html").read_text()


def test_the_small_pictures_are_those_of_the_files(tmp_path, render):
    assert render() == 0
    row = rows(tmp_path)[NAMES[0]]
    from drawai_desktop.core.render_page import pixels_of

    shown = pixels_of(row.picture_image, "x").astype(int)
    with Image.open(tmp_path / "out" / NAMES[0]) as image:
        assert np.abs(shown - np.asarray(image)).mean() < 10
    colours = {tuple(c) for c in pixels_of(row.map_image, "x").reshape(-1, 3)}
    assert len(colours) == 4, "flat, as the map is"


def test_parts_add_to_one_page_whichever_ends_first(tmp_path, render):
    assert render("--part", "2/2") == 0
    first = rows(tmp_path)
    assert 0 < len(first) < 4
    text = (tmp_path / "out" / "page.html").read_text()
    assert f"{4 - len(first)} still to be rendered" in text
    assert render("--part", "1/2") == 0
    both = rows(tmp_path)
    assert list(both) == NAMES
    assert all(both[name] == row for name, row in first.items()), "with its time"
    assert all(row.seconds is not None for row in both.values())
    assert "still to be rendered" not in (tmp_path / "out" / "page.html").read_text()


def test_parts_that_end_together_lose_no_row(tmp_path, maps, tiny):
    out = tmp_path / "out"
    call = [sys.executable, "-m", "drawai_desktop", "render", *map(str, maps), "-o", str(out)]
    call += ["--model", tiny, "--report", str(out / "page.html")]
    env = {**os.environ, "OMP_NUM_THREADS": "1"}
    running = [subprocess.Popen([*call, "--part", f"{k}/2"], env=env) for k in (1, 2)]
    assert [process.wait(100) for process in running] == [0, 0]
    found = rows(tmp_path)
    assert list(found) == NAMES
    assert all(row.seconds is not None for row in found.values())
    assert not [p for p in out.iterdir() if p.name.startswith(".")]


def test_a_part_that_is_started_again_keeps_times_and_adds_what_it_finds(tmp_path, render):
    assert render("--part", "1/1") == 0
    before = rows(tmp_path)
    assert render("--part", "1/1") == 0, "nothing is left to do"
    assert rows(tmp_path) == before
    (tmp_path / "out" / "page.html").unlink()
    assert render("--part", "1/1") == 0
    after = rows(tmp_path)
    assert list(after) == NAMES
    assert all(row.seconds is None and row.model == "tiny" for row in after.values())
    assert all(row.map_image and row.picture_image for row in after.values())


def test_a_later_call_with_other_maps_adds_to_the_page(tmp_path, render, maps):
    assert render(files=maps[:2]) == 0
    assert render(files=maps[2:]) == 0
    assert sorted(rows(tmp_path)) == NAMES
    (tmp_path / "out" / NAMES[0]).unlink()
    assert render(files=maps[2:]) == 0
    assert sorted(rows(tmp_path)) == NAMES[1:], "a picture that is gone is shown no more"


def test_what_failed_is_on_the_page_until_it_is_made(tmp_path, render, maps):
    maps[1].write_text("<b>no picture</b>")
    assert render() == 1
    assert "not a picture" in rows(tmp_path)[NAMES[1]].problem
    assert "3 pictures; 1 failed" in (tmp_path / "out" / "page.html").read_text()
    save_png(maps[1], a_scene(64, 80))
    assert render() == 0
    assert rows(tmp_path)[NAMES[1]].problem == ""


def test_ctrl_c_leaves_a_page_of_what_was_made(tmp_path, render, monkeypatch):
    from drawai_desktop.cli.map_rendering import MapRendering

    make, made = MapRendering.make, []

    def interrupted(self, conversion):
        if len(made) == 2:
            raise KeyboardInterrupt
        made.append(conversion)
        return make(self, conversion)

    monkeypatch.setattr(MapRendering, "make", interrupted)
    assert render() == 130
    assert list(rows(tmp_path)) == NAMES[:2]


def test_names_of_others_do_nothing_to_the_page(tmp_path, tiny):
    (tmp_path / "maps").mkdir()
    name = '"><script>alert(1)</script>&amp;.png'.replace("/", "\u2215")
    path = save_png(tmp_path / "maps" / name, a_scene(64, 80))
    page = tmp_path / "out" / "page.html"
    given = ("render", path, "-o", tmp_path / "out", "--model", tiny, "--report", page)
    (tmp_path / "out").mkdir()
    assert drawai(*given) == 0
    text = page.read_text(encoding="utf-8")
    assert "<script" not in text
    assert [row.picture for row in read_page(page)] == [name]


@pytest.mark.parametrize("content", ["<html>my diary</html>", "", "x" * 5000])
def test_a_page_of_somebody_else_is_not_replaced(tmp_path, render, capsys, content):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "page.html").write_text(content)
    assert render() == 2
    assert (tmp_path / "out" / "page.html").read_text() == content
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert not (tmp_path / "out" / NAMES[0]).exists(), "told before the work"


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[: len(text) // 2],
        lambda text: text.replace("&quot;seed&quot;: 0", "&quot;seed&quot;: 1e999"),
        lambda text: re.sub("base64,....", "base64,!!!!", text),
        lambda text: text.replace("data-row", "data-rows"),
    ],
)
def test_a_damaged_page_costs_its_damaged_rows_alone(tmp_path, render, damage):
    assert render() == 0
    page = tmp_path / "out" / "page.html"
    page.write_text(damage(page.read_text()))
    read_page(page)
    assert render("--part", "1/1") == 0
    assert list(rows(tmp_path)) == NAMES


def test_a_row_of_a_name_that_no_file_can_have_goes_and_the_others_stay(tmp_path, render):
    assert render() == 0
    page = tmp_path / "out" / "page.html"
    names = list(rows(tmp_path))
    page.write_text(page.read_text().replace(f"&quot;{names[0]}&quot;", f"&quot;{'x' * 900}&quot;"))
    assert render() == 0
    assert set(rows(tmp_path)) == set(names)


def test_the_sheet_shows_maps_and_pictures(tmp_path, render, maps, tiny):
    sheet = tmp_path / "sheet.png"
    assert render("--sheet", sheet) == 0
    with Image.open(sheet) as image:
        assert image.size == (6 + 8 * 198, 6 + 216)
        pixels = np.asarray(image)
    assert pixels[60:120, 20:180].std() > 10
    alone = tmp_path / "alone.jpg"
    assert (
        drawai("render", maps[0], "-o", tmp_path / "a.png", "--model", tiny, "--sheet", alone) == 0
    )
    with Image.open(alone) as image:
        assert image.size[0] == 6 + 2 * 198


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--report", "page.txt"), "must end with .html"),
        (("--sheet", "sheet.gif"), "pictures are written as"),
        (("--sheet", "out/map 0.png"), "a picture of a map gets this name"),
        (("--report", "none/page.html"), "no such folder"),
    ],
)
def test_what_cannot_be_is_told_before_the_work(
    tmp_path, maps, tiny, capsys, monkeypatch, options, told
):
    monkeypatch.chdir(tmp_path)
    assert drawai("render", *maps, "-o", "out", "--model", tiny, *options) == 2
    assert told in capsys.readouterr().err
    assert not (tmp_path / "out" / NAMES[0]).exists()


def test_watching_has_no_end_at_which_a_page_would_be_written(tmp_path, tiny, capsys):
    given = ("--watch", tmp_path, "--report", tmp_path / "page.html")
    assert drawai("render", *given, "--model", tiny) == 2
    assert "--watch goes on for ever" in capsys.readouterr().err
