"""Tells whether a listing prints the same wherever and whenever it runs, as far as its code and output show."""

import ast
import re

_MODULES = frozenset({
    "asyncio", "datetime", "getpass", "multiprocessing", "os", "pathlib", "platform", "random",
    "requests", "secrets", "shutil", "socket", "sqlite3", "subprocess", "sys", "tempfile",
    "threading", "time", "urllib", "uuid",
})  # fmt: skip
_CALLS = frozenset({"default_rng", "frozenset", "hash", "id", "input", "now", "open", "set", "sleep", "today"})
_ADDRESS = re.compile(r"\b0x[0-9a-f]{6,}")


def steady(code: str, output: str) -> bool:
    """False for code that asks chance, the clock, the machine, a file or the order of a set."""
    try:
        nodes = list(ast.walk(ast.parse(code)))
    except (SyntaxError, ValueError):
        return False
    return not (
        any(_modules(node) & _MODULES for node in nodes)
        or any(isinstance(node, ast.Call) and _name(node.func) in _CALLS for node in nodes)
        or any(isinstance(node, ast.Set | ast.SetComp) for node in nodes)
        or _ADDRESS.search(output)
    )


def _modules(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Import):
        return {alias.name.split(".")[0] for alias in node.names}
    return {(node.module or "").split(".")[0]} if isinstance(node, ast.ImportFrom) else set()


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
