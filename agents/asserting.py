"""Lets a check say what came instead: a bare ``assert f(1) == 2`` that fails shows the value of ``f(1)``."""

import ast


def telling(check: str) -> str:
    """The check with a message behind each comparison that has none, its lines as they were; worked out on failure."""
    try:
        tree = ast.parse(check)
    except (SyntaxError, ValueError):
        return check
    lines = [line.encode() for line in check.split("\n")]
    bare = [node for node in ast.walk(tree) if isinstance(node, ast.Assert) and node.msg is None]
    for node in sorted(bare, key=lambda n: (n.lineno, n.col_offset), reverse=True):
        if isinstance(node.test, ast.Compare) and node.end_lineno and node.end_col_offset:
            line, end = node.end_lineno - 1, node.end_col_offset
            shown = f", 'it gives ' + repr({ast.unparse(node.test.left)})"
            lines[line] = lines[line][:end] + shown.encode() + lines[line][end:]
    return b"\n".join(lines).decode()
