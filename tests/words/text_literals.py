"""Finds the texts in the code that a person could read and that are not translated."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

NOT_SHOWN = {
    "setObjectName",
    "setProperty",
    "property",
    "findChild",
    "getLogger",
    "setStyleSheet",
    "QKeySequence",
    "getattr",
    "TypeVar",
    "ContextVar",
    "ValueError",
    "RunLengthError",
    "Cancelled",
    "debug",
    "info",
    "warning",
    "error",
    "exception",
    "critical",
}
"""Calls whose texts nobody reads but the program, and those who read the log."""
TRANSLATING = {"tr", "later", "count", "count_later"}
TABLE_ROWS = {"Command": (0, 1, 3), "_tool": (0, 1), "ToolGroup": (0,), "Menu": (0,)}
"""Rows whose words ``tools/translations.py`` knows, by place; their keys are Qt's own words."""
_KEYS = re.compile(
    r"((Ctrl|Shift|Alt|Meta)\+)+(\S|[A-Z]\w*)"
    r"|Esc|Space|Return|Enter|Tab|Backspace|Ins|Del|PgUp|PgDown|Home|End|Left|Right|Up|Down"
)
_WORDS = re.compile(r"[A-Za-z]{2,} +\W*[A-Za-z]|^[a-z]{3,} +\d|^&?[A-Z][&a-z]+\b|[a-z]{3,}[.!?:]$")
_WORD = re.compile(r"(?<![\w-])[A-Za-z]{3,}\b(?!=)")
_TAGS = re.compile(r"<[^>]*>|\*\.[a-z.]+")
_CODE = re.compile(r"\{\s*[a-z-]+\s*:|;$")


def texts_in(path: Path) -> Iterator[tuple[int, str]]:
    """(line, text) of each text that looks like words of a person's language and is left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = set(_silent(tree))
    for node in ast.walk(tree):
        if node in silent:
            continue
        if isinstance(node, ast.JoinedStr):
            parts = [v for v in node.values if isinstance(v, ast.Constant)]
            silent.update(parts)
            text = "".join(_part(value) for value in node.values)
            is_for_people = not _CODE.search(text) and any(_has_word(str(p.value)) for p in parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
            is_for_people = _is_for_people(text)
        else:
            continue
        if is_for_people:
            yield node.lineno, text


def _part(value: ast.expr) -> str:
    return str(value.value) if isinstance(value, ast.Constant) else "{}"


def _is_for_people(text: str) -> bool:
    plain = _TAGS.sub("", text)
    return bool(_WORDS.search(plain)) and not _CODE.search(plain) and not _KEYS.fullmatch(plain)


def _has_word(part: str) -> bool:
    """Whether a part of a text with values has words between spaces, and not only units."""
    plain = _TAGS.sub("", part)
    return " " in plain and bool(_WORD.search(plain))


def _silent(tree: ast.Module) -> Iterator[ast.AST]:
    """What is not shown: docstrings, types, assertions, names for the program, what is
    translated."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        elif isinstance(node, (ast.Assert, ast.Compare)):
            # What is compared is looked for, not shown; keys and types are names.
            yield from ast.walk(node)
        elif isinstance(node, ast.Subscript):
            yield from ast.walk(node.slice)
        elif isinstance(node, (ast.AnnAssign, ast.arg)) and node.annotation is not None:
            yield from ast.walk(node.annotation)
        elif isinstance(node, ast.FunctionDef) and node.returns is not None:
            yield from ast.walk(node.returns)
        elif isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            yield from ast.walk(node.format_spec)
        elif isinstance(node, ast.Call):
            yield from _silent_arguments(node)


def _silent_arguments(call: ast.Call) -> Iterator[ast.AST]:
    function = call.func
    name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
    if name in NOT_SHOWN:
        for argument in call.args:
            yield from ast.walk(argument)
    elif name in TRANSLATING:
        yield from (a for a in call.args if isinstance(a, ast.Constant))
    elif name in TABLE_ROWS:
        places = TABLE_ROWS[name]
        yield from (call.args[i] for i in places if i < len(call.args))
        if name == "Command" and len(call.args) > 2:
            yield from ast.walk(call.args[2])
