"""Keeps ``resources/translations/*.ts`` as the code is, and compiles them: ``make translations``.

The texts are those of the calls of ``tr`` (docs/translating.md) and of the lists in ``resources/``
and ``checkpoints/``. A translation is found again by its English text, in another module, too; a
text that is gone takes its translation with it. There are no places in the files, so that they only
change where words do.
"""

import argparse
import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "drawai_desktop"
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("de",)
TABLES = {
    "Command": ("commands", (1, 3)),
    "_tool": ("commands", (1,)),
    "ToolGroup": ("commands", (0,)),
    "Menu": ("commands", (0,)),
    "BrushPreset": ("brushes", (0,)),
    "LookProfile": ("styles", (0,)),
}
"""What makes the rows of tables -> the context, and which arguments are words."""
ENUMS = {"Scheme": "schemes"}
"""Enumerations whose values are words -> the context."""
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_TWO_FORMS = 2
"""German has two: for one, and for the others."""


@dataclass(frozen=True, order=True)
class Text:
    """A text to translate.

    Attributes:
        one: the English text for the number one, where there are plural forms.
    """

    context: str
    source: str
    one: str = ""


@dataclass(frozen=True)
class Wrong(Exception):
    """A call that cannot be translated, and where it is."""

    place: str


Translations = dict[tuple[str, str], tuple[str, ...]]
"""(context, source) -> its forms: one, or two where there is a number."""


def _literal(node: ast.expr, place: str) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise Wrong(f"{place}: the text is no literal; write the values as named places")


def _called(node: ast.AST) -> str:
    """Which way of ``tr`` a call takes: ``""``, ``later``, ``count``, ``count_later``; or none."""
    if isinstance(node, ast.Call):
        function = node.func
        if isinstance(function, ast.Name) and function.id == "tr":
            return "now"
        if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
            return function.attr if function.value.id == "tr" else ""
    return ""


def texts_of_module(path: Path) -> Iterator[Text]:
    """The texts of one file of the program.

    Raises:
        Wrong: a text is made where it stands, and cannot be known here.
    """
    code = path.read_text(encoding="utf-8")
    yield from _texts_of_tables(ast.parse(code))
    if "translator(__name__)" not in code:
        return
    context = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
    tree = ast.parse(code)
    at_use = {n for f in ast.walk(tree) if isinstance(f, _FUNCTIONS) for n in ast.walk(f)}
    for node in ast.walk(tree):
        way = _called(node)
        if not way or not isinstance(node, ast.Call):
            continue
        place = f"{path.relative_to(ROOT)}:{node.lineno}"
        if way in ("now", "count") and node not in at_use:
            raise Wrong(f"{place}: translated at import, before the language is known; tr.later")
        texts = [_literal(given, place) for given in node.args]
        if len(texts) != (2 if way.startswith("count") else 1):
            raise Wrong(f"{place}: values have names, and a count has two texts")
        yield Text(context, texts[-1], texts[0] if len(texts) == 2 else "")


def _texts_of_tables(tree: ast.Module) -> Iterator[Text]:
    """The words in tables and enumerations; a row of variables is made of rows that have them."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in TABLES
        ):
            context, places = TABLES[node.func.id]
            given = [node.args[i] for i in places if i < len(node.args)]
            for argument in given:
                if isinstance(argument, ast.Constant) and argument.value:
                    yield Text(context, str(argument.value))
        elif isinstance(node, ast.ClassDef) and node.name in ENUMS:
            for line in node.body:
                if isinstance(line, ast.Assign) and isinstance(line.value, ast.Constant):
                    yield Text(ENUMS[node.name], str(line.value.value))


def _texts_of_lists() -> Iterator[Text]:
    """What the lists beside the code say."""
    labels = json.loads((ROOT / "resources" / "labels.json").read_text(encoding="utf-8"))
    for group in labels["groups"]:
        yield Text("labels.groups", group)
    for row in labels["labels"]:
        yield Text("labels", row["title"])
    scenes = ROOT / "resources" / "examples" / "examples.json"
    for row in json.loads(scenes.read_text(encoding="utf-8")):
        yield Text("examples", row["title"])
    yield Text("styles", "Neutral")
    for manifest in sorted((ROOT / "checkpoints").glob("*/model.json")):
        for style in json.loads(manifest.read_text(encoding="utf-8")).get("styles", ()):
            yield Text("styles", style["name"])


def texts() -> list[Text]:
    """All texts of the program, sorted."""
    found = set(_texts_of_lists())
    for path in sorted(PACKAGE.rglob("*.py")):
        found.update(texts_of_module(path))
    return sorted(found)


def read_ts(path: Path) -> Translations:
    """The translations of a file that are finished."""
    known: Translations = {}
    if not path.is_file():
        return known
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type"):
                continue
            forms = [form.text or "" for form in translation.iter("numerusform")]
            known[name, message.findtext("source", "")] = tuple(forms or [translation.text or ""])
    return known


def _message(text: Text, forms: tuple[str, ...]) -> str:
    is_finished = len(forms) == (_TWO_FORMS if text.one else 1) and all(forms)
    kind = "" if is_finished else ' type="unfinished"'
    lines = [f"        <source>{escape(text.source)}</source>"]
    if text.one:
        lines.append(f"        <extracomment>One: {escape(text.one)}</extracomment>")
        forms = forms if is_finished else ("",) * _TWO_FORMS
        inner = "".join(f"\n            <numerusform>{escape(f)}</numerusform>" for f in forms)
        lines.append(f"        <translation{kind}>{inner}\n        </translation>")
    else:
        inner = escape(forms[0]) if is_finished else ""
        lines.append(f"        <translation{kind}>{inner}</translation>")
    opening = '    <message numerus="yes">' if text.one else "    <message>"
    return "\n".join([opening, *lines, "    </message>"])


def ts_of(language: str, wanted: list[Text], known: Translations) -> str:
    """A ``.ts`` file of these texts, with the translations that are known."""
    elsewhere = {source: forms for (_, source), forms in known.items()}
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines.append(f'<TS version="2.1" language="{language}" sourcelanguage="en">')
    context = None
    for text in wanted:
        if text.context != context:
            lines += ["</context>"] if context is not None else []
            context = text.context
            lines += ["<context>", f"    <name>{escape(context)}</name>"]
        forms = known.get((context, text.source)) or elsewhere.get(text.source, ())
        lines.append(_message(text, forms))
    return "\n".join([*lines, "</context>", "</TS>", ""])


def compile_all(into: Path = FOLDER) -> None:
    """Compiles what is newer than what was compiled of it."""
    sys.path.insert(0, str(ROOT))
    from hatch_build import compile_translations

    compile_translations(FOLDER, into)


def _unfinished(language: str) -> list[str]:
    known = read_ts(FOLDER / f"{language}.ts")
    return [f"{t.context}: {t.source}" for t in texts() if (t.context, t.source) not in known]


def main(arguments: list[str] | None = None) -> int:
    """Updates, checks or compiles the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--compile", action="store_true", help="only compile what is there")
    options = parser.parse_args(arguments)
    if not options.compile:
        wanted = texts()
        for language in LANGUAGES:
            path = FOLDER / f"{language}.ts"
            path.write_text(ts_of(language, wanted, read_ts(path)), encoding="utf-8")
            for line in _unfinished(language):
                print(f"{language}: not translated: {line}")
    try:
        compile_all()
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"the translations cannot be compiled: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
