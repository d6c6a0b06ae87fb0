"""Small sound changes of a Python listing: what it would be if one thing in it were otherwise."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

_SWAPS: dict[type[ast.AST], tuple[str, str]] = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.Is: ("is", "is not"),
    ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "+"),
    ast.Div: ("/", "//"),
    ast.FloorDiv: ("//", "/"),
    ast.Mod: ("%", "//"),
    ast.Pow: ("**", "*"),
    ast.And: ("and", "or"),
    ast.Or: ("or", "and"),
}
_METHODS = {
    "upper": "lower",
    "lower": "upper",
    "max": "min",
    "min": "max",
    "lstrip": "rstrip",
    "rstrip": "lstrip",
    "find": "rfind",
    "append": "extend",
    "extend": "append",
    "sort": "reverse",
    "items": "keys",
    "count": "index",
    "capitalize": "title",
    "sorted": "list",
    "sum": "len",
    "len": "max",
    "keys": "values",
    "values": "keys",
    "startswith": "endswith",
    "endswith": "startswith",
    "any": "all",
    "all": "any",
    "union": "intersection",
    "intersection": "union",
}


@dataclass(frozen=True)
class Variation:
    """A listing with one place changed."""

    code: str
    line: int
    """1-based, of the place."""
    before: str
    """What stood there."""
    after: str
    """What stands there now."""
    start: int
    """Offset of the place in the original code."""

    @property
    def changed_line(self) -> str:
        """The changed line as it now reads, without its indent."""
        return self.code.splitlines()[self.line - 1].strip()


def variations(code: str) -> Iterator[Variation]:
    """Every change of one operator, small number, truth value, leap, second name or well-known method; by place.

    The condition of a ``while`` is left alone, so that no change makes an endless loop of a terminating one;
    so are the numbers that are data, or say how many digits are shown: another would only read differently.
    """
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return
    guarded = {id(n) for loop in ast.walk(tree) if isinstance(loop, ast.While) for n in ast.walk(loop)}
    guarded |= {id(n) for node in ast.walk(tree) for n in _data(node)}
    places = _Places(code)
    found = [
        places.change(start, end, after)
        for node in ast.walk(tree)
        if id(node) not in guarded
        for start, end, after in _changes(node, places)
    ]
    apart = {f.code: f for f in found if _parses(f.code)}
    yield from sorted(apart.values(), key=lambda f: (f.start, f.after))


def _data(node: ast.AST) -> list[ast.expr]:
    """Members of a list, tuple, set or dictionary written out, and the digits that a number is rounded to."""
    match node:
        case ast.List(elts=members) | ast.Tuple(elts=members) | ast.Set(elts=members):
            return members
        case ast.Dict(keys=keys, values=values):
            return [*filter(None, keys), *values]
        case ast.Call(func=ast.Name(id="round"), args=[_, digits]):
            return [digits]
    return []


class _Places:
    """Offsets in a source text for the lines and UTF-8 columns of its syntax tree."""

    def __init__(self, code: str) -> None:
        self.code = code
        self._lines = code.splitlines(keepends=True)
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line))

    def offset(self, line: int, column: int) -> int:
        return self._starts[line - 1] + len(self._lines[line - 1].encode()[:column].decode())

    def span(self, node: ast.expr) -> tuple[int, int]:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return self.offset(node.lineno, node.col_offset), self.offset(node.end_lineno, node.end_col_offset)

    def change(self, start: int, end: int, after: str) -> Variation:
        code = self.code[:start] + after + self.code[end:]
        return Variation(code, self.code.count("\n", 0, start) + 1, self.code[start:end], after, start)


def _changes(node: ast.AST, places: _Places) -> Iterator[tuple[int, int, str]]:
    match node:
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            yield from _operator(left, op, right, places)
        case ast.BinOp(left=left, op=op, right=right) if not _text(left, right):
            yield from _operator(left, op, right, places)
        case ast.BoolOp(op=op, values=[left, right]):
            yield from _operator(left, op, right, places)
        case ast.AugAssign(target=target, op=op, value=value) if type(op) in _SWAPS:
            yield from _operator(target, op, value, places)
        case ast.Constant(value=bool() as truth):
            yield (*places.span(node), str(not truth))
        case ast.Constant(value=int() as number) if 0 <= number <= 100:
            yield (*places.span(node), str(number + 1))
            if number >= 1:
                yield (*places.span(node), str(number - 1))
        case ast.Call(func=ast.Attribute(attr=name) as function) if name in _METHODS:
            end = places.span(function)[1]
            yield end - len(name), end, _METHODS[name]
        case ast.Call(func=ast.Name(id=name) as function) if name in _METHODS:
            yield (*places.span(function), _METHODS[name])
        case _:
            yield from _turns(node, places)


def _turns(node: ast.AST, places: _Places) -> Iterator[tuple[int, int, str]]:
    """A copy in place of a second name, a condition without its *not*, another leap in a loop."""
    match node:
        case ast.Assign(targets=[ast.Name()], value=ast.Name() as other):
            end = places.span(other)[1]
            yield end, end, "[:]"
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield places.offset(node.lineno, node.col_offset), places.span(operand)[0], ""
        case ast.For(body=body):
            yield from _leaps(body, places)
        case _:
            return


def _operator(left: ast.expr, op: ast.AST, right: ast.expr, places: _Places) -> Iterator[tuple[int, int, str]]:
    if type(op) not in _SWAPS:
        return
    sign, other = _SWAPS[type(op)]
    start, end = places.span(left)[1], places.span(right)[0]
    at = places.code.find(sign, start, end)
    if at >= 0:
        yield at, at + len(sign), other


def _leaps(body: list[ast.stmt], places: _Places) -> Iterator[tuple[int, int, str]]:
    """``break`` for ``continue`` and the other way round; a ``for`` ends with either."""
    for node in (n for statement in body for n in ast.walk(statement)):
        if isinstance(node, ast.Break | ast.Continue):
            start, word = places.offset(node.lineno, node.col_offset), type(node).__name__.lower()
            yield start, start + len(word), "continue" if word == "break" else "break"


def _text(*operands: ast.expr) -> bool:
    """True when an operand is text: swapping its ``+`` would only raise an error."""
    return any(
        isinstance(o, ast.JoinedStr) or (isinstance(o, ast.Constant) and isinstance(o.value, str)) for o in operands
    )


def _parses(code: str) -> bool:
    try:
        ast.parse(code)
    except (SyntaxError, ValueError):
        return False
    return True
