"""Annotation files read, or refused, with the program's labels."""

from drawai_desktop.core.annotation_file import read_annotations
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.errors import ImageError
from tests.core.refusals import refused


def read(path, picture=None):
    return read_annotations(path, standard_labels(), picture)


def refusal(path, picture=None):
    return refused(lambda: read(path, picture), ImageError)
