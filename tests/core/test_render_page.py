"""The page of maps and pictures: what is written is read back, whatever it says, and whatever
somebody has done to it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawai_desktop.core.render_page import RenderRow, merged, read_page, render_page
from drawai_desktop.errors import FileError

TEXTS = st.text(st.characters(exclude_categories=()), max_size=60)
ROWS = st.builds(
    RenderRow,
    picture=TEXTS.filter(bool),
    map_file=TEXTS,
    width=st.integers(0, 10**6),
    height=st.integers(0, 10**6),
    model=TEXTS,
    style=TEXTS,
    seed=st.none() | st.integers(0, 999_999),
    seconds=st.none() | st.floats(0, 10**6),
    problem=TEXTS,
    map_image=st.binary(max_size=40),
    picture_image=st.binary(max_size=40),
)
HEAD = render_page([])[:400]


def told_of(path):
    """The sentence that a page is refused with, or nothing."""
    try:
        read_page(path)
    except FileError as error:
        return str(error)
    return ""


@settings(deadline=None)
@given(rows=st.lists(ROWS, max_size=4))
def test_rows_come_back_as_they_were(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("page") / "a.html"
    path.write_bytes(render_page(rows, 3))
    assert read_page(path) == rows


def test_a_name_that_no_file_can_have_ends_no_page(tmp_path):
    path = tmp_path / "a.html"
    rows = [RenderRow("\ud800.png", "", picture_image=b"x")]
    path.write_bytes(render_page(rows))
    assert [row.picture for row in read_page(path)] == ["?.png"]


@settings(deadline=None)
@given(rows=st.lists(ROWS, min_size=1, max_size=3), data=st.data())
def test_a_page_that_somebody_has_changed_gives_rows_or_one_sentence(tmp_path_factory, rows, data):
    content = bytearray(render_page(rows))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(len(HEAD), len(content)))
        content[at : at + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=20))
    path = tmp_path_factory.mktemp("page") / "a.html"
    path.write_bytes(content)
    assert len(told_of(path)) < 300


@pytest.mark.parametrize(
    "tail", [b"<![bad[ ]]>", b"<!DOCTYPE [<!x", b"<article data-row='{", b"&#x"]
)
def test_markup_that_is_none_costs_at_most_a_sentence(tmp_path, tail):
    path = tmp_path / "a.html"
    path.write_bytes(render_page([]) + tail * 3)
    told = told_of(path)
    assert not told or "damaged" in told


def test_new_rows_take_the_place_of_old_ones_in_the_order_of_the_maps():
    old = [RenderRow(n, "m", seed=1) for n in ("b", "x", "a")]
    new = {"a": RenderRow("a", "m", seed=2), "c": RenderRow("c", "m", seed=2)}
    found = merged(old, new, ["c", "b", "a"])
    assert [(row.picture, row.seed) for row in found] == [("c", 2), ("b", 1), ("a", 2), ("x", 1)]
