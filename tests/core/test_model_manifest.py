"""``model.json``: what is written is read again, old versions open, and what is wrong is one
sentence, whatever is wrong."""

import copy
import json
import os
import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawai_desktop import resources
from drawai_desktop.core.kept_entries import KeptEntries
from drawai_desktop.core.labels import UNLABELLED, standard_labels
from drawai_desktop.core.model_classes import ClassRow, with_ids
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.model_manifest import (
    MANIFEST,
    ModelManifest,
    NetworkFacts,
    Task,
    manifest_entries,
    parse_manifest,
    read_manifest,
    write_manifest,
)
from drawai_desktop.core.style import Style
from drawai_desktop.errors import ModelError

LABELS = standard_labels()

names = st.text(min_size=1, max_size=30)
numbers = st.floats(-100, 100, allow_nan=False).map(lambda v: round(v, 4))
own_entries = st.dictionaries(
    st.sampled_from(["ngf", "classes", "widths", "future"]),
    st.one_of(st.integers(-5, 5), names, st.booleans(), st.lists(numbers, max_size=3)),
    max_size=4,
)


@st.composite
def manifests(draw):
    style_size = draw(st.integers(0, 4))
    vector = st.lists(numbers, min_size=style_size, max_size=style_size).map(tuple)
    styles = tuple(
        Style(name, draw(vector), draw(st.floats(0, 2)))
        for name in draw(st.lists(names, max_size=3, unique=True))
    )
    fixed = st.tuples(st.integers(1, 512), st.integers(1, 512))
    rows = [
        ClassRow(index, draw(names), draw(st.one_of(st.none(), st.integers(0, 181))))
        for index in range(draw(st.integers(0, 5)))
    ]
    return ModelManifest(
        folder=Path("here"),
        name=draw(names),
        network=NetworkFacts(
            kind=draw(names),
            trained_size=draw(st.integers(1, 4096)),
            stride=draw(st.integers(1, 512)),
            style_size=style_size,
            fixed_size=draw(st.one_of(st.none(), fixed)),
            unlabelled=draw(st.one_of(st.none(), st.integers(0, 200))),
            own=KeptEntries.of(draw(own_entries)),
        ),
        classes=with_ids(rows),
        task=draw(st.sampled_from(Task)),
        aliases=draw(st.dictionaries(names, names, max_size=3)),
        styles=styles,
        thumbnails={s.name: f"style-{i}.webp" for i, s in enumerate(styles) if i % 2},
        neutral=draw(st.one_of(st.just(()), vector)),
        licence=draw(st.text(max_size=40)),
        steps=draw(st.one_of(st.none(), st.integers(0, 10**9))),
        minutes=draw(st.one_of(st.none(), st.floats(0, 1e6))),
        extra=KeptEntries.of(draw(st.dictionaries(st.just("made_by"), names, max_size=1))),
    )


@given(manifests())
def test_what_is_written_is_read_again(manifest):
    text = json.dumps(manifest_entries(manifest))
    assert parse_manifest(json.loads(text), manifest.folder) == manifest


def test_a_file_gives_the_manifest_back(tmp_path):
    manifest = ModelLibrary((resources.bundled_models(),)).find(None)
    write_manifest(tmp_path, manifest)
    assert read_manifest(tmp_path) == replace(manifest, folder=tmp_path, version=3)


def a_manifest(version=1, **changes):
    data = {
        "format": "drawai-model",
        "version": version,
        "name": "tiny",
        "network": {"kind": "drawai-spade", "style_size": 2, "unlabelled": 2, "classes": 3},
        "classes": [
            {"index": 0, "name": "sky-other", "coco": 156},
            {"index": 1, "name": "lava", "coco": None},
        ],
    }
    return {**data, **changes}


@pytest.mark.parametrize("version", [1, 2, 3])
def test_every_version_opens(tmp_path, version):
    manifest = parse_manifest(a_manifest(version), tmp_path)
    assert (manifest.version, manifest.task, manifest.unlabelled) == (version, "picture", 2)
    assert [c.id for c in manifest.classes] == [156, 183]


def test_entries_that_nobody_knows_are_kept(tmp_path):
    data = a_manifest(made_by="somebody", rating={"stars": [1, 2]})
    data["network"]["future"] = [1, {"a": None}]
    manifest = parse_manifest(data, tmp_path)
    write_manifest(tmp_path, manifest)
    again = json.loads((tmp_path / MANIFEST).read_text())
    assert again["made_by"] == "somebody"
    assert again["rating"] == {"stars": [1, 2]}
    assert again["network"]["future"] == [1, {"a": None}]


def test_a_newer_version_says_to_update(tmp_path):
    with pytest.raises(ModelError, match=r"format version 4, this program reads up to 3\. Update"):
        parse_manifest(a_manifest(4), tmp_path)


def test_two_own_classes_of_one_name_can_both_be_painted(tmp_path):
    rows = [{"index": i, "name": "lava"} for i in range(3)]
    manifest = parse_manifest(a_manifest(classes=rows), tmp_path)
    labels = LABELS.extended(manifest.own_labels(LABELS))
    assert [labels[i].name for i in (183, 184)] == ["lava", "lava 2"]
    assert manifest.index_table(labels)[[183, 184]].tolist() == [0, 1]


def test_a_class_named_as_unlabelled_without_a_channel_for_it_is_no_label(tmp_path):
    data = a_manifest(classes=[{"index": 0, "name": "unlabelled"}, {"index": 1, "name": "sand"}])
    manifest = parse_manifest(data, tmp_path)
    assert manifest.own_labels(LABELS) == []
    assert manifest.index_table(LABELS)[UNLABELLED] == manifest.unlabelled


