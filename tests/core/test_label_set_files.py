"""Files that say what channels mean: any wrong value is one sentence."""

import json

import pytest

from drawai_desktop import resources
from drawai_desktop.core.label_sets import PUBLISHED, GeneratorHints, label_set
from drawai_desktop.core.model_manifest import MANIFEST
from drawai_desktop.core.segmenter_manifest import (
    bundled_segmenter,
    read_segmenter_manifest,
    write_segmenter_manifest,
)
from drawai_desktop.errors import FileError, ModelError
from tests.core.test_model_manifest import WRONG, assert_one_sentence, places, spoilt


def test_any_wrong_value_in_a_label_set_is_one_sentence_or_does_no_harm(tmp_path):
    whole = json.loads(resources.resource("label_sets", "cityscapes.json").read_text())
    whole["classes"] = whole["classes"][:2]
    for path in places(whole):
        for value in WRONG:
            (tmp_path / "l.json").write_text(json.dumps(spoilt(whole, path, value)))
            try:
                label_set(str(tmp_path / "l.json"))
            except FileError as error:
                assert_one_sentence(error)


def test_any_wrong_value_in_a_segmenters_manifest_is_one_sentence_or_does_no_harm(tmp_path):
    whole = json.loads((bundled_segmenter() / "segmenter.json").read_text())
    whole["classes"] = whole["classes"][:2]
    for path in places(whole):
        for value in WRONG:
            (tmp_path / "segmenter.json").write_text(json.dumps(spoilt(whole, path, value)))
            try:
                read_segmenter_manifest(tmp_path)
            except ModelError as error:
                assert_one_sentence(error)


def test_the_shipped_segmenters_manifest_is_written_as_it_was(tmp_path):
    manifest = read_segmenter_manifest(bundled_segmenter())
    write_segmenter_manifest(tmp_path, manifest)
    written = json.loads((tmp_path / "segmenter.json").read_text())
    assert written == json.loads((bundled_segmenter() / "segmenter.json").read_text())
    assert not (tmp_path / MANIFEST).exists()


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_sets_state_the_shape_that_goes_with_them(name):
    hints = label_set(name).generator
    assert hints.label_nc is not None
    assert hints.over(GeneratorHints(label_nc=3)) == hints
    assert GeneratorHints(label_nc=3).over(hints).label_nc == 3
