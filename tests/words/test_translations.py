"""The files of translations are whole, and as the code is."""

import re
from string import Formatter

import pytest

from tools import translations
from tools.translations import FOLDER, LANGUAGES, Text, Wrong, read_ts, texts_of_module, ts_of


@pytest.fixture(scope="module")
def texts():
    return translations.texts()


@pytest.fixture(params=LANGUAGES)
def known(request):
    return read_ts(FOLDER / f"{request.param}.ts")


def places_in(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_are_as_the_code_is(language, texts):
    path = FOLDER / f"{language}.ts"
    assert path.read_text(encoding="utf-8") == ts_of(language, texts, read_ts(path)), (
        "run `make translations`"
    )


def test_every_text_is_translated(known, texts):
    assert not [t for t in texts if (t.context, t.source) not in known], "run `make translations`"


def test_a_translation_has_the_values_of_its_text(known):
    wrong = {
        source: forms
        for (_, source), forms in known.items()
        # The form for one may leave the number out.
        if any(places_in(f) - places_in(source) for f in forms)
        or places_in(forms[-1]) != places_in(source)
    }
    assert not wrong


def ending(text):
    """Three dots behind a word, or a full stop."""
    found = re.search(r"[\w})](\.\.\.)$|[^.](\.)$", text)
    return found and (found[1] or found[2])


def test_a_translation_ends_as_its_text_does(known):
    """A command that asks for more has three dots; a sentence has its full stop."""
    wrong = {
        source: forms
        for (_, source), forms in known.items()
        if any(ending(form) != ending(source) for form in forms)
    }
    assert not wrong


def test_a_letter_that_is_marked_is_marked_in_the_translation(known):
    wrong = {
        source: forms[0]
        for (context, source), forms in known.items()
        if context == "commands" and ("&" in source) != ("&" in forms[0])
    }
    assert not wrong


def module(tmp_path, monkeypatch, code):
    monkeypatch.setattr(translations, "PACKAGE", tmp_path)
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    path = tmp_path / "ui" / "some.py"
    path.parent.mkdir()
    path.write_text(f"tr = translator(__name__)\n{code}\n", encoding="utf-8")
    return list(texts_of_module(path))


def test_texts_are_found_in_all_calls_of_tr(tmp_path, monkeypatch):
    code = "T = tr.later('{a}', a=1)\n"
    code += "def f():\n    tr('One.' ' Two.'); tr.count('{n} dab', '{n} dabs', n=x)"
    found = module(tmp_path, monkeypatch, code)
    assert sorted(found) == [
        Text("ui.some", "One. Two."),
        Text("ui.some", "{a}"),
        Text("ui.some", "{n} dabs", "{n} dab"),
    ]


@pytest.mark.parametrize("code", ["f'{a} is lost'", "text", "'a', 'b'"])
def test_a_text_that_is_no_literal_is_told(tmp_path, monkeypatch, code):
    with pytest.raises(Wrong):
        module(tmp_path, monkeypatch, f"def f():\n    tr({code})")


@pytest.mark.parametrize("code", ["T = tr('a')", "class A:\n    t = tr.count('a', 'b', n=1)"])
def test_a_text_that_is_translated_before_the_language_is_known_is_told(
    tmp_path, monkeypatch, code
):
    with pytest.raises(Wrong):
        module(tmp_path, monkeypatch, code)


def test_a_text_that_moves_takes_its_translation_along(tmp_path):
    known = {("ui.old", "Sky"): ("Himmel",), ("ui.old", "Gone"): ("Weg",)}
    path = tmp_path / "de.ts"
    wanted = [Text("ui.new", "Sky"), Text("ui.new", "{n} <b>", "{n} <a>")]
    path.write_text(ts_of("de", wanted, known), encoding="utf-8")
    assert read_ts(path) == {("ui.new", "Sky"): ("Himmel",)}
