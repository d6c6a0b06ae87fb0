"""Holds a snippet against the listings of the book: is it one of them, or does it change what they define."""

import ast
from collections.abc import Iterator
from copy import deepcopy

from probatum.book import Chapter, Listing

Function = ast.FunctionDef | ast.AsyncFunctionDef


def same_code(code: str, listing: str) -> bool:
    """True when the two differ in spacing, comments and quotation marks at most."""
    if "".join(code.split()) == "".join(listing.split()):
        return True
    ours, theirs = _tree(code), _tree(listing)
    return bool(ours.body) and ast.dump(ours) == ast.dump(theirs)


def redefined(code: str, chapter: Chapter) -> dict[str, str]:
    """Functions of the book to which the code gives another body, each with the label of the book's page.

    Other names inside, annotations, docstrings and ways to import do not make another body. A name that the book
    itself defines several times is the book's in any of its bodies.
    """
    known: dict[str, dict[str, str]] = {}
    for block in chapter.blocks():
        for name, function in _functions(block.source) if isinstance(block, Listing) else ():
            known.setdefault(name, {}).setdefault(_body(function), str(block.label))
    return {
        name: next(iter(known[name].values()))
        for name, function in _functions(code)
        if name in known and _body(function) not in known[name]
    }


def _tree(code: str) -> ast.Module:
    """What the code says; nothing when it does not parse."""
    try:
        return ast.parse(code)
    except (SyntaxError, ValueError):
        return ast.Module(body=[], type_ignores=[])


def _functions(code: str) -> Iterator[tuple[str, Function]]:
    """Functions and methods with a body, by their names; ``...`` and ``pass`` leave it to the reader."""
    tree = _tree(code)
    owners: list[ast.Module | ast.ClassDef] = [tree, *(node for node in tree.body if isinstance(node, ast.ClassDef))]
    for owner in owners:
        of = f"{owner.name}." if isinstance(owner, ast.ClassDef) else ""
        for function in (node for node in owner.body if isinstance(node, Function)):
            left_out = any(isinstance(part, ast.Constant) and part.value is ... for part in ast.walk(function))
            if not left_out and not isinstance(function.body[-1], ast.Pass):
                yield of + function.name, function


def _body(function: Function) -> str:
    """What the function takes and does, the same for two ways of writing it down."""
    inner = dict[str, str]()
    for node in ast.walk(function):
        if isinstance(node, ast.arg):
            inner.setdefault(node.arg, f"_{len(inner)}")
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            inner.setdefault(node.id, f"_{len(inner)}")
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    even = _Even(inner)
    return "\n".join(ast.dump(even.visit(deepcopy(part))) for part in (function.args, *body))


class _Even(ast.NodeTransformer):
    """Numbers inner names; takes away annotations, and the module before a name that was imported."""

    def __init__(self, inner: dict[str, str]) -> None:
        self._inner = inner

    def visit_arg(self, node: ast.arg) -> ast.arg:
        return ast.arg(arg=self._inner[node.arg])

    def visit_Name(self, node: ast.Name) -> ast.Name:
        return ast.Name(id=self._inner.get(node.id, node.id))

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        if isinstance(node.value, ast.Name) and node.value.id not in self._inner:
            return ast.Name(id=node.attr)
        return ast.Attribute(value=self.visit(node.value), attr=node.attr)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.stmt:
        if node.value is None:
            return node
        return ast.Assign(targets=[self.visit(node.target)], value=self.visit(node.value))
