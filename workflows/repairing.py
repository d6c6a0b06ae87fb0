"""Puts a model's repairs of failing snippets into a note: only those that held when they ran."""

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from probatum.agents.model_reviewer import repair_snippets
from probatum.notes import Snippet
from probatum.proof import Proof
from probatum.tools.journal import Journal
from probatum.tools.markdown.reading import read_note
from probatum.tools.markdown.snippets import Placed, snippets_of
from probatum.tools.models import Model
from probatum.tools.sandbox import Policy, try_snippets


async def with_repairs(text: str, model: Model, *, policy: Policy, journal: Journal | None = None) -> str:
    """The note's text with its failing snippets repaired; the same text when no repair held."""
    placed = [one for one in snippets_of(read_note(text)) if one.beforehand is None]
    with tempfile.TemporaryDirectory(prefix="probatum-") as scratch:

        async def run(snippets: Sequence[Snippet]) -> Sequence[Proof]:
            return await try_snippets(snippets, policy=policy, pictures=Path(scratch), journal=journal)

        repaired = await repair_snippets(model, [one.snippet for one in placed], run)
    return _written(text, placed, repaired)


def _written(text: str, placed: Sequence[Placed], repaired: Mapping[str, Snippet]) -> str:
    """The text with the repaired code in its places, behind the marks of the quotes and lists that hold it."""
    ending = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(ending)
    for one in reversed(placed):
        if one.snippet.id in repaired:
            old = one.snippet.code.splitlines()
            start = one.first - 1
            prefix = lines[start].removesuffix(old[0]) if old else ""
            code = repaired[one.snippet.id].code.splitlines()
            lines[start : start + len(old)] = [f"{prefix}{line}".rstrip() for line in code]
    return ending.join(lines)
