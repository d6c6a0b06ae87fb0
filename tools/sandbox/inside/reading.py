"""Reads a snippet without running it: what it binds, uses and imports, and why it does not parse.

It happens in the box because parsers, too, can be crashed by what they read.
"""

import ast
import io
import textwrap
import tokenize
from typing import Any

from probatum.tools.sandbox.inside.binding import BUILTIN, Names, bound_by
from probatum.tools.sandbox.inside.older import as_python3


def read(code: str) -> dict[str, Any]:
    """Plain data: ``error`` when it does not parse, else names, imports, comments; of Python 2 those of ``modern``."""
    error = _refused(code)
    if error is None:
        return _told(code)
    modern = as_python3(code) if isinstance(error, SyntaxError) and not _parses(code) else ""
    if modern and _refused(modern) is None:
        return _told(modern) | {"modern": modern}
    return {"error": _syntax(code, error)}


def _refused(code: str) -> BaseException | None:
    """What Python says of code that it does not take."""
    try:
        compile(ast.parse(code), "<snippet>", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return error
    return None


def _told(code: str) -> dict[str, Any]:
    tree = ast.parse(code)
    names = Names()
    names.module(tree)
    return {
        "binds": sorted(names.bound),
        "bound_by": bound_by(tree),
        "uses": sorted(names.wanted - BUILTIN),
        "imports": sorted(names.imports - names.optional),
        "optional": sorted(names.optional),
        "comments": _comments(code),
        "statements": len(tree.body),
        "defines": _defines(tree.body),
        "elided": _elided(tree),
    }


def _syntax(code: str, error: BaseException) -> dict[str, Any]:
    lines = [line for line in code.splitlines() if line.strip()]
    alone = sum(_parses(line.strip()) or _parses(line.strip() + "\n    pass") for line in lines)
    return {
        "type": type(error).__name__,
        "message": str(getattr(error, "msg", error)),
        "line": getattr(error, "lineno", 0) or 0,
        "headless": any(_parses(code.rstrip() + rest) for rest in ("\n    pass", " pass", "\ndef _(): pass")),
        "signature": _parses(f"def {code.strip()}: pass"),
        "indented": _parses(textwrap.dedent(code)) or _parses("def _():\n" + textwrap.indent(code, " ")),
        "share": alone / max(len(lines), 1),
    }


def _defines(body: list[ast.stmt]) -> bool:
    definitions = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    quiet = definitions | ast.Import | ast.ImportFrom | ast.Assign | ast.AnnAssign
    return any(isinstance(s, definitions) for s in body) and all(isinstance(s, quiet) for s in body)


def _elided(tree: ast.Module) -> list[int]:
    """The lines of statements that leave the arguments of a call out, as ``...``."""
    return [
        line
        for statement in tree.body
        if any(_is_left_out(part) for call in ast.walk(statement) if isinstance(call, ast.Call) for part in call.args)
        for line in range(statement.lineno, (statement.end_lineno or statement.lineno) + 1)
    ]


def _is_left_out(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is Ellipsis


def _parses(code: str) -> bool:
    try:
        ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def _comments(code: str) -> list[tuple[int, str, bool]]:
    """Line, text and whether it stands behind code, of every comment."""
    try:
        return [
            (token.start[0], token.string.lstrip("#").strip(), bool(token.line[: token.start[1]].strip()))
            for token in tokenize.generate_tokens(io.StringIO(code).readline)
            if token.type == tokenize.COMMENT
        ]
    except (tokenize.TokenError, SyntaxError):
        return []
