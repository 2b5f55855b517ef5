"""Which options of ``drawai render`` say nothing about the files and the model that are given."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from drawai_desktop import api
from drawai_desktop.cli.idle_options import given_options, refuse_idle
from drawai_desktop.core.annotation_file import is_annotation_file
from drawai_desktop.core.project_file import is_project
from drawai_desktop.errors import DrawAIError

_OF_LABELS = ("--unlabelled", "--unmatched", "--picture")
_OF_MAPS = ("--code", "--indexes", "--unmatched")


def check_render_options(
    options: argparse.Namespace,
    configure: Callable[[argparse.ArgumentParser], None],
    code: str,
    files: Sequence[Path],
) -> None:
    """Before the work; an option that says something about one of the files is good.

    Args:
        configure: what declared the options.
        code: how the label maps are coded, or nothing.
        files: what is rendered; nothing where a folder is watched.
    Raises:
        OptionError: an option changes nothing.
    """
    given = given_options(options, configure)
    if options.part is None and options.watch is None:
        refuse_idle(given, ("--anew",), "without --part or --watch, which leave finished pictures")
    if code == "model":
        refuse_idle(given, _OF_LABELS, "where the values are the model's own classes")
    if not files:
        return
    annotations = [path for path in files if is_annotation_file(path)]
    if "--picture" in given and not any(_has_pictures(path) for path in annotations):
        refuse_idle(given, ("--picture",), "since none of the files is a COCO file, with several")
    if all(path in annotations or is_project(path) for path in files):
        because = "for projects and annotations, which say themselves what their labels are"
        refuse_idle(given, _OF_MAPS, because)


def check_instances(options: argparse.Namespace, model: api.Model) -> None:
    """That the model reads an instance map, where one is given.

    Raises:
        OptionError: it does not.
    """
    if options.instances is not None and not model.reads_instances:
        because = f"with the model {model.name}, which has no edge input"
        refuse_idle(("--instances",), ("--instances",), because)


def _has_pictures(annotations: Path) -> bool:
    """Whether it is a COCO file; one that cannot be read is told of when it is."""
    try:
        return bool(api.annotated_pictures(annotations))
    except DrawAIError:
        return True
