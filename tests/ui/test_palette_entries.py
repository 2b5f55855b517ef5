"""What the palette lists, without a window."""

import pytest

from drawai_desktop.core.labels import UNLABELLED, UNLABELLED_NAME, standard_labels
from drawai_desktop.core.model_manifest import read_manifest
from drawai_desktop.resources import bundled_models
from drawai_desktop.ui.palette_entries import (
    OwnGroup,
    entries_of,
    folded,
    found_by,
    group_title,
    grouped,
    is_folded_at_first,
)
from drawai_desktop.ui.palette_rows import row_note

LABELS = standard_labels()


@pytest.fixture
def manifest():
    return read_manifest(bundled_models() / "landscape")


def test_every_label_stands_once_with_unlabelled_at_the_end(manifest):
    for given in (manifest, None):
        ids = [entry.label_id for entry in entries_of(LABELS, given, {})]
        assert sorted(ids) == sorted([*(c.id for c in LABELS), UNLABELLED])
        assert ids[-1] == UNLABELLED


def test_a_borrowed_label_is_folded_under_the_one_that_paints_it(manifest):
    entries = entries_of(LABELS, manifest, {})
    alone, under = folded(entries)
    fog, clouds = LABELS.named("fog"), LABELS.named("clouds")
    assert [e.label for e in under[clouds.id]] == [fog]
    assert fog not in [e.label for e in alone]
    assert len(alone) + sum(map(len, under.values())) == len(entries)
    lent = manifest.borrowed(LABELS)
    assert {e.label_id: lender for lender, rows in under.items() for e in rows} == {
        borrower: lender.id for borrower, lender in lent.items()
    }


def test_a_borrowed_label_with_a_key_stands_by_itself_in_its_group(manifest):
    fog = LABELS.named("fog")
    alone, under = folded(entries_of(LABELS, manifest, {"7": fog.id}))
    keyed = next(e for e in alone if e.label == fog)
    assert fog not in [e.label for rows in under.values() for e in rows]
    assert (keyed.group, keyed.painted_as, keyed.key) == (fog.group, "Clouds", "7")
    assert row_note(keyed.painted_as, keyed.key) == "as Clouds   7"


def test_nothing_is_folded_while_no_model_borrows():
    entries = entries_of(LABELS, None, {})
    assert folded(entries) == (entries, {})


def test_a_search_finds_borrowed_labels(manifest):
    assert [e.label.name for e in found_by("fog", entries_of(LABELS, manifest, {}))] == ["fog"]


def test_groups_stand_in_the_order_of_the_labels_and_the_palettes_own_last(manifest):
    names = list(grouped(entries_of(LABELS, manifest, {}), LABELS))
    known = [name for name in LABELS.groups if name in names]
    assert names[: len(known)] == known
    assert set(names[len(known) :]) <= set(OwnGroup)
    assert [group_title(name) for name in names] == names
    assert is_folded_at_first(OwnGroup.UNKNOWN)
    assert not is_folded_at_first(known[0])


def test_a_search_finds_what_begins_with_it_first(manifest):
    found = found_by("ston", entries_of(LABELS, manifest, {}))
    assert [e.label.name for e in found][:2] == ["stone", "wall-stone"]
    (eraser,) = found_by(UNLABELLED_NAME, entries_of(LABELS, manifest, {}))
    assert eraser.label is None
