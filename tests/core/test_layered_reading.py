"""Layered files of other programs: the cases that broke others."""

import pytest

from drawai_desktop.core.label_reading import read_label_map
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.errors import DrawAIError
from tests.core.refusals import assert_is_a_sentence
from tests.layered_cases import cases

LABELS = standard_labels()
CASES = cases("ora_", "psd_", "kra_", "project_")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_layered_files_of_people_are_read_as_is_right_or_refused(case):
    try:
        reading = read_label_map(case.path, LABELS)
    except DrawAIError as refusal:
        said = refusal
    else:
        assert case.wrong(reading.ids) == 0
        assert reading.content is None or (reading.content.flat() == reading.ids).all()
        return
    assert case.expected is None or case.may_be_refused, said
    assert_is_a_sentence(said)
