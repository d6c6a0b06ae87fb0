"""Tells how much there is to work out in a listing, and whether its output can be read off the code."""

import ast

EITHER = frozenset({"True", "False"})
"""Outputs of which one of two is right; whoever types one has even odds."""


def read_off(code: str, output: str) -> bool:
    """True when nothing is left to work out: no step but plain arithmetic, or an output that stands in the code."""
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return True
    nodes = list(ast.walk(tree))
    texts = {str(n.value).strip() for n in nodes if isinstance(n, ast.Constant)}
    literal = all(line.strip().strip("'\"") in texts for line in output.splitlines())
    chosen = any(isinstance(n, _TURNS | ast.Subscript) for n in nodes)
    sums = all(isinstance(n.op, ast.Add | ast.Sub | ast.Mult) for n in nodes if isinstance(n, ast.BinOp) and _plain(n))
    alike = any(isinstance(n, ast.Is | ast.IsNot) for n in nodes)
    return (
        work(tree) == 0
        or (work(tree) == 1 and sums and any(isinstance(n, ast.BinOp) and _plain(n) for n in nodes))
        or (work(tree) == 1 and output in EITHER and not alike)
        or (literal and not chosen)
    )


def _plain(node: ast.BinOp) -> bool:
    """True for arithmetic on two numbers that are written out."""
    return all(isinstance(n, ast.Constant) and isinstance(n.value, int) for n in (node.left, node.right))


_TURNS = ast.If | ast.For | ast.While | ast.Try | ast.FunctionDef
_STEPS = (
    ast.Delete | ast.BinOp | ast.Compare | ast.Subscript | ast.BoolOp | ast.UnaryOp | ast.AugAssign | ast.comprehension
)


def work(tree: ast.Module) -> int:
    """Steps that a reader takes to follow the code: operations, calls other than ``print``, and turns."""
    nodes = list(ast.walk(tree))
    calls = sum(isinstance(n, ast.Call) and ast.unparse(n.func) != "print" for n in nodes)
    return calls + sum(isinstance(n, _TURNS | _STEPS) for n in nodes)


def difficulty_of(code: str, *, laborious: bool) -> str:
    """A label by the number of turns in the code; ``laborious`` output, typed or with decimals, is never easy."""
    tree = ast.parse(code)
    turns = sum(isinstance(n, _TURNS) for n in ast.walk(tree))
    if turns == 0 and len(tree.body) <= 3 and not laborious:
        return "easy"
    return "medium" if turns <= 2 else "hard"
