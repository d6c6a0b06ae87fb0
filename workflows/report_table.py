"""The report as lines for a terminal: what fell short first, what could not be tried after it, then the counts."""

from collections.abc import Iterator

from probatum.tools.sandbox.cleaning import cleaned
from probatum.workflows.report import Item, Report

WIDTH = 160
"""Characters of a reason that are shown; the JSON has the whole."""
SIGNS = {"held": "✓", "short": "✗", "untried": "·"}
PLAIN = {"held": "ok", "short": "!!", "untried": "--"}


def to_lines(report: Report, *, plain: bool = False, everything: bool = False) -> Iterator[str]:
    """A line an item, then one with the counts; ``everything`` shows links and statements that hold too."""
    shown = [
        item for item in report.items if everything or not item.verdict.good or item.kind in {"snippet", "diagram"}
    ]
    for item in shown:
        yield cleaned(_line(item, PLAIN if plain else SIGNS))
    if shown:
        yield ""
    yield cleaned(" ".join(report.file.splitlines())) + f": {report.line}"


def _line(item: Item, signs: dict[str, str]) -> str:
    state = "held" if item.verdict.good else "short" if item.short else "untried"
    place = f"{item.subject}:{item.line}" if item.subject.startswith("cell") else str(item.line)
    reason = " ".join(item.reason.split())
    reason = reason if len(reason) <= WIDTH else reason[: WIDTH - 1] + "…"
    return f"{signs[state]:>2} {place:>5}  {item.kind.value:<8}  {item.verdict.value:<13}  {reason}".rstrip()
