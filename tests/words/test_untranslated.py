"""No text that people read is left out of the translation."""

from pathlib import Path

import pytest

from tests.words.text_literals import texts_in

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "drawai_desktop"

_REPORT = "the report is for bug reports, which are English"
KEPT_ENGLISH: dict[str, dict[str, str]] = {
    "live/engine_state.py": {"no model": "a line of the report, never shown"},
    "live/render_thread.py": {
        "render id={} ms={} labels_sha={} out_sha={} mode={}": "a line for programs",
    },
    "ui/application.py": {"Fusion": "Qt's name of a style"},
    "ui/commands.py": {
        "DrawAI {}": _REPORT,
        "Qt platform {}, scale {}": _REPORT,
        "model {}, engine {}, usual {} ms": _REPORT,
        "canvas {} x {}": _REPORT,
        "log ({}):": _REPORT,
    },
    "ui/label_colours_dialog.py": {"NVIDIA GauGAN": "a name"},
    "ui/shortcuts.py": dict.fromkeys(("Shift", "Ctrl", "Alt", "Meta"), "Qt's names of keys"),
    "ui/unsaved_dialog.py": {"dd MMM yyyy": "Qt's form of a day, written in the language"},
    "ui/window_presenter.py": {"{}{} - DrawAI": "a name"},
    "ui/settings_rows.py": {
        "English": "a language calls itself so in every language",
        "Deutsch": "a language calls itself so in every language",
        "NVIDIA GauGAN": "a name",
    },
    "ui/palette_entries.py": {
        "Not learnt by this model": "the settings' name of the group, never shown",
        "painted for {}": "the settings' name of folded rows, never shown",
    },
}
"""File -> text -> why it is not translated."""

ROOMS = ("ui", "canvas", "live")
FILES = sorted(path for room in ROOMS for path in (PACKAGE / room).rglob("*.py"))


def name_of(path):
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_every_text_that_is_shown_is_translated(path):
    name = name_of(path)
    kept = KEPT_ENGLISH.get(name, {})
    left = [(line, text) for line, text in texts_in(path) if text not in kept]
    assert not left, f"{name}: put these into tr(), as docs/translating.md says"


def test_no_reason_is_kept_for_a_text_that_is_gone():
    for name, kept in KEPT_ENGLISH.items():
        found = {text for _, text in texts_in(PACKAGE / name)}
        assert set(kept) <= found, name
        assert all(kept.values())


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("label.setText('Save the picture')", ["Save the picture"]),
        ("label.setText(f'{name} is saved.')", ["{} is saved."]),
        ("box.addItem('Dark')", ["Dark"]),
        ("said.emit(Message('Gone.' if x else f'Lost {n}'))", ["Gone.", "Lost {}"]),
        ("label.setText(tr('Save the picture'))", []),
        ("label.setText(tr('{name} is saved.', name='Nobody knows'))", ["Nobody knows"]),
        ("tr.count('one picture', '{n} pictures', n=2)", []),
        ("label.setObjectName('Big Label')", []),
        ("_log.warning('it went wrong')", []),
        ("assert x, 'It went wrong'", []),
        ("def f() -> 'Some Class':\n    'A docstring of words.'", []),
        ("Command('new', '&New map...', ('Ctrl+N',), 'New canvas')", []),
        ("keys = ('Ctrl+Shift+S', 'PgUp', 'Ctrl++')", []),
        ("sheet = 'QLabel { color: red }'", []),
    ],
)
def test_the_search_finds_what_people_read_and_nothing_else(tmp_path, code, found):
    path = tmp_path / "some.py"
    path.write_text(code, encoding="utf-8")
    assert [text for _, text in texts_in(path)] == found
