"""Layered files of other programs: the cases that broke others."""

import io
import zipfile

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PIL import Image

from drawai_desktop.core.colour_schemes import Scheme
from drawai_desktop.core.label_reading import read_label_map
from drawai_desktop.core.labels import UNLABELLED, standard_labels
from drawai_desktop.core.layers import Layer, Layered
from drawai_desktop.core.picture_labels import PictureLabels
from drawai_desktop.core.picture_writing import write_picture
from drawai_desktop.errors import DrawAIError, NoLabelLayersError
from tests.builders import SEA, SKY, TREE
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


def test_a_merged_picture_of_a_photograph_says_what_to_hide(tmp_path):
    rows, columns = np.mgrid[:90, :120]
    photo = np.stack([rows * 2, columns * 2, 255 - rows - columns], -1).astype(np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(photo).save(buffer, "PNG")
    with zipfile.ZipFile(tmp_path / "a.kra", "w") as archive:
        archive.writestr("maindoc.xml", "<DOC/>")
        archive.writestr("mergedimage.png", buffer.getvalue())
    with pytest.raises(NoLabelLayersError, match="Hide what lies over them") as caught:
        read_label_map(tmp_path / "a.kra", LABELS)
    assert_is_a_sentence(caught.value)


@pytest.mark.parametrize("suffix", [".ora", ".psd"])
@settings(suppress_health_check=list(HealthCheck), max_examples=40, deadline=None)
@given(data=st.data())
def test_what_is_exported_is_read_back_as_it_was(tmp_path, suffix, data):
    ids = arrays(np.uint8, (31, 45), elements=st.sampled_from([SKY, SEA, TREE, UNLABELLED]))
    count = data.draw(st.integers(1, 4))
    layers = [Layer(f"n{i}", data.draw(ids), data.draw(st.booleans())) for i in range(count)]
    content = Layered(tuple(layers))
    picture = np.random.default_rng(2).integers(0, 256, (31, 45, 3), np.uint8)
    path = tmp_path / f"a{suffix}"
    write_picture(path, picture, labels=PictureLabels(content, LABELS))
    flat = content.flat()
    if (flat == UNLABELLED).all():
        with pytest.raises(NoLabelLayersError):
            read_label_map(path, LABELS, Scheme.PALETTE)
        return
    reading = read_label_map(path, LABELS, Scheme.PALETTE)
    assert (reading.ids == flat).all()
    if count > 1:
        shown = [x for x in layers if not x.is_hidden and (x.ids != UNLABELLED).any()]
        assert [x.name for x in reading.content.layers] == [x.name for x in shown]
