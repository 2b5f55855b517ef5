"""Words come in the person's language, and in the log in English."""

import logging
import subprocess
from pathlib import Path

import pytest

from drawai_desktop import words
from drawai_desktop.core.choices import LanguageChoice
from drawai_desktop.core.english_log import EnglishFormatter
from drawai_desktop.errors import FileError
from drawai_desktop.ui.language import language_of
from drawai_desktop.words import in_a_row, translator
from hatch_build import compile_translations

tr = translator("drawai_desktop.some.room")
GERMAN = {
    "{name} is lost.": "{name} ist weg.",
    "{n} dabs of {name}": "{n} Tupfer {name}",
}


def german(context, text, n):
    assert context == "some.room"
    said = GERMAN.get(text, text)
    return said.replace("Tupfer", "einzelner Tupfer") if n == 1 else said


@pytest.fixture
def in_german():
    words.install(german)
    yield
    words.install(None)


def test_words_are_english_where_no_language_is_installed():
    assert tr("{name} is lost.", name="a.png") == "a.png is lost."
    assert tr.count("{n} dab of {name}", "{n} dabs of {name}", n=1, name="sky") == "1 dab of sky"
    assert tr.count("{n} dab of {name}", "{n} dabs of {name}", n=2, name="sky") == "2 dabs of sky"


@pytest.mark.usefixtures("in_german")
def test_words_are_looked_up_with_their_number_and_filled_in_then():
    assert tr("{name} is lost.", name="{n}") == "{n} ist weg."
    assert tr.count("-", "{n} dabs of {name}", n=1, name="x") == "1 einzelner Tupfer x"
    assert tr.count("-", "{n} dabs of {name}", n=5, name="x") == "5 Tupfer x"


@pytest.mark.usefixtures("in_german")
def test_a_sentence_within_another_one_leaves_out_its_name_and_its_full_stop():
    inner = tr.later("{name}: it is of {size}.", name="a.png", size="x: y")
    other = tr.later("Nothing: it is of {name}.", name="a.png")
    assert tr("{file}: lost ({reason:fact})", file="a.png", reason=inner) == (
        "a.png: lost (it is of x: y)"
    )
    assert tr("lost ({reason:fact})", reason=other) == "lost (Nothing: it is of a.png)"


def test_numbers_are_written_as_the_language_does(in_german):
    words.install(german, ",", ".")
    assert tr("{x:.1f} of {n:,} in {name}", x=2.5, n=1234567, name="1.5,5") == (
        "2,5 of 1.234.567 in 1.5,5"
    )
    with words.in_english():
        assert tr("{x:.1f} of {n:,}", x=2.5, n=1234567) == "2.5 of 1,234,567"


@pytest.mark.usefixtures("in_german")
def test_a_number_without_a_translation_has_its_english_form():
    assert tr.count("{n} map", "{n} maps", n=1) == "1 map"


def test_words_for_later_follow_the_language(in_german):
    sentence = tr.later("{name} is lost.", name="a.png")
    assert str(sentence) == f"{sentence}" == "a.png ist weg."
    words.install(None)
    assert str(sentence) == "a.png is lost."


def test_words_in_a_row_are_looked_up_one_by_one():
    row = in_a_row([tr.later("{name} is lost.", name="a"), "..."], "; ")
    assert str(row) == "a is lost.; ..."
    words.install(lambda context, text, _: GERMAN.get(text, text))
    try:
        assert str(row) == "a ist weg.; ..."
    finally:
        words.install(None)


@pytest.mark.usefixtures("in_german")
def test_an_error_is_shown_in_the_language_and_logged_in_english():
    inner = FileError(tr.later("{name} is lost.", name="a.png"))
    error = FileError(tr.later("{name} is lost.", name=inner))
    assert str(error) == "a.png ist weg. ist weg."
    record = logging.makeLogRecord({"msg": "not read: %s", "args": (error,)})
    assert EnglishFormatter().format(record) == "not read: a.png is lost. is lost."
    assert str(error) == "a.png ist weg. ist weg."


@pytest.mark.parametrize(
    ("system", "chosen"),
    [
        (["de-AT", "en-US"], LanguageChoice.GERMAN),
        (["de"], LanguageChoice.GERMAN),
        (["fr-FR", "de_CH"], LanguageChoice.GERMAN),
        (["en-GB", "de-DE"], LanguageChoice.ENGLISH),
        (["fr-FR"], LanguageChoice.ENGLISH),
        (["C"], LanguageChoice.ENGLISH),
        ([], LanguageChoice.ENGLISH),
    ],
)
def test_the_language_is_the_first_of_the_systems_that_there_is(system, chosen):
    assert language_of(LanguageChoice.SYSTEM, system) is chosen
    assert language_of(LanguageChoice.GERMAN, system) is LanguageChoice.GERMAN


def test_a_broken_file_of_translations_is_told_and_leaves_nothing(tmp_path):
    (tmp_path / "de.ts").write_text("<TS><context>", encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError):
        compile_translations(tmp_path, tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["de.ts"]


def test_translations_are_compiled_when_they_are_newer(tmp_path):
    source = Path(__file__).parents[2] / "resources" / "translations"
    compile_translations(source, tmp_path)
    made = tmp_path / "de.qm"
    before = made.stat().st_mtime_ns
    compile_translations(source, tmp_path)
    assert made.stat().st_mtime_ns == before