WRONG = [
    None,
    True,
    -1,
    0,
    40_000,
    10**9,
    10**300,
    1e300,
    0.5,
    "",
    "abc",
    "9" * 5000,
    "\x00\x1b[31m\u202e",
    [],
    [1],
    [[]],
    ["x"] * 10_000,
    {},
    {"a": {"b": []}},
]


def places(value, path=()):
    """The paths of the values inside a JSON value; of a list's, the first and the last few, since
    those in between are read as they are."""
    found = [path] if path else []
    ends = sorted({*range(len(value))[:3], *range(len(value))[-2:]})
    items = value.items() if isinstance(value, dict) else [(place, value[place]) for place in ends]
    for key, inner in items:
        if isinstance(inner, (dict, list)):
            found += places(inner, (*path, key))
        else:
            found.append((*path, key))
    return found


def spoilt(data, path, value):
    """A copy with another value at a path."""
    data = copy.deepcopy(data)
    inner = data
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return data


def assert_one_sentence(error):
    text = str(error)
    assert len(text) < 300
    assert text.isprintable()
    for word in ("Error", "Traceback", "None", "dict", "object at", "'str'", "True", "nan"):
        assert word not in text, text


def test_any_wrong_value_anywhere_is_one_sentence_or_does_no_harm(tmp_path):
    whole = json.loads((resources.bundled_models() / "landscape" / MANIFEST).read_text())
    whole["styles"] = whole["styles"][:1]
    whole["classes"] = whole["classes"][:2]
    for path in places(whole):
        for value in WRONG:
            data = spoilt(whole, path, value)
            (tmp_path / MANIFEST).write_text(json.dumps(data))
            try:
                manifest = read_manifest(tmp_path)
            except ModelError as error:
                assert_one_sentence(error)
                continue
            labels = LABELS.extended(manifest.own_labels(LABELS))
            manifest.index_table(labels)
            manifest.borrowed(labels)


def test_bytes_changed_at_random_are_one_sentence_or_do_no_harm(tmp_path):
    whole = (resources.bundled_models() / "landscape" / MANIFEST).read_bytes()
    chance = random.Random(5)
    for _ in range(300):
        content = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            place = chance.randrange(len(content))
            content[place : place + chance.randint(0, 3)] = chance.choice(
                [b"", b"\xff", b"{", b"[" * 500, b"1e999", b'"', b"-", b"NaN", b"\x00"]
            )
        (tmp_path / MANIFEST).write_bytes(content)
        try:
            read_manifest(tmp_path)
        except ModelError as error:
            assert_one_sentence(error)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b"\xff\xfe\x00",
        b"NaN",
        b'{"format": "drawai-model", "version": 1e999}',
        b'{"format": "drawai-model", "version": ' + b"9" * 6000 + b"}",
        b'{"format": "drawai-model"}',
        b"null",
    ],
)
def test_files_that_are_no_manifest_are_one_sentence(tmp_path, content):
    (tmp_path / MANIFEST).write_bytes(content)
    with pytest.raises(ModelError) as caught:
        read_manifest(tmp_path)
    assert_one_sentence(caught.value)


def test_a_manifest_that_is_a_pipe_or_a_folder_does_not_hang(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b" / MANIFEST).mkdir(parents=True)
    os.mkfifo(tmp_path / "a" / MANIFEST)
    for folder in ("a", "b"):
        with pytest.raises(ModelError) as caught:
            read_manifest(tmp_path / folder)
        assert_one_sentence(caught.value)


@pytest.mark.parametrize("file", ["../../secret.png", "/etc/passwd", "a\\b.png", ".."])
def test_a_thumbnail_is_a_file_of_the_models_folder(tmp_path, file):
    row = {"name": "Noon", "vector": [1.0, 2.0], "thumbnail": file}
    with pytest.raises(ModelError, match="not the name of a file"):
        parse_manifest(a_manifest(styles=[row]), tmp_path)


def test_numbers_that_are_none_are_not_written(tmp_path):
    manifest = replace(
        parse_manifest(a_manifest(), tmp_path), styles=(Style("Noon", (1.0, 2.0), float("nan")),)
    )
    with pytest.raises(ModelError, match="is not a number"):
        write_manifest(tmp_path, manifest)
    assert not (tmp_path / MANIFEST).exists()


def test_a_broken_manifest_hides_only_itself_and_is_told(tmp_path):
    for name, content in (("good", json.dumps(a_manifest())), ("bad", "{"), ("deep", "[" * 9000)):
        (tmp_path / name).mkdir()
        (tmp_path / name / MANIFEST).write_text(content)
    (tmp_path / "detail").mkdir()
    data = a_manifest(3, task="detail", network={"kind": "drawai-detail"})
    (tmp_path / "detail" / MANIFEST).write_text(json.dumps(data))
    library = ModelLibrary((tmp_path,))
    assert [m.folder.name for m in library.models()] == ["good"]
    assert [m.folder.name for m in library.models(Task.DETAIL)] == ["detail"]
    assert {path.name for path in library.broken()} == {"bad", "deep"}
    for sentence in library.broken().values():
        assert len(sentence) < 300
    with pytest.raises(ModelError, match="another task"):
        library.find("detail")


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000, "\x1b[31m", "", "."])
def test_names_that_no_model_can_have_are_one_sentence(tmp_path, name):
    with pytest.raises(ModelError) as caught:
        ModelLibrary((tmp_path,)).find(name)
    assert len(str(caught.value)) < 300
