"""No text that people read is left out of the translation."""

from pathlib import Path

import pytest

from tests.words.kept_english import KEPT_ENGLISH
from tests.words.text_literals import texts_in

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "drawai_desktop"

ROOMS = ("ui", "canvas", "live", "core", "engine", "datasets", "training")
"""Whatever of them is told to people can stand in the window, which shows why a training ended."""
FILES = sorted(path for room in ROOMS for path in (PACKAGE / room).rglob("*.py"))


def name_of(path):
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_every_text_that_is_shown_is_translated(path):
    name = name_of(path)
    kept = KEPT_ENGLISH.get(name, {})
    left = [] if "*" in kept else [found for found in texts_in(path) if found[1] not in kept]
    assert not left, f"{name}: put these into tr(), as docs/translating.md says"


def test_no_reason_is_kept_for_a_text_that_is_gone():
    for name, kept in KEPT_ENGLISH.items():
        found = {text for _, text in texts_in(PACKAGE / name)}
        assert found if "*" in kept else set(kept) <= found, name
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
        ("raise ValueError('too long')", []),
        ("raise FileError('It is too long.')", ["It is too long."]),
        ("raise FileError(too_large(name, 'over 170'))", ["over 170"]),
        (
            "raise FileError(f'{name}: damaged, since it has no layers.')",
            ["{}: damaged, since it has no layers."],
        ),
        (
            "return f'The picture could not be made ({error}).'",
            ["The picture could not be made ({})."],
        ),
        ("if 'out of memory' in text:\n    table['Some key']", []),
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
