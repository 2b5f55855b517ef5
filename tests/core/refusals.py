"""What a door may raise: one plain sentence."""

import re
import zipfile

import pytest

from drawai_desktop.errors import FileError

PYTHON_WORDS = re.compile(
    r"0x[0-9a-f]{4}|<[a-z_.]|\w+Error|Traceback|codec|errno|NoneType|\bdict\b|\bNone\b|b'", re.I
)


def assert_is_a_sentence(error):
    text = str(error)
    assert 0 < len(text) < 300
    assert text.isprintable()
    assert text.endswith(".")
    assert not PYTHON_WORDS.search(text), text


def refused(call, error_type=FileError):
    with pytest.raises(error_type) as caught:
        call()
    assert_is_a_sentence(caught.value)
    return str(caught.value)


def zipped(path, members, **options):
    with zipfile.ZipFile(path, "w", **options) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path
