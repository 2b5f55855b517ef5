"""Text as an attribute's value in XML."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from drawai_desktop.core.xml_text import quoted_attribute


def read_back(text):
    return ElementTree.fromstring(f"<a b={quoted_attribute(text)}/>".encode()).get("b")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")))
def test_any_text_comes_back(text):
    assert read_back(text) == text


def test_marks_quotes_and_new_lines_come_back():
    assert read_back("""<&> "both" 'kinds'\tof\r\nlines ]]> &amp;""") == (
        """<&> "both" 'kinds'\tof\r\nlines ]]> &amp;"""
    )


@given(st.text(st.characters(categories=["Cs", "Cc", "Co", "Cn", "Lu"])))
def test_what_xml_cannot_hold_is_marked_and_the_file_stays_readable(text):
    read = read_back(text)
    assert len(read) == len(text)
    assert all(a in (b, "\ufffd") for a, b in zip(read, text, strict=True))
