"""The judge of layered files and annotations judges rightly."""

import numpy as np
import pytest

from tests.layered_cases import Case, builders, cases, needs_cases

EXPECTED = np.repeat(np.repeat(np.uint8([[1, 2], [1, 3]]), 20, 0), 20, 1)


def judged(ids, **more):
    return Case("a", None, "", EXPECTED, **more).wrong(ids)


def test_a_map_that_is_right_has_nothing_wrong():
    assert judged(EXPECTED) == 0


def test_one_pixel_of_another_label_is_wrong_but_near_its_border():
    ids = EXPECTED.copy()
    ids[5, 19], ids[5, 21] = 2, 1
    assert judged(ids) == 2
    assert judged(ids, edges=2) == 0
    ids[5, 20] = 3  # the third label is further away
    assert judged(ids, edges=2) == 1


def test_free_rectangles_are_not_judged():
    ids = EXPECTED.copy()
    ids[30:35, 3:9] = 77
    assert judged(ids) == 30
    assert judged(ids, free=((3, 30, 9, 34),)) == 6


def test_a_map_of_a_file_that_is_to_be_refused_is_no_success():
    with pytest.raises(AssertionError, match="to be refused"):
        Case("a", None, "", None).wrong(EXPECTED)


@needs_cases
def test_all_cases_are_found_and_every_file_of_theirs_is_there():
    found = cases("")
    assert len(found) == 25
    assert all(case.path.is_file() for case in found)
    assert {case.name for case in cases("ora_", "kra_")} <= {case.name for case in found}


@needs_cases
def test_the_builders_make_the_files_that_are_given():
    made, _ = builders().CASES["ora_krita_groups"][0]()
    case = cases("ora_krita_groups")[0]
    assert made == {case.path.name: case.path.read_bytes()}
