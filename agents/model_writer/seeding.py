"""Fixes the seeds that a snippet left open, in its own text, so that the reader sees what the sandbox saw."""

import ast

SEED = 1
MODULES = {"random": "random.seed", "numpy": "numpy.random.seed", "np": "np.random.seed"}
"""The names of modules whose own generator is shared, and what sets its seed."""
APART = frozenset({"Random", "SystemRandom", "default_rng", "RandomState", "Generator", "SeedSequence"})
"""What makes a generator of its own."""
GENERATORS = frozenset({"Random", "default_rng", "RandomState"})
"""Without an argument they are seeded by the machine."""


def seeded(code: str) -> str:
    """``code`` with a seed wherever it would draw on the machine's; as it was when it does not parse."""
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError):
        return code
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    lines = code.split("\n")
    for call in sorted(calls, key=lambda c: (c.end_lineno or 0, c.end_col_offset or 0), reverse=True):
        if _name(call.func).rpartition(".")[2] in GENERATORS and not call.args and not call.keywords:
            _put_in(lines, call)
    opened = _shared(calls)
    if opened:
        place = max((n.end_lineno or 0 for n in tree.body if isinstance(n, ast.Import | ast.ImportFrom)), default=0)
        lines[place:place] = [f"{MODULES[module]}({SEED})" for module in sorted(opened)]
    return "\n".join(lines)


def _shared(calls: list[ast.Call]) -> set[str]:
    """The modules whose shared generator is drawn from and never seeded."""
    drawn, seeded_by_hand = set[str](), set[str]()
    for call in calls:
        module, _, function = _name(call.func).rpartition(".")
        module = module.removesuffix(".random") if module != "random" else module
        if function not in APART and module in MODULES and (module == "random" or ".random." in _name(call.func)):
            (seeded_by_hand if function == "seed" else drawn).add(module)
    return drawn - seeded_by_hand


def _name(function: ast.expr) -> str:
    """``np.random.rand`` of such an expression; empty for another."""
    parts: list[str] = []
    while isinstance(function, ast.Attribute):
        parts.append(function.attr)
        function = function.value
    return ".".join(reversed([*parts, function.id])) if isinstance(function, ast.Name) else ""


def _put_in(lines: list[str], call: ast.Call) -> None:
    """Writes the seed between the call's brackets."""
    row, column = (call.end_lineno or 1) - 1, (call.end_col_offset or 1) - 1
    line = lines[row].encode()
    lines[row] = (line[:column] + str(SEED).encode() + line[column:]).decode()
