"""Follows the names of a module: what it binds, what it takes from before it, what it imports."""

import ast
import builtins
from typing import Any

BUILTIN = frozenset(dir(builtins)) | {"__file__", "__name__", "__doc__", "display", "_", "exit", "quit", "help"}


class Names(ast.NodeVisitor):
    """Follows the module's statements in order, noting each name that is wanted before it is bound."""

    def __init__(self) -> None:
        """Nothing seen yet."""
        self.bound: set[str] = set()
        self.wanted: set[str] = set()
        self.imports: set[str] = set()
        self.optional: set[str] = set()
        self._later: set[str] = set()

    def module(self, tree: ast.Module) -> None:
        """Visits all; bodies of functions count as run at the end."""
        self.visit(tree)
        self.wanted |= self._later - self.bound

    def visit_Name(self, node: ast.Name) -> None:
        """A load wants, a store binds."""
        if isinstance(node.ctx, ast.Load):
            self.wanted |= {node.id} - self.bound
        elif isinstance(node.ctx, ast.Store):
            self.bound.add(node.id)

    def visit_Assign(self, node: ast.Assign) -> None:
        """The value comes before the targets."""
        self._each(node.value, *node.targets)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        """An annotation alone binds nothing."""
        self._each(node.annotation, node.value, node.target if node.value else None)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        """The target is read first."""
        if isinstance(node.target, ast.Name):
            self.wanted |= {node.target.id} - self.bound
        self._each(node.value, node.target)

    def visit_For(self, node: ast.For | ast.AsyncFor) -> None:
        """The iterable comes before the target."""
        self._each(node.iter, node.target, *node.body, *node.orelse)

    visit_AsyncFor = visit_For

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        """The value comes before the target."""
        self._each(node.value, node.target)

    def visit_Import(self, node: ast.Import) -> None:
        """Binds the first part of a dotted name, or the alias."""
        for alias in node.names:
            self.imports.add(alias.name)
            self.bound.add(alias.asname or alias.name.partition(".")[0])

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        """Binds the names."""
        if node.module and not node.level:
            self.imports.add(node.module)
        self.bound |= {alias.asname or alias.name for alias in node.names}

    def visit_Try(self, node: ast.Try) -> None:
        """Imports in a ``try`` that minds ImportError are optional."""
        caught = " ".join(ast.unparse(h.type) if h.type else "ImportError" for h in node.handlers)
        before = set(self.imports)
        self._each(*node.body)
        if any(name in caught for name in ("ImportError", "ModuleNotFoundError", "Exception")):
            self.optional |= self.imports - before
        self._each(*node.handlers, *node.orelse, *node.finalbody)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        """Binds ``as`` names."""
        self.bound |= {node.name} if node.name else set()
        self.generic_visit(node)

    def visit_MatchAs(self, node: ast.MatchAs) -> None:
        """Binds captures."""
        self.bound |= {node.name} if node.name else set()
        self.generic_visit(node)

    visit_MatchStar = visit_MatchAs  # type: ignore[assignment]  # both have ``name``

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        """Decorators and defaults now, the body later."""
        self._each(*node.decorator_list, *node.args.defaults, *node.args.kw_defaults)
        self.bound.add(node.name)
        self._body(node.args, node.body)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Lambda(self, node: ast.Lambda) -> None:
        """The body later."""
        self._each(*node.args.defaults, *node.args.kw_defaults)
        self._body(node.args, [node.body])

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """The body now, in a scope of its own."""
        self._each(*node.decorator_list, *node.bases, *node.keywords)
        inner = self._inner(self.bound)
        inner._each(*node.body)
        self.wanted |= inner.wanted
        self._later |= inner._later
        self.bound.add(node.name)

    def _comprehension(self, node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp) -> None:
        inner = self._inner(self.bound)
        for part in node.generators:
            inner._each(part.iter, part.target, *part.ifs)
        inner._each(*([node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]))
        self.wanted |= inner.wanted
        self._later |= inner._later

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = _comprehension

    def _body(self, arguments: ast.arguments, body: list[Any]) -> None:
        """A function's body: its own stores are local, unless declared global."""
        given = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
        inner = self._inner({a.arg for a in given if a})
        shared = {n for s in body for g in ast.walk(s) if isinstance(g, ast.Global) for n in g.names}
        inner._each(*body)
        local = (inner.bound - shared) | {a.arg for a in given if a}
        self._later |= (inner.wanted | inner._later) - local
        self.bound |= inner.bound & shared

    def _inner(self, bound: set[str]) -> "Names":
        inner = Names()
        inner.bound, inner.imports, inner.optional = set(bound), self.imports, self.optional
        return inner

    def _each(self, *nodes: ast.AST | None) -> None:
        for node in nodes:
            if node is not None:
                self.visit(node)


def bound_by(tree: ast.Module) -> dict[str, int]:
    """For each name the last line of the last statement that binds it."""
    found: dict[str, int] = {}
    for statement in tree.body:
        names = Names()
        names.visit(statement)
        found |= dict.fromkeys(names.bound, statement.end_lineno or 0)
    return found
