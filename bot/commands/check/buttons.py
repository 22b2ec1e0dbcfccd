"""Titles of buttons that stand in the code, and not in a file below data/."""

import ast
from collections.abc import Iterator
from pathlib import Path

from bot.config import ROOT

FOLDERS = ("actions", "bot/domain", "bot/services")
_FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)


def literals(root: Path = ROOT) -> Iterator[tuple[Path, int, str]]:
    """Yield the file, the line and the title of every button whose title is written in the code.

    Args:
        root: folder of the project.
    """
    for folder in FOLDERS:
        for file in sorted((root / folder).rglob("*.py")):
            tree = ast.parse(file.read_text(encoding="utf-8"))
            for function in (node for node in ast.walk(tree) if isinstance(node, _FUNCTION)):
                yield from ((file, line, title) for line, title in _titles(function))


def _titles(function: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Button" and node.args:
            title = node.args[0]
            if isinstance(title, ast.Name):
                yield from ((node.lineno, one) for one in _table(function))
            elif written := _written(title):
                yield node.lineno, written


def _table(function: ast.AST) -> Iterator[str]:
    """Yield what a function goes through to make buttons: keys of a table, or the first of pairs."""
    for node in ast.walk(function):
        match node:
            case ast.Dict(keys=keys, values=values) if all(isinstance(one, ast.Constant) for one in values):
                yield from (_written(one) for one in keys if one)
            case ast.Tuple(elts=[ast.Constant(value=str(title)), ast.Constant(value=str())]):
                yield title


def _written(title: ast.expr) -> str:
    """Return a title, with a digit for what is put into it; empty when it comes out of data."""
    match title:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(_written(part) or "9" for part in parts)
        case _:
            return ""
