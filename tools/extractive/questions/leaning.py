"""Finds what a listing leans on: the earlier listings that give it its names."""

import ast
import builtins
from collections.abc import Sequence

from probatum.notes import Snippet

_BUILTIN = frozenset(dir(builtins)) | {"__name__", "__file__"}


def names_given(code: str) -> set[str]:
    """Names that the code binds at its top level or anywhere in it."""
    tree = _tree(code)
    given = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            given.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            given.update((alias.asname or alias.name.split(".")[0]) for alias in node.names)
        elif isinstance(node, ast.arg):
            given.add(node.arg)
        elif isinstance(node, ast.ExceptHandler) and node.name:
            given.add(node.name)
    return given


def names_wanted(code: str) -> set[str]:
    """Names that the code reads and does not give itself before; a name that it changes in place counts as read."""
    tree = _tree(code)
    read = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
    first_read = _read_before_given(tree)
    return (read - names_given(code) - _BUILTIN) | (first_read - _BUILTIN)


def _read_before_given(tree: ast.Module) -> set[str]:
    """Top-level names whose first use is a reading: ``x = x + 1``, ``x += 1``."""
    given: set[str] = set()
    wanted: set[str] = set()
    for statement in tree.body:
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            given.add(statement.name)
            continue
        if isinstance(statement, ast.AugAssign) and isinstance(statement.target, ast.Name):
            wanted.update({statement.target.id} - given)
        if isinstance(statement, ast.Assign | ast.AnnAssign | ast.Expr) and statement.value is not None:
            inner = names_given(ast.unparse(statement.value))
            loads = {n.id for n in ast.walk(statement.value) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
            wanted.update(loads - given - inner)
        given.update(names_given(ast.unparse(statement)))
    return wanted


def _tree(code: str) -> ast.Module:
    try:
        return ast.parse(code)
    except (SyntaxError, ValueError):
        return ast.Module(body=[], type_ignores=[])


def setup_for(code: str, earlier: Sequence[Snippet]) -> tuple[Snippet, ...] | None:
    """The earlier snippets that give ``code`` its names, in order; None when a name comes from nowhere."""
    wanted = names_wanted(code)
    chosen: list[Snippet] = []
    for snippet in reversed(earlier):
        if snippet.language != "python" or not (snippet.proof and snippet.proof.good):
            continue
        given = names_given(snippet.code)
        if given & wanted:
            chosen.append(snippet)
            wanted = (wanted - given) | names_wanted(snippet.code)
    return None if wanted else tuple(reversed(chosen))


def without_looks(code: str) -> str:
    """The code without the lines that only show a value and call nothing."""
    body = _tree(code).body
    idle = [n for n in body if isinstance(n, ast.Expr) and not _does_something(n)]
    gone = {line for node in idle for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)}
    kept = {n.lineno for n in body if n not in idle}
    return "\n".join(text for i, text in enumerate(code.splitlines(), 1) if i not in gone - kept)


def _does_something(statement: ast.Expr) -> bool:
    return any(isinstance(node, ast.Call | ast.NamedExpr | ast.Await | ast.Yield) for node in ast.walk(statement))
